"""What the head of a page says to machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2.utils import htmlsafe_json_dumps

from ..templating import templates
from .cards import draw_card
from .content import content_of
from .feeds import ALL, MEDIA_TYPE, feed_path, feed_title, has_days, has_feed, keep_content
from .social import (
    Tags,
    preview_of_document,
    preview_of_review,
    preview_of_shelf,
    preview_tags,
)
from .structured_data import structured_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils import nodes
    from markupsafe import Markup
    from sphinx.application import Sphinx

    from ..browse import Shelf
    from ..collection import Collection
    from ..entries import ReviewPage
    from .site import Site


def add_to_head(
    app: Sphinx,
    site: Site,
    collection: Collection,
    pagename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add to the ``metatags`` of a page, which every theme writes, what it says to machines.

    Args:
        app: the application, whose builder has just rendered the page.
        site: where it is published.
        collection: all reviews; there is one at least.
        pagename: name of the page.
        context: what its template is given.
        doctree: its document, sealed; none for a page that is made, such as a list of reviews.
    """
    page = collection.pages.get(pagename) if doctree is not None else None
    shelf: Shelf | None = context.get("review_shelf")
    preview = None
    if page:
        preview = preview_of_review(page)
    elif doctree is not None:
        preview = preview_of_document(app, site, pagename, doctree)
    elif shelf:
        preview = preview_of_shelf(app, site, shelf)
    tags = preview_tags(app, site, pagename, context, preview) if preview else Tags()
    html = templates().get_template("head.html.jinja").render(
        named=tags.named,
        properties=tags.properties,
        feeds=list(feed_links(site, collection, shelf, context["pathto"])),
        media_type=MEDIA_TYPE,
        data=publish_review(app, site, page, context["body"]) if page else None,
    )  # fmt: skip
    context["metatags"] = context.get("metatags", "") + html


def feed_links(
    site: Site, collection: Collection, shelf: Shelf | None, pathto: Callable[..., str]
) -> Iterator[tuple[str, str]]:
    """Yield title and relative address of the feeds that a page leads to, its own first."""
    if not site.has("feeds") or not has_days(collection.pages.values()):
        return
    if shelf and has_feed(shelf.pagename) and has_days(shelf.pages):
        path = quote(feed_path(shelf.pagename))
        yield feed_title(site, shelf.title), pathto(path, 1)
    yield site.name, pathto(ALL, 1)


def publish_review(app: Sphinx, site: Site, page: ReviewPage, body: str) -> Markup | None:
    """Draw the card of a review, keep what it looks like in feeds, and return its JSON-LD."""
    if site.has("cards"):
        draw_card(app, page.docname, page.review, site.name)
    content = content_of(page, body, app.config)
    if site.has("feeds"):
        keep_content(app, site, page.docname, content)
    if "json-ld" not in site.outputs:
        return None
    # What it escapes are the characters that could end the element in HTML.
    return htmlsafe_json_dumps(structured_data(site, page, content.text), ensure_ascii=False)
