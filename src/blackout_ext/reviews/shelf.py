"""Reviews side by side in HTML, each with its cover: on the front page, and by author or theme."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx.util.osutil import relative_uri

from blackout_ext.outputs import output_of

from .domain import review_domain
from .html import stars
from .nodes import review_header
from .templating import templates
from .words import kind_name, listed, rating_text, year_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from .entries import ReviewPage

HEADER = review_header.__name__


def shelf_html(builder: Any, pagename: str, pages: Iterable[ReviewPage], kind: str) -> str:
    """Return reviews as a list.

    Args:
        builder: of HTML.
        pagename: the page that shows them.
        pages: the reviews, in order.
        kind: ``rows``, one below the other, each with its verdict; or ``tiles``.
    """
    rows = [card(builder, pagename, page, kind) for page in pages]
    return templates().get_template("shelf.html.jinja").render(rows=rows, kind=kind)


def card(builder: Any, pagename: str, page: ReviewPage, kind: str) -> dict[str, Any]:
    """Return a review for the template, in a list of this *kind* on the page *pagename*."""
    review = page.review
    facts = [
        *(person.name for person in review.makers),
        "" if kind == "tiles" else kind_name(review.kind),
        "" if review.year is None else year_text(review.year),
    ]
    return {
        "href": builder.get_relative_uri(pagename, page.docname),
        "cover": thumbnail(builder, pagename, page),
        "title": review.title,
        "facts": listed(filter(None, facts)),
        "stars": stars(review.rating),
        "rating": "" if review.rating is None else rating_text(review.rating),
        "verdict": review.verdict or page.opening,
    }


def thumbnail(builder: Any, pagename: str, page: ReviewPage) -> str:
    """Return the address of a cover, quoted, as seen from the page *pagename*.

    The page of the review publishes the cover; :func:`on_html_collect_pages` sees to the rest.
    """
    images = relative_uri(builder.get_target_uri(pagename), builder.imagedir)
    return posixpath.join(images, quote(cover_name(builder, page)))


def cover_name(builder: Any, page: ReviewPage) -> str:
    """Return the file name of a cover among the other images."""
    if page.review.cover:
        path, _absolute = builder.env.relfn2path(f"/{page.review.cover}")
        if path in builder.env.images:
            return str(builder.env.images[path][1])
    return page.cover_file


def draw_covers(app: Sphinx) -> None:
    """Draw the covers that no page has drawn, and remove those of reviews that are gone.

    Reviews without a heading have no header that would show them.
    """
    from .pictures import COVERS, digest_of_cover, drawn_cover

    builder, domain = app.builder, review_domain(app.env)
    drawn = {
        page.cover_file: page
        for page in domain.collection.pages.values()
        if cover_name(builder, page) == page.cover_file
    }
    output = output_of(builder)
    digests = {name: digest_of_cover(page) for name, page in drawn.items()}
    changed = output.changed(COVERS, digests) if output else set(drawn)
    for name in output.gone(COVERS) if output else ():
        picture_file(builder, name).unlink(missing_ok=True)
    for name, page in drawn.items():
        has_header = any(place.kind == HEADER for place in domain.places.get(page.docname, ()))
        is_done = has_header and output is not None and page.docname in output.resolved
        if not picture_file(builder, name).exists() or (name in changed and not is_done):
            drawn_cover(builder, page)


def picture_file(builder: Any, name: str) -> Path:
    """Return where a picture is, by its file name."""
    return Path(builder.outdir, builder.imagedir, name)
