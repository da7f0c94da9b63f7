"""Pages that list the reviews by author, series, year, theme and title archetype.

They are made when all pages are written, for the builders ``html`` and ``dirhtml``,
and are no documents: other formats have no use for hundreds of short lists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

from blackout_ext.locale import direction

from .domain import review_domain
from .references import browse_page
from .shelf import shelf_html
from .slugs import slug
from .templating import templates
from .words import archetype_name, year_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .collection import Collection
    from .entries import ReviewPage

_ = get_translation("blackout")

BUILDERS = frozenset({"html", "dirhtml"})
"""Builders that write pages of this kind."""


@dataclass(slots=True)
class Shelf:
    """Reviews that have something in common."""

    pagename: str
    title: str
    pages: list[ReviewPage] = field(default_factory=list)


def shelves(collection: Collection) -> dict[str, Shelf]:
    """Return all shelves by their page, in the order of their first reviews."""
    found: dict[str, Shelf] = {}
    for page in collection.by_title:
        for kind, name, title in places_on(page):
            pagename = browse_page(kind, name)
            shelf = found.setdefault(pagename, Shelf(pagename, title))
            if page not in shelf.pages[-1:]:
                shelf.pages.append(page)
    return found


def places_on(page: ReviewPage) -> Iterator[tuple[str, str, str]]:
    """Yield the shelves of a review: kind, name in the address, title."""
    review = page.review
    for person in review.makers:
        yield "author", slug(person.name), person.name
    if review.series:
        yield "series", slug(review.series.name), review.series.name
    if review.year is not None:
        yield "year", str(review.year), year_text(review.year)
    for theme in dict.fromkeys([*review.themes, *review.subgenre]):
        yield "theme", slug(theme), theme[:1].upper() + theme[1:]
    for archetype in review.title_archetypes:
        # Translators: heads a list of books whose titles are all of one sort.
        title = _("Titles: %(archetype)s") % {"archetype": archetype_name(archetype)}
        yield "archetype", slug(archetype), title


def browse_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page of each shelf."""
    if app.builder.name not in BUILDERS:
        return
    template = templates().get_template("browse.html.jinja")
    for pagename, shelf in shelves(review_domain(app.env).collection).items():
        reviews = shelf_html(app.builder, pagename, shelf.pages, "rows")
        towards = direction(app.config.language)
        body = template.render(title=shelf.title, reviews=reviews, direction=towards)
        # Titles are HTML to Sphinx's templates.
        title = escape(shelf.title)
        context = {"parents": [], "title": title, "body": body, "review_shelf": shelf}
        yield pagename, context, "page.html"
