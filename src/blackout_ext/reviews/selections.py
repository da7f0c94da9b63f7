"""The reviews that a place shows, of all there are, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .collection import Collection
    from .entries import ReviewPage


def citing_reviews(collection: Collection, docname: str) -> list[ReviewPage]:
    """Return the reviews that have a section which a guide explains, or that it refers to.

    Args:
        collection: all reviews.
        docname: page of the guide.
    """
    guide = collection.guides.get(docname)
    if guide is None:
        return []
    return [
        page
        for page in collection.by_title
        if page.name in guide.cites or (guide.explains and page.section(guide.explains))
    ]


def latest_reviews(
    collection: Collection, which: str, limit: int, minimum: int
) -> list[ReviewPage]:
    """Return the latest reviews, or the best.

    Args:
        collection: all reviews.
        which: ``latest``; or ``best``, of those that have a rating.
        limit: how many at the most.
        minimum: how many there must be; of fewer, none is shown.
    """
    is_best = which == "best"
    pages = [page for page in collection.pages.values() if not is_best or page.review.rating]
    if len(pages) < minimum:
        return []
    return sorted(pages, key=best_first if is_best else latest_first)[:limit]


def latest_first(page: ReviewPage) -> tuple[int, str]:
    """Return what sorts the latest review first."""
    day = page.review.reviewed
    return (-day.toordinal() if day else 0, page.docname)


def best_first(page: ReviewPage) -> tuple[float, int, str]:
    """Return what sorts the best review first, of equals the latest."""
    return (-(page.review.rating or 0), *latest_first(page))
