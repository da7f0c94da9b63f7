"""A place for everything in a timeline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .labels import MIDDLE, Label, label
from .placing import lanes, settle
from .scale import Piece, Scale, scale
from .text import Style, width
from .ticks import Tick, ticks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from gettext import NullTranslations

    from .model import Mark

RULER, LANE, LEADER = 8.0, 9.0, 11.0
"""Widths of the ruler, of a lane beside it and of the leaders, in units of the drawing."""
MARGIN = 6.0
"""Left and right of the ruler, and the least from a dot to the end of its panel."""
MOST_LANES = 5
BRIEF_FROM = 60
"""Marks from which on labels do not say what changed: the drawing would be a scroll."""
PANEL = 420.0
"""Height from which on a panel ends at the next chance, in units of the drawing."""
FOOT = 24.0
"""Below the last year, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things are from the side where lines start, in units of the drawing."""

    width: float
    """Of the whole drawing."""
    ruler: float
    """Start of the ruler; the years of its ticks are before it."""
    lanes: int
    """Lanes of dots and bars, after the ruler."""
    is_mirrored: bool = False
    """Whether lines start at the right."""

    def across(self, start: float, width: float = 0) -> float:
        """Return the left edge of what begins at *start* and is *width* wide."""
        return self.width - start - width if self.is_mirrored else start

    def anchor(self, *, is_end: bool = False, is_right_to_left: bool = False) -> str:
        """Return the ``text-anchor`` of text at the start of a column, or at its end.

        Args:
            is_end: whether the text ends there.
            is_right_to_left: direction of the text itself.
        """
        is_start = self.is_mirrored == is_right_to_left
        return "start" if is_start != is_end else "end"

    def lane(self, number: int) -> float:
        """Return the middle of a lane."""
        return self.ruler + RULER + MARGIN + LANE * (number + 0.5)

    @property
    def labels(self) -> float:
        """Start of the text of labels."""
        return self.lane(self.lanes) - LANE / 2 + LEADER + MARGIN

    @property
    def room(self) -> float:
        """Width of the lines of labels."""
        return self.width - self.labels - MARGIN


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark in its place; heights are units of the drawing from the start of time."""

    mark: Mark
    anchor: float
    """Middle of its dot, or start of its bar."""
    end: float
    """End of its bar; where there is none, the same as *anchor*."""
    lane: int
    top: float
    """Of its label."""
    label: Label


@dataclass(frozen=True, slots=True)
class Panel:
    """A stretch of the timeline that no label and no leader leaves, so pages can break there."""

    pieces: tuple[Piece, ...]
    spots: tuple[Spot, ...]
    ticks: tuple[Tick, ...]
    passing: tuple[Spot, ...]
    """Those from panels before whose bars go on in this one."""
    foot: float
    """Room below the last year: only the last panel has some."""

    @property
    def top(self) -> float:
        """Units of the drawing from the start of time."""
        return self.pieces[0].top

    @property
    def bottom(self) -> float:
        """Units of the drawing from the start of time, without the foot."""
        return self.pieces[-1].bottom


@dataclass(frozen=True, slots=True)
class Layout:
    """A timeline with everything in its place."""

    columns: Columns
    panels: tuple[Panel, ...]


def layout(marks: Sequence[Mark], columns: Columns, translations: NullTranslations) -> Layout:
    """Return a layout of *marks*, at least one, in order.

    How high labels are depends on the columns, and the columns on what is in them: a draft
    tells how wide they are, and more lanes are added where the draft was wrong.

    Args:
        marks: what to draw.
        columns: those of the draft, such as :func:`draft`.
        translations: messages in the language of the book.
    """
    found = attempt(marks, columns, translations)
    years = (tick.text for panel in found.panels for tick in panel.ticks)
    ruler = max(width(year, Style.TICK) for year in years) + MARGIN
    used, room = lanes_used(found), 0
    while room < used:
        room = used
        found = attempt(marks, replace(columns, ruler=ruler, lanes=room), translations)
        used = lanes_used(found)
    return found


def draft(wide: float, *, is_mirrored: bool = False) -> Columns:
    """Return columns for a drawing *wide* units wide, before it is known what is in them."""
    return Columns(wide, ruler=wide / 6, lanes=MOST_LANES, is_mirrored=is_mirrored)


def lanes_used(found: Layout) -> int:
    """Return how many lanes the marks of a layout take."""
    return 1 + max(spot.lane for panel in found.panels for spot in panel.spots)


def attempt(marks: Sequence[Mark], columns: Columns, translations: NullTranslations) -> Layout:
    """Return a layout in which labels are as wide as *columns* leave room for."""
    is_brief = len(marks) >= BRIEF_FROM
    labels = [
        label(
            mark,
            columns.room,
            translations,
            is_brief=is_brief,
            is_right_to_left=columns.is_mirrored,
        )
        for mark in marks
    ]
    entries = [(mark.span.first, text.height) for mark, text in zip(marks, labels, strict=True)]
    years = scale(entries, max(mark.span.last for mark in marks))
    rooms = list(panels_of(years))
    spots = placed(marks, labels, years, rooms)
    return Layout(columns, tuple(filled(rooms, spots, translations)))


def panels_of(years: Scale) -> Iterator[tuple[Piece, ...]]:
    """Give the pieces of each panel; one begins with a mark or a hundred, never with a break."""
    start = 0
    pieces = years.pieces
    for number, piece in enumerate(pieces):
        is_full = number > start and piece.top - pieces[start].top >= PANEL
        if is_full and piece.unit and (piece.is_taken or piece.first % 100 == 0):
            yield pieces[start:number]
            start = number
    yield pieces[start:]


def placed(
    marks: Sequence[Mark],
    labels: Sequence[Label],
    years: Scale,
    rooms: Sequence[tuple[Piece, ...]],
) -> list[Spot]:
    """Return all marks in their places."""
    heights = [text.height for text in labels]
    wanted = wanted_tops(marks, heights, years)
    tops: list[float] = []
    for room in rooms:
        until = len(tops)
        while until < len(marks) and marks[until].span.first <= room[-1].last:
            until += 1
        part = slice(len(tops), until)
        tops += settle(wanted[part], heights[part], room[0].top, room[-1].bottom)
    anchors = [anchor(mark, top, years) for mark, top in zip(marks, tops, strict=True)]
    ends = [
        max(start, years.at(mark.span.last)) if mark.span.last > mark.span.first else start
        for mark, start in zip(marks, anchors, strict=True)
    ]
    aside = lanes_of(anchors, ends)
    return [Spot(*spot) for spot in zip(marks, anchors, ends, aside, tops, labels, strict=True)]


def lanes_of(anchors: Sequence[float], ends: Sequence[float]) -> list[int]:
    """Return the lane of each mark; where there are too many, the last is for dots alone."""
    both = list(zip(anchors, ends, strict=True))
    return lanes(
        [(start - LANE / 2, end + LANE / 2) for start, end in both],
        [MOST_LANES if start == end else MOST_LANES - 1 for start, end in both],
    )


def wanted_tops(marks: Sequence[Mark], heights: Sequence[float], years: Scale) -> list[float]:
    """Return for each label the top that puts it beside its mark.

    In a piece of one year there is no before and after: its marks are listed.
    """
    wanted: list[float] = []
    year, bottom = 0, 0.0
    for mark, height in zip(marks, heights, strict=True):
        first = mark.span.first
        piece = years.piece(first)
        if first != year:
            year, bottom = first, piece.top
        wanted.append(bottom if piece.unit == 1 else piece.at(first) - MIDDLE)
        bottom += height
    return wanted


def anchor(mark: Mark, top: float, years: Scale) -> float:
    """Return the height at which the dot of *mark* is, whose label has its *top* there."""
    piece = years.piece(mark.span.first)
    wanted = top + MIDDLE if piece.unit == 1 else piece.at(mark.span.first)
    return min(max(wanted, piece.top + MARGIN), piece.bottom - MARGIN)


def filled(
    rooms: Sequence[tuple[Piece, ...]], spots: Sequence[Spot], translations: NullTranslations
) -> Iterator[Panel]:
    """Give the panels with what is in them."""
    passing: list[Spot] = []
    number = 0
    for room in rooms:
        first = number
        while number < len(spots) and spots[number].mark.span.first <= room[-1].last:
            number += 1
        is_last = room is rooms[-1]
        here = tuple(spots[first:number])
        foot = FOOT if is_last else 0.0
        years = tuple(ticks(room, translations, has_end=is_last))
        yield Panel(room, here, years, tuple(passing), foot)
        passing = [spot for spot in (*passing, *here) if spot.end > room[-1].bottom]
