"""The toolbar of a page with passages, in HTML.

It does nothing without the script, and is not shown there (``scripting`` of Media
Queries Level 5); nor are its fields of use before the script has started.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from blackout_ext.locale import direction

from ..nodes import spoiler_controls
from .html import is_sealing
from .reveal_pages import template

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_ = get_translation("blackout")

WRITTEN = "has_spoiler_controls"
"""Attribute of a translator that has written a toolbar: one is enough for a page."""


def visit_controls_html(self: HTML5Translator, node: spoiler_controls) -> None:
    """Write the toolbar, once on a page."""
    if is_sealing(self.builder) and not hasattr(self, WRITTEN):
        setattr(self, WRITTEN, True)
        text = direction(self.config.language)
        html = template("toolbar.html").render(works=node["works"], direction=text, _=_)
        self.body.append(html)
    raise nodes.SkipNode


def depart_controls_html(self: HTML5Translator, node: spoiler_controls) -> None:
    """Close nothing."""


def setup_controls(app: Sphinx) -> None:
    """Register the visitor; other formats have no such node (an ``only`` around it)."""
    app.add_node(spoiler_controls, html=(visit_controls_html, depart_controls_html))
