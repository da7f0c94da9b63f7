"""Reviews in HTML: a header from a template, styles, scripts.

What draws and lists is loaded by the first page that shows a review.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import get_translation

from blackout_ext.locale import direction, translations
from blackout_ext.outputs import output_of
from blackout_ext.spoilers.nodes import walk

from .domain import review_domain
from .latex import depart_header_latex, visit_header_latex
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
from .references import BROWSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_ = get_translation("blackout")

STATIC = Path(__file__).parent / "static"
STYLE = "reviews.css"
TIMELINE_STYLE = "timeline.css"
CATALOGUE_STYLE, CATALOGUE_SCRIPT = "catalogue.css", "catalogue.js"
IN_HEAD = frozenset({"review-rating"})
"""Facts that the template shows apart from the others."""
PLAIN = (citing_reviews, collected, guide_pointer)
"""Places that are containers of their content in HTML."""


def visit_header(self: HTML5Translator, node: review_header) -> None:
    """Write the header of a review from its template."""
    page = review_domain(self.builder.env).collection.pages.get(node["docname"])
    if page is None:
        raise nodes.SkipNode
    from .pictures import drawn_cover, own_cover
    from .templating import templates
    from .words import kind_name, rating_text

    review = page.review
    html = (
        templates()
        .get_template("header.html.jinja")
        .render(
            label=_("About this work"),
            is_right_to_left=is_right_to_left(self),
            cover=own_cover(self.builder, page, node) or drawn_cover(self.builder, page),
            kind=kind_name(review.kind),
            stars=stars(review.rating),
            rating=rating_text(review.rating) if review.rating is not None else "",
            facts=[
                {"name": name, "label": fact[0].astext(), "html": written(self, fact[1])}
                for fact in node.findall(nodes.field)
                if (name := fact["classes"][0]) not in IN_HEAD
            ],
        )
    )
    self.body.append(html)
    raise nodes.SkipNode


def stars(rating: float | None) -> str:
    """Return a rating in stars."""
    if rating is None:
        return ""
    whole = int(rating)
    return "\N{BLACK STAR}" * whole + ("\N{VULGAR FRACTION ONE HALF}" if rating > whole else "")


def is_right_to_left(translator: HTML5Translator) -> bool:
    """Tell whether the language of the book is written from right to left."""
    return direction(translator.config.language) == "rtl"


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
    # Few themes say it of the page.
    attributes: dict[str, Any] = {"dir": "rtl"} if is_right_to_left(self) else {}
    self.body.append(self.starttag(node, "div", CLASS=f"review-place {name}", **attributes))


def depart_place(self: HTML5Translator, node: place) -> None:
    """Close it."""
    self.body.append("</div>\n")


def visit_catalogue(self: HTML5Translator, node: catalogue) -> None:
    """Write a table that a script can sort and filter; e-books have that of other formats."""
    visit_place(self, node)
    if self.builder.name == "epub":
        return
    from .catalogue_html import catalogue_html

    self.body.append(catalogue_html(self, node))
    depart_place(self, node)
    raise nodes.SkipNode


def visit_latest(self: HTML5Translator, node: latest) -> None:
    """Write covers side by side, below the heading if there is one; e-books have a plain list."""
    visit_place(self, node)
    if self.builder.name == "epub":
        return
    from .shelf import shelf_html

    for heading in node.findall(nodes.rubric):
        heading.walkabout(self)
    pages = review_domain(self.builder.env).collection.pages
    shown = [pages[docname] for docname in node["shown"]]
    docname = getattr(self.builder, "current_docname", node["docname"])
    self.body.append(shelf_html(self.builder, docname, shown, "tiles"))
    depart_place(self, node)
    raise nodes.SkipNode


def visit_related(self: HTML5Translator, node: related_reviews) -> None:
    """Open the landmark that leads on to other reviews."""
    attributes: dict[str, Any] = {
        "CLASS": "review-place related-reviews",
        "aria-label": _("Related reviews"),
    }
    self.body.append(self.starttag(node, "nav", **attributes))


def depart_related(self: HTML5Translator, node: related_reviews) -> None:
    """Close it."""
    self.body.append("</nav>\n")


def visit_timeline(self: HTML5Translator, node: timeline) -> None:
    """Draw the line; the same in a table is at hand.

    E-books have the table alone: Sphinx cannot declare pictures within their pages
    (EPUB 3.3, section D.6.5).
    """
    visit_place(self, node)
    if self.builder.name == "epub":
        return
    from .timeline import Mark, timeline_svg
    from .words import listed

    collection = review_domain(self.builder.env).collection
    page = getattr(self.builder, "current_docname", node["docname"])
    marks = [
        Mark(
            span=divergence.year,
            title=entry.review.title,
            by=listed(person.name for person in entry.review.makers),
            what=divergence.what,
            href=self.builder.get_relative_uri(page, entry.docname),
        )
        for entry in collection.pages.values()
        if (divergence := entry.review.divergence) and divergence.year
    ]
    # Not within another string, where older Pythons do not let messages be found.
    summary = self.encode(_("As a table"))
    self.body += [
        timeline_svg(
            marks,
            name=_("Points of divergence"),
            translations=translations(),
            is_right_to_left=is_right_to_left(self),
        ),
        '<details class="timeline-table">',
        f"<summary>{summary}</summary>\n",
    ]


def depart_timeline(self: HTML5Translator, node: timeline) -> None:
    """Close the table."""
    if self.builder.name != "epub":
        self.body.append("</details>\n")
    depart_place(self, node)


def on_builder_inited(app: Sphinx) -> None:
    """Publish styles and scripts with the other static files.

    E-books go without: reading systems have styles of their own, and know less of CSS.
    """
    if app.builder.format == "html" and app.builder.name != "epub":
        app.config.html_static_path.append(str(STATIC))


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load styles and script on pages that show something of the collection.

    A classic script, deferred: browsers refuse modules on pages opened from disk.
    """
    builder: Any = app.builder
    if builder.name == "epub":
        return
    # A page of singlehtml shows what others do.
    is_known = pagename in review_domain(app.env).places or builder.name == "singlehtml"
    shown = {type(node) for node in walk(doctree)} if doctree and is_known else set()
    if pagename.startswith(f"{BROWSE}/") or any(issubclass(kind, place) for kind in shown):
        builder.add_css_file(STYLE)
    if timeline in shown:
        builder.add_css_file(TIMELINE_STYLE)
    if catalogue in shown:
        builder.add_css_file(CATALOGUE_STYLE)
        builder.add_js_file(CATALOGUE_SCRIPT, defer="")


def on_html_collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the pages that list reviews, and see that every cover is there."""
    if app.builder.name != "epub" and has_or_had_reviews(app):
        from .browse import browse_pages
        from .shelf import draw_covers

        draw_covers(app)
        yield from browse_pages(app)


def has_or_had_reviews(app: Sphinx) -> bool:
    """Tell whether there are reviews, or were, of which covers and pages may be left."""
    output = output_of(app.builder)
    return bool(review_domain(app.env).pages or (output and output.before.get("covers")))


def setup_html(app: Sphinx) -> None:
    """Register visitors and assets."""
    app.add_node(
        review_header,
        html=(visit_header, depart_header),
        latex=(visit_header_latex, depart_header_latex),
    )
    app.add_node(catalogue, html=(visit_catalogue, depart_place))
    app.add_node(latest, html=(visit_latest, depart_place))
    app.add_node(related_reviews, html=(visit_related, depart_related))
    app.add_node(timeline, html=(visit_timeline, depart_timeline))
    for node in PLAIN:
        app.add_node(node, html=(visit_place, depart_place))
    app.connect("builder-inited", on_builder_inited)
    app.connect("html-collect-pages", on_html_collect_pages)
    # Early: the first listener that returns a template name ends the event.
    app.connect("html-page-context", on_html_page_context, priority=110)
