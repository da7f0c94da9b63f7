"""The ruler of a timeline, which assistive technology passes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .layout import MARGIN, RULER
from .shapes import add, add_bar, add_line
from .text import Style, runs_to_left

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from .layout import Columns, Panel
    from .scale import Piece
    from .ticks import Tick

BELOW = 14.0
"""From the line where a year begins to the base of its number, in units of the drawing."""
DARK, LIGHT = "0.6", "0.2"
"""How much of the colour of text the blocks of the ruler have, without a style sheet."""
ZIGZAG = (6, -6, 6, -6, 6)
"""Turns of a break, left and right of its middle, in units of the drawing."""


def draw_axis(svg: Element, panel: Panel, columns: Columns) -> None:
    """Draw the ruler, what is written beside it, and the ends of bars from panels before."""
    axis = add(svg, "g", "timeline-axis", aria_hidden="true")
    for tick in panel.ticks:
        draw_tick(axis, tick, columns)
    for piece in panel.pieces:
        if piece.unit:
            draw_block(axis, piece, columns)
        else:
            draw_break(axis, piece, columns)
    if panel.foot:
        x, y = columns.across(columns.ruler + RULER / 2), panel.bottom + 2
        arrow = f"M{x - 6:.1f} {y:.1f}h12l-6 9z"
        add(axis, "path", "timeline-end", d=arrow, fill_opacity=DARK)
    for spot in panel.passing:
        end = min(spot.end, panel.bottom)
        add_bar(axis, spot, columns.across(columns.lane(spot.lane)), panel.top - MARGIN, end)


def draw_tick(axis: Element, tick: Tick, columns: Columns) -> None:
    """Draw a line where a year begins, and its number below the line."""
    css = Style.TICK.css + (" timeline-hundred" if tick.is_hundred else "")
    end = columns.ruler - 2
    rule = ("M", columns.across(0), tick.y, "H", columns.across(end))
    add_line(axis, "timeline-rule", *rule, stroke_opacity="0.4")
    is_rtl = runs_to_left(tick.text)
    anchor = columns.anchor(is_end=True, is_right_to_left=is_rtl)
    x, y = columns.across(end - 2), tick.y + BELOW
    text = add(axis, "text", css, x=x, y=y, text_anchor=anchor)
    if is_rtl:
        text.set("direction", "rtl")
    text.text = tick.text


def draw_block(axis: Element, piece: Piece, columns: Columns) -> None:
    """Draw a piece as a block of the ruler, dark and light in turn as on a map's scale."""
    is_dark = (piece.first // piece.unit) % 2 == 0
    where = {
        "x": columns.across(columns.ruler, RULER),
        "y": piece.top,
        "width": RULER,
        "height": piece.height,
    }
    css = "timeline-block" + (" timeline-dark" if is_dark else "")
    add(axis, "rect", css, **where, fill_opacity=DARK if is_dark else LIGHT)


def draw_break(axis: Element, piece: Piece, columns: Columns) -> None:
    """Draw a zigzag for years that are left out."""
    middle = columns.across(columns.ruler + RULER / 2)
    step = piece.height / (len(ZIGZAG) + 1)
    path: list[str | float] = ["M", middle, piece.top]
    for count, aside in enumerate(ZIGZAG, start=1):
        path += ["L", middle + aside, piece.top + step * count]
    add_line(axis, "timeline-break", *path, "L", middle, piece.bottom)
