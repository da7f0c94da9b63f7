r"""Passages in LaTeX: a bar that links to the appendix, and an entry there that links back.

The macros are in ``sphinxblackout.sty``, and have numbers for names: LaTeX writes
titles in capitals, and letters in the name of a link with them::

    \blackoutanchor{3}\blackoutbar{3}{spoiler}

    \begin{blackoutappendix}
    \chapter{Spoilers}
    \begin{blackoutentry}{3}
    ...
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from ..config import label
from ..nodes import blackout, blackout_appendix, blackout_entry, enclosing
from .appendix import CURTAIN

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.latex import LaTeXTranslator

    from ..nodes import Passage

PACKAGE = Path(__file__).parent.parent / "texinputs" / "sphinxblackout.sty"


def visit_passage_latex(self: LaTeXTranslator, node: Passage) -> None:
    """Write a bar, with an anchor where LaTeX can have one."""
    word = self.encode(label(self.config))
    if "serial" in node:
        bar = rf"\blackoutbar{{{node['serial']}}}{{{word}}}"
        if not self.in_title:
            bar = self.hypertarget_to(node) + bar
        # The head of a long table is printed on each page: an anchor would be there twice.
        if enclosing(node, nodes.thead) is None:
            in_argument = self.in_title or self.in_caption or self.in_term
            macro = "blackoutlabel" if in_argument else "blackoutanchor"
            bar = rf"\{macro}{{{node['serial']}}}{bar}"
    else:
        bar = rf"\blackoutredacted{{{word}}}"
    self.body.append(bar if isinstance(node, blackout) else f"\n\n{bar}\n\n")
    raise nodes.SkipNode


def depart_passage_latex(self: LaTeXTranslator, node: Passage) -> None:
    """Close nothing."""


def visit_appendix_latex(self: LaTeXTranslator, node: blackout_appendix) -> None:
    """Begin the appendix, and turn the page."""
    self.body.append("\n\n\\begin{blackoutappendix}\n")
    curtains = [p for p in node.findall(nodes.paragraph) if p.astext() == CURTAIN]
    for curtain, macro in zip(curtains, ("blackoutbegin", "blackoutend"), strict=True):
        curtain.replace_self(nodes.raw("", f"\n\\{macro}\n", format="latex"))
    self.visit_section(node)


def depart_appendix_latex(self: LaTeXTranslator, node: blackout_appendix) -> None:
    """End the appendix."""
    self.depart_section(node)
    self.body.append("\n\\end{blackoutappendix}\n")


def visit_entry_latex(self: LaTeXTranslator, node: blackout_entry) -> None:
    """Begin an entry."""
    self.body.append(f"\n\\begin{{blackoutentry}}{{{node['serial']}}}")


def depart_entry_latex(self: LaTeXTranslator, node: blackout_entry) -> None:
    """End an entry."""
    self.body.append("\n\\end{blackoutentry}\n")


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Put the macros beside the document."""
    config.latex_additional_files = [*config.latex_additional_files, str(PACKAGE)]


def setup_latex(app: Sphinx) -> None:
    """Register the macros and the nodes that stand in no other format."""
    app.add_latex_package(PACKAGE.stem, after_hyperref=True)
    app.connect("config-inited", on_config_inited)
    app.add_node(blackout_appendix, latex=(visit_appendix_latex, depart_appendix_latex))
    app.add_node(blackout_entry, latex=(visit_entry_latex, depart_entry_latex))
