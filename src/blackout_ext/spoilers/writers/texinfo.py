"""Passages in Texinfo: a bar with a link to the appendix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..config import label
from ..nodes import bar_id, enclosing
from .appendix import BAR, entry_id

if TYPE_CHECKING:
    from sphinx.writers.texinfo import TexinfoTranslator

    from ..nodes import Passage


def visit_passage_texinfo(self: TexinfoTranslator, node: Passage) -> None:
    """Write a bar; in a heading, which can hold no link, let the mask be written."""
    if "serial" not in node or enclosing(node, nodes.Titular) is not None:
        return
    for anchor in (bar_id(node), *node["ids"]):
        self.add_anchor(anchor, node)
    self.body.append(f"{BAR} ")
    entry = f"{self.curfilestack[-1]}:{entry_id(node)}"
    self.add_xref(entry, f"{label(self.config)} {node['serial']}", node)
    raise nodes.SkipNode


def depart_passage_texinfo(self: TexinfoTranslator, node: Passage) -> None:
    """Close nothing: the mask has no element around it."""
