"""A review in a form of its own: blocks of runs, each of which knows whether it is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias


class Kind(Enum):
    """What a run is."""

    WORDS = auto()
    CODE = auto()
    BREAK = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look within a line."""

    text: str
    kind: Kind = Kind.WORDS
    emphasis: str = ""
    """Stars around it in Markdown: none, one, two or three."""
    link: str = ""
    """Address that it leads to."""
    group: int = 0
    """Passage that it belongs to, from 1; 0 for none."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text."""

    runs: tuple[Run, ...]
    first: int
    """First line in the source, from 1."""
    last: int
    """Last line in the source, from 1."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    runs: tuple[Run, ...]
    level: int
    """1 for the title of the page, 2 for its sections, and so on."""
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that are shown as they are written."""

    text: str
    group: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None
    """Number of the first item; nothing where they have none."""
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    blocks: tuple[Block, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row, the first of them its head."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning to whoever edits the review."""

    message: str
    line: int
    """Line of the source, from 1."""


@dataclass(frozen=True, slots=True)
class SpoilerWarning:
    """The warning that bars follow, with their controls."""


Block: TypeAlias = "Paragraph | Heading | Code | Listing | Quote | Table | Warned | SpoilerWarning"


def groups_of(block: Block) -> set[int]:
    """Return the passages that all text in *block* belongs to, 0 for the open."""
    if isinstance(block, Paragraph | Heading):
        return groups_of_runs(block.runs)
    if isinstance(block, Code):
        return {block.group}
    if isinstance(block, Table):
        return set().union(*(groups_of_runs(cell) for row in block.rows for cell in row))
    if isinstance(block, Listing):
        return set().union(*(groups_of(inner) for item in block.items for inner in item))
    if isinstance(block, Quote):
        return set().union(*map(groups_of, block.blocks))
    return set()


def groups_of_runs(runs: tuple[Run, ...]) -> set[int]:
    """Return the passages that *runs* belong to; spaces belong to none in particular."""
    return {run.group for run in runs if run.text.strip()}


def open_text(runs: tuple[Run, ...]) -> str:
    """Return what everybody may read of *runs*."""
    text = "".join(" " if run.group or run.kind is Kind.BREAK else run.text for run in runs)
    return " ".join(text.split())
