"""Gathers what a parser finds in a file, piece by piece."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .page import Block, Directive, Page, Passage, notes_in_passages, passages_in

if TYPE_CHECKING:
    from pathlib import Path

    from blackout_ext.reviews.front_matter import FrontMatter

    from .finding import Place


ADMONITIONS = frozenset(
    {"attention", "blackout", "caution", "danger", "error", "hint", "important", "note", "seealso",
     "tip", "warning"}
)  # fmt: skip
"""Directives of which text on the first line is the beginning of the content."""


class Builder:
    """Makes a page of blocks and directives in the order in which they are met."""

    def __init__(self, text: str, syntax: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.syntax = syntax
        self.blocks: list[Block] = []
        self.directives: list[Directive] = []
        self.passages: list[Passage] = []
        self.inside: list[str] = []
        """What the next block stands in."""
        self.sealed = 0
        """In how many passages the next block is."""

    def add(self, kind: str, text: str, line: int, *, level: int = 0, sealed: bool = False) -> None:
        """Add a block.

        Args:
            kind: its kind (:class:`Block`).
            text: its text.
            line: line (from 1) on which it begins, or one above.
            level: level of a heading.
            sealed: whether it is hidden, though nothing around it is.
        """
        if not text.strip():
            return
        is_hidden = bool(sealed or self.sealed)
        starts = self.located(text, line)
        inside = tuple(self.inside)
        block = Block(kind, text, starts, self.syntax, level, is_hidden, inside)
        if sealed and not self.sealed:
            self.passages.append(Passage(block.full_text, block.place(), len(self.blocks)))
        self.blocks.append(block)

    def located(self, text: str, line: int) -> tuple[tuple[int, int, int], ...]:
        """Return offset, line and column of each line of *text*, from *line* on."""
        starts = []
        offset, number = 0, max(line - 1, 0)
        for part in text.split("\n"):
            stripped = part.strip()
            indent = len(part) - len(part.lstrip())
            while number < len(self.lines) - 1 and stripped not in self.lines[number]:
                if number - line > LOST:
                    break
                number += 1
            column = self.lines[number].find(stripped) if number < len(self.lines) else 0
            starts.append((offset, number + 1, max(column - indent, 0) + 1))
            offset += len(part) + 1
            number = min(number + 1, len(self.lines) - 1)
        return tuple(starts)

    def begin_passage(self) -> int:
        """Begin a passage of whole blocks; return what :meth:`end_passage` needs."""
        self.sealed += 1
        return len(self.blocks)

    def end_passage(self, first: int, place: Place) -> None:
        """End a passage whose first block has the index *first*."""
        self.sealed -= 1
        text = "\n".join(block.full_text for block in self.blocks[first:])
        self.passages.append(Passage(text, place, first))

    def page(self, path: Path, shown: str, matter: FrontMatter | None) -> Page:
        """Return the page."""
        self.passages += passages_in(self.blocks)
        notes = notes_in_passages(self.blocks)
        for index, block in enumerate(self.blocks):
            if block.footnote in notes and not block.sealed:
                self.blocks[index] = replace(block, sealed=True)
                self.passages.append(Passage(block.full_text, block.place(), index))
        return Page(
            path, shown, self.text, self.syntax, matter, tuple(self.blocks),
            tuple(self.directives), tuple(sorted(self.passages, key=lambda p: p.place)),
        )  # fmt: skip


LOST = 200
"""Lines after which a line is no longer looked for."""
