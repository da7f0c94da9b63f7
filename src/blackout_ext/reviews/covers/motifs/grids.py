"""Motifs of a pattern that does not go on as it began."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from ..svg import number as n
from ..svg import points, shape, stroke

if TYPE_CHECKING:
    from .field import Field


def deflection(field: Field) -> str:
    """Return a field of short lines that something turns out of their way."""
    columns = max(3, round(field.draws.whole("columns", 10, 13) * min(1, field.width / 480)))
    step = field.width * 0.84 / (columns - 0.2)
    rows = round(field.height * 0.9 / step)
    left, top = field.width * 0.08 + step * 0.4, (field.height - (rows - 1) * step) / 2
    front, slope = columns * field.at(0.3, 0.62), field.draws.pick("slope", (-0.35, 0.35, 0.2))
    half, most = step * 0.4, field.draws.pick("most", (0.5, 0.75, -0.5)) * pi
    before: list[str] = []
    after: list[str] = []
    for row in range(rows):
        for column in range(columns):
            x, y = left + column * step, top + row * step
            past = (column + 0.5 - front - slope * (row - rows / 2)) / (columns * 0.45)
            angle = most * min(1.0, max(0.0, past))
            dx, dy = half * cos(angle), half * sin(angle)
            (after if past > 0 else before).append(points((x - dx, y - dy), (x + dx, y + dy)))
    return stroke("".join(before), field.stage.line, step * 0.13) + stroke(
        "".join(after), field.stage.mark, step * 0.19
    )


def square(x: float, y: float, side: float) -> str:
    """Return path data for a square."""
    return f"M{n(x)} {n(y)}h{n(side)}v{n(side)}h{n(-side)}z"


def shifted_grid(field: Field) -> str:
    """Return a grid of squares, a corner of which has moved by half a square."""
    columns = field.draws.whole("squares", 6, 8)
    share = field.draws.between("square", 0.56, 0.74)
    step = field.width * 0.84 / (columns - 0.5 + share)
    rows = max(3, int(field.height * 0.8 / step))
    side = step * share
    left = field.width * 0.08
    top = (field.height - (rows - 1.5 + share) * step) / 2
    cut_column = round(field.at(0.35, 0.7) * columns)
    cut_row = max(1, round(rows * field.draws.between("cut row", 0.4, 0.7)))
    stayed: list[str] = []
    moved: list[str] = []
    for row in range(rows):
        for column in range(columns):
            x, y = left + column * step, top + row * step
            if column >= cut_column and row < cut_row:
                moved.append(square(x + step / 2, y - step / 2, side))
            else:
                stayed.append(square(x, y, side))
    return shape("".join(stayed), field.stage.line) + shape("".join(moved), field.stage.mark)


def reversal(field: Field) -> str:
    """Return stripes that grow on one side of a line and shrink on the other."""
    count = field.draws.whole("stripes", 9, 13)
    step = field.width / count
    turn = field.height * field.at(0.34, 0.66)
    tilt = field.height * field.draws.pick("tilt", (0.0, 0.12, -0.12, 0.2))
    upper: list[str] = []
    lower: list[str] = []
    for index in range(count):
        share = 0.12 + 0.76 * index / (count - 1)
        if field.draws.fraction("mirror") < 0.5:  # noqa: PLR2004 (one time in two)
            share = 1 - share
        x = index * step
        grow, shrink = x + step * share, x + step * (1 - share)
        upper.append(stripe(field, turn, tilt, x, grow, -9))
        lower.append(stripe(field, turn, tilt, x, shrink, field.height + 9))
    return shape("".join(upper), field.stage.line) + shape("".join(lower), field.stage.mark)


def stripe(field: Field, turn: float, tilt: float, left: float, right: float, end: float) -> str:
    """Return path data for a stripe from the line of the reversal to the height *end*."""
    meets = [turn + tilt * (x / field.width - 0.5) for x in (left, right)]
    return points((left, meets[0]), (left, end), (right, end), (right, meets[1])) + "z"


def fault(field: Field) -> str:
    """Return layers of ground, broken and shifted along a fault."""
    count = field.draws.whole("layers", 5, 7)
    colours = (field.stage.line, field.stage.quiet, field.stage.line, field.stage.mark)
    shift = field.height * field.draws.pick("shift", (0.12, 0.16, -0.12, -0.08))
    upper, lower = (field.width * share for share in slanted(field))
    heights = [0.09 + 0.11 * field.draws.fraction(f"layer {index}") for index in range(count)]
    scale = field.height * 1.1 / sum(heights)
    top, drawn = field.height * 0.14, []
    for index, height in enumerate(heights):
        bottom = top + height * scale
        seam = field.height * 0.012
        colour = colours[index % len(colours)]
        for side, moved in ((-9.0, 0.0), (field.width + 9, shift)):
            start, end = top + moved + seam, bottom + moved - seam
            meets = [upper + (lower - upper) * y / field.height for y in (start, end)]
            corners = ((side, start), (meets[0], start), (meets[1], end), (side, end))
            drawn.append(shape(points(*corners) + "z", colour))
        top = bottom
    return "".join(drawn)


def slanted(field: Field) -> tuple[float, float]:
    """Return where a fault begins above and ends below, in widths of the field."""
    lean = field.draws.pick("slant", (0.16, -0.16, 0.28, -0.28))
    return field.at(0.38, 0.62) - lean / 2, field.at(0.38, 0.62) + lean / 2


def echo(field: Field) -> str:
    """Return squares within squares, which begin to turn."""
    count = field.draws.whole("echoes", 8, 11)
    outer = field.unit * 0.41
    first = 2 + round(field.at(0, 3))
    by = field.draws.pick("turning", (0.06, -0.06, 0.085, -0.085)) * pi
    x, y = field.width / 2, field.height / 2
    drawn = []
    for index in range(count):
        half = outer * (count - index) / count
        angle = max(0, index - first + 1) * by + pi / 4
        corners = [
            (
                x + half * 2**0.5 * cos(angle + i * pi / 2),
                y + half * 2**0.5 * sin(angle + i * pi / 2),
            )
            for i in range(4)
        ]
        colour = field.stage.mark if index >= first else field.stage.line
        drawn.append(stroke(points(*corners) + "z", colour, outer / count * 0.32))
    return "".join(drawn)
