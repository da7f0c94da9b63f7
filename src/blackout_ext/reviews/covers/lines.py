"""Titles set in lines: where they break, and how large they can be.

The lines of a title should be about as long as each other, not end in *the*, and not
leave a letter alone; among the ways to break it, the one that lets it be largest is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import ceil, inf
from typing import TYPE_CHECKING

from .words import breaks_anywhere

if TYPE_CHECKING:
    from collections.abc import Sequence

Measure = Callable[[str], float]
"""Returns how wide a text is, in ems."""

WIDEST, PART = 15.0, 11.0
"""Ems of a word that is kept in one piece, and of the parts of one that is not."""
SPACE = 0.25
"""Ems between words, when lines are compared."""
SHORT = 3
"""Letters of a word that should not end a line: *the*, *of*, *a*."""
CLOSING = frozenset("、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%…")  # noqa: RUF001 (they are wide)
"""Characters that may not begin a line (JIS X 4051, section 6.1)."""
OPENING = frozenset("（「『【〔〈《")  # noqa: RUF001
"""Characters that may not end one."""


@dataclass(frozen=True, slots=True)
class Box:
    """Room for text, in pixels."""

    width: float
    """From margin to margin."""
    height: float
    """From the top of the first line to the foot of the last."""
    largest: int
    """Size above which type would shout."""
    most: int
    """Lines that may be made."""
    leading: float = 1.04
    """Distance of lines, in sizes."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines."""

    lines: tuple[str, ...]
    """The lines; none for no text."""
    size: int
    """Size of the type in pixels."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What stays together on a line."""

    text: str
    """A word, an ideograph, or a part of a word that is too long."""
    is_spaced: bool
    """Whether there is a space before it."""
    width: float
    """Ems."""


def set_in(text: str, box: Box, measure: Measure) -> Setting:
    """Return *text* in the lines that make it largest in *box* without being ugly.

    Args:
        text: without control characters, on one line.
        box: the room there is.
        measure: returns the width of a text in ems.
    """
    pieces = tuple(pieces_of(text, measure))
    broken = breaker(pieces)
    best, best_score = Setting((), box.largest), -inf
    for count in range(1, min(box.most, len(pieces)) + 1):
        lines = broken(count)
        size = fitting(max(map(measure, lines)), count, box)
        score = size * beauty(lines, measure)
        if score > best_score + 0.01:
            best, best_score = Setting(lines, size), score
    return best


def fitting(widest: float, count: int, box: Box) -> int:
    """Return the size at which *count* lines, the longest of them *widest* ems, fit in *box*."""
    across = box.width / widest if widest else inf
    return max(1, int(min(box.largest, across, box.height / (1 + (count - 1) * box.leading))))


def beauty(lines: Sequence[str], measure: Measure) -> float:
    """Return what lines are worth beside others, from 0 to 1: ragged and tiny ones less."""
    widths = [measure(line) for line in lines]
    raggedness = 1 - min(widths) / max(widths) if max(widths) else 0.0
    stubs = sum(map(is_stub, lines[1:-1])) + (len(lines) > 1 and len(lines[-1]) < SHORT)
    tails = sum(1 for line in lines[:-1] if is_short(line.rsplit(" ", 1)[-1]) and " " in line)
    worth = 1 - 0.3 * raggedness * raggedness
    return worth * 0.94 ** (len(lines) - 1) * 0.7**stubs * 0.8**tails


def is_stub(line: str) -> bool:
    """Tell whether *line* is a short word alone."""
    return len(line) <= SHORT and not breaks_anywhere(line[-1])


def is_short(word: str) -> bool:
    """Tell whether *word* leans on the next one, as articles do."""
    return len(word) <= SHORT and word.isalpha() and not breaks_anywhere(word[-1])


def breaker(pieces: tuple[Piece, ...]) -> Callable[[int], tuple[str, ...]]:
    """Return a function that breaks *pieces* into so many lines, as even as can be.

    The squares of the widths are least when the widths are alike (Knuth and Plass, 1981,
    do the same with the stretch of spaces).
    """
    starts, ends = edges(pieces)

    @cache
    def best(first: int, left: int) -> tuple[float, int]:
        if left == 1:
            return cost(pieces, starts, ends, first, len(pieces)), len(pieces)
        return min(
            (cost(pieces, starts, ends, first, end) + best(end, left - 1)[0], end)
            for end in range(first + 1, len(pieces) - left + 2)
        )

    def broken(count: int) -> tuple[str, ...]:
        lines, first = [], 0
        for left in range(count, 0, -1):
            end = best(first, left)[1]
            lines.append(joined(pieces[first:end]))
            first = end
        return tuple(lines)

    return broken


def edges(pieces: Sequence[Piece]) -> tuple[list[float], list[float]]:
    """Return where the pieces begin and end if all stand in one line, in ems."""
    starts, ends, at = [], [], 0.0
    for piece in pieces:
        at += SPACE if piece.is_spaced else 0
        starts.append(at)
        at += piece.width
        ends.append(at)
    return starts, ends


def cost(
    pieces: Sequence[Piece], starts: list[float], ends: list[float], first: int, end: int
) -> float:
    """Return what a line of ``pieces[first:end]`` costs, in square ems."""
    width = ends[end - 1] - starts[first]
    last = pieces[end - 1].text
    leans = end < len(pieces) and end - first > 1 and is_short(last)
    return width * width + (4.0 if leans else 0.0) + (20.0 if len(last) == end - first == 1 else 0)


def joined(pieces: Sequence[Piece]) -> str:
    """Return the text of a line."""
    first, *rest = pieces
    return first.text + "".join(" " * piece.is_spaced + piece.text for piece in rest)


def pieces_of(text: str, measure: Measure) -> list[Piece]:
    """Return *text* in pieces between which a line may break."""
    pieces = []
    for word in text.split():
        for number, part in enumerate(parts_of(word, measure)):
            pieces.append(Piece(part, number == 0, measure(part)))
    return pieces


def parts_of(word: str, measure: Measure) -> list[str]:
    """Return a word whole; an ideograph each; or parts of a word too wide for any line."""
    parts = [word[0]]
    for character in word[1:]:
        if may_break(parts[-1][-1], character):
            parts.append(character)
        else:
            parts[-1] += character
    return [short for part in parts for short in cut(part, measure)]


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters without a space: ideographs."""
    are_free = breaks_anywhere(before) and breaks_anywhere(after)
    return are_free and before not in OPENING and after not in CLOSING


def cut(word: str, measure: Measure) -> list[str]:
    """Return *word*, or parts of like lengths with hyphens if it is too wide."""
    width = measure(word)
    if width <= WIDEST:
        return [word]
    length = ceil(len(word) / ceil(width / PART))
    parts = [word[start : start + length] for start in range(0, len(word), length)]
    hyphens = [part[-1].isalpha() and after[0].isalpha() for part, after in pairwise(parts)]
    return [part + "-" * by for part, by in zip(parts, [*hyphens, False], strict=True)]
