"""Text in lines that fit, without knowing the font that will show it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold (XML 1.0, 2.2)."""
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
WIDTHS = {
    char: width
    for width, chars in (
        (0.28, "ijl'|"),
        (0.34, " ,.I/J:;\\-\N{RIGHT SINGLE QUOTATION MARK}"),
        (0.4, "f!()[]t"),
        (0.47, 'r"'),
        (0.53, "*?_`sz\N{EN DASH}\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"),
        (0.56, "Lc"),
        (0.6, "Fkvxy"),
        (0.64, "0123456789$ESPTYabdeghnopqu{}"),
        (0.69, "ABKVXZ"),
        (0.74, "CRU"),
        (0.79, "&DGHNOQ"),
        (0.84, "#+<=>^w~"),
        (1.0, "%@MWm\N{EM DASH}\N{HORIZONTAL ELLIPSIS}"),
    )
    for char in chars
}
"""Advance of a character in em: that of DejaVu Sans, the widest common font, rounded up."""
OTHER, WIDE = 0.78, 1.25
"""Advance of any other letter (Arabic ones on average), and of ideographs and emoji, in em."""
HEAVIER = 1.14
"""How much wider bold letters are."""
LEAST_LAST = 0.3
"""The shortest last line that is not mended, as a share of the room."""
SHARES = (0.92, 0.84, 0.76)
"""Shares of the room that are tried to mend one."""


class Style(Enum):
    """How a piece of text looks: its class, size in units of the drawing, and weight."""

    YEAR = ("year", 14, True)
    TITLE = ("title", 15, True)
    BY = ("by", 14, False)
    WHAT = ("what", 14, False)
    TICK = ("tick", 14, False)

    def __init__(self, name: str, size: int, is_bold: bool) -> None:
        self.css = f"timeline-{name}"
        self.size = size
        self.is_bold = is_bold


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style within a line."""

    text: str
    style: Style
    is_name: bool = False
    """Whether it is kept in one line if it fits into one."""


Line = tuple[Run, ...]
"""Runs from the start of a line to its end, a space between them."""


def cleaned(text: str) -> str:
    """Return *text* in one line, without what XML cannot hold."""
    return " ".join(NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text).split())


def width(text: str, style: Style) -> float:
    """Return the most room that *text* needs, in units of the drawing."""
    em = sum(map(advance, text))
    return em * style.size * (HEAVIER if style.is_bold else 1)


def advance(char: str) -> float:
    """Return the advance of *char* in em, if anything too much."""
    if char in WIDTHS:
        return WIDTHS[char]
    if unicodedata.bidirectional(char) in {"R", "AL"}:
        return OTHER
    plain = unicodedata.normalize("NFD", char)[0]
    if plain in WIDTHS:
        return WIDTHS[plain]
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Cf"}:
        return 0
    is_wide = unicodedata.east_asian_width(char) in "WF" or unicodedata.category(char) in {
        "So",
        "Lo",
    }
    return WIDE if is_wide else OTHER


def runs_to_left(text: str) -> bool:
    """Tell whether the first letter with a direction has that one (UAX 9, P2 and P3)."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def lines(runs: Sequence[Run], room: float, most: int) -> list[Line]:
    """Break *runs* into lines.

    Args:
        runs: text of one paragraph; runs are set apart by a space.
        room: width of the lines, in units of the drawing.
        most: number of lines; what does not fit ends in an ellipsis.
    """
    parts = list(words(runs, room))
    found = filled(parts, room)
    if len(found) > most:
        shorten(found[most - 1], room)
        return [joined(line) for line in found[:most]]
    for share in SHARES:
        narrower = filled(parts, room * share)
        if len(narrower) > len(found) or line_width(found[-1]) > room * LEAST_LAST:
            break
        found = narrower
    return [joined(line) for line in found if line]


def filled(parts: Iterable[Run], room: float) -> list[list[Run]]:
    """Return the words *parts* in lines, each as full as can be."""
    found: list[list[Run]] = [[]]
    left = room
    for word in parts:
        space = width(" ", word.style) if found[-1] else 0
        needed = width(word.text, word.style) + space
        if needed > left and found[-1]:
            found.append([])
            left, needed = room, needed - space
        found[-1].append(word)
        left -= needed
    return found


def words(runs: Iterable[Run], room: float) -> Iterator[Run]:
    """Give the words of *runs*, those that are too long for a line in pieces."""
    for run in runs:
        text = cleaned(run.text)
        is_whole = run.is_name and width(text, run.style) <= room
        for word in [text] if is_whole and text else text.split():
            rest = word
            while width(rest, run.style) > room and len(rest) > 1:
                cut = fitting(rest, run.style, room)
                yield Run(rest[:cut], run.style)
                rest = rest[cut:]
            yield Run(rest, run.style)


def fitting(word: str, style: Style, room: float) -> int:
    """Return how many characters of *word*, at least one, fit into *room*."""
    used = 0.0
    for count, char in enumerate(word):
        used += width(char, style)
        if used > room and count:
            return count
    return len(word)


def shorten(line: list[Run], room: float) -> None:
    """Put an ellipsis at the end of *line*, in place of as much as that needs."""
    while len(line) > 1 and line_width(line) + width(ELLIPSIS, line[-1].style) > room:
        line.pop()
    style = line[-1].style
    text = line[-1].text.rstrip(",;:.")
    if len(line) == 1 and width(text + ELLIPSIS, style) > room:
        text = text[: fitting(text, style, room - width(ELLIPSIS, style))]
    line[-1] = Run(text + ELLIPSIS, style)


def line_width(line: Iterable[Run]) -> float:
    """Return the room that words of a line need, a space after each."""
    return sum(width(word.text + " ", word.style) for word in line)


def joined(line: Iterable[Run]) -> Line:
    """Return the words of a line as few runs."""
    return tuple(
        Run(" ".join(word.text for word in same), style)
        for style, same in groupby(line, key=attrgetter("style"))
    )
