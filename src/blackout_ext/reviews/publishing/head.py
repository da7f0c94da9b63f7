"""What the head of a page says to machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2.utils import htmlsafe_json_dumps

from ..templating import templates
from .cards import draw_card
from .content import content_of, html_of
from .feeds import ALL, MEDIA_TYPE, feed_path, feed_title, has_feed, keep_content, latest_first
from .social import (
    LIBRARY,
    OFF,
    hand_over,
    hand_over_image,
    open_graph,
    preview_of_document,
    preview_of_review,
    preview_of_shelf,
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
    from .social import Preview


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
    wants_preview = "opengraph" in site.outputs and OFF not in (context.get("meta") or {})
    named, properties = (
        tags(app, site, pagename, context, preview, is_document=doctree is not None)
        if preview and wants_preview
        else ([], [])
    )
    html = templates().get_template("head.html.jinja").render(
        named=named,
        properties=properties,
        feeds=list(feed_links(site, collection, shelf, context["pathto"])),
        media_type=MEDIA_TYPE,
        data=publish_review(app, site, page, doctree) if page and doctree is not None else None,
    )  # fmt: skip
    context["metatags"] = context.get("metatags", "") + html


def tags(
    app: Sphinx,
    site: Site,
    pagename: str,
    context: dict[str, Any],
    preview: Preview,
    *,
    is_document: bool,
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the ``meta`` tags that make a preview: those with a name, those with a property.

    What another extension writes is left out, and it is told what to write.
    """
    properties = open_graph(app, site, pagename, preview)
    named = []
    has_library = LIBRARY in app.extensions and is_document
    if has_library and preview.is_of_record:
        hand_over(context, properties)
    elif has_library:
        hand_over_image(app, context, properties)
    else:
        theirs = context.get("meta") or {}
        properties |= {name: str(text) for name, text in theirs.items() if name in properties}
    is_described = 'name="description"' in context.get("metatags", "")
    if preview.description and not is_described and (preview.is_of_record or not has_library):
        named.append(("description", preview.description))
    if "og:image" in properties:
        named.append(("twitter:card", "summary_large_image"))
    return named, [*({} if has_library else properties).items(), *preview.article]


def feed_links(
    site: Site, collection: Collection, shelf: Shelf | None, pathto: Callable[..., str]
) -> Iterator[tuple[str, str]]:
    """Yield title and relative address of the feeds that a page leads to, its own first."""
    if not site.has("feeds") or not latest_first(collection.pages.values()):
        return
    if shelf and has_feed(shelf.pagename) and latest_first(shelf.pages):
        path = quote(feed_path(shelf.pagename))
        yield feed_title(site, shelf.title), pathto(path, 1)
    yield site.name, pathto(ALL, 1)


def publish_review(
    app: Sphinx, site: Site, page: ReviewPage, doctree: nodes.document
) -> Markup | None:
    """Draw the card of a review, keep what it looks like in feeds, and return its JSON-LD."""
    if site.has("cards"):
        draw_card(app, page.docname, page.review, site.name)
    content = content_of(page, doctree)
    if site.has("feeds"):
        keep_content(app, site, page.docname, content, html_of(app.builder, content))
    if "json-ld" not in site.outputs:
        return None
    # What it escapes are the characters that could end the element in HTML.
    return htmlsafe_json_dumps(structured_data(site, page, content.text), ensure_ascii=False)
