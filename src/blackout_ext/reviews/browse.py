"""Pages that list the reviews by author, series, year, theme and title archetype.

They are made when all pages are written, for the builders ``html`` and ``dirhtml``,
and are no documents: other formats have no use for hundreds of short lists.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

from blackout_ext.locale import direction
from blackout_ext.navigation.made_of import digest_of_navigation
from blackout_ext.outputs import digest_of, output_of, writes_all

from .domain import review_domain
from .facts import of_card
from .publishing.summaries import last_change
from .references import browse_page
from .shelf import cover_name, shelf_html
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
ASPECT = "shelves"
"""What of an output these pages are."""


@dataclass(slots=True)
class Shelf:
    """Reviews that have something in common."""

    pagename: str
    title: str
    # Sphinx makes a text of whatever it tells of an event, and throws it away.
    pages: list[ReviewPage] = field(default_factory=list, repr=False)


@functools.lru_cache(maxsize=1)
def shelves(collection: Collection) -> dict[str, Shelf]:
    """Return all shelves by their page, in the order of their first reviews.

    Kept for the collection at hand: pages, feeds and the site map ask for them.
    """
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
    """Yield the page of each shelf that has changed, and remove those that are gone.

    A page shows its shelf and what the theme puts around it: of the latter, what is not the
    same on all pages of a build is the navigation.
    """
    if app.builder.name not in BUILDERS:
        return
    found = shelves(review_domain(app.env).collection)
    template = templates().get_template("browse.html.jinja")
    to_write = outdated(app, found)
    remove_gone(app)
    for pagename in to_write:
        shelf = found[pagename]
        reviews = shelf_html(app.builder, pagename, shelf.pages, "rows")
        towards = direction(app.config.language)
        body = template.render(title=shelf.title, reviews=reviews, direction=towards)
        # Titles are HTML to Sphinx's templates.
        title = escape(shelf.title)
        context = {"parents": [], "title": title, "body": body, "review_shelf": shelf}
        yield pagename, context, "page.html"


def outdated(app: Sphinx, found: dict[str, Shelf]) -> list[str]:
    """Return the pages that do not show what their shelves hold, in order.

    Args:
        app: the application.
        found: all shelves, by page.
    """
    output = output_of(app.builder)
    around = digest_of_navigation(app)
    # A review is on several shelves.
    pages = review_domain(app.env).collection.pages
    of_review = {docname: digest_of(facts(app, page)) for docname, page in pages.items()}
    digests = {
        pagename: digest_of(around, shelf.title, [of_review[page.docname] for page in shelf.pages])
        for pagename, shelf in found.items()
    }
    changed = output.changed(ASPECT, digests) if output else set(found)
    if writes_all(app):
        return list(found)
    return [name for name in found if name in changed or not page_file(app, name).exists()]


def remove_gone(app: Sphinx) -> None:
    """Remove the pages of shelves that are gone, unless an author has put one in their place."""
    output = output_of(app.builder)
    for pagename in output.gone(ASPECT) - app.env.found_docs if output else ():
        page_file(app, pagename).unlink(missing_ok=True)


def facts(app: Sphinx, page: ReviewPage) -> Any:
    """Return what is shown of a review, in values to compare."""
    return of_card(page), cover_name(app.builder, page), last_change(page.review) is None


def page_file(app: Sphinx, pagename: str) -> Path:
    """Return the file of a page."""
    builder: Any = app.builder
    return Path(builder.get_outfilename(pagename))
