"""Plain text as a stream of events: what was copied from a page, or kept in a file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .boilerplate import is_furniture_line
from .events import Edge, End, Start, Text
from .facts import LABEL
from .headings import is_subsection, section_of

if TYPE_CHECKING:
    from .events import Event

BULLETS = (
    "\N{BULLET}\N{TRIANGULAR BULLET}\N{WHITE BULLET}\N{HYPHEN BULLET}\N{BULLET OPERATOR}"
    "\N{BLACK SMALL SQUARE}\N{WHITE SMALL SQUARE}\N{BLACK CIRCLE}\N{WHITE CIRCLE}"
    "\N{MIDDLE DOT}\N{EN DASH}\N{EM DASH}*-"
)
BULLET = re.compile(rf"^(?P<indent>\s*)(?P<mark>[{BULLETS}]|\d{{1,3}}[.)])\s+(?=\S)")
UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,})\s*$")
SPOILER_LINE = re.compile(r"^\s*>!\s?")
WRAPPED = 90
"""Characters from which on a line is a paragraph as a whole, and not wrapped."""
TAB = 4
"""Columns of a tab."""


class TextReader:
    """Collects the events of a plain text."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.lists: list[tuple[int, str]] = []
        """Indentation and name of the lists that are open."""
        self.keys = 0

    def read(self, source: str) -> list[Event]:
        """Return the events of *source*."""
        lines = source.expandtabs(TAB).split("\n")
        number = 0
        while number < len(lines):
            number = self.take(lines, number)
        self.close_lists(-1, len(lines))
        return self.events

    def take(self, lines: list[str], number: int) -> int:
        """Read what begins at index *number* of *lines*; return the index behind it."""
        line = lines[number]
        if not line.strip():
            return number + 1
        if not number or not lines[number - 1].strip():
            if is_furniture_line(line) or LABEL.match(line):
                return self.take_lines(lines, number)
            if is_subsection(line):
                return self.take_heading("h3", lines, number)
        if is_hidden_quote(lines, number):
            return self.take_spoiler(lines, number)
        if section_of(line):
            return self.take_heading("h2", lines, number)
        return self.take_text(lines, number)

    def take_text(self, lines: list[str], number: int) -> int:
        """Read an underlined heading, an item of a list, or a paragraph."""
        line = lines[number]
        if UNDERLINE.match(line):
            return number + 1
        underline = lines[number + 1] if number + 1 < len(lines) else ""
        if UNDERLINE.match(underline) and not BULLET.match(line):
            return 1 + self.take_heading("h1" if "=" in underline else "h2", lines, number)
        return self.take_paragraph(lines, number)

    def take_heading(self, name: str, lines: list[str], number: int) -> int:
        """Read a heading."""
        self.close_lists(-1, number + 1)
        self.add(name, [lines[number]], number)
        return number + 1

    def take_paragraph(self, lines: list[str], number: int) -> int:
        """Read a paragraph, or an item of a list."""
        line = lines[number]
        if match := BULLET.match(line):
            self.begin_item(len(match["indent"]), match["mark"], number + 1)
            line = line[match.end() :]
        else:
            indent = len(line) - len(line.lstrip())
            self.close_lists(indent - 1 if indent else -1, number + 1)
        end = paragraph_end(lines, number)
        self.add("p", [line, *lines[number + 1 : end]], number)
        return end

    def take_spoiler(self, lines: list[str], number: int) -> int:
        """Read lines that begin with the mark of a hidden quotation."""
        self.close_lists(-1, number + 1)
        end = number
        while end < len(lines) and lines[end].lstrip().startswith(">"):
            end += 1
        self.keys += 1
        self.events.append(Edge(True, self.keys, ">!", number + 1))
        inner = TextReader()
        inner.keys = self.keys
        texts = [re.sub(r"^\s*>!?\s?", "", line) for line in lines[number:end]]
        self.events += (moved(event, number) for event in inner.read("\n".join(texts)))
        self.events.append(Edge(False, self.keys, ">!", end))
        self.keys = inner.keys
        return end

    def take_lines(self, lines: list[str], number: int) -> int:
        """Read lines in a row that are no paragraph: navigation, ``Author: NAME``."""
        self.close_lists(-1, number + 1)
        while number < len(lines) and lines[number].strip():
            if section_of(lines[number]):
                return number
            self.add("p", [lines[number]], number)
            number += 1
        return number

    def begin_item(self, indent: int, mark: str, line: int) -> None:
        """Begin an item of the list with this indentation, or of a new one."""
        name = "ol" if mark[0].isdecimal() else "ul"
        self.close_lists(indent, line)
        if self.lists and self.lists[-1] == (indent, name):
            self.events.append(End("li", line))
        else:
            if self.lists and self.lists[-1][0] == indent:
                self.close_lists(indent - 1, line)
            start = {"start": mark.rstrip(".)")} if name == "ol" else {}
            self.events.append(Start(name, line, start))
            self.lists.append((indent, name))
        self.events.append(Start("li", line))

    def close_lists(self, indent: int, line: int) -> None:
        """Close the lists that are indented more than this."""
        while self.lists and self.lists[-1][0] > indent:
            _indent, name = self.lists.pop()
            self.events += [End("li", line), End(name, line)]

    def add(self, name: str, lines: list[str], number: int) -> None:
        """Add an element with text."""
        text = "\n".join(line.strip() for line in lines)
        first = number + 1
        self.events += [
            Start(name, first), Text(text, first), End(name, first + len(lines) - 1)
        ]  # fmt: skip


def paragraph_end(lines: list[str], number: int) -> int:
    """Return the index behind the paragraph that begins at index *number*."""
    if len(lines[number]) > WRAPPED:
        return number + 1
    end = number + 1
    while end < len(lines):
        line = lines[end]
        is_other = (
            not line.strip()
            or len(line) > WRAPPED
            or BULLET.match(line)
            or SPOILER_LINE.match(line)
            or section_of(line)
            or (end + 1 < len(lines) and UNDERLINE.match(lines[end + 1]))
        )
        if is_other:
            break
        end += 1
    return end


def is_hidden_quote(lines: list[str], number: int) -> bool:
    """Tell whether lines that each begin with ``>!`` begin here, and not ``>!...!<``.

    Where there is nothing behind the mark it hides all that follows.
    """
    match = SPOILER_LINE.match(lines[number])
    if match is None:
        return False
    following = lines[number + 1] if number + 1 < len(lines) else ""
    has_text = bool(lines[number][match.end() :].strip() or following.lstrip().startswith(">"))
    return has_text and not is_closed_later(lines, number)


def is_closed_later(lines: list[str], number: int) -> bool:
    """Tell whether the ``>!`` at the beginning of a line has an end mark of its own."""
    for index in range(number, len(lines)):
        text = lines[index]
        if index == number:
            text = text.lstrip()[2:]
        opening, closing = text.find(">!"), text.find("!<")
        if closing >= 0:
            return opening < 0 or closing < opening
        if opening >= 0:
            return False
    return False


def moved(event: Event, lines: int) -> Event:
    """Return *event* some *lines* further down."""
    return replace(event, line=event.line + lines)
