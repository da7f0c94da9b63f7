"""What an editor asks of the prose of reviews and guides."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from blackout_ext.audit.words import words
from blackout_ext.spoilers.word_count import count
from tests.book.pages import DOCS, Page, names, page_of, pages_in

if TYPE_CHECKING:
    from collections.abc import Iterable

REVIEWS = pages_in("reviews", "films")
GUIDES = pages_in("guides")
OTHERS = [page_of(path) for path in sorted(DOCS.glob("*.md"))]
LONGEST_IN_COMMON = 5
"""Words in a row that two reviews may share; titles and headings are not counted."""
AMERICAN = re.compile(
    r"\b(?:behavior|center(?:ed|s)?|color(?:ed|s|ful)?|defense|favor(?:ite|ed|s)?|flavor|gray"
    r"|honor(?:ed|s)?|humor|jewelry|labor|neighbor(?:hood|s)?|offense|plow|program(?=s? on)|rumor"
    r"|skeptic(?:al)?|theater|travel(?:ed|er|ing)|canceled|catalog|dialog|fulfill|story line"
    r"|(?:apolog|organ|real|recogn|sympath|critic|emphas|memor)iz(?:e[ds]?|ing))\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("page", REVIEWS, ids=names(REVIEWS))
def test_length_of_a_review(page: Page) -> None:
    assert 1300 <= count(page.prose) <= 2200


@pytest.mark.parametrize("page", GUIDES, ids=names(GUIDES))
def test_length_of_a_guide(page: Page) -> None:
    """Without what the build adds from the reviews."""
    assert 1200 <= count(page.prose) <= 2500


def test_reviews_share_no_phrase() -> None:
    assert shared_phrases(REVIEWS) == {}


def test_reviews_begin_differently() -> None:
    openings = defaultdict(list)
    for page in REVIEWS:
        openings[" ".join(words(page.paragraphs)[:3])].append(page.name)
    assert [pages for pages in openings.values() if len(pages) > 1] == []


@pytest.mark.parametrize(
    "page", [*REVIEWS, *GUIDES, *OTHERS], ids=names([*REVIEWS, *GUIDES, *OTHERS])
)
def test_british_spelling(page: Page) -> None:
    assert AMERICAN.findall(page.prose.replace("Pearl Harbor", "")) == []


def shared_phrases(pages: Iterable[Page]) -> dict[str, list[str]]:
    """Return the phrases that stand in more than one page, with the pages."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for paragraph in re.split(r"\n\s*\n", page.paragraphs):
            sequence = words(paragraph)
            for start in range(len(sequence) - LONGEST_IN_COMMON):
                found[" ".join(sequence[start : start + LONGEST_IN_COMMON + 1])].add(page.name)
    return {phrase: sorted(where) for phrase, where in found.items() if len(where) > 1}


def test_a_shared_phrase_is_found() -> None:
    title = "*The Man in the High Castle and Others*"
    one = Page("one", f"# Same Words in the Same Heading\n\nIt was, {title}, a cold day.\n", None)
    two = Page(
        "two",
        f"# Same Words in the Same Heading\n\nOf {title} {{blackout}}`nobody speaks`, "
        "and it was\na cold day, in May.\n",
        None,
    )
    assert shared_phrases([one, two]) == {}
    three = Page("three", "There {blackout}`nobody speaks, and it was a`\ncold day.\n", None)
    assert list(shared_phrases([two, three])) == [
        "nobody speaks and it was a",
        "speaks and it was a cold",
        "and it was a cold day",
    ]
