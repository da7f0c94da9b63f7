"""HTML of the author's that is meant to be blacked out: ``<span class="blackout">``.

It reaches the page as it was written, and is no passage.
"""

from __future__ import annotations

import re

from docutils import nodes

TAG = re.compile(
    r"""<(?P<name>blackout)(?:\s*>|\s+[\w-]+\s*=)|<(?P<element>[a-z][\w-]*)[^<>]*\sclass\s*=\s*(?:"[^"<>]*|'[^'<>]*|)(?<![\w-])blackout(?![\w-])""",
    re.IGNORECASE,
)
"""An element of HTML that is called ``blackout`` or has that class."""


def is_tag(node: nodes.Node) -> bool:
    """Tell whether *node* is HTML of the author's with an element that is to be blacked out."""
    return isinstance(node, nodes.raw) and bool(TAG.search(node.astext()))


def is_opening_tag(element: nodes.raw) -> bool:
    """Tell whether HTML of the author's, a block of its own, leaves such an element open."""
    text = element.astext().lower()
    tag = None if isinstance(element.parent, nodes.TextElement) else TAG.search(text)
    name = tag and (tag["name"] or tag["element"])
    return bool(name) and text.count(f"<{name}") > text.count(f"</{name}")
