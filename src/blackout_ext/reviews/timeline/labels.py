"""The label of a mark: its lines, and the room they take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .text import Line, Run, Style, lines, runs_to_left

if TYPE_CHECKING:
    from gettext import NullTranslations

    from .model import Mark

LEADING = 19.0
"""From one line to the next, in units of the drawing; so are all that follow."""
BASELINE = 14.0
"""From the top of a line to its base."""
PADDING = 8.0
"""Above and below the lines of a label."""
MIDDLE = PADDING + LEADING / 2
"""From the top of a label to the middle of its first line, where its leader ends."""
MOST_LINES_OF_WORK, MOST_LINES_OF_WHAT = 4, 5


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a label."""

    runs: Line
    baseline: float
    """Units below the top of the label."""
    is_right_to_left: bool


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside a mark."""

    lines: tuple[TextLine, ...]

    @property
    def height(self) -> float:
        """Units of the drawing, at least 35."""
        return 2 * PADDING + LEADING * len(self.lines)


def label(
    mark: Mark,
    room: float,
    translations: NullTranslations,
    *,
    is_brief: bool,
    is_right_to_left: bool,
) -> Label:
    """Return the label of *mark*.

    Args:
        mark: what it is of.
        room: width of the lines, in units of the drawing.
        translations: messages in the language of the book.
        is_brief: whether to leave out what changed, which the link's name still says.
        is_right_to_left: whether the language of the book is; the year comes first then, at
            the right, before a title from left to right too.
    """
    work = [
        Run(mark.span.text(translations), Style.YEAR, is_name=True),
        Run(mark.title, Style.TITLE),
        Run(mark.by, Style.BY, is_name=True),
    ]
    is_rtl = is_right_to_left or runs_to_left(mark.title)
    paragraphs = [(work, is_rtl, MOST_LINES_OF_WORK)]
    if not is_brief:
        what = [Run(mark.what, Style.WHAT)]
        paragraphs.append((what, runs_to_left(mark.what), MOST_LINES_OF_WHAT))
    broken = [
        (line, is_rtl) for runs, is_rtl, most in paragraphs for line in lines(runs, room, most)
    ]
    return Label(
        tuple(
            TextLine(line, PADDING + BASELINE + LEADING * number, is_rtl)
            for number, (line, is_rtl) in enumerate(broken)
        )
    )
