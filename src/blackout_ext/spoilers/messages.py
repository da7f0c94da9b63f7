"""The parser's messages in a page, of which each may quote what it is about.

Sphinx takes them out of the page, except with ``keep_warnings``.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.transforms.universal import Messages
from sphinx.transforms import SphinxTransform

from .derived import marks_in
from .misspelled import has_slip
from .nodes import is_inside_passage, walk, walk_blocks


class MessagesTransform(SphinxTransform):
    """Empty the messages that quote blackout markup, or are about something inside a passage."""

    default_priority = Messages.default_priority + 1

    def apply(self, **kwargs: Any) -> None:
        """Look through each message."""
        marks = marks_in(self.env)
        for message in [
            node for node in walk_blocks(self.document) if isinstance(node, nodes.system_message)
        ]:
            quotes = [n for n in walk(message) if isinstance(n, nodes.literal_block)]
            for quote in quotes:
                if marks.may_be_in(quote.astext()) or has_slip(quote.astext()):
                    quote.parent.remove(quote)
            anchors: list[str] = message.get("backrefs", [])
            if any(self.is_sealed(anchor) for anchor in anchors):
                message.children = []
                message.append(nodes.paragraph("", "Markup inside a blackout cannot be read."))

    def is_sealed(self, anchor: str) -> bool:
        """Tell whether the element at *anchor* is inside a passage."""
        element = self.document.ids.get(anchor)
        return element is not None and is_inside_passage(element)
