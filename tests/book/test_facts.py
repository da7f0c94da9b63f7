"""Years, people, ISBNs and prizes in reviews are those that were looked up."""

from __future__ import annotations

from typing import Any

import pytest

from blackout_ext.reviews.model import Review
from tests.book.facts import Facts, contradictions, read_facts
from tests.book.pages import Page, names, pages_in

FACTS = read_facts()
REVIEWS = pages_in("reviews", "films")


@pytest.mark.parametrize("page", REVIEWS, ids=names(REVIEWS))
def test_a_review_says_what_was_looked_up(page: Page) -> None:
    assert page.review is not None
    assert page.name in FACTS, f"add {page.name} to tests/book/facts.yaml, with sources"
    assert list(contradictions(page.review, FACTS[page.name])) == []


GIVEN: dict[str, Any] = {
    "kind": "novel",
    "title": "A Weir",
    "authors": "Ann Author",
    "published": {"year": 1968, "publisher": "Hart"},
    "isbn": {"uk": "9780571258093"},
    "awards": [{"name": "Lock Prize", "year": 1969, "result": "won"}],
    "adaptations": [
        {"title": "A Weir", "year": 1971, "kind": "film", "cast": "Zoë Åström (The Miller)"}
    ],
}
KNOWN = Facts.model_validate(
    {
        **{key: value for key, value in GIVEN.items() if key != "kind"},
        "isbn": ["9780571258093", "9781400078776"],
        "adaptations": [{**GIVEN["adaptations"][0], "cast": ["Zoë Åström", "Ben Byron"]}],
        "sources": "somewhere",
    }
)


def test_the_same_facts_are_no_contradiction() -> None:
    assert list(contradictions(Review.model_validate(GIVEN), KNOWN)) == []
    fewer = {key: GIVEN[key] for key in ("kind", "title", "authors")}
    assert list(contradictions(Review.model_validate(fewer), KNOWN)) == []


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [
        ("title", "The Weir", "title"),
        ("authors", "Ann Other", "author"),
        ("directors", "Ann Other", "director"),
        ("cast", "Ann Other", "actor"),
        ("minutes", 90, "minutes"),
        ("published", 1967, "published.year"),
        ("published", {"year": 1968, "publisher": "Heart"}, "published.publisher"),
        ("published", {"year": 1968, "date": "1968-01-02"}, "published.date"),
        ("isbn", "9780804429573", "ISBN"),
        ("awards", [{"name": "Lock Prize", "year": 1969, "result": "nominated"}], "award"),
        ("awards", [{"name": "Sluice Prize", "year": 1969, "result": "won"}], "award"),
        ("adaptations", [{"title": "A Weir", "year": 1972, "kind": "film"}], "adaptation"),
        (
            "adaptations",
            [{"title": "A Weir", "year": 1971, "kind": "film", "cast": ["Ann Other"]}],
            "adaptation",
        ),
    ],
)
def test_another_fact_is_a_contradiction(key: str, value: object, what: str) -> None:
    [found] = contradictions(Review.model_validate({**GIVEN, key: value}), KNOWN)
    assert found.startswith(f"{what}: ")
