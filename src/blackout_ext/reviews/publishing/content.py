"""What a review says, masked, for whatever shows it outside its page.

It is taken from the document that the page was written from, behind the seal, so there is
no passage in it; and :func:`masked_copy` leaves nothing of the seal either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes

from blackout_ext.spoilers.nodes import MASK_CLASS, masked_copy, masked_text, walk

from ..nodes import place, review_header
from .site import plain

if TYPE_CHECKING:
    from ..entries import ReviewPage

UNREAD = (
    nodes.comment,
    nodes.docinfo,
    nodes.meta,
    nodes.pending,
    nodes.raw,
    nodes.substitution_definition,
    nodes.system_message,
    addnodes.index,
    addnodes.toctree,
)
"""Nodes that say nothing to a reader, or something to browsers alone."""
ASIDES = frozenset({"spoiler-warning", "toctree-wrapper"})
"""Classes of what makes sense on the page only."""
NOTE_MARKS = (nodes.footnote_reference, nodes.label)
SERVICES = frozenset({"want-to-read", "feedback"})
"""Kinds of the sections that are no part of what is said of the work."""


@dataclass(frozen=True, slots=True)
class Content:
    """A review without its title, masked."""

    document: nodes.document
    """A document of its own, with the facts about the work first."""
    text: str
    """The text, without those facts; an empty line between paragraphs."""
    is_masked: bool
    """Whether there is a mask in it."""


def content_of(page: ReviewPage, doctree: nodes.document) -> Content:
    """Return what *page* says, from the document it was written from."""
    document = said_on(page, doctree)
    top = document.next_node(nodes.section) or document
    facts = take_header(top)
    text = text_of(document)
    top[0:0] = facts
    return Content(document, text, MASK_CLASS in classes_of(document))


def said_on(page: ReviewPage | None, doctree: nodes.document) -> nodes.document:
    """Return a masked copy of a document with nothing but what it says itself.

    Args:
        page: what is known of the review in it; none for other pages.
        doctree: the document that the page was written from.
    """
    document = cast("nodes.document", masked_copy(doctree))
    sections = page.sections if page else ()
    services = {section.anchor for section in sections if section.kind in SERVICES}
    for node in elements_of(document):
        if is_aside(node, services):
            # Notes to what was said before may stand in the last section.
            node.parent.replace(node, list(node.findall(nodes.footnote)))
    return document


def take_header(top: nodes.Element) -> list[nodes.Node]:
    """Take the title and the header of a review out; return the facts that stand in the latter."""
    facts: list[nodes.Node] = []
    for child in list(top.children):
        if isinstance(child, review_header):
            facts += [fact for fact in child.children if isinstance(fact, nodes.field_list)]
        if isinstance(child, nodes.title | review_header):
            top.remove(child)
    return facts


def classes_of(document: nodes.document) -> set[str]:
    """Return all classes in a document."""
    return {name for element in elements_of(document) for name in element["classes"]}


def elements_of(element: nodes.Element) -> list[nodes.Element]:
    """Return *element* and the elements below it as they are read."""
    return [node for node in walk(element) if isinstance(node, nodes.Element)]


def is_aside(node: nodes.Element, services: set[str]) -> bool:
    """Tell whether a node is no part of the review."""
    if isinstance(node, place):
        return not isinstance(node, review_header)
    return (
        isinstance(node, UNREAD)
        or not ASIDES.isdisjoint(node["classes"])
        or (isinstance(node, nodes.section) and not services.isdisjoint(node["ids"]))
    )


def text_of(element: nodes.Element) -> str:
    """Return the text of an element without the marks of its notes, each paragraph on a line."""
    marks = [node for node in elements_of(element) if isinstance(node, NOTE_MARKS)]
    kept = [mark.children for mark in marks]
    for mark in marks:
        mark.children = []
    text = masked_text(element)
    for mark, children in zip(marks, kept, strict=True):
        mark.children = children
    return "\n\n".join(filter(None, map(plain, text.split("\n\n"))))


def html_of(builder: Any, content: Content) -> str:
    """Return a review as HTML, as it would be on its page.

    Args:
        builder: a builder of HTML that is writing the page.
        content: the review.
    """
    translator = builder.create_translator(content.document, builder)
    content.document.walkabout(translator)
    return "".join(translator.body)
