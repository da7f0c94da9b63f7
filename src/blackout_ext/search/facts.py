"""What the records of reviews add to a search: filters, orders, and a line about each work.

Filters are named as in the addresses of the catalogue, their values as readers see them, in
the language of the book; people as in an index, so that they stand by their family names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from blackout_ext.spoilers.nodes import masked_text

from .pages import collection

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from blackout_ext.reviews.entries import ReviewPage

FILTERS = ("author", "kind", "theme", "decade", "rating")
"""What readers narrow a search down by, of the facets of the catalogue."""
LAST = "-99999"
"""A year before all years: Pagefind leaves out of an order what has no place in it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a page besides what it says."""

    title: str
    """Title of the page, passages masked; its heading goes before."""
    line: str = ""
    """Makers, kind, year and rating of the work that it reviews, in a line."""
    filters: dict[str, list[str]] = field(default_factory=dict)
    """Values by the name of the filter, of :data:`FILTERS`."""
    orders: dict[str, str] = field(default_factory=dict)
    """What the page is sorted by, by the name of the order."""


def labels(app: Sphinx) -> dict[str, str]:
    """Return the filters that a book has a use for, with their labels."""
    found = collection(app)
    if found is None:
        return {}
    from blackout_ext.reviews.facets import known

    facets = known(found)
    return {
        name: facets[name][0]
        for name in FILTERS
        if any(True for page in found.pages.values() for _value in facets[name][1](page))
    }


def facts_of_pages(app: Sphinx) -> dict[str, Facts]:
    """Return what is known of each document."""
    from blackout_ext.reviews.collection import collated

    found = collection(app)
    facts = {}
    for docname in sorted(app.env.found_docs):
        title = " ".join(masked_text(app.env.titles[docname]).split())
        orders = {"title": collated(title) or docname}
        if found:
            orders |= {"newest": LAST, "rating": "0"}
        facts[docname] = Facts(title, orders=orders)
    if found:
        from blackout_ext.reviews.facets import known

        facets = known(found)
        for docname, page in found.pages.items():
            filters = {name: [value.label for value in facets[name][1](page)] for name in FILTERS}
            facts[docname] = facts_of_review(page, facts[docname], filters)
    return facts


def facts_of_review(page: ReviewPage, facts: Facts, filters: dict[str, list[str]]) -> Facts:
    """Return what is known of the page of a review.

    Args:
        page: the review.
        facts: what is known of it as of any page.
        filters: its values in the facets of the catalogue.
    """
    from blackout_ext.reviews.collection import title_key
    from blackout_ext.reviews.words import kind_name, listed, rating_text, year_text

    review = page.review
    line = [
        listed(person.name for person in review.makers),
        kind_name(review.kind),
        "" if review.year is None else year_text(review.year),
        "" if review.rating is None else rating_text(review.rating),
    ]
    orders = {"title": title_key(page)}
    if review.year is not None:
        orders["newest"] = str(review.year)
    if review.rating is not None:
        orders["rating"] = f"{review.rating:g}"
    people = [person.sort_key for person in review.makers]
    return Facts(
        facts.title,
        line=" · ".join(filter(None, line)),
        filters={name: values for name, values in {**filters, "author": people}.items() if values},
        orders=facts.orders | orders,
    )
