r"""Formulas inside passages, which must not decide what a page loads.

Sphinx loads MathJax on pages that have a formula.  A passage must not be the reason:
the page would tell that there is a formula in it.  Nor is the script loaded on every
page with passages, which would be a large file from another server for readers of
pages without any formula.  So formulas that stand in the open decide, page by page:
where there is one, those inside passages are set as it is; elsewhere they are shown
as they are written, as in e-books, whose notes are documents without scripts, and with
``sphinx.ext.imgmath``, which would draw files of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..nodes import walk

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from ..nodes import Passage

FORMULAS = (nodes.math, nodes.math_block)


def spell_math(translator: HTML5Translator, passage: Passage) -> None:
    """Show the formulas of *passage* as they are written, where nothing would set them."""
    if passage.payload is None:
        return
    formulas = [node for node in walk(passage.payload) if isinstance(node, FORMULAS)]
    if not formulas or is_set(translator):
        return
    for formula in formulas:
        if isinstance(formula, nodes.math):
            formula.replace_self(nodes.literal("", formula.astext()))
        else:
            block = nodes.literal_block("", formula.astext(), language="latex")
            formula.replace_self(block)


def is_set(translator: HTML5Translator) -> bool:
    """Tell whether the page at hand loads what sets formulas, whatever its passages hold."""
    builder = translator.builder
    if builder.name == "epub" or getattr(builder, "math_renderer_name", None) == "imgmath":
        return False
    return any(isinstance(node, FORMULAS) for node in walk(translator.document))
