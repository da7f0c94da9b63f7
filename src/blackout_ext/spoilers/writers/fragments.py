"""Passages as pieces of HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..nodes import is_text
from .formulas import spell_math
from .images import embed_images

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from ..nodes import Passage


def render(translator: HTML5Translator, passage: Passage) -> str:
    """Return the payload of *passage* as HTML, as it would stand on this page.

    The translator writes into a body of its own meanwhile, as docutils does for
    headers and footers, so numbers, links and math come out as elsewhere.
    """
    if passage.payload is None:
        return ""
    if not is_text(passage.payload):
        embed_images(translator.builder, passage)
        spell_math(translator, passage)
    outside, translator.body = translator.body, []
    for child in list(passage.payload.children):
        child.walkabout(translator)
    fragment = "".join(translator.body).strip()
    translator.body = outside
    return fragment
