"""Lines of attributes in Markdown that MyST gives to no block.

``{.blackout}`` hides the paragraph, list, table, code or heading behind it.  To a
directive, formula, footnote, HTML or substitution it gives nothing, nor to what
stands behind a target or comment: these are shown as if the line were not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .halves import OF_CLASS

ITEM = r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*"
"""What may stand before a block: marks of the quotes and list items around it."""

ATTRIBUTES = re.compile(rf"{ITEM}{OF_CLASS}\s*$", re.IGNORECASE)
MORE_ATTRIBUTES = re.compile(r"[\s>]*\{[^{}]*\}\s*$")
DIRECTIVE = re.compile(r"[\s>]*(?::{3,}|`{3,}|~{3,})\s*\{")
FENCE = re.compile(r"[\s>]*(?::{3,}|`{3,}|~{3,})")
UNSEEN = re.compile(r"[\s>]*(?:%|\+\+\+|\([^()]+\)=\s*$)")
"""Comments, breaks and targets, which use up the attributes."""
FOOTNOTE = re.compile(r"[\s>]*\[\^[^\]]+\]:")
SUBSTITUTION = re.compile(r"[\s>]*\{\{.*\}\}\s*$")
ENDS = (
    (re.compile(r"[\s>]*\$\$()"), "$$"),
    (re.compile(r"[\s>]*\\begin\{([a-z]+\*?)\}"), r"\end{%s}"),
    (re.compile(r"[\s>]*<!--()"), "-->"),
    (re.compile(r"[\s>]*<(?:area|br|embed|hr|img|input|link|meta|source|wbr)\b()"), ">"),
    (re.compile(r"[\s>]*<([A-Za-z][\w-]*)"), "</%s"),
    (re.compile(r"[\s>]*<()"), ">"),
)
"""How formulas and HTML begin, and what they go on to, empty lines included."""

HEADING = re.compile(r"#{1,6}\s")


@dataclass(frozen=True, slots=True)
class Lost:
    """What attributes on a line were meant for; lines count from 1."""

    last: int = 0
    """Last line of it; 0 where it is a fence, which ends where it is closed."""
    note: int = 0
    """Line on which it begins, if it is a footnote."""


def lost_block(lines: list[str], number: int) -> Lost | None:
    """Return what the attributes on line *number* are lost on, ``None`` if they are not."""
    first = beginning(lines, number)
    if first is None:
        return None
    line = lines[first - 1]
    if UNSEEN.match(line):
        return behind_unseen(lines, first)
    if DIRECTIVE.match(line):
        return Lost()
    if SUBSTITUTION.match(line):
        return Lost(end_of_paragraph(lines, first))
    return Lost(end_of_note(lines, first), first) if FOOTNOTE.match(line) else unended(lines, first)


def unended(lines: list[str], first: int) -> Lost | None:
    """Return the formula or HTML that begins on line *first*, ``None`` if none does."""
    line = lines[first - 1]
    for begins, ends in ENDS:
        match = begins.match(line)
        if match:
            end = ends % match[1] if match[1] else ends
            return closed(lines, first, len(match[0]), end)
    return None


def beginning(lines: list[str], number: int) -> int | None:
    """Return the first line of the block behind line *number*, other attributes left out."""
    for following in range(number + 1, len(lines) + 1):
        line = lines[following - 1]
        if not is_blank(line) and not MORE_ATTRIBUTES.match(line):
            return following
    return None


def behind_unseen(lines: list[str], number: int) -> Lost:
    """Return the block behind a target or comment on line *number*: a heading, or all up to one."""
    while True:
        following = beginning(lines, number)
        if following is None:
            return Lost(len(lines))
        if FENCE.match(lines[following - 1]):
            return Lost()
        if HEADING.match(lines[following - 1]):
            return Lost(following)
        if not UNSEEN.match(lines[following - 1]):
            return Lost(before_heading(lines, following))
        number = following


def closed(lines: list[str], first: int, column: int, end: str) -> Lost | None:
    """Return the block from line *first* on to that with *end*, which is searched from *column*."""
    for number in range(first, len(lines) + 1):
        if end in lines[number - 1][column if number == first else 0 :]:
            return Lost(end_of_paragraph(lines, number))
    # Without an end, LaTeX is a paragraph as any other.
    return None if end.startswith("\\") else Lost(before_heading(lines, first))


def end_of_paragraph(lines: list[str], number: int) -> int:
    """Return the last line before an empty one, from line *number*."""
    while number < len(lines) and not is_blank(lines[number]):
        number += 1
    return number


def end_of_note(lines: list[str], number: int) -> int:
    """Return the last line of a footnote: what follows an empty line is part of it if indented."""
    while True:
        number = end_of_paragraph(lines, number)
        following = beginning(lines, number)
        if following is None or not lines[following - 1].startswith((" ", "\t")):
            return number
        number = following


def before_heading(lines: list[str], number: int) -> int:
    """Return the last line before the next heading, from line *number*."""
    while number < len(lines) and not HEADING.match(lines[number]):
        number += 1
    return number


def is_blank(line: str) -> bool:
    """Tell whether there is nothing on *line* but marks of a quote."""
    return not line.strip(" \t>")
