"""Nodes of a blacked-out passage.

Both nodes derive from a node that every writer knows, so a format without a
visitor of its own for them shows the mask and never fails::

    <blackout mask="[spoiler]">         while reading
        the butler <emphasis>did</emphasis> it

    <blackout mask="[spoiler]">         once sealed; .payload holds the rest
        [spoiler]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

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
        work: work (str) that the passage tells of, where its author has said so.
        after: stage (str) of that work which it gives away, where its author has said so.
        stages: keys (str, with spaces between them) of all answers of a reader on how far they
            have read ``work`` upon which the passage may open by itself.
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


class spoiler_controls(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """The toolbar of a page: its passages at once, and how far the reader has read.

    Attributes (``self[...]``):
        works: works (list of :class:`Work`) that passages of the page tell of.
    """


class Work(NamedTuple):
    """A work that passages of a page tell of."""

    name: str
    """Name under which a reader's progress is kept."""
    question: str
    """What a reader is asked."""
    stages: tuple[tuple[str, str], ...]
    """Key and label of each answer but the first, which is that there is nothing yet."""


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
        # Not extend(), which asks for the document at every child: whole reviews are copied.
        copied.children = [masked_copy(child) for child in node.children]
        for child in copied.children:
            child.parent = copied
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


def is_text(element: nodes.Element) -> bool:
    """Tell whether there is nothing but text in *element*, as in most passages."""
    return all(child.__class__ is nodes.Text for child in element.children)


def walk(element: nodes.Element) -> list[nodes.Node]:
    """Return *element* and all below it as they are read.

    What ``findall()`` does, in a fraction of the time: documents are walked more
    often on our account than on any other.
    """
    found: list[nodes.Node] = [element]
    walk_below(element, found)
    return found


def walk_below(element: nodes.Element, found: list[nodes.Node]) -> None:
    """Add all that is below *element* to *found* as it is read."""
    for child in element.children:
        found.append(child)
        if child.children:
            walk_below(child, found)  # type: ignore[arg-type]  # It has children: an element.


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
    """Return *element*, if it is a passage, and those below it, as they are read.

    Those inside others included.
    """
    found: list[Passage] = [element] if isinstance(element, Passage) else []
    passages_below(element, found)
    return found


def passages_below(element: nodes.Element, found: list[Passage]) -> None:
    """Add the passages below *element* to *found* as they are read.

    Written out, without :func:`walk`: it is what most time went into.
    """
    for child in element.children:
        # Most nodes are text, and to ask for the class itself is the fastest way to tell.
        if child.__class__ is not nodes.Text:
            if isinstance(child, Passage):
                found.append(child)
            if child.children:
                passages_below(child, found)  # type: ignore[arg-type]  # It has children.


def number(element: nodes.Element) -> list[Passage]:
    """Number the sealed passages below *element*, and return them in that order.

    Those inside others come last: how many there are is part of what is sealed, and
    must not show in the numbers of the others.
    """
    passages = list(with_nested(element))
    element.numbered = passages  # type: ignore[attr-defined]  # See numbered().
    for serial, passage in enumerate(passages, start=1):
        passage["serial"] = serial
    return passages


def numbered(element: nodes.Element) -> list[Passage]:
    """Return what :func:`number` has, if it was asked about *element*; nothing if not.

    Kept with the document while it is written: three listeners want to know.
    """
    found: list[Passage] = getattr(element, "numbered", [])
    return found


def with_nested(element: nodes.Element) -> Iterator[Passage]:
    """Yield the sealed passages below *element* as they are read, then those inside them."""
    level = passages_of(element)
    while level:
        yield from level
        payloads = [passage.payload for passage in level if passage.payload is not None]
        level = [inner for payload in payloads for inner in passages_of(payload)]
