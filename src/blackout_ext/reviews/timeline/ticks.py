"""Which years are written beside the ruler."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..years import decade_as_text, year_as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from gettext import NullTranslations

    from .scale import Piece

ROOM = 18.0
"""From one written year to the next at least, in units of the drawing."""
HUNDRED, TEN = 100, 10
"""Years."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A year written beside the ruler, below the line where it begins."""

    text: str
    """As in ``1800`` for a hundred years, ``1820s`` for ten, ``1861`` for one."""
    y: float
    """Where they begin, in units of the drawing from the start of time."""
    is_hundred: bool


def ticks(
    pieces: Sequence[Piece], translations: NullTranslations, *, has_end: bool
) -> Iterator[Tick]:
    """Give the years to write beside *pieces*, from top to bottom.

    Those are hundreds, years with marks, and the ends of ten years with marks.  Where there
    is no room for all, they come in this order.

    Args:
        pieces: of one panel.
        translations: messages in the language of the book.
        has_end: whether time ends with them, and the year after is written below.
    """
    last = pieces[-1]
    is_end = [False, *(piece.is_taken and piece.unit > 1 for piece in pieces)]
    written = [
        piece
        for piece, ends_marks in zip(pieces, is_end, strict=False)
        if is_hundred(piece) or piece.is_taken or ends_marks
    ]
    taken: list[float] = []
    chosen: list[Tick] = []
    if has_end:
        after = last.last + 1 or 1
        chosen.append(Tick(year_as_text(after, translations), last.bottom, after % HUNDRED == 0))
    taken.append(last.bottom)
    for piece in sorted(written, key=importance):
        place = bisect_left(taken, piece.top)
        before = taken[place - 1] if place else piece.top - ROOM
        if piece.top - before >= ROOM and taken[place] - piece.top >= ROOM:
            insort(taken, piece.top)
            chosen.append(Tick(written_years(piece, translations), piece.top, is_hundred(piece)))
    yield from sorted(chosen, key=lambda tick: tick.y)


def written_years(piece: Piece, translations: NullTranslations) -> str:
    """Return what is written where *piece* begins."""
    is_decade = piece.unit == TEN and piece.first >= TEN and not is_hundred(piece)
    return (decade_as_text if is_decade else year_as_text)(piece.first, translations)


def is_hundred(piece: Piece) -> bool:
    """Tell whether hundred years begin with *piece*."""
    return piece.first % HUNDRED == 0 or piece.first == 1


def importance(piece: Piece) -> tuple[bool, bool, bool, float]:
    """Return a key that puts the years first that readers look for."""
    return (
        not is_hundred(piece),
        not piece.is_taken,
        piece.first % TEN != 0,
        piece.top,
    )
