"""Blackout markup where no parser reads it as markup.

An image's alternative text, a caption of a toctree, an index entry, front matter
or a comment is plain text to Sphinx, as is a role in the other syntax or one that
was never closed.  Whatever holds such a mark is hidden as a whole: where a mark
went wrong nobody can tell how far its passage was meant to go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeGuard

from docutils import nodes
from sphinx import addnodes

from .halves import (
    Cut,
    cut_of,
    ends_early,
    has_stray_backquote,
    is_cut_short,
    is_unended,
    markup,
)
from .headings import rename_admonition, rename_heading
from .misspelled import has_unknown_slip
from .nodes import Passage, walk
from .removal import drop_names, drop_object
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from .marks import Marks

LITERAL = (nodes.FixedTextElement, nodes.literal, nodes.math, nodes.math_block, nodes.raw)
"""Elements whose text is shown as it is written, so that a manual can show the markup."""

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

ADVICE = "The parser takes it for plain text here, so all of this text is hidden"

BEYOND = {
    Cut.ROLE: ", and what follows up to the next heading, or beyond where the role may end",
    Cut.FENCE: ", and what follows up to the next heading",
    Cut.ATTRIBUTES: ", and what follows up to the next heading",
    Cut.SPAN: ", and what precedes it up to the heading, or where the span may begin",
}
"""What else is hidden where a passage goes on elsewhere."""

MARKABLE = (addnodes.toctree, addnodes.index, nodes.comment, nodes.field, nodes.raw)
"""Elements with marks elsewhere than in text and in attributes that are text."""

PLAIN_ATTRIBUTES = len(nodes.Element().attributes)
"""Number of attributes that every element has; all of them are lists."""

UNREAD = (addnodes.desc_signature, addnodes.desc_name)
"""Elements whose text no parser reads as markup."""

MODULES = "modules"
"""Table of a domain whose entries have a synopsis, for an index of them."""


def mask_unparsed(document: nodes.document, mask: str, marks: Marks) -> None:
    """Hide and report each of *marks* in the text and attributes of *document*."""
    elements, suspects = surveyed(document, marks)
    cuts: list[tuple[nodes.Element, Cut]] = []
    masked: set[int] = set()
    for element in elements:
        if id(element.parent) in masked:
            masked.add(id(element))
            continue
        if isinstance(element, nodes.target) and marks.are_in(element["names"]):
            drop_names(element, document, document.settings.env)
            element.replace_self([])
            report("a name", element, document, marks)
        if is_suspect(element, suspects) and is_misread(element, marks):
            cut = mask_text(element, document, mask, marks)
            cuts += [(element, cut)] if cut else []
            masked.add(id(element))
        if isinstance(element, nodes.comment | nodes.raw) and is_role_without_end(element, marks):
            cuts.append((element, Cut.ROLE))
        for where in masked_attributes(element, mask, marks) if is_markable(element) else ():
            report(where, element, document, marks)
    for where in masked_modules(document.settings.env, mask, marks):
        report(where, document, document, marks)
    if not cuts:
        return
    from .hiding import hide_beyond

    # The last first: where a passage may end is not seen any more in what is hidden.
    for element, cut in reversed(cuts):
        hide_beyond(element, cut, document, mask)


def is_suspect(element: nodes.Element, suspects: dict[int, bool]) -> bool:
    """Tell whether the text of *element* is worth a closer look, by what :func:`surveyed` tells."""
    has_mark = suspects.get(id(element))
    if has_mark is None or isinstance(element, LITERAL):
        return False
    return has_mark or ends_early(element)


def is_markable(element: nodes.Element) -> bool:
    """Tell whether *element* can have marks elsewhere than in its text: most cannot."""
    if isinstance(element, MARKABLE):
        return True
    # A passage has its mask besides.
    plain = PLAIN_ATTRIBUTES + isinstance(element, Passage)
    return len(element.attributes) > plain


def report(where: str, element: nodes.Element, document: nodes.document, marks: Marks) -> None:
    """Warn of a mark in what *where* names, in or near *element*."""
    warn(
        BlackoutWarning.UNPARSED,
        f"Blackout markup in {where}. {ADVICE}: say it there without the spoiler.{marks.note}",
        place(element, document, marks),
    )


def surveyed(document: nodes.document, marks: Marks) -> tuple[list[nodes.Element], dict[int, bool]]:
    """Return all elements, and the identities of those whose text is worth a closer look.

    These are around a passage or around text that has the word in it.  The value tells
    whether there is more to look at than how the passages end: that word, or a mistake.
    """
    elements: list[nodes.Element] = []
    suspects: dict[int, bool] = {}
    for node in walk(document):
        if isinstance(node, nodes.Element):
            elements.append(node)
            has_mark = isinstance(node, nodes.problematic)
        else:
            has_mark = isinstance(node, nodes.Text) and bool(
                "blackout" in node.lower() or (marks.hints and marks.may_be_in(node))
            )
        if has_mark or isinstance(node, Passage):
            around: nodes.Node | None = node.parent
            while isinstance(around, nodes.TextElement | addnodes.pending_xref):
                suspects[id(around)] = has_mark or suspects.get(id(around), False)
                around = around.parent
    return elements, suspects


def place(
    element: nodes.Element, document: nodes.document, marks: Marks
) -> nodes.Element | tuple[str, int | None]:
    """Return *element*, or what is around it, or else the page, whichever knows its line."""
    around: nodes.Element | None = element
    while around is not None and not isinstance(around, nodes.section):
        if around.line:
            return around
        around = around.parent
    return source_line(document, marks)


def source_line(document: nodes.document, marks: Marks) -> tuple[str, int | None]:
    """Return the document and the first line (from 1) of its source with a mark.

    For elements that do not know their own line.
    """
    env: BuildEnvironment = document.settings.env
    lines = env.doc2path(env.docname).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    marked = (number for number, line in enumerate(lines, start=1) if marks.are_in(line))
    return env.docname, next(marked, None)


def is_misread(element: nodes.Element, marks: Marks) -> TypeGuard[nodes.TextElement]:
    """Tell whether the own text of *element* holds a mark, or a passage without its end."""
    if isinstance(element, Passage) or not isinstance(element, nodes.TextElement):
        return False
    text = markup(element)
    if marks.mark.search(text) or is_cut_short(element):
        return True
    if has_unknown_slip(element, marks.names):
        return True
    if not marks.is_alone:
        return False
    # Of other text a parser knows what its backquotes are: those that it has left are escaped.
    return is_unended(element) or (isinstance(element, UNREAD) and marks.are_in(text))


def mask_text(
    element: nodes.TextElement, document: nodes.document, mask: str, marks: Marks
) -> Cut | None:
    """Hide the whole content of *element*; return how the passage goes on elsewhere, if it may."""
    cut = cut_of(element)
    warn(
        BlackoutWarning.UNPARSED,
        "Blackout markup that is not closed, closed too early by a backquote inside, cut in two "
        "by other markup or an empty line, misspelled, or not of this document's syntax. "
        f"{ADVICE}{BEYOND.get(cut, '') if cut else ''}: "
        "write {blackout}`text` in MyST, with more backquotes outside than inside, "
        "and :blackout:`text` in reStructuredText; switch attrs_inline on for "
        "[text]{.blackout}, attrs_block for {.blackout}, "
        f"colon_fence for :::{{blackout}}.{marks.note}",
        place(element, document, marks),
    )
    element.children = []
    element.rawsource = ""
    element += nodes.Text(mask)
    rename_heading(element[0], document)
    rename_admonition(element[0])
    if isinstance(element, nodes.term | addnodes.desc_signature):
        # Named after its text by a directive: glossary, confval and the like.
        drop_object(element, document, document.settings.env)
        drop_names(element, document, document.settings.env)
    return cut


def is_role_without_end(element: nodes.comment | nodes.raw, marks: Marks) -> bool:
    """Tell whether a passage begins in a comment or raw *element* and ends elsewhere."""
    text = element.astext()
    is_begun = marks.role.search(text) or (marks.is_alone and isinstance(element, nodes.comment))
    return bool(is_begun) and has_stray_backquote(text)


def masked_attributes(element: nodes.Element, mask: str, marks: Marks) -> Iterator[str]:
    """Hide marks in the attributes of *element* and yield where each was, in words."""
    if isinstance(element, addnodes.toctree):
        yield from masked_toctree(element, mask, marks)
    elif isinstance(element, addnodes.index) and marks.are_in(element.get("entries")):
        element["entries"] = []
        yield "an index entry"
    elif type(element) is nodes.comment and (
        marks.are_in(element.astext()) or COMMENT.match(element.astext())
    ):
        element.children = []
        yield "a comment"
    elif isinstance(element, nodes.field) and is_role_as_field(element, marks):
        element.clear()
        element += [nodes.field_name("", mask), nodes.field_body()]
        yield "the name of a field"
    elif isinstance(element, nodes.raw) and marks.role.search(element.astext()):
        element.children = []
        yield "raw markup"
    for key, value in element.attributes.items():
        if isinstance(value, str) and key != "mask" and marks.are_in(value):
            element[key] = mask
            yield ATTRIBUTES.get(key, f"the attribute {key}")


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
