"""Names that can stand in an address."""

from __future__ import annotations

import pytest

from blackout_ext.reviews.slugs import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Philip K. Dick", "philip-k-dick"),
        ("11/22/63", "11-22-63"),
        ("The Yiddish Policemen’s Union", "the-yiddish-policemens-union"),
        ("What? — No!", "what-no"),
        ("snake_case _ and  spaces", "snake-case-and-spaces"),
        ("Élodie Straße", "elodie-strasse"),
        ("高い城の男", "高い城の男"),
        ("…", "-"),
        ("", "-"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected
