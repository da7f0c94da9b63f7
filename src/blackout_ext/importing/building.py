"""From a sealed stream to blocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .blocks import Code, Heading, Kind, Listing, Paragraph, Quote, Run, Table, Warned
from .events import BLOCKS, CODE, HEADINGS, End, Note, Start, Text
from .inline import on_one_line
from .runs import plain, tidied

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from .blocks import Block
    from .events import Event

STRONG = frozenset({"b", "strong", "dt", "caption", "summary"})
EMPHASIS = frozenset({"cite", "dfn", "em", "figcaption", "i", "var"})
LINES = frozenset({"listing", "plaintext", "pre", "textarea", "xmp"})
"""Elements that keep their lines."""
INLINE_CODE = CODE - LINES
LISTS = {"ul": None, "ol": 1, "menu": None, "dir": None}
MEDIA = frozenset({"audio", "canvas", "embed", "iframe", "math", "object", "svg", "video"})
"""Elements that have no text to be kept."""
MOST_DIGITS = 9
"""Digits that the number of a list may have (CommonMark, "List items")."""


@dataclass(slots=True)
class Frame:
    """A block that is being read, with what it holds so far."""

    name: str
    line: int
    blocks: list[Block] = field(default_factory=list)
    items: list[tuple[Block, ...]] = field(default_factory=list)
    """Items of a list."""
    rows: list[list[tuple[Block, ...]]] = field(default_factory=list)
    """Cells of a table, row by row."""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """Blocks, and what there was besides."""

    blocks: tuple[Block, ...]
    pictures: tuple[int, ...]
    """Lines of pictures, which are links now."""
    media: tuple[tuple[str, int], ...]
    """Name and line of what has no text: films, frames, drawings."""
    addresses: tuple[int, ...]
    """Lines of links whose address cannot be kept."""


class Builder:
    """Makes blocks of events, one after the other."""

    def __init__(self, address: Callable[[str], str | None]) -> None:
        """Take a function that returns the address for a link, or ``None`` if it is to go."""
        self.address = address
        self.stack = [Frame("", 1)]
        self.open: dict[str, int] = {}
        """How many elements of each name are open."""
        self.links: list[str] = []
        self.runs: list[Run] = []
        self.first = self.last = 0
        self.lines: list[str] = []
        """Text in an element that keeps its lines."""
        self.group = 0
        self.pictures: list[int] = []
        self.media: list[tuple[str, int]] = []
        self.addresses: list[int] = []

    def build(self, events: list[Event]) -> Built:
        """Return the blocks of *events*."""
        for event in events:
            if isinstance(event, Text):
                self.add_text(event)
            elif isinstance(event, Start):
                self.begin(event)
            elif isinstance(event, End):
                self.end(event)
            elif isinstance(event, Note):
                self.stack[0].blocks.append(Warned(event.message, event.line))
        self.flush()
        return Built(
            tuple(self.stack[0].blocks),
            tuple(self.pictures),
            tuple(self.media),
            tuple(self.addresses),
        )

    def is_in(self, names: Collection[str]) -> bool:
        """Tell whether one of the elements of these names is open."""
        return not self.open.keys().isdisjoint(names)

    @property
    def keeps_lines(self) -> bool:
        """Whether text stands in an element that keeps its lines."""
        return self.is_in(LINES)

    def add_text(self, event: Text) -> None:
        """Add text to the paragraph, or to the lines, at hand."""
        if self.keeps_lines:
            self.lines.append(event.text)
            # Lines that are hidden in part cannot be shown in part.
            self.group = self.group or event.group
            return
        if not self.first and event.text.strip():
            self.first = event.line
        self.last = max(self.last, event.line)
        kind = Kind.CODE if self.is_in(INLINE_CODE) else Kind.WORDS
        self.runs.append(self.run(event.text, event.group, kind))

    def run(self, text: str, group: int, kind: Kind = Kind.WORDS) -> Run:
        """Return a run in the style of this place."""
        strong = self.is_in(STRONG) and not self.is_in(HEADINGS)
        emphasis = "*" * (self.is_in(EMPHASIS) + 2 * strong)
        return Run(text, kind, emphasis, self.links[-1] if self.links else "", group)

    def begin(self, event: Start) -> None:
        """Begin an element."""
        name = event.name
        if name == "img":
            self.add_picture(event)
            return
        if name in MEDIA:
            self.media.append((name, event.line))
        if name == "br":
            self.runs.append(Run("", Kind.BREAK))
        elif name in BLOCKS or name == "break":
            self.flush()
        if name in {"br", "hr", "break"}:
            return
        if name == "a":
            self.links.append(self.address_of(event))
        if name in LISTS:
            start = event.attributes.get("start", "1")
            number = int(start) if start.isdecimal() and len(start) <= MOST_DIGITS else 1
            self.stack.append(Frame(name, event.line, start=LISTS[name] and number))
        elif name in {"blockquote", "li", "table", "td", "th"}:
            self.stack.append(Frame(name, event.line))
        elif name == "tr" and self.stack[-1].name == "table":
            self.stack[-1].rows.append([])
        self.open[name] = self.open.get(name, 0) + 1

    def address_of(self, event: Start) -> str:
        """Return the address of a link, nothing if it is to go."""
        written = event.attributes.get("href", "").strip()
        address = self.address(written) if written else ""
        if address is None:
            self.addresses.append(event.line)
        return address or ""

    def add_picture(self, event: Start) -> None:
        """Add a link in place of a picture, which may not be ours to show."""
        source = self.address(event.attributes.get("src", "").strip())
        text = " ".join(event.attributes.get("alt", "").split())
        if not text and not source:
            return
        self.pictures.append(event.line)
        self.first = self.first or event.line
        self.last = max(self.last, event.line)
        run = replace(self.run(text or "Picture", event.group), emphasis="")
        self.runs.append(replace(run, link=source or run.link))

    def end(self, event: End) -> None:
        """End an element."""
        name = event.name
        if name in LINES:
            self.end_code(event)
        elif name in HEADINGS:
            self.flush(level=int(name[1]))
        elif name in BLOCKS:
            self.flush()
        if name == "a" and self.links:
            self.links.pop()
        self.open[name] = self.open.get(name, 0) - 1
        if self.open[name] <= 0:
            del self.open[name]
        if self.stack[-1].name == name:
            self.end_frame(self.stack.pop(), event.line)

    def end_code(self, event: End) -> None:
        """Add lines that are shown as they were written."""
        text = "\n".join(plain("".join(self.lines)).splitlines()).strip("\n")
        if text.strip():
            first = max(event.line - text.count("\n"), 1)
            self.stack[-1].blocks.append(Code(text, self.group, first, event.line))
        self.lines, self.group = [], 0

    def end_frame(self, frame: Frame, line: int) -> None:
        """Add a block that is complete to the one around it."""
        around = self.stack[-1]
        blocks = tuple(frame.blocks)
        if frame.name in {"td", "th"} and around.rows:
            around.rows[-1].append(blocks)
        elif frame.name == "li" and around.name in LISTS:
            if blocks:
                around.items.append(blocks)
        elif frame.name in LISTS:
            # What stands between the items comes before them.
            around.blocks += blocks
            if frame.items:
                around.blocks.append(Listing(tuple(frame.items), frame.start, frame.line, line))
        elif frame.name == "blockquote":
            if blocks:
                around.blocks.append(Quote(blocks, frame.line, line))
        else:
            around.blocks += blocks
            around.blocks += table_of(frame, line)

    def flush(self, level: int = 0) -> None:
        """End the paragraph or heading at hand."""
        runs = tidied(self.without_telling_links())
        first, last = self.first or self.last, self.last
        self.runs, self.first, self.last = [], 0, 0
        if not any(run.text.strip() for run in runs):
            return
        if level and len(self.stack) == 1:
            self.stack[-1].blocks.append(Heading(runs, level, first, last))
            return
        if level:  # There are no headings in lists, quotations and tables.
            runs = tuple(replace(run, emphasis="**") for run in runs)
        self.stack[-1].blocks.append(Paragraph(runs, first, last))

    def without_telling_links(self) -> list[Run]:
        """Return the runs at hand; a link that is hidden in part leads nowhere in the open."""
        sealed = {run.link for run in self.runs if run.group and run.link}
        return [
            replace(run, link="") if run.link in sealed and not run.group else run
            for run in self.runs
        ]


def table_of(frame: Frame, line: int) -> list[Block]:
    """Return a table, or the blocks of its cells if these are no cells of text."""
    rows = [row for row in frame.rows if row]
    cells = [cell for row in rows for cell in row]
    is_layout = max((len(row) for row in rows), default=0) < 2 or any(  # noqa: PLR2004 (columns)
        not isinstance(block, Paragraph) for cell in cells for block in cell
    )
    if is_layout:
        return [block for cell in cells for block in cell]
    width = max(map(len, rows))
    padded = [[*row, *([()] * (width - len(row)))] for row in rows]
    return [Table(tuple(tuple(map(in_a_line, row)) for row in padded), frame.line, line)]


def in_a_line(blocks: tuple[Block, ...]) -> tuple[Run, ...]:
    """Return the paragraphs of a cell as one."""
    runs: list[Run] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            runs += [Run(" "), *block.runs]
    return tidied(on_one_line(runs))
