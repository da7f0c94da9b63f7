"""Lines of text put on a cover: outlines where we have the letters, text where not."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from .letters import spelled
from .lines import Box, Setting, fitting, set_in
from .svg import element
from .svg import number as n
from .typeface import CAP_HEIGHT, UNITS, face
from .words import is_rtl, is_wide

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .lines import Measure

GRIDS = (8, 4, 2, 1)
"""Units of the font to a step in which outlines are drawn, the shortest outlines first."""
STEP = 0.25
"""Pixels to a step at most: outlines are right to an eighth of a pixel."""
ALIGNMENTS = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks."""

    cut: str
    """Font: ``display``, ``text`` or ``italic``."""
    colour: str
    """Colour, as ``#rrggbb``."""
    anchor: str = "start"
    """What of a line is at its ``x``: ``start`` (left), ``middle`` or ``end`` (right)."""
    lang: str | None = None
    """Language (BCP 47), by which a browser picks among fonts for the same characters."""


def measure_of(cut: str, text: str) -> Measure:
    """Return a function that measures parts of *text* in ems.

    Text with a letter that our fonts lack is set in one of the reader's as a whole.
    """
    return partial(ems, cut) if face(cut).has(text) else guess


@lru_cache(maxsize=4096)
def ems(cut: str, text: str) -> float:
    """Return how wide *text* is in a font of ours, in ems from ink to ink."""
    left, right = face(cut).ink(text)
    return (right - left) / UNITS


def guess(text: str) -> float:
    """Return how wide *text* is in a font we do not know, in ems, rather too wide."""
    return sum(map(guessed, text))


def guessed(character: str) -> float:
    """Return the width of a letter in such a font, in ems."""
    kind = unicodedata.category(character)
    if kind in {"Mn", "Me", "Cf"}:
        return 0.0
    if is_wide(character):
        return 1.3 if kind == "So" else 1.02
    return 0.3 if character == " " else 0.72


def line(text: str, x: float, y: float, size: int, style: Style) -> str:
    """Return a line of letters we have, with its ink at *x*, and its baseline at *y*."""
    left, right = face(style.cut).ink(text)
    scale = size / UNITS
    # Few grids, as each has outlines of its own.
    grid = next(step for step in GRIDS if step * scale <= STEP or step == GRIDS[-1])
    origin = x - (left + (right - left) * ALIGNMENTS[style.anchor]) * scale
    place = f"translate({n(origin)} {n(y)})scale({scale * grid:g} {-scale * grid:g})"
    return element("g", spelled(text, style.cut, grid), transform=place, fill=style.colour)


def foreign(text: str, x: float, y: float, size: int, style: Style) -> str:
    """Return a line of letters that our fonts lack, in a serif of the reader's."""
    anchor, attributes = style.anchor, {"xml:lang": style.lang}
    if is_rtl(text):
        # What starts a line is on its right now.
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        attributes["direction"] = "rtl"
    return element(
        "text",
        escape(text),
        x=x,
        y=y,
        font_family="serif",
        font_size=size,
        fill=style.colour,
        text_anchor=anchor,
        **attributes,
    )


def line_in(width: float, text: str, x: float, y: float, size: int, style: Style) -> str:
    """Return a line like :func:`line` or :func:`foreign`, smaller if *width* pixels need it."""
    widest = measure_of(style.cut, text)(text)
    return writer(style.cut, text)(text, x, y, fitting(widest, 1, Box(width, size, size, 1)), style)


def writer(cut: str, text: str) -> Callable[[str, float, float, int, Style], str]:
    """Return what draws *text* and parts of it: outlines of ours if we have all its letters."""
    return line if face(cut).has(text) else foreign


def block(setting: Setting, x: float, top: float, style: Style, leading: float) -> str:
    """Return a text in lines, the capitals of the first of which touch *top*."""
    draw = writer(style.cut, "".join(setting.lines))
    return "".join(
        draw(text, x, top + setting.size * (CAP_HEIGHT + index * leading), setting.size, style)
        for index, text in enumerate(setting.lines)
    )


def height(setting: Setting, leading: float) -> float:
    """Return the distance from the top of the capitals to the last baseline, in pixels."""
    return setting.size * (CAP_HEIGHT + (len(setting.lines) - 1) * leading) if setting.lines else 0


def set_all(texts: Sequence[str], box: Box, cut: str) -> Setting:
    """Return *texts*, each from a new line on, all in the size of the smallest.

    Args:
        texts: such as the names of authors.
        box: room for one of them.
        cut: name of the font.
    """
    measure = measure_of(cut, "".join(texts))
    settings = [set_in(text, box, measure) for text in texts]
    size = min((setting.size for setting in settings), default=box.largest)
    return Setting(tuple(part for setting in settings for part in setting.lines), size)
