"""The points of divergence of all reviews in order, as a table for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from .collected import table, when
from .links import to_authors, to_review
from .words import span_text

if TYPE_CHECKING:
    from .collected import Row
    from .collection import Collection

_ = get_translation("blackout")


def timeline_table(collection: Collection, docname: str) -> list[nodes.Node]:
    """Return the table; nothing if no review names a year."""
    rows: list[Row] = [
        [
            [nodes.Text(span_text(divergence.year))],
            [to_review(page, docname)],
            to_authors(page.review.makers, docname),
            [nodes.Text(divergence.what)],
        ]
        for page in sorted(collection.by_title, key=when)
        if (divergence := page.review.divergence) and divergence.year
    ]
    if not rows:
        return []
    # Translators: the last is what changed in an invented history.
    heads = [_("Year"), _("Review"), _("By"), _("What changed")]
    return [table(heads, rows, "review-timeline")]
