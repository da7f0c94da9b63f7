"""The page that searches: a form, and a place for what is found, in any theme.

The page holds all that is shown and said; the script adds what Pagefind finds.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

from blackout_ext.locale import direction, pgettext
from blackout_ext.reviews.templating import templates

from .facts import labels
from .files import SCRIPT

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation("blackout")

STATIC = Path(__file__).parent / "static"
STYLE, FORM_SCRIPT = "blackout-search.css", "blackout-search.js"
OWN = ("_static/language_data.js", "_static/searchtools.js", "searchindex.js")
"""Sphinx's own search, for pages opened from disk, where browsers let no script fetch a file."""
ROBOTS = '<meta name="robots" content="noindex" />\n'
"""Pages of results are no results."""


def fill(app: Sphinx, context: dict[str, Any]) -> None:
    """Give the page that searches its content.

    Args:
        app: the application, whose builder is about to write that page.
        context: what its template is given.
    """
    builder: Any = app.builder
    pathto = context["pathto"]
    found = words(app)
    template = templates("blackout_ext.search").get_template("form.html.jinja")
    context["body"] = template.render(
        words=found,
        filters=labels(app),
        orders=orders(app),
        direction=direction(app.config.language),
        bundle=pathto(SCRIPT, 1),
        own=[pathto(path, 1) for path in OWN],
        root=pathto(app.config.root_doc),
    )
    # Titles are HTML to Sphinx's templates.
    context["title"] = escape(found["search"])
    context.setdefault("parents", [])
    context["metatags"] = context.get("metatags", "") + ROBOTS
    builder.add_css_file(STYLE)
    # Classic and deferred: browsers refuse modules on pages opened from disk.
    builder.add_js_file(FORM_SCRIPT, defer="")


def orders(app: Sphinx) -> list[tuple[str, str]]:
    """Return what results can be sorted by, and how: name, with a minus if it goes down; label."""
    by_title = [
        # Translators: an order: what fits the words best comes first.
        ("", _("Relevance")),
        ("title", _("Title")),
    ]
    if not labels(app):
        return by_title
    return [
        *by_title,
        # Translators: an order of books and films.
        ("-newest", _("Newest first")),
        # Translators: an order of books and films.
        ("-rating", _("Best first")),
    ]


def words(app: Sphinx) -> dict[str, str]:
    """Return what the page says."""
    mask = ""
    if "blackout_ext.spoilers" in app.extensions:
        from blackout_ext.spoilers.config import mask as mask_of

        mask = mask_of(app.config)
    return {
        "mask": mask,
        # Translators: heading of a page, and a button on it.
        "search": _("Search"),
        # Translators: label of a box for words to look for.
        "text": _("Words to look for"),
        "filters": _("Filters"),
        "any": pgettext("choice", "Any"),
        "sort": _("Sort by"),
        "unfilter": _("Clear filters"),
        # Translators: %(count)s is a number, of pages that a search has found.
        "found": _("Pages found: %(count)s"),
        "none": _("Nothing was found. Try other words, or fewer."),
        # Translators: button that shows more of what a search has found.
        "more": _("Show more"),
        "failed": _("The search could not be loaded. Try again, or look through all pages."),
        "script": _("The search needs JavaScript, which is switched off in this browser."),
        # Translators: link to the first page of the book.
        "contents": _("Look through all pages"),
    }
