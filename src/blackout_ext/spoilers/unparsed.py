"""Blackout markup where no parser reads it as markup.

An image's alternative text, a caption of a toctree, an index entry, front matter
or a comment is plain text to Sphinx, as is a role in the other syntax or one that
was never closed.  Whatever holds such a mark is hidden as a whole: where a mark
went wrong nobody can tell how far its passage was meant to go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from docutils import nodes
from sphinx import addnodes

from .attempts import BLOCK, is_html, is_opening_html, is_option_as_field
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
from .unparsed_attributes import (
    is_markable,
    masked_attributes,
    masked_modules,
)
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from .marks import Marks

LITERAL = (nodes.FixedTextElement, nodes.literal, nodes.math, nodes.math_block, nodes.raw)
"""Elements whose text is shown as it is written, so that a manual can show the markup."""

ADVICE = "The parser takes it for plain text here, so all of this text is hidden"

BEYOND = {
    Cut.ROLE: ", and what follows up to the next heading, or beyond where the role may end",
    Cut.FENCE: ", and what follows up to the next heading",
    Cut.OPENING: ", and what follows up to the next heading",
    Cut.ATTRIBUTES: ", and what follows up to the next heading",
    Cut.SPAN: ", and what precedes it up to the heading, or where the span may begin",
}
"""What else is hidden where a passage goes on elsewhere."""

UNREAD = (addnodes.desc_signature, addnodes.desc_name)
"""Elements whose text no parser reads as markup."""


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
        if isinstance(element, nodes.comment | nodes.raw | nodes.field):
            cuts += [(element, cut) for cut in cuts_of_unshown(element, marks)]
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
    if marks.search(text) or is_cut_short(element) or has_unknown_slip(element, marks.names):
        return True
    # The signature of a directive, in a manual, is how it begins.
    if BLOCK.search(text) and not isinstance(element, UNREAD):
        return True
    if any(is_html(child) for child in element.children):
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
        "by other markup or an empty line, misspelled, without backquotes, or not of this "
        "document's syntax. "
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


def cuts_of_unshown(
    element: nodes.comment | nodes.raw | nodes.field, marks: Marks
) -> Iterator[Cut]:
    """Yield how a passage goes on elsewhere that begins in an *element* that shows no text."""
    if isinstance(element, nodes.field):
        if is_option_as_field(element):
            yield Cut.OPENING
        return
    if is_role_without_end(element, marks):
        yield Cut.ROLE
    if isinstance(element, nodes.raw) and is_opening_html(element):
        yield Cut.OPENING


def is_role_without_end(element: nodes.comment | nodes.raw, marks: Marks) -> bool:
    """Tell whether a passage begins in a comment or raw *element* and ends elsewhere."""
    text = element.astext()
    is_begun = marks.role.search(text) or (marks.is_alone and isinstance(element, nodes.comment))
    return bool(is_begun) and has_stray_backquote(text)
