"""Which text is hidden.

A mark that has no partner hides all that it may have been meant for: what follows an
opening one, what precedes a closing one.  What several marks cover is one passage.
Nothing here looks at paragraphs, lists or tables.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from .events import BLOCKS, CODE, VOID, Edge, End, Note, Start, Text
from .mark_patterns import LITERAL
from .marks import BARS, CONTAINER, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .events import Event
    from .marks import Mark, Marks

UNCLOSED = "{shown} is never closed, so all that follows it is hidden"
UNOPENED = "{shown} closes nothing, so all that precedes it is hidden, back to the last one closed"
NESTED = "{shown} stands inside another mark; both are one blackout"
CROSSING = "{shown} closes across another mark; both are one blackout"

ENDLESS = "endless"
"""Family of marks that nothing closes."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A mark or an element that has begun to hide."""

    start: int
    """Index in the prose from which on it hides."""
    shown: str
    at: int
    """Index of the mark itself."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of a document in which marks count, and where it comes from."""

    text: str
    starts: list[int]
    """Index in *text* of each event."""
    literal: frozenset[int]
    """Events that are code: a character stands for each."""
    floor: int
    """Index behind the title of the page, which no mark in the text hides backwards."""

    def event_at(self, index: int) -> int:
        """Return the number of the event that has the character at *index*."""
        return max(bisect_right(self.starts, index) - 1, 0)


def sealed(events: list[Event], marks: Marks) -> list[Event]:
    """Return *events* with every text in a passage or out of it, without marks.

    Edges are gone; a :class:`Note` stands before each mark that is doubtful.
    """
    prose = prose_of(events)
    found = list(marks.find(prose.text))
    pairing = Pairing(events, prose)
    pairing.pair(found)
    cutter = Cutter(merged(pairing.ranges), found, prose.text)
    result: list[Event] = []
    for number, event in enumerate(events):
        result += pairing.notes.get(number, ())
        start = prose.starts[number]
        if isinstance(event, Text):
            if number in prose.literal:
                result.append(replace(event, group=cutter.group_at(start)))
            else:
                result += cutter.cut(event, start)
        elif isinstance(event, Start):
            group = cutter.group_at(start)
            described = event.attributes.get("alt", "") if event.name == "img" else ""
            if described and marks.are_in(described):
                # A mark in its description hides the picture as a whole.
                group = group or len(cutter.ranges) + number + 1
                attributes = {**event.attributes, "alt": marks.without(described)}
                event = replace(event, attributes=attributes)  # noqa: PLW2901 (the same, cleaned)
            result.append(replace(event, group=group) if group else event)
        elif not isinstance(event, Edge):
            result.append(event)
    return result


def prose_of(events: list[Event]) -> Prose:
    """Return the text of *events*: a line each block, and a character for code and pictures."""
    parts: list[str] = []
    starts: list[int] = []
    literal: set[int] = set()
    length = floor = code = 0
    for number, event in enumerate(events):
        starts.append(length)
        part = ""
        if isinstance(event, Text):
            part = event.text
            if code:
                part = LITERAL
                literal.add(number)
        elif isinstance(event, Start | End):
            if event.name in CODE:
                code += 1 if isinstance(event, Start) else -1
            if event.name in BLOCKS or event.name in {"br", "break"}:
                part = "\n"
            elif event.name in VOID:
                part = LITERAL
            if event.name == "h1" and isinstance(event, End) and not floor:
                floor = length
        parts.append(part)
        length += len(part)
    return Prose("".join(parts), starts, frozenset(literal), floor)


class Pairing:
    """Pairs the edges of elements and the marks in the text, into ranges that are hidden."""

    def __init__(self, events: list[Event], prose: Prose) -> None:
        self.events = events
        self.prose = prose
        self.ranges: list[tuple[int, int]] = []
        """First index, and the one behind the last, of what is hidden."""
        self.notes: dict[int, list[Note]] = {}
        """What is doubtful, by the number of the event it stands in."""
        self.open: dict[str, list[Opened]] = {}
        """What is open, by family, the innermost last."""
        self.order: dict[int, Opened] = {}
        """All that is open, by identity, the innermost last."""
        self.closed: dict[str, int] = {}
        """Where the last mark of each family ended."""

    def pair(self, found: list[Mark]) -> None:
        """Pair all edges and the marks *found*."""
        places: list[tuple[int, int, Edge | Mark]] = [
            (self.prose.starts[number], 0, event)
            for number, event in enumerate(self.events)
            if isinstance(event, Edge)
        ]
        places += ((mark.start, 1, mark) for mark in found)
        for index, _kind, item in sorted(places, key=lambda place: place[:2]):
            if isinstance(item, Edge):
                self.take_edge(item, index)
            else:
                self.take_mark(item)
        end = len(self.prose.text) + 1
        for opened in self.order.values():
            self.ranges.append((opened.start, end))
            self.note(opened.at, UNCLOSED.format(shown=opened.shown))

    def take_edge(self, edge: Edge, index: int) -> None:
        """Open or close an element."""
        family = f"element {edge.key}"
        if edge.opens:
            self.begin(family, Opened(index, edge.what, index))
        else:
            self.finish(family, index, index, edge.what)

    def take_mark(self, mark: Mark) -> None:
        """Open or close a mark."""
        is_open = bool(self.open.get(mark.family))
        if mark.role in {Role.WIDENS, Role.FAILS} and is_open:
            return
        opens = mark.role is Role.OPENS or (mark.role in {Role.EITHER, Role.WIDENS} and not is_open)
        if opens:
            if self.order:
                self.note(mark.start, NESTED.format(shown=mark.shown))
            start = mark.end if mark.label else mark.start
            # What may be both ends at once has no end that could be told from a beginning.
            family = ENDLESS if mark.role is Role.WIDENS else mark.family
            self.begin(family, Opened(start, mark.shown, mark.start))
        elif is_open:
            self.finish(mark.family, mark.start, mark.end, mark.shown)
        else:
            start = self.closed.get(mark.family, min(self.prose.floor, mark.start))
            self.ranges.append((start, mark.end))
            self.note(mark.start, UNOPENED.format(shown=mark.shown))
            self.closed[mark.family] = mark.end
            if mark.family == BARS:
                # Bars have no direction: this one may have been meant to open.
                self.begin(mark.family, Opened(mark.start, mark.shown, mark.start))

    def begin(self, family: str, opened: Opened) -> None:
        """Note that something is open."""
        self.open.setdefault(family, []).append(opened)
        self.order[id(opened)] = opened

    def finish(self, family: str, at: int, end: int, shown: str) -> None:
        """Close the innermost of a family."""
        opened = self.open[family].pop()
        if next(reversed(self.order.values())) is not opened:
            self.note(at, CROSSING.format(shown=shown))
        del self.order[id(opened)]
        self.ranges.append((opened.start, end))
        self.closed[family] = end

    def note(self, index: int, message: str) -> None:
        """Keep what is doubtful about the mark at *index*."""
        number = self.prose.event_at(index)
        event = self.events[number]
        offset = index - self.prose.starts[number]
        line = event.line + (event.text.count("\n", 0, offset) if isinstance(event, Text) else 0)
        self.notes.setdefault(number, []).append(Note(message, line))


def merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return *ranges* in order, those that overlap as one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif end > start:
            result.append((start, end))
    return result


class Cutter:
    """Cuts texts where passages and marks begin and end."""

    def __init__(self, ranges: list[tuple[int, int]], marks: list[Mark], prose: str) -> None:
        self.ranges = ranges
        self.prose = prose
        self.range_starts = [start for start, _end in ranges]
        self.marks = marks
        self.mark_starts = [mark.start for mark in marks]
        bounds = {index for pair in ranges for index in pair}
        bounds |= {index for mark in marks for index in (mark.start, mark.end)}
        self.bounds = sorted(bounds)

    def group_at(self, index: int) -> int:
        """Return the number of the passage, from 1, that has the character at *index*, or 0."""
        number = bisect_right(self.range_starts, index) - 1
        return number + 1 if number >= 0 and index < self.ranges[number][1] else 0

    def mark_at(self, index: int) -> Mark | None:
        """Return the mark that has the character at *index*."""
        number = bisect_right(self.mark_starts, index) - 1
        if number >= 0 and index < self.marks[number].end:
            return self.marks[number]
        return None

    def begins_blocks(self, mark: Mark) -> bool:
        """Tell whether *mark* begins a line, and what it hides has more than that line."""
        group = self.group_at(mark.end)
        line_start = self.prose.rfind("\n", 0, mark.start) + 1
        if not group or self.prose[line_start : mark.start].strip():
            return False
        _start, end = self.ranges[group - 1]
        return mark.family == CONTAINER or "\n" in self.prose[mark.end : end].strip("\n")

    def cut(self, event: Text, start: int) -> Iterator[Text | Start]:
        """Yield the pieces of a text that begins at *start*, its marks as their labels."""
        end = start + len(event.text)
        first = bisect_right(self.bounds, start)
        last = bisect_right(self.bounds, end - 1)
        points = [start, *self.bounds[first:last], end]
        line = event.line
        for one, other in pairwise(points):
            piece = event.text[one - start : other - start]
            mark = self.mark_at(one)
            group = self.group_at(one)
            if mark is None:
                yield Text(piece, line, group)
            elif one == mark.start and (mark.label or mark.hidden):
                yield Text(f"{mark.label}: " if mark.label else f" {mark.hidden} ", line, group)
                if mark.label and self.begins_blocks(mark):
                    yield Start("break", line)
            line += piece.count("\n")
