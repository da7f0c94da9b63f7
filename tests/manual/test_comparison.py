"""The comparison with other tools looks in the right places, and its page has all of them."""

from __future__ import annotations

import pytest

from tests.bench.comparison.sites import ABSENT, APART, END, OPEN, readable, where
from tests.bench.comparison.ways import SECRET, WAYS
from tests.conftest import DOCS


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([f"one {SECRET} two {END}"], OPEN),
        ([f"one {END} {SECRET}"], APART),
        ([f"one {END}", SECRET], APART),
        ([f"one {END}", "two"], ABSENT),
        ([f"one {END}", SECRET, f"{SECRET} {END}"], OPEN),
    ],
)
def test_a_passage_is_in_place_before_the_end_of_its_page(texts: list[str], found: str) -> None:
    assert where(texts) == found


def test_text_of_a_page_has_what_is_hidden_and_no_attribute() -> None:
    page = f'<p data-x="{SECRET}">a</p><details><p>b</p></details><p hidden>c</p>'
    assert readable(page) == "abc"


@pytest.mark.parametrize("name", [way.name for way in WAYS])
def test_every_way_is_in_both_tables(name: str) -> None:
    page = (DOCS / "extension" / "comparison.md").read_text("utf-8")
    assert sum(line.startswith(f"| {name}") for line in page.splitlines()) == 2
