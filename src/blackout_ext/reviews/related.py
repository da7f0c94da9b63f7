"""Which reviews a reader may want to go on with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .entries import ReviewPage

MOST = 4
"""Reviews that one page shows."""
COMMON = 50
"""A feature that more reviews share says little, and would make all pairs of them."""
WEIGHTS = {"work": 5.0, "maker": 3.0, "series": 4.0, "theme": 1.0, "century": 0.5, "subgenre": 0.5}
"""What a shared feature counts."""


def related(pages: Mapping[str, ReviewPage]) -> dict[str, tuple[str, ...]]:
    """Return the names of the related reviews of each, the closest first.

    Those that the review names come first, then those that name it, then those that
    share the most.  The time is linear in the number of reviews, as features that many
    share are left out.

    Args:
        pages: all reviews, by name.
    """
    index: dict[tuple[str, str], list[str]] = {}
    for name in sorted(pages):
        for feature in features(pages[name]):
            index.setdefault(feature, []).append(name)
    naming: dict[str, list[str]] = {}
    for name in sorted(pages):
        for other in pages[name].review.related:
            naming.setdefault(other, []).append(name)
    return {
        name: closest(name, pages, naming.get(name, []), sharing(page, index))
        for name, page in pages.items()
    }


def closest(
    name: str, pages: Mapping[str, ReviewPage], naming: list[str], sharing: Counter[str]
) -> tuple[str, ...]:
    """Return the names of the reviews closest to the one called *name*."""
    by_score = sorted(sharing, key=lambda other: (-sharing[other], other))
    ranked = dict.fromkeys([*pages[name].review.related, *naming, *by_score])
    return tuple(other for other in ranked if other != name and other in pages)[:MOST]


def sharing(page: ReviewPage, index: Mapping[tuple[str, str], list[str]]) -> Counter[str]:
    """Return how much other reviews share with *page*."""
    scores: Counter[str] = Counter()
    for feature in features(page):
        those = index[feature]
        if len(those) <= COMMON:
            scores.update(dict.fromkeys(those, WEIGHTS[feature[0]]))
    return scores


def features(page: ReviewPage) -> Iterator[tuple[str, str]]:
    """Yield what a review may share with others: kind of feature and value."""
    review = page.review
    yield "work", review.title.casefold()
    for maker in review.makers:
        yield "maker", maker.name.casefold()
    if review.series:
        yield "series", review.series.name.casefold()
    for theme in review.themes:
        yield "theme", theme.casefold()
    for subgenre in review.subgenre:
        yield "subgenre", subgenre.casefold()
    if review.divergence and review.divergence.year:
        yield "century", str(review.divergence.year.century)
