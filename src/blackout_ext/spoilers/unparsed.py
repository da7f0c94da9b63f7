"""Blackout markup where no parser reads it as markup.

An image's alternative text, a caption of a toctree, an index entry, front matter
or a comment is plain text to Sphinx, as is a role in the other syntax or one that
was never closed.  Whatever holds such a mark is hidden as a whole: where a mark
went wrong nobody can tell how far its passage was meant to go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes

from .headings import rename_admonition, rename_heading
from .nodes import Passage, walk
from .removal import drop_names, drop_object
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

MARK = re.compile(
    r"\{\s*blackout\s*\}\s*`|:blackout:`|\{[^{}`]*\.blackout\b[^{}`]*\}|[:`~]\{blackout\}"
)
"""Beginning of a role in either syntax, class of a span, or fence of a directive."""

ROLE = re.compile(r"\{\s*blackout\s*\}\s*`|:blackout:`")
"""Beginning of a role alone: scripts and styles have ``{.blackout}`` of their own."""

FENCE = re.compile(r"[:`~]\{blackout\}")
"""A fence that MyST does not read, as ``colon_fence`` is off, or in reStructuredText."""

LITERAL = (nodes.FixedTextElement, nodes.literal, nodes.math, nodes.math_block, nodes.raw)
"""Elements whose text is shown as it is written, so that a manual can show the markup."""

HALF = re.compile(r"(\s|\{[\w:.+-]+\})$")
"""How the text of a role ends that a backquote inside it has cut short."""

BEHIND = re.compile(r"[\s.,;:!?)\]}'\"\u2013\u2014\u2019\u201d\u2026]")
"""What may well stand right behind a whole role."""

ATTRIBUTES = {
    "alt": "the alternative text of an image",
    "content": "metadata for the page's head",
    "explanation": "the explanation of an abbreviation",
    "reftitle": "the title of a link",
    "title": "a title that is an attribute",
}
"""Attributes that authors write, in their words."""

COMMENT = re.compile(r"blackout:?\s*(\n|$)")
"""A directive with one colon too few is a comment."""

ADVICE = "The parser takes it for plain text here, so all of this text is hidden"


def mask_unparsed(document: nodes.document, mask: str) -> None:
    """Hide and report every mark in the text and attributes of *document*."""
    elements, suspects = surveyed(document)
    for element in elements:
        if isinstance(element, nodes.target) and is_marked(element["names"]):
            drop_names(element, document, document.settings.env)
            element.replace_self([])
            warn(
                BlackoutWarning.UNPARSED,
                f"Blackout markup in a name. {ADVICE}: give it a name without the spoiler.",
                element if element.line else source_line(document),
            )
        if id(element) in suspects and not isinstance(element, LITERAL):
            mask_text(cast("nodes.TextElement", element), document, mask)
        for where in masked_attributes(element, mask):
            warn(
                BlackoutWarning.UNPARSED,
                f"Blackout markup in {where}. {ADVICE}: say it there without the spoiler.",
                element if element.line else source_line(document),
            )


def surveyed(document: nodes.document) -> tuple[list[nodes.Element], set[int]]:
    """Return all elements, and the identities of those whose text is worth a closer look.

    These are around a passage, or around text that has the word in it.
    """
    elements: list[nodes.Element] = []
    suspects: set[int] = set()
    for node in walk(document):
        if isinstance(node, nodes.Element):
            elements.append(node)
        if isinstance(node, Passage) or (isinstance(node, nodes.Text) and "blackout" in node):
            around = node.parent
            while isinstance(around, nodes.TextElement):
                suspects.add(id(around))
                around = around.parent
    return elements, suspects


def source_line(document: nodes.document) -> tuple[str, int | None]:
    """Return the document and the first line (from 1) of its source with a mark.

    For elements that do not know their own line.
    """
    env: BuildEnvironment = document.settings.env
    lines = env.doc2path(env.docname).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    marked = (number for number, line in enumerate(lines, start=1) if MARK.search(line))
    return env.docname, next(marked, None)


def mask_text(element: nodes.TextElement, document: nodes.document, mask: str) -> None:
    """Hide the whole content of *element* if its own text holds a mark."""
    if isinstance(element, Passage):
        return
    text = markup(element)
    if not MARK.search(text) and not is_cut_short(element):
        return
    warn(
        BlackoutWarning.UNPARSED,
        "Blackout markup that is not closed, closed too early by a backquote inside, "
        f"or not of this document's syntax. {ADVICE}: "
        "write {blackout}`text` in MyST, with more backquotes outside than inside, "
        "and :blackout:`text` in reStructuredText; "
        "switch attrs_inline on for [text]{.blackout}, colon_fence for :::{blackout}.",
        element,
    )
    if FENCE.search(text):
        drop_following(element, mask)
    element.children = []
    element.rawsource = ""
    element += nodes.Text(mask)
    rename_heading(element[0], document)
    rename_admonition(element[0])
    if isinstance(element, nodes.term | addnodes.desc_signature):
        # Named after its text by a directive: glossary, confval and the like.
        drop_object(element, document, document.settings.env)
        drop_names(element, document, document.settings.env)


def drop_following(element: nodes.Element, mask: str) -> None:
    """Hide what follows a stray fence up to the next heading: the passage may reach so far.

    Footnotes stay, without their text: mentions elsewhere look for them.
    """
    siblings = element.parent.children
    start = element.parent.index(element) + 1
    end = next(
        (i for i in range(start, len(siblings)) if isinstance(siblings[i], nodes.section)),
        len(siblings),
    )
    notes = [node for node in siblings[start:end] if isinstance(node, nodes.footnote)]
    for note in notes:
        labels = [child for child in note.children if isinstance(child, nodes.label)]
        note.children = [*labels, nodes.paragraph("", mask)]
    siblings[start:end] = notes


def is_cut_short(element: nodes.TextElement) -> bool:
    """Tell whether a backquote inside a role has ended it early, so that its rest stands open.

    docutils reports what it cannot read (a ``problematic`` node).  MyST goes on as
    if nothing were wrong: the role then ends in a space, or in the name of a role
    within it, and text stands right behind it.
    """
    passages = [child for child in element.children if isinstance(child, Passage)]
    if not passages:
        return False
    problems = (node for node in walk(element) if isinstance(node, nodes.problematic))
    if any("`" in problem.astext() for problem in problems):
        return True
    return any(ends_early(passage) for passage in passages)


def ends_early(passage: Passage) -> bool:
    """Tell whether *passage* looks like the first half of one."""
    if not passage.rawsource:
        return False  # A span, which no backquote ends.
    last = passage.children[-1] if passage.children else None
    behind = passage.next_node(descend=False, siblings=True)
    if not isinstance(last, nodes.Text) or not isinstance(behind, nodes.Text | nodes.literal):
        return False
    if not last.strip() and len(passage) > 1 and isinstance(passage[-2], nodes.literal):
        return False  # Code at the end of a role needs a space behind it.
    # Code right behind it is what two backquotes inside have made of the rest.
    stands_alone = isinstance(behind, nodes.Text) and BEHIND.match(behind)
    return HALF.search(last) is not None and not stands_alone


def markup(element: nodes.Element) -> str:
    """Return the text of *element* as it may have been written, for the search of marks.

    What stands in backquotes counts as a backquote, passages as nothing.
    """
    return "".join(parts(element))


def parts(element: nodes.Element) -> Iterator[str]:
    """Yield the pieces of :func:`markup`."""
    for child in element.children:
        if isinstance(child, nodes.Text):
            yield child
        elif isinstance(child, nodes.title_reference) or is_code(child):
            yield "`"
        elif isinstance(child, Passage | nodes.math | nodes.raw):
            continue
        elif isinstance(child, nodes.Element):
            yield from parts(child)


def is_code(node: nodes.Node) -> bool:
    """Tell whether *node* is inline code, and not a literal of a role such as ``kbd``."""
    if not isinstance(node, nodes.literal):
        return False
    return not node["classes"] or "code" in node["classes"]


def masked_attributes(element: nodes.Element, mask: str) -> Iterator[str]:
    """Hide marks in the attributes of *element* and yield where each was, in words."""
    if isinstance(element, addnodes.toctree):
        yield from masked_toctree(element, mask)
    elif isinstance(element, addnodes.index) and is_marked(element.get("entries")):
        element["entries"] = []
        yield "an index entry"
    elif type(element) is nodes.comment and (
        is_marked(element.astext()) or COMMENT.match(element.astext())
    ):
        element.children = []
        yield "a comment"
    elif isinstance(element, nodes.field) and is_role_as_field(element):
        element.clear()
        element += [nodes.field_name("", mask), nodes.field_body()]
        yield "the name of a field"
    elif isinstance(element, nodes.raw) and ROLE.search(element.astext()):
        element.children = []
        yield "raw markup"
    for key, value in element.attributes.items():
        if isinstance(value, str) and "blackout" in value and key != "mask" and is_marked(value):
            element[key] = mask
            yield ATTRIBUTES.get(key, f"the attribute {key}")


def is_role_as_field(field: nodes.field) -> bool:
    """Tell whether *field* is a role at the start of a line, read as a name and a body."""
    first = field[1].next_node(nodes.Text)
    if field[0].astext() != "blackout" or first is None:
        return False
    return first.astext().startswith("`") or isinstance(
        first.parent, nodes.literal | nodes.title_reference
    )


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
