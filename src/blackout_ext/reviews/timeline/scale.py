"""Years to heights, on a scale that gives room where many histories turn.

The line is straight in pieces.  A hundred years with few marks are one piece; one with
more is ten pieces of ten years, and ten years with more are ten pieces of one.  Each is as
high as the labels that begin in it, so that labels stay beside their years.  Hundreds
without any are left out, two or more in a row, and the drawing shows the break.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from ..years import astronomical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CROWD = 3
"""Marks that make a hundred, or ten, years worth ten pieces."""
LEAST = {100: 64.0, 10: 9.0, 1: 9.0}
"""Least height of a piece of so many years, in units of the drawing."""
BREAK = 44.0
"""Height of a break, in units of the drawing."""

Entry = tuple[int, float]
"""First year of a mark, and the height of its label in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Years in a row on one scale."""

    first: int
    """First year."""
    last: int
    """Last year."""
    unit: int
    """100, 10 or 1 years; 0 for a break."""
    top: float
    """Units of the drawing from the start of time."""
    height: float
    """Units of the drawing."""
    is_taken: bool
    """Whether a mark begins in it."""

    @property
    def bottom(self) -> float:
        """Units of the drawing from the start of time."""
        return self.top + self.height

    def at(self, year: int) -> float:
        """Return the height of the middle of *year*."""
        start = astronomical(self.first)
        part = (astronomical(year) + 0.5 - start) / (astronomical(self.last) + 1 - start)
        return self.top + part * self.height


@dataclass(frozen=True, slots=True)
class Scale:
    """All the pieces, without a gap."""

    pieces: tuple[Piece, ...]

    @property
    def height(self) -> float:
        """Units of the drawing."""
        return self.pieces[-1].bottom

    def piece(self, year: int) -> Piece:
        """Return the piece that *year* is in."""
        return self.pieces[bisect_right(self.pieces, year, key=lambda piece: piece.first) - 1]

    def at(self, year: int) -> float:
        """Return the height of the middle of *year*, in units of the drawing."""
        return self.piece(year).at(year)


def scale(entries: Sequence[Entry], last: int) -> Scale:
    """Return a scale for *entries*, at least one, in the order of time.

    Args:
        entries: the marks.
        last: the last year that any of them reaches.
    """
    hundreds = {
        number: list(same) for number, same in groupby(entries, lambda entry: part(entry[0], 100))
    }
    hundreds.setdefault(part(last, 100), [])
    pieces: list[Piece] = []
    top = 0.0
    for piece in stacked(hundreds):
        pieces.append(replace(piece, top=top))
        top += piece.height
    return Scale(tuple(pieces))


def stacked(hundreds: Mapping[int, Sequence[Entry]]) -> Iterator[Piece]:
    """Give all pieces in order, tops still at 0, for the *hundreds* that have any marks."""
    before = None
    for number in sorted(hundreds):
        if before is not None and number > before + 1:
            yield gap(before + 1, number - 1)
        yield from unplaced(100, number, hundreds[number])
        before = number


def unplaced(unit: int, number: int, entries: Sequence[Entry]) -> Iterator[Piece]:
    """Give the pieces for the *number*-th *unit* (100, 10 or 1) of years, tops still at 0."""
    first, last = start(number, unit), end(number, unit)
    if unit == 1 or len(entries) < CROWD:
        height = max(LEAST[unit], sum(height for _, height in entries))
        yield Piece(first, last, unit, 0, height, bool(entries))
        return
    finer = unit // 10
    finer_entries = {
        part_: list(same) for part_, same in groupby(entries, lambda entry: part(entry[0], finer))
    }
    for finer_number in range(part(first, finer), part(last, finer) + 1):
        if finer > 1 or finer_number:
            yield from unplaced(finer, finer_number, finer_entries.get(finer_number, ()))


def gap(first: int, last: int) -> Piece:
    """Return the hundreds *first* to *last*, none of which has a mark: one, or a break."""
    is_one = first == last
    unit, height = (100, LEAST[100] / 2) if is_one else (0, BREAK)
    return Piece(start(first, 100), end(last, 100), unit, 0, height, is_taken=False)


def part(year: int, unit: int) -> int:
    """Return the number of the *unit* of years that *year* is in: 19 for 1962 and 100.

    Numbers go up with time; years 1 to 99 are in 0, 100 to 1 BCE in -1.
    """
    return year // unit if year > 0 else -((-year - 1) // unit) - 1


def start(number: int, unit: int) -> int:
    """Return the first year of a unit of years, the inverse of :func:`part`."""
    return number * unit or 1


def end(number: int, unit: int) -> int:
    """Return the last year of a unit of years."""
    return start(number + 1, unit) - 1 if number != -1 else -1
