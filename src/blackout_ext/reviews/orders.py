"""The orders that readers can put the catalogue in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.locale import get_translation

from .collection import collated, title_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from .collection import Collection
    from .entries import ReviewPage

_ = get_translation("blackout")


class Order(NamedTuple):
    """A column by which the catalogue can be sorted."""

    name: str
    """As in an address."""
    label: str
    """Head of the column."""
    key: Callable[[ReviewPage], Any]
    """Returns what a review is sorted by, or ``None``, which comes last either way."""
    is_best_last: bool = False
    """Whether readers want the greatest first."""


def orders() -> list[Order]:
    """Return the orders, as their columns stand from left to right."""
    return [
        Order("title", _("Title"), title_key),
        Order("by", _("By"), family_name),
        Order("year", _("Year"), year),
        Order("rating", _("Rating"), rating, is_best_last=True),
        Order("divergence", _("Divergence"), divergence),
        Order("reviewed", _("Reviewed"), reviewed, is_best_last=True),
    ]


def places_in(order: Order, collection: Collection) -> dict[str, int]:
    """Return the place of each review in an order, by document name; equal ones share it.

    With these no script needs to know of alphabets, articles or eras.
    """
    keys = {docname: order.key(page) for docname, page in collection.pages.items()}
    known = sorted({key for key in keys.values() if key is not None})
    places = {key: place for place, key in enumerate(known)}
    return {docname: places[key] for docname, key in keys.items() if key is not None}


def family_name(page: ReviewPage) -> str | None:
    """Return the name of the first maker as in an index."""
    makers = page.review.makers
    return collated(makers[0].sort_key) if makers else None


def year(page: ReviewPage) -> int | None:
    """Return the year of the first publication."""
    return page.review.year


def rating(page: ReviewPage) -> float | None:
    """Return the rating."""
    return page.review.rating


def divergence(page: ReviewPage) -> float | None:
    """Return the middle of the years in which history parts from ours."""
    found = page.review.divergence
    return found.year.middle if found and found.year else None


def reviewed(page: ReviewPage) -> int | None:
    """Return the day of the review, as a number."""
    day = page.review.reviewed
    return day.toordinal() if day else None
