"""A source file as the rules see it: blocks of text, with their places."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .finding import Place
from .inline import MARKDOWN, REST, Kind, marks_in, plain, walked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from blackout_ext.reviews.front_matter import FrontMatter

    from .finding import Found
    from .inline import Mark

PROSE = frozenset({"paragraph", "heading", "term", "cell"})
"""Kinds of blocks that are running text."""


@dataclass(frozen=True)
class Block:
    """A piece of text between line breaks that count: a paragraph, a heading, a comment."""

    kind: str
    """What it is: one of :data:`PROSE`, ``argument``, ``option``, ``comment``, ``html``,
    ``literal``, its ``language``, or ``entries``."""
    text: str
    """Its text, as it was written, without what marks the block."""
    starts: tuple[tuple[int, int, int], ...]
    """Of each line of it: offset in the text, line (from 1) and column (from 1) in the file."""
    syntax: str
    """``markdown`` or ``rst``."""
    level: int = 0
    """Level of a heading, from 1."""
    sealed: bool = False
    """Whether all of it is blacked out."""
    inside: tuple[str, ...] = ()
    """What it stands in, outermost first: ``blockquote``, ``{directive}``, ``footnote:name``."""

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The markup in it."""
        if self.kind not in PROSE and self.kind != "argument":
            return ()
        return marks_in(self.text, MARKDOWN if self.syntax == "markdown" else REST)

    @cached_property
    def open_text(self) -> str:
        """What it says in the open, with gaps for passages."""
        return "" if self.sealed else plain(self.text, self.marks)

    @cached_property
    def full_text(self) -> str:
        """What it says, passages included."""
        return plain(self.text, self.marks, opened=True)

    @property
    def is_prose(self) -> bool:
        """Whether it is running text."""
        return self.kind in PROSE

    @property
    def footnote(self) -> str:
        """Name of the footnote it belongs to; empty if none."""
        names = (name.partition(":") for name in self.inside)
        return next((name for kind, _colon, name in names if kind == "footnote"), "")

    def place(self, offset: int = 0) -> Place:
        """Return where a character of the text stands in the file."""
        index = max(bisect_right(self.starts, offset, key=lambda start: start[0]) - 1, 0)
        first, line, column = self.starts[index]
        return Place(line, column + offset - first)

    @property
    def lines(self) -> range:
        """Lines of the file that it is on."""
        return range(self.starts[0][1], self.starts[-1][1] + 1)


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive."""

    name: str
    """Its name, in small letters."""
    argument: str
    options: dict[str, str]
    place: Place
    sealed: bool
    """Whether it is in a passage, or one itself."""
    index: int
    """Number of blocks in front of it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What is blacked out."""

    text: str
    place: Place
    index: int
    """Index of the block it is in, or of the first that it has in it."""


@dataclass(frozen=True)
class Page:
    """A source file."""

    path: Path
    shown: str
    """Its path in reports."""
    text: str
    """All of it, with line feeds alone between lines."""
    syntax: str
    """``markdown`` or ``rst``."""
    matter: FrontMatter | None
    blocks: tuple[Block, ...]
    directives: tuple[Directive, ...]
    passages: tuple[Passage, ...]
    language: str = ""
    """Language of the project, as Sphinx names it; empty where nobody says."""
    sections: tuple[Section, ...] = field(default=())

    @property
    def name(self) -> str:
        """Name for references."""
        return self.path.stem

    @property
    def data(self) -> dict[str, Any]:
        """Front matter."""
        return self.matter.data if self.matter else {}

    @property
    def is_review(self) -> bool:
        """Whether it reviews a work."""
        return "kind" in self.data

    @property
    def is_on_screen(self) -> bool:
        """Whether the work is seen, and not read."""
        from blackout_ext.reviews.terms import Kind as Work

        kind = self.data.get("kind")
        return kind in set(Work) and Work(kind).is_screen

    def section(self, kind: str) -> Section | None:
        """Return the first section of a kind, if there is one."""
        return next((section for section in self.sections if section.kind == kind), None)

    def blocks_of(self, section: Section) -> tuple[Block, ...]:
        """Return the blocks of a section, without its heading."""
        return self.blocks[section.start + 1 : section.end]

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """All headings, in order."""
        return tuple(block for block in self.blocks if block.kind == "heading")

    @cached_property
    def unread(self) -> tuple[Found, ...]:
        """Blackout markup that no parser reads as such."""
        from .unread import unread_in

        return tuple(unread_in(self))

    def marks(self) -> Iterator[tuple[Block, Mark, bool]]:
        """Yield all marks, each with its block and whether it is hidden."""
        for block in self.blocks:
            for mark, sealed in walked(block.marks):
                yield block, mark, sealed or block.sealed


@dataclass(frozen=True, slots=True)
class Section:
    """A section that is known by its heading."""

    kind: str
    """Its kind (:data:`blackout_ext.reviews.sections.HEADINGS`)."""
    level: int
    """Level of its heading, from 1."""
    start: int
    """Index of the block that is its heading."""
    end: int
    """Index behind its last block."""


def passages_in(blocks: list[Block]) -> Iterator[Passage]:
    """Yield the passages in blocks that are not hidden as a whole, each before those in it."""
    for index, block in enumerate(blocks):
        for mark, _sealed in walked(block.marks):
            if mark.is_passage:
                inner = plain(block.text, mark.children, *mark.inner, opened=True)
                yield Passage(inner, block.place(mark.start), index)


def notes_in_passages(blocks: list[Block]) -> frozenset[str]:
    """Return the names of footnotes that passages alone refer to."""
    hidden: set[str] = set()
    shown: set[str] = set()
    for block in blocks:
        for mark, sealed in walked(block.marks):
            if mark.kind is Kind.NOTE:
                (hidden if sealed or block.sealed else shown).add(mark.name)
    return frozenset(hidden - shown)


def is_sealed(attributes: dict[str, Any]) -> bool:
    """Tell whether attributes of a block have the class ``blackout``."""
    return "blackout" in str(attributes.get("class", "")).lower().split()
