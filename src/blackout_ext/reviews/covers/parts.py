"""What all covers of the series have in common: margins, the mark, and how words are set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .lines import Box, Setting, set_in
from .svg import element, stroke
from .typesetting import Style, block, height, line_in, measure_of, set_all

if TYPE_CHECKING:
    from .book import Book
    from .palettes import Stage

WIDTH, HEIGHT = 600, 900
"""Pixels of a cover."""
MARGIN = 48
"""Pixels between words and the edges."""
INNER = WIDTH - 2 * MARGIN
"""Pixels from margin to margin."""
FOOT = HEIGHT - 52
"""Where the last line stands, in pixels from the top."""
LEADING, NAME_LEADING = 1.02, 1.3
"""Distance of the lines of titles and of names, in sizes."""
MARKED = 64
"""Pixels that the mark takes of the running head."""
NAME_BOX = Box(INNER, 60, 28, 2, NAME_LEADING)
"""Room for a name."""


def mark(x: float, y: float, stage: Stage, scale: float = 1) -> str:
    """Return the mark of the book: a line that divides in two (``docs/_static/mark.svg``).

    Args:
        x: left edge in pixels.
        y: middle in pixels.
        stage: its colours.
        scale: 1 for a width of 52 pixels.
    """
    width = 5.0
    drawn = (
        stroke("M0 0H16C30 0 30-18 52-18", stage.mark, width, "round"),
        element(
            "path",
            d="M16 0C30 0 30 18 52 18",
            fill="none",
            stroke=stage.line,
            stroke_width=width,
            stroke_linecap="round",
            stroke_dasharray="0.1 9",
        ),
        element("circle", cx=16, cy=0, r=6.5, fill=stage.mark),
    )
    return element("g", "".join(drawn), transform=f"translate({x:g} {y:g})scale({scale:g})")


def running_head(book: Book, stage: Stage, left: float, right: float, y: float) -> str:
    """Return the line that all covers have: the mark, and the year in which history parts.

    Args:
        book: the work.
        stage: colours of what it stands on.
        left: left edge in pixels.
        right: right edge in pixels.
        y: middle in pixels.
    """
    drawn = mark(left + 2, y, stage, 0.8)
    if not book.year:
        return drawn
    style = Style("italic", stage.line, "end")
    return drawn + line_in(right - left - MARKED, book.year, right, y + 9, 27, style)


def title_style(book: Book, stage: Stage) -> Style:
    """Return how titles look."""
    return Style("display", stage.line, book.anchor, lang=book.lang)


def set_title(book: Book, box: Box) -> Setting:
    """Return the title in lines."""
    return set_in(book.title, box, measure_of("display", book.title))


def set_names(book: Book, width: float = INNER) -> Setting:
    """Return who made it, in lines of at most *width* pixels."""
    return set_all(book.names, replace(NAME_BOX, width=width), "text")


def edge(book: Book, left: float, right: float) -> float:
    """Return the side at which lines are even."""
    return left if book.anchor == "start" else right


def names_at_foot(book: Book, setting: Setting, stage: Stage, left: float, right: float) -> str:
    """Return names, the last line of which stands at the foot of the page."""
    style = replace(title_style(book, stage), cut="text")
    top = FOOT - height(setting, NAME_LEADING)
    return block(setting, edge(book, left, right), top, style, NAME_LEADING)
