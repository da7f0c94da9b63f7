"""Blackout markup in what is not the text of an element, as an alternative text or a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from .attempts import is_html, is_option_as_field
from .misspelled import is_language
from .nodes import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from .marks import Marks

ATTRIBUTES = {
    "alt": "the alternative text of an image",
    "content": "metadata for the page's head",
    "explanation": "the explanation of an abbreviation",
    "reftitle": "the title of a link",
    "title": "a title that is an attribute",
}
"""Attributes that authors write, in their words."""

COMMENT = re.compile(r"blackout:?\s*(\n|$)", re.IGNORECASE)
"""A directive with one colon too few is a comment."""

MARKABLE = (addnodes.toctree, addnodes.index, nodes.comment, nodes.field, nodes.raw)
"""Elements with marks elsewhere than in text and in attributes that are text."""

PLAIN_ATTRIBUTES = len(nodes.Element().attributes)
"""Number of attributes that every element has; all of them are lists."""

MODULES = "modules"
"""Table of a domain whose entries have a synopsis, for an index of them."""


def is_markable(element: nodes.Element) -> bool:
    """Tell whether *element* can have marks elsewhere than in its text: most cannot."""
    if isinstance(element, MARKABLE):
        return True
    # A passage has its mask besides.
    plain = PLAIN_ATTRIBUTES + isinstance(element, Passage)
    return len(element.attributes) > plain


def masked_attributes(element: nodes.Element, mask: str, marks: Marks) -> Iterator[str]:
    """Hide marks in the attributes of *element* and yield where each was, in words."""
    if isinstance(element, addnodes.toctree):
        yield from masked_toctree(element, mask, marks)
    elif isinstance(element, addnodes.index) and marks.are_in(element.get("entries")):
        element["entries"] = []
        yield "an index entry"
    elif type(element) is nodes.comment and (is_marked_comment(element.astext(), marks)):
        element.children = []
        yield "a comment"
    elif isinstance(element, nodes.field) and (
        is_role_as_field(element, marks) or is_option_as_field(element)
    ):
        element.clear()
        element += [nodes.field_name("", mask), nodes.field_body()]
        yield "the name of a field"
    elif isinstance(element, nodes.raw) and (
        marks.role.search(element.astext()) or is_html(element)
    ):
        element.children = []
        yield "raw markup"
    elif isinstance(element, nodes.literal_block) and is_language(element.get("language", "")):
        element.children = [nodes.Text(mask)]
        element.rawsource = ""
        element["language"] = "none"
        yield "the language of a block of code"
    for key, value in element.attributes.items():
        if isinstance(value, str) and key != "mask" and marks.are_in(value):
            element[key] = mask
            yield ATTRIBUTES.get(key, f"the attribute {key}")


def is_marked_comment(text: str, marks: Marks) -> bool:
    """Tell whether a comment has a mark in it, or is a directive with one colon too few.

    Of what is only meant for a mark, nobody sees anything in a comment.
    """
    return bool(marks.mark.search(text) or COMMENT.match(text)) or marks.stand_alone_in(text)


def is_role_as_field(field: nodes.field, marks: Marks) -> bool:
    """Tell whether *field* is a role at the start of a line, read as a name and a body."""
    first = field[1].next_node(nodes.Text)
    if field[0].astext().lower().rpartition(":")[2] not in marks.names or first is None:
        return False
    return first.astext().startswith("`") or isinstance(
        first.parent, nodes.literal | nodes.title_reference
    )


def masked_toctree(toctree: addnodes.toctree, mask: str, marks: Marks) -> Iterator[str]:
    """Hide marks in the caption and titles of *toctree*."""
    if marks.are_in(toctree.get("caption")):
        toctree["caption"] = toctree["rawcaption"] = mask
        yield "the caption of a toctree"
    if marks.are_in(toctree["entries"]):
        toctree["entries"] = [
            (mask if marks.are_in(entry[0]) else entry[0], entry[1]) for entry in toctree["entries"]
        ]
        titles: list[str] = toctree.get("rawentries", [])
        toctree["rawentries"] = [mask if marks.are_in(title) else title for title in titles]
        yield "a title in a toctree"


def masked_modules(env: BuildEnvironment, mask: str, marks: Marks) -> Iterator[str]:
    """Hide marks in what domains have noted of this document's modules, as for their index."""
    for domain in env.domains.values():
        table: dict[str, Any] = domain.data.get(MODULES, {})
        for name, entry in list(table.items()):
            if isinstance(entry, tuple) and env.docname in entry and marks.are_in(entry):
                # A named tuple is made of its values one by one.
                make = getattr(entry, "_make", tuple)
                table[name] = make(mask if marks.are_in(value) else value for value in entry)
                yield "the synopsis or platform of a module"
