"""Motifs of circles that are no longer whole, or no longer alone."""

from __future__ import annotations

from math import acos, cos, pi, sin
from typing import TYPE_CHECKING

from ..svg import circle, element, points, shape, stroke
from ..svg import number as n

if TYPE_CHECKING:
    from .field import Field

QUARTER = pi / 4


def on_circle(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    """Return a point on a circle; *angle* is in radians, clockwise from the right."""
    return x + radius * cos(angle), y + radius * sin(angle)


def arc(
    centre: tuple[float, float], radius: float, start: float, end: float, joined: bool = False
) -> str:
    """Return path data for an arc, clockwise from one angle in radians to another."""
    (x, y), (to_x, to_y) = (on_circle(*centre, radius, angle) for angle in (start, end))
    large = int(end - start > pi)
    begin = "L" if joined else "M"
    return f"{begin}{n(x)} {n(y)}A{n(radius)} {n(radius)} 0 {large} 1 {n(to_x)} {n(to_y)}"


def split_disc(field: Field) -> str:
    """Return a disc cut in two, the halves of which have slid apart."""
    radius = field.unit * field.draws.between("disc", 0.34, 0.38)
    angle = field.draws.pick("cut", (-2, -1, 1, 2, 1.5, -1.5)) * QUARTER
    slide = radius * field.at(0.24, 0.5)
    x, y = field.width / 2, field.height / 2
    dx, dy = cos(angle) * slide / 2, sin(angle) * slide / 2
    away = radius * 1.32 if field.is_open else field.width + field.height
    one = arc((x + dx, y + dy), radius, angle - pi, angle) + "z"
    other = arc((x - dx, y - dy), radius, angle, angle + pi) + "z"
    cut = points(on_circle(x, y, away, angle), on_circle(x, y, away, angle + pi))
    return (
        shape(one, field.stage.line)
        + shape(other, field.stage.mark)
        + stroke(cut, field.stage.line, field.unit * 0.008)
    )


def eclipse(field: Field) -> str:
    """Return two discs, and what they have in common."""
    radius = field.unit * field.draws.between("disc", 0.27, 0.3)
    apart = radius * field.at(0.7, 1.1)
    angle = field.draws.pick("axis", (-0.6, -1, 1, 0.4, -0.3)) * QUARTER * 2
    x, y = field.width / 2, field.height / 2
    one = on_circle(x, y, apart / 2, angle + pi)
    other = on_circle(x, y, apart / 2, angle)
    half = acos(apart / 2 / radius)
    lens = arc(one, radius, angle - half, angle + half) + arc(
        other, radius, angle + pi - half, angle + pi + half, joined=True
    )
    return (
        circle(*one, radius, field.stage.line)
        + circle(*other, radius, field.stage.mark)
        + shape(lens + "z", field.stage.ground)
        + stroke(lens + "z", field.stage.ground, field.unit * 0.012)
    )


def interrupted_arcs(field: Field) -> str:
    """Return arcs around one point that break off, and go on in another orbit."""
    count = field.draws.whole("arcs", 5, 8)
    side = field.draws.pick("arcs from", (0.0, 0.5, 1.0))
    centre = (field.width * side, field.height * 0.98)
    reach = field.height * 0.9 if side != 0.5 else min(field.height * 0.9, field.width * 0.52)  # noqa: PLR2004 (half way)
    step = reach / (count + 0.5)
    broad = step * field.draws.between("arc", 0.4, 0.58)
    start, end = {0.0: (1.5 * pi, 2.2 * pi), 0.5: (0.9 * pi, 2.1 * pi)}.get(
        side, (0.8 * pi, 1.5 * pi)
    )
    end, start = end + 0.05, start - 0.05
    broken = pi * {0.0: field.at(1.62, 1.85), 0.5: field.at(1.3, 1.7)}.get(
        side, field.at(1.15, 1.38)
    )
    before = "".join(arc(centre, step * (i + 0.5), start, broken) for i in range(count))
    after = "".join(arc(centre, step * (i + 1), broken, end) for i in range(count))
    return stroke(before, field.stage.line, broad) + stroke(after, field.stage.mark, broad)


def ripples(field: Field) -> str:
    """Return rings around two points, which run through each other."""
    count = field.draws.whole("rings", 9, 13)
    apart = field.unit * field.at(0.2, 0.34)
    angle = field.draws.pick("axis", (0, 0.5, -0.5, 1)) * QUARTER
    reach = field.unit * field.draws.between("ripple reach", 0.33, 0.36)
    drawn = []
    for colour, side in ((field.stage.line, pi), (field.stage.mark, 0)):
        x, y = on_circle(field.width / 2, field.height / 2, apart / 2, angle + side)
        rings = "".join(
            element("circle", cx=x, cy=y, r=reach * (index + 0.4) / count) for index in range(count)
        )
        width = reach / count * 0.34
        drawn.append(element("g", rings, fill="none", stroke=colour, stroke_width=width))
    return "".join(drawn)
