"""Blackout markup where no parser reads it as markup.

An image's alternative text, a caption of a toctree, an index entry, front matter
or a comment is plain text to Sphinx, as is a role in the other syntax or one that
was never closed.  Whatever holds such a mark is hidden as a whole: where a mark
went wrong nobody can tell how far its passage was meant to go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from .headings import rename_heading
from .nodes import Passage
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = re.compile(
    r"\{blackout\}\s*`|:blackout:`|\]\{[^{}]*\.blackout\b[^{}]*\}|[:`~]{3}\{blackout\}"
)
"""Beginning of a role in either syntax, end of a span, or fence of a directive."""

FENCE = re.compile(r"[:`~]{3}\{blackout\}")
"""A fence that MyST does not read, as ``colon_fence`` is off, or in reStructuredText."""

LITERAL = (nodes.FixedTextElement, nodes.literal, nodes.math, nodes.math_block, nodes.raw)
"""Elements whose text is shown as it is written, so that a manual can show the markup."""

ADVICE = "The parser takes it for plain text here, so all of this text is hidden"


def mask_unparsed(document: nodes.document, mask: str) -> None:
    """Hide and report every mark in the text and attributes of *document*."""
    for element in list(document.findall(nodes.Element)):
        if isinstance(element, nodes.TextElement) and not isinstance(element, LITERAL):
            mask_text(element, document, mask)
        for where in masked_attributes(element, mask):
            warn(
                BlackoutWarning.UNPARSED,
                f"Blackout markup in {where}. {ADVICE}: say it there without the spoiler.",
                element,
            )


def mask_text(element: nodes.TextElement, document: nodes.document, mask: str) -> None:
    """Hide the whole content of *element* if its own text holds a mark."""
    text = "" if isinstance(element, Passage) else markup(element)
    if not MARK.search(text):
        return
    warn(
        BlackoutWarning.UNPARSED,
        f"Blackout markup that is not closed, or not of this document's syntax. {ADVICE}: "
        "write {blackout}`text` in MyST, :blackout:`text` in reStructuredText, "
        "and switch attrs_inline on for [text]{.blackout}, colon_fence for :::{blackout}.",
        element,
    )
    if FENCE.search(text):
        # Its passage may be more than this paragraph.
        del element.parent.children[element.parent.index(element) + 1 :]
    element.children = []
    element.rawsource = ""
    element += nodes.Text(mask)
    rename_heading(element[0], document)


def markup(element: nodes.Element) -> str:
    """Return the text of *element* as it may have been written, for the search of marks.

    What stands in backquotes counts as a backquote, passages as nothing.
    """
    return "".join(parts(element))


def parts(element: nodes.Element) -> Iterator[str]:
    """Yield the pieces of :func:`markup`."""
    for child in element.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif isinstance(child, nodes.literal | nodes.title_reference):
            yield "`"
        elif isinstance(child, Passage | nodes.math | nodes.raw):
            continue
        elif isinstance(child, nodes.Element):
            yield from parts(child)


def masked_attributes(element: nodes.Element, mask: str) -> Iterator[str]:
    """Hide marks in the attributes of *element* and yield where each was, in words."""
    if isinstance(element, addnodes.toctree):
        yield from masked_toctree(element, mask)
    elif isinstance(element, addnodes.index) and is_marked(element.get("entries")):
        element["entries"] = []
        yield "an index entry"
    elif isinstance(element, nodes.comment) and is_marked(element.astext()):
        element.children = []
        yield "a comment"
    elif isinstance(element, nodes.raw) and is_marked(element.astext()):
        element.children = []
        yield "raw markup"
    for key, where in (
        ("alt", "the alternative text of an image"),
        ("content", "metadata for the page's head"),
        ("reftitle", "the title of a link"),
    ):
        if is_marked(element.get(key)):
            element[key] = mask
            yield where


def masked_toctree(toctree: addnodes.toctree, mask: str) -> Iterator[str]:
    """Hide marks in the caption and titles of *toctree*."""
    if is_marked(toctree.get("caption")):
        toctree["caption"] = toctree["rawcaption"] = mask
        yield "the caption of a toctree"
    if is_marked(toctree["entries"]):
        toctree["entries"] = [
            (mask if is_marked(entry[0]) else entry[0], entry[1]) for entry in toctree["entries"]
        ]
        titles: list[str] = toctree.get("rawentries", [])
        toctree["rawentries"] = [mask if is_marked(title) else title for title in titles]
        yield "a title in a toctree"


def is_marked(value: Any) -> bool:
    """Tell whether a string, or any string in nested tuples, lists or dictionaries, has a mark."""
    if isinstance(value, str):
        return bool(MARK.search(value))
    if isinstance(value, dict):
        return any(is_marked(item) for item in value.values())
    if isinstance(value, list | tuple):
        return any(is_marked(item) for item in value)
    return False
