"""Telling whether a passage ends where its element does.

A table takes a role apart at a ``|``, a list at a ``-`` that begins a line, and no
role goes on behind an empty line.  Its first half has a mark, its second nothing
but a backquote without a partner.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .attempts import is_block_begun
from .nodes import Passage, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "`\0"
"""What stands for inline code in :func:`markup`; a backquote alone is one that was written."""

BACKQUOTES = re.compile(r"`+(?!\0)(?!`)")
"""A run of backquotes of which the parser has made nothing."""

FENCE = re.compile(r"[:`~]\{blackout\}", re.IGNORECASE)
"""A fence that MyST does not read, as ``colon_fence`` is off, or in reStructuredText."""

CLOSING_FENCE = re.compile(r"^(?::{2,}|~{3,}|`{3,})$", re.MULTILINE)

OF_CLASS = r"""\{[^{}`]*(?:\.|class=["']?(?:[^{}`"']*\s)?)blackout\b[^{}`]*\}"""
"""Attributes in braces, with the class ``blackout`` in either way of writing it."""

SPAN_END = re.compile(rf"\]\s?{OF_CLASS}", re.IGNORECASE)

ATTRIBUTE_LINE = re.compile(rf"(?:^|\n)\s*{OF_CLASS}\s*$", re.IGNORECASE)
"""Attributes on a line of their own, at the end: meant for the block behind them."""

HALF = re.compile(r"(\s|\{[\w:.+-]+\})$")
"""How the text of a role ends that a backquote inside it has cut short."""

BEHIND = re.compile(r"[\s.,;:!?)\]}'\"\u2013\u2014\u2019\u201d\u2026]")
"""What may well stand right behind a whole role."""


class Cut(Enum):
    """Ways in which a passage may go on outside the element that has its mark."""

    ROLE = "a role without an end"
    SHORT = "a role that a backquote inside has ended early"
    FENCE = "the first line of a fence that was not read"
    ATTRIBUTES = "attributes that belong to nothing"
    SPAN = "the end of a span without its beginning"
    OPENING = "what was meant to open a block, alone in its own"


def cut_of(element: nodes.TextElement) -> Cut | None:
    """Return how a passage of which *element* has a mark goes on elsewhere, if it does."""
    text = markup(element)
    if FENCE.search(text):
        return Cut.FENCE
    if is_block_begun(text):
        return Cut.OPENING
    if has_stray_backquote(text):
        return Cut.ROLE
    last = element.children[-1] if element.children else None
    stands_apart = isinstance(last, nodes.Text) and (len(element) == 1 or "\n" in last)
    if stands_apart and ATTRIBUTE_LINE.search(text):
        return Cut.ATTRIBUTES
    if SPAN_END.search(text) and "]" in unmatched_brackets(text):
        return Cut.SPAN
    return Cut.SHORT if is_cut_short(element) else None


def has_stray_backquote(text: str) -> bool:
    """Tell whether *text* (of :func:`markup`) has backquotes without as many to close them."""
    is_open: dict[int, bool] = {}
    for run in BACKQUOTES.finditer(text):
        is_open[len(run[0])] = not is_open.get(len(run[0]), False)
    return any(is_open.values())


def unmatched_brackets(text: str) -> str:
    """Return the square brackets of *text* that have no partner."""
    rest = re.sub(r"[^\[\]]", "", text)
    while "[]" in rest:
        rest = rest.replace("[]", "")
    return rest


def may_end(block: nodes.Element, cut: Cut) -> bool:
    """Tell whether *block* looks like the one in which a passage cut as in *cut* ends.

    Where it begins, for the end of a span.
    """
    for text in texts_of(block):
        if cut in {Cut.ROLE, Cut.SHORT} and has_stray_backquote(text):
            return True
        if cut is Cut.FENCE and CLOSING_FENCE.search(text):
            return True
        if cut is Cut.SPAN and "[" in unmatched_brackets(text):
            return True
    return False


def texts_of(element: nodes.Element) -> Iterator[str]:
    """Yield the text, as in :func:`markup`, of each paragraph, title and so on in *element*."""
    if isinstance(element, Passage | nodes.FixedTextElement | nodes.system_message):
        return
    if isinstance(element, nodes.TextElement):
        yield markup(element)
        return
    for child in element.children:
        if isinstance(child, nodes.Element):
            yield from texts_of(child)


def is_cut_short(element: nodes.TextElement) -> bool:
    """Tell whether a backquote inside a role has ended it early, so that its rest stands open.

    docutils reports what it cannot read (a ``problematic`` node).  MyST goes on as
    if nothing were wrong: the role then ends in a space, or in the name of a role
    within it, and text stands right behind it.
    """
    if not any(isinstance(child, Passage) for child in element.children):
        return False
    problems = (node for node in walk(element) if isinstance(node, nodes.problematic))
    return any("`" in problem.astext() for problem in problems) or ends_early(element)


def is_unended(element: nodes.Element) -> bool:
    """Tell whether docutils has found a backquote in *element* that nothing closes."""
    problems = (node for node in walk(element) if isinstance(node, nodes.problematic))
    return any(problem.astext() == "`" for problem in problems)


def ends_early(element: nodes.Element) -> bool:
    """Tell whether a passage in *element* looks like the first half of one."""
    return any(is_half(child) for child in element.children if isinstance(child, Passage))


def is_half(passage: Passage) -> bool:
    """Tell whether *passage* looks like the first half of one."""
    if not passage.rawsource:
        return False  # A span, which no backquote ends.
    last = passage.children[-1] if passage.children else None
    if not isinstance(last, nodes.Text) or HALF.search(last) is None:
        return False
    behind = passage.next_node(descend=False, siblings=True)
    if not isinstance(behind, nodes.Text | nodes.literal):
        return False
    if not last.strip() and len(passage) > 1 and isinstance(passage[-2], nodes.literal):
        return False  # Code at the end of a role needs a space behind it.
    # Code right behind it is what two backquotes inside have made of the rest.
    stands_alone = isinstance(behind, nodes.Text) and BEHIND.match(behind)
    return not stands_alone


def markup(element: nodes.Element) -> str:
    """Return the text of *element* as it may have been written, for the search of marks.

    What stands in backquotes counts as :data:`CODE`, passages as nothing.
    """
    text = "".join(parts(element))
    # Those who describe an object in Python or C find spaces between its tokens.
    return "".join(text.split()) if isinstance(element, addnodes.desc_signature) else text


def parts(element: nodes.Element) -> Iterator[str]:
    """Yield the pieces of :func:`markup`."""
    for child in element.children:
        if isinstance(child, nodes.Text):
            yield child
        elif isinstance(child, nodes.title_reference) or is_code(child):
            yield CODE
        elif isinstance(child, Passage | nodes.math | nodes.raw):
            continue
        elif isinstance(child, nodes.Element):
            yield from parts(child)


def is_code(node: nodes.Node) -> bool:
    """Tell whether *node* is inline code, and not a literal of a role such as ``kbd``."""
    if not isinstance(node, nodes.literal):
        return False
    return not node["classes"] or "code" in node["classes"]
