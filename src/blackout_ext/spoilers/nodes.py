"""Nodes of a blacked-out passage.

Both nodes derive from a node that every writer knows, so a format without a
visitor of its own for them shows the mask and never fails::

    <blackout mask="[spoiler]">         while reading
        the butler <emphasis>did</emphasis> it

    <blackout mask="[spoiler]">         once sealed; .payload holds the rest
        [spoiler]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

ElementT = TypeVar("ElementT")

MASK = "[spoiler]"
"""Mask of a node that was made without one."""

MASK_CLASS = "blackout-mask"
"""Class of a mask that stands as text."""


class Passage(nodes.Element):
    """A passage that a reader sees only on request.

    Attributes (``self[...]``):
        mask: text (str) that stands for the passage.
        serial: number of the passage (int, from 1) on its page, or in the document that is
            made of many pages, once there is a place that it can be looked up by it.
    """

    payload: nodes.Element | None = None
    """The passage itself, under an element of its own, once it was taken out of the document."""

    fragment: str | None = None
    """The passage as HTML, once the HTML writer has been here."""

    def copy(self) -> Self:
        """Return a copy that holds the same passage, once it is sealed."""
        copied = super().copy()
        if self.payload is not None:
            copied.payload = self.payload.deepcopy()
            copied.payload.parent = copied
        return copied

    def astext(self) -> str:
        """Return the mask: no caller of ``astext()`` ever learns the passage."""
        return str(self.get("mask", MASK))


class blackout(Passage, nodes.inline):  # noqa: N801 (docutils names nodes in lower case)
    """A passage within a line of text."""


class blackout_block(Passage, nodes.container):  # noqa: N801 (docutils names nodes in lower case)
    """A passage of one or more body elements."""


class blackout_appendix(nodes.section):  # noqa: N801 (docutils names nodes in lower case)
    """The section at the end of a document that holds its passages."""


class blackout_entry(nodes.container):  # noqa: N801 (docutils names nodes in lower case)
    """A passage in the appendix of a LaTeX document.

    Attributes (``self[...]``):
        serial: number of the passage (int, from 1).
    """


def masked_text(node: nodes.Node) -> str:
    """Return the text of *node* with every passage masked.

    The one way from a doctree to text for whatever is written outside the page:
    structured data, descriptions, summaries.  :func:`masked_copy` is the one way to
    what is rendered there, such as the entries of feeds.
    """
    return node.astext()


def masked_copy(node: nodes.Node) -> nodes.Node:
    """Return a copy of *node* in which every passage is its mask, and nothing of it is left.

    For whatever is rendered, not only quoted, outside the page.  Where the page has a bar
    for a passage, its mask is a link to it (``#spoiler-3``, as seen from the page).
    """
    if isinstance(node, Passage):
        return mask_of(node)
    copied = node.copy()
    if isinstance(copied, nodes.Element):
        copied.rawsource = ""
        copied.extend(masked_copy(child) for child in node.children)
    return copied


def mask_of(passage: Passage) -> nodes.Element:
    """Return a node that shows the mask of *passage*, with a link to its bar if it has one."""
    shown: nodes.TextElement = nodes.inline("", passage.astext(), classes=[MASK_CLASS])
    # Links may stand in text alone (docutils, "The Docutils Document Tree", reference).
    in_text = isinstance(passage.parent, nodes.TextElement) or not isinstance(passage, blackout)
    if "serial" in passage and in_text:
        shown = nodes.reference("", "", shown, refuri=f"#{bar_id(passage)}", internal=True)
    return shown if isinstance(passage, blackout) else nodes.paragraph("", "", shown)


def bar_id(passage: nodes.Element) -> str:
    """Return the anchor of the bar of a numbered passage, or of its entry in the appendix."""
    return f"spoiler-{passage['serial']}"


def is_inside_passage(node: nodes.Node) -> bool:
    """Tell whether *node* is part of a passage."""
    return enclosing(node, Passage) is not None


def enclosing(node: nodes.Node, kind: type[ElementT]) -> ElementT | None:
    """Return the nearest ancestor of *node* that is a *kind*, or ``None``."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, kind):
            return parent
        parent = parent.parent
    return None


def walk(element: nodes.Element) -> list[nodes.Node]:
    """Return *element* and all below it as they are read.

    What ``findall()`` does, in a fraction of the time: documents are walked more
    often on our account than on any other.
    """
    found: list[nodes.Node] = []
    stack: list[nodes.Node] = [element]
    while stack:
        node = stack.pop()
        found.append(node)
        if node.children:
            stack.extend(node.children[::-1])
    return found


def walk_blocks(element: nodes.Element) -> list[nodes.Node]:
    """Return what is below *element*, short of what is within lines of text, as it is read."""
    found: list[nodes.Node] = []
    stack: list[nodes.Node] = [element]
    while stack:
        node = stack.pop()
        found.append(node)
        if not isinstance(node, nodes.TextElement):
            stack.extend(node.children[::-1])
    return found


def passages_of(element: nodes.Element) -> list[Passage]:
    """Return the passages below *element*, those inside others included, as they are read.

    Written out, without :func:`walk`: it is what most time went into.
    """
    found: list[Passage] = []
    stack: list[nodes.Node] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, Passage):
            found.append(node)
        if node.children:
            stack.extend(node.children[::-1])
    return found


def number(element: nodes.Element) -> list[Passage]:
    """Number the sealed passages below *element*, and return them in that order.

    Those inside others come last: how many there are is part of what is sealed, and
    must not show in the numbers of the others.
    """
    passages = list(with_nested(element))
    for serial, passage in enumerate(passages, start=1):
        passage["serial"] = serial
    return passages


def with_nested(element: nodes.Element) -> Iterator[Passage]:
    """Yield the sealed passages below *element* as they are read, then those inside them."""
    level = passages_of(element)
    while level:
        yield from level
        payloads = [passage.payload for passage in level if passage.payload is not None]
        level = [inner for payload in payloads for inner in passages_of(payload)]
