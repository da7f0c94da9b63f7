"""How passages travel in each format.

A format without a module here shows the mask, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..nodes import blackout, blackout_block
from .controls import setup_controls
from .html import depart_passage_html, setup_html, visit_passage_html
from .latex import depart_passage_latex, setup_latex, visit_passage_latex
from .reveal_pages import setup_reveal_pages
from .stale_images import setup_stale_images
from .texinfo import depart_passage_texinfo, visit_passage_texinfo

if TYPE_CHECKING:
    from sphinx.application import Sphinx


HAVE_APPENDIX = frozenset({"latex", "man", "texinfo", "text"})
"""Formats of builders whose documents hold their passages at the end."""


def on_builder_inited(app: Sphinx) -> None:
    """Load the appendix for the builders that have one."""
    if app.builder.format in HAVE_APPENDIX:
        from .appendix import setup_appendix

        setup_appendix(app)


def setup_writers(app: Sphinx) -> None:
    """Register visitors, pages and assets.

    Never name ``epub`` or ``singlehtml`` here: that would take those builders away
    from the nodes of every other extension.
    """
    for node in (blackout, blackout_block):
        app.add_node(
            node,
            html=(visit_passage_html, depart_passage_html),
            latex=(visit_passage_latex, depart_passage_latex),
            texinfo=(visit_passage_texinfo, depart_passage_texinfo),
        )
    app.connect("builder-inited", on_builder_inited)
    setup_controls(app)
    setup_html(app)
    setup_latex(app)
    setup_reveal_pages(app)
    setup_stale_images(app)
