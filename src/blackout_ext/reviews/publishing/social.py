"""What previews of links show: Open Graph (https://ogp.me), and the card of Twitter.

Where ``sphinxext.opengraph`` is loaded it writes the tags, and is told what the record says
by the fields it knows in the front matter of a page; an author's own go before ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.locale import get_translation

from blackout_ext.spoilers.nodes import masked_text

from ..collecting import opening_of
from .cards import SIZE, card_path
from .site import plain
from .summaries import headline, last_change, shortened, summary_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes
    from sphinx.application import Sphinx

    from ..browse import Shelf
    from ..entries import ReviewPage
    from .site import Site

_ = get_translation("blackout")

LIBRARY = "sphinxext.opengraph"
"""The extension that writes these tags."""
OFF = "ogp_disable"
"""Field of the front matter by which a page wants none."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a preview of a page shows."""

    title: str
    description: str
    card: str
    """Name of the page whose card it is."""
    alt: str
    """What is to be read on the card."""
    kind: str = "website"
    """Type of object, in the words of Open Graph."""
    is_of_record: bool = False
    """Whether it says what a record says, and not only the text of a page."""
    article: tuple[tuple[str, str], ...] = ()
    """Properties that articles have besides."""


def preview_of_review(page: ReviewPage) -> Preview:
    """Return the preview of a review."""
    review = page.review
    days = (
        ("article:published_time", review.reviewed),
        ("article:modified_time", last_change(review)),
    )
    tags = [("article:tag", theme) for theme in (*review.themes, *review.subgenre)]
    return Preview(
        title=headline(review),
        description=summary_of(page),
        card=page.docname,
        alt=headline(review),
        kind="article",
        is_of_record=True,
        article=(*((name, date.isoformat()) for name, date in days if date), *tags),
    )


def preview_of_document(app: Sphinx, site: Site, pagename: str, doctree: nodes.document) -> Preview:
    """Return the preview of a document that reviews nothing."""
    is_first = pagename == app.config.root_doc
    opening = opening_of(doctree)
    said = masked_text(opening) if opening is not None else ""
    return Preview(
        title=plain(masked_text(app.env.titles[pagename])),
        description=(is_first and site.description) or shortened(said),
        card=app.config.root_doc,
        alt=site.name,
    )


def preview_of_shelf(app: Sphinx, site: Site, shelf: Shelf) -> Preview:
    """Return the preview of a list of reviews."""
    titles = "; ".join(headline(page.review) for page in shelf.pages)
    return Preview(
        title=plain(shelf.title),
        description=shortened(_("Reviews: %(titles)s") % {"titles": titles}),
        card=app.config.root_doc,
        alt=site.name,
        is_of_record=True,
    )


def open_graph(app: Sphinx, site: Site, pagename: str, preview: Preview) -> dict[str, str]:
    """Return the properties of Open Graph that a page has, by name."""
    locale = site.language.replace("-", "_")
    properties = {
        "og:title": preview.title,
        "og:type": preview.kind,
        "og:url": site.page(pagename) if site.base else "",
        "og:site_name": site.name,
        "og:locale": locale if "_" in locale else "",
        "og:description": preview.description,
    }
    if site.has("cards"):
        width, height = map(str, SIZE)
        properties |= {
            "og:image": site.file(card_path(app, preview.card)),
            "og:image:type": "image/png",
            "og:image:width": width,
            "og:image:height": height,
            "og:image:alt": preview.alt,
        }
    return {name: content for name, content in properties.items() if content}


class Tags(NamedTuple):
    """The ``meta`` tags of a page: name, or property, and content of each."""

    named: Sequence[tuple[str, str]] = ()
    properties: Sequence[tuple[str, str]] = ()


def preview_tags(
    app: Sphinx, site: Site, pagename: str, context: dict[str, Any], preview: Preview
) -> Tags:
    """Return the tags that make the preview of a page.

    What ``sphinxext.opengraph`` writes is left out, and it is told what to write: for pages
    that have a record all of it, for others the card alone.
    """
    fields: dict[str, Any] = context.get("meta") or {}
    if "opengraph" not in site.outputs or OFF in fields:
        return Tags()
    properties = open_graph(app, site, pagename, preview)
    # It writes about documents only.
    has_library = LIBRARY in app.extensions and "review_shelf" not in context
    if has_library and not preview.is_of_record:
        has_picture = app.config.ogp_image or app.config.ogp_use_first_image
        properties = {} if has_picture else of_image(properties)
    properties = with_fields(properties, fields)
    if has_library:
        # A copy: the fields belong to the environment.  Values are written as they are,
        # save for quotation marks.
        ours = {name: escape(content) for name, content in properties.items()}
        context["meta"] = {**fields, **ours}
    named = []
    is_described = 'name="description"' in context.get("metatags", "")
    if preview.description and not is_described and (preview.is_of_record or not has_library):
        named.append(("description", preview.description))
    if "og:image" in properties:
        named.append(("twitter:card", "summary_large_image"))
    written = {} if has_library else properties
    return Tags(named, [*written.items(), *preview.article])


def with_fields(properties: dict[str, str], fields: dict[str, Any]) -> dict[str, str]:
    """Return properties, those that the front matter has before ours."""
    theirs = {name: str(text) for name, text in fields.items() if name.startswith("og:")}
    if "og:image" in theirs:
        properties = {n: text for n, text in properties.items() if n not in of_image(properties)}
    return {**properties, **theirs}


def of_image(properties: dict[str, str]) -> dict[str, str]:
    """Return the properties that are about the picture."""
    return {name: text for name, text in properties.items() if name.startswith("og:image")}
