"""Buttons that pass a page on: copy its address, or open the browser's own share sheet.

::

    <share_tools url="https://..." title="...">  ->  <div class="feedback-tools" data-url="...">
        <share_button action="copy"> Copy link           <button data-share="copy" hidden>
        <share_button action="sheet"> Share...           <button data-share="sheet" hidden>
                                                         <span role="status">

A script of a few lines (``static/share.js``), loaded on the pages that have them, shows
those that work in the browser at hand.  So there is none without JavaScript, and none
that does nothing.  Only builders that write web pages can have these nodes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from book_words import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

STATIC = Path(__file__).parent / "static"
SCRIPT = "share.js"
WEB = frozenset({"html", "dirhtml"})
"""Builders that write the pages ``html_baseurl`` is the address of."""


class share_tools(nodes.General, nodes.Element):  # noqa: N801 (docutils: lower case)
    """A row of buttons.

    Attributes (``self[...]``):
        url: canonical address (str) of the page.
        title: title (str) of the page, passages masked.
    """


class share_button(nodes.Inline, nodes.TextElement):  # noqa: N801 (docutils: lower case)
    """A button; *action* (str) is what it does: ``copy`` or ``sheet``."""


def share_row(title: str, url: str) -> share_tools:
    """Return the buttons for the page called *title* at the address *url*."""
    return share_tools(
        "",
        share_button("", _("Copy link"), action="copy"),
        share_button("", _("Share…"), action="sheet"),
        title=title,
        url=url,
    )


def visit_tools(self: HTML5Translator, node: share_tools) -> None:
    """Open the row, with all that the script will say."""
    data = {
        "data-url": node["url"],
        "data-title": node["title"],
        "data-address": _("Address of this page"),
        "data-copied": _("Link copied"),
        "data-refused": _("Copying did not work. Here is the address, selected."),
    }
    self.body.append(self.starttag(node, "div", CLASS="feedback-tools", **data))


def depart_tools(self: HTML5Translator, node: share_tools) -> None:
    """Close it after the live region, which has to be there before it has anything to say."""
    self.body.append('<span class="feedback-status" role="status"></span>\n</div>\n')


def visit_button(self: HTML5Translator, node: share_button) -> None:
    """Open a button that waits for the script."""
    attributes = {"type": "button", "hidden": "", "data-share": node["action"]}
    self.body.append(self.starttag(node, "button", "", **attributes))


def depart_button(self: HTML5Translator, node: share_button) -> None:
    """Close it."""
    self.body.append("</button>\n")


def on_builder_inited(app: Sphinx) -> None:
    """Publish the script with the other static files."""
    if app.builder.name in WEB:
        app.config.html_static_path.append(str(STATIC))


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load the script on pages that have buttons."""
    builder: Any = app.builder
    if doctree is not None and doctree.next_node(share_tools):
        builder.add_js_file(SCRIPT, defer="")


def setup_share_tools(app: Sphinx) -> None:
    """Register nodes and script."""
    app.add_node(share_tools, html=(visit_tools, depart_tools))
    app.add_node(share_button, html=(visit_button, depart_button))
    app.connect("builder-inited", on_builder_inited)
    # Early: the first listener that returns a template name ends the event.
    app.connect("html-page-context", on_html_page_context, priority=110)
