from __future__ import annotations

import pytest

from outbound_links import with_query


@pytest.mark.parametrize(
    ("url", "parameters", "expected"),
    [
        ("https://a.example/b?q=bn:1", {}, "https://a.example/b?q=bn:1"),
        ("https://a.example/b", {"tag": "x-21"}, "https://a.example/b?tag=x-21"),
        ("https://a.example/b?q=1#top", {"tag": "x"}, "https://a.example/b?q=1&tag=x#top"),
        ("https://a.example/b?tag=old&q=", {"tag": "new"}, "https://a.example/b?q=&tag=new"),
        ("https://a.example/b?q=1&q=2", {"tag": "x"}, "https://a.example/b?q=1&q=2&tag=x"),
        (
            "https://a.example/",
            {"t": "A & B=é/#"},
            "https://a.example/?t=A%20%26%20B%3D%C3%A9%2F%23",
        ),
        ("mailto:", {"subject": "1 + 1"}, "mailto:?subject=1%20%2B%201"),
    ],
)
def test_with_query(url: str, parameters: dict[str, str], expected: str) -> None:
    assert with_query(url, parameters) == expected
