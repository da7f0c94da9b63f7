"""The catalogue in HTML: a table, and what a script needs to sort and filter it.

The page holds all that is shown and said; the script takes nothing from elsewhere.
Without it, the table is there to read and the controls are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation

from blackout_ext.locale import ngettext, pgettext

from .catalogue import prizes_won
from .days import day_text
from .domain import review_domain
from .facets import facets
from .html import stars, written
from .orders import orders, places_in
from .shelf import thumbnail
from .templating import templates
from .words import kind_name, listed, rating_text, span_text, year_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.writers.html5 import HTML5Translator

    from .entries import ReviewPage
    from .nodes import catalogue

_ = get_translation("blackout")

DEFAULT_ORDER = "title"
"""The order of the rows on the page."""


def catalogue_html(translator: HTML5Translator, node: catalogue) -> str:
    """Return the table and its controls, from their template."""
    collection = review_domain(translator.builder.env).collection
    found = facets(collection)
    places = {order.name: places_in(order, collection) for order in orders()}
    rows = [
        {
            **row(translator, page, cells),
            "tags": found.tags[page.docname],
            "places": {name: of[page.docname] for name, of in places.items() if page.docname in of},
        }
        for page, cells in zip(collection.by_title, links(node), strict=True)
    ]
    return (
        templates()
        .get_template("catalogue.html.jinja")
        .render(
            rows=rows,
            orders=orders(),
            default=DEFAULT_ORDER,
            facets=found.offered,
            words=words(),
            counts=counts(len(rows)),
        )
    )


def links(node: catalogue) -> Iterator[tuple[nodes.entry, nodes.entry]]:
    """Yield title and makers of each row, as the table of other formats has them."""
    for body in node.findall(nodes.tbody):
        for found in body.findall(nodes.row):
            title, by, *_rest = found.findall(nodes.entry)
            yield title, by


def row(
    translator: HTML5Translator, page: ReviewPage, cells: tuple[nodes.entry, nodes.entry]
) -> Any:
    """Return what is shown of a review, for the template."""
    review, (title, by) = page.review, cells
    divergence = review.divergence
    builder, language = translator.builder, translator.config.language
    docname = getattr(builder, "current_docname", page.docname)
    return {
        "cover": thumbnail(builder, docname, page),
        "title": written(translator, title),
        "by": written(translator, by),
        "year": "" if review.year is None else year_text(review.year),
        "stars": stars(review.rating),
        "rating": "" if review.rating is None else rating_text(review.rating),
        "divergence": span_text(divergence.year) if divergence and divergence.year else "",
        "reviewed": review.reviewed.isoformat() if review.reviewed else "",
        "day": day_text(review.reviewed, language, "medium") if review.reviewed else "",
        "about": about(page),
    }


def about(page: ReviewPage) -> list[tuple[str, str]]:
    """Return kind, themes and prizes won, as far as there are any, with names for their classes."""
    review = page.review
    found = [
        ("kind", listed([kind_name(review.kind), *review.subgenre])),
        ("themes", listed(review.themes)),
        ("prizes", prizes_won(review)),
    ]
    return [(name, text) for name, text in found if text]


def words() -> dict[str, str]:
    """Return what the controls say."""
    return {
        # Translators: the name of a table.
        "caption": _("All reviews"),
        "filter": _("Find reviews"),
        # Translators: label of a box for letters to look for.
        "text": _("Title or author"),
        # Translators: button that shows all that a list can be narrowed down by.
        "more": _("Filters"),
        # Translators: of an author, a kind, a theme, a decade, a rating ...: all will do.
        "any": pgettext("choice", "Any"),
        "unfilter": _("Clear filters"),
        # Translators: before buttons with the names of columns.
        "sort": _("Sort by"),
        # Translators: head of a column.
        "about": _("Kind, themes, prizes won"),
        # Translators: before a year.
        "divergence": _("Divergence:"),
        # Translators: before a day.
        "reviewed": pgettext("before a day", "Reviewed"),
        "none": _("No review has all of that. Take a filter away, or look for fewer letters."),
    }


def counts(total: int) -> dict[str, str]:
    """Return how many reviews are shown, for all of *total* and for some.

    The script puts their number in place of ``%(shown)s``.
    """
    everything = ngettext("%(total)s review", "%(total)s reviews", total)
    # Translators: %(shown)s is how many of the others are shown; the plural is that of all.
    some = ngettext("%(shown)s of %(total)s review", "%(shown)s of %(total)s reviews", total)
    return {
        "all": everything % {"total": total},
        "some": some % {"total": total, "shown": "%(shown)s"},
    }
