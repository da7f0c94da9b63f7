"""Reviews in HTML: a header from a template, styles, scripts."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from docutils import nodes
from sphinx.locale import get_translation

from .domain import review_domain
from .model import BEST
from .nodes import (
    catalogue,
    citing_reviews,
    collected,
    guide_pointer,
    latest,
    place,
    related_reviews,
    review_header,
    timeline,
)
from .words import kind_name, rating_text

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_ = get_translation("blackout")

STATIC = Path(__file__).parent / "static"
STYLE = "reviews.css"
PLAIN = (
    catalogue, citing_reviews, collected, guide_pointer, latest, related_reviews, timeline,
)  # fmt: skip
"""Places that are containers of their content in HTML."""


@functools.cache
def templates() -> jinja2.Environment:
    """Return the templates of this part."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("blackout_ext.reviews"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def visit_header(self: HTML5Translator, node: review_header) -> None:
    """Write the header of a review from its template."""
    page = review_domain(self.builder.env).collection.pages.get(node["docname"])
    if page is None:
        raise nodes.SkipNode
    review = page.review
    html = (
        templates()
        .get_template("header.html.jinja")
        .render(
            label=_("About this work"),
            kind=kind_name(review.kind),
            rating=review.rating,
            rating_text=rating_text(review.rating) if review.rating is not None else "",
            best=BEST,
            facts=[
                {
                    "name": fact["classes"][0],
                    "label": fact[0].astext(),
                    "html": written(self, fact[1]),
                }
                for fact in node.findall(nodes.field)
            ],
        )
    )
    self.body.append(html)
    raise nodes.SkipNode


def depart_header(self: HTML5Translator, node: review_header) -> None:
    """Close nothing."""


def written(translator: HTML5Translator, body: nodes.Node) -> str:
    """Return the paragraph in a field as HTML, without the tags of the paragraph."""
    outside, translator.body = translator.body, []
    paragraph = body.next_node(nodes.paragraph)
    for child in paragraph.children if paragraph is not None else ():
        child.walkabout(translator)
    html = "".join(translator.body)
    translator.body = outside
    return html


def visit_place(self: HTML5Translator, node: place) -> None:
    """Open the container of a list."""
    name = node.tagname.replace("_", "-")
    self.body.append(self.starttag(node, "div", CLASS=f"review-place {name}"))


def depart_place(self: HTML5Translator, node: place) -> None:
    """Close it."""
    self.body.append("</div>\n")


def on_builder_inited(app: Sphinx) -> None:
    """Publish styles and scripts with the other static files."""
    if app.builder.format == "html":
        app.config.html_static_path.append(str(STATIC))


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the style on pages that show something of the collection."""
    builder: Any = app.builder
    if doctree is not None and pagename in review_domain(app.env).places:
        builder.add_css_file(STYLE)


def setup_html(app: Sphinx) -> None:
    """Register visitors and assets."""
    app.add_node(review_header, html=(visit_header, depart_header))
    for node in PLAIN:
        app.add_node(node, html=(visit_place, depart_place))
    app.connect("builder-inited", on_builder_inited)
    # Early: the first listener that returns a template name ends the event.
    app.connect("html-page-context", on_html_page_context, priority=110)
