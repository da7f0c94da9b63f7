"""The table of all reviews, as every format can show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from blackout_ext.locale import decimal

from .collected import table
from .links import to_authors, to_review
from .words import kind_name, listed, span_text, year_text

if TYPE_CHECKING:
    from .collection import Collection
    from .entries import ReviewPage
    from .model import Review

_ = get_translation("blackout")


WIDTHS = (20, 16, 7, 10, 6, 11, 16, 14)
"""Of the columns, in letters."""


def catalogue_table(collection: Collection, docname: str) -> list[nodes.Node]:
    """Return the table, by title, as seen from *docname*; nothing if there is no review."""
    if not collection.pages:
        return []
    heads = [
        _("Title"), _("By"), _("Year"), _("Kind"), _("Rating"), _("Divergence"), _("Themes"),
        _("Prizes won"),
    ]  # fmt: skip
    rows = [cells(page, docname) for page in collection.by_title]
    return [table(heads, rows, "review-catalogue", "no-search", widths=WIDTHS)]


def cells(page: ReviewPage, docname: str) -> list[list[nodes.Node]]:
    """Return a review as a row."""
    review = page.review
    divergence = review.divergence
    texts = [
        year_text(review.year) if review.year else "",
        kind_name(review.kind),
        decimal(review.rating) if review.rating is not None else "",
        span_text(divergence.year) if divergence and divergence.year else "",
        listed([*review.themes, *review.subgenre]),
        prizes_won(review),
    ]
    return [
        [to_review(page, docname)],
        to_authors(review.makers, docname),
        *as_cells(texts),
    ]


def prizes_won(review: Review) -> str:
    """Return the prizes a work has won; the page of the review has the others too."""
    return listed(f"{award.name} {award.year}" for award in review.awards if award.is_won)


def as_cells(texts: list[str]) -> list[list[nodes.Node]]:
    """Return a cell for each text."""
    return [[nodes.Text(text)] for text in texts]
