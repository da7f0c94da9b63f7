"""Motifs of lines that go on together for a while."""

from __future__ import annotations

from math import atan2, cos, pi, sin
from typing import TYPE_CHECKING

from ..svg import number as n
from ..svg import points, shape, stroke

if TYPE_CHECKING:
    from .field import Field


def parting(field: Field) -> str:
    """Return a band of lines, the upper of which leave the others."""
    count = field.draws.whole("parting lines", 10, 15)
    leaving = field.draws.whole("leaving", 3, count - 5)
    gap = field.height * 0.5 / count
    top = field.height * field.draws.between("parting top", 0.3, 0.42)
    start, run = field.width * field.at(0.12, 0.4), field.width * 0.42
    rise = field.height * field.draws.between("rise", 0.2, 0.28)
    drawn = []
    for index in range(count):
        y = top + index * gap
        to = y - rise if index < leaving else y
        middle = n(start + run / 2)
        curve = f"M-9 {n(y)}H{n(start)}C{middle} {n(y)} {middle} {n(to)} {n(start + run)} {n(to)}"
        colour = field.stage.mark if index == leaving - 1 else field.stage.line
        data = f"{curve}H{n(field.width + 9)}"
        drawn.append(stroke(data, colour, gap * (0.72 if index == leaving - 1 else 0.42)))
    return "".join(drawn)


def rails(field: Field) -> str:
    """Return broad tracks from below, some of which turn aside."""
    count = field.draws.whole("tracks", 4, 6)
    broad = field.unit * 0.62 / count / 1.45
    step = broad * 1.45
    straight = field.draws.whole("straight tracks", 1, count - 2)
    left = field.width * field.draws.between("tracks from", 0.1, 0.2) + broad / 2
    height = field.height * field.at(0.62, 0.42)
    centre = left + (count - 1) * step + broad
    drawn = []
    for index in range(count):
        x = left + index * step
        colour = field.stage.mark if index == straight - 1 else field.stage.line
        if index >= straight:
            radius = centre - x
            turning = f"A{n(radius)} {n(radius)} 0 0 1 {n(centre)} {n(height - radius)}"
            data = f"M{n(x)} {n(field.height + 9)}V{n(height)}{turning}H{n(field.width + 9)}"
            colour = field.stage.line if (index - straight) % 2 else field.stage.quiet
        else:
            data = f"M{n(x)} {n(field.height + 9)}V-9"
        drawn.append(stroke(data, colour, broad))
    return "".join(drawn)


def branching(field: Field) -> str:
    """Return a tree that grows from one line, with one way through it picked out."""
    depth = field.draws.whole("depth", 4, 5)
    trunk = field.height * field.at(0.16, 0.34)
    rise = (field.height * 0.94 - trunk) / depth
    root = (field.width / 2, field.height - trunk)
    chosen = field.draws.whole("way", 0, 2**depth - 1)
    ways: list[str] = []
    picked = [points((root[0], field.height + 9), root)]
    ends = [root]
    for level in range(depth):
        spread = field.width * 0.225 / 2**level
        grown = []
        for index, (x, y) in enumerate(ends):
            for side in (0, 1):
                to = (x + (spread if side else -spread), y - rise)
                curve = s_curve((x, y), to)
                ways.append(curve)
                if chosen >> (depth - 1 - level) == index * 2 + side:
                    picked.append(curve)
                grown.append(to)
        ends = grown
    width = field.unit * 0.014
    leaves = "".join(f"M{n(x)} {n(y)}V-9" for x, y in ends)
    taken = ends[chosen]
    return (
        stroke("".join(ways) + leaves, field.stage.line, width)
        + stroke("".join(picked) + f"M{n(taken[0])} {n(taken[1])}V-9", field.stage.mark, width * 3)
        + stroke(points((root[0], field.height + 9), root), field.stage.mark, width * 3)
    )


def s_curve(start: tuple[float, float], to: tuple[float, float]) -> str:
    """Return a curve that leaves *start* and reaches *to* upright."""
    middle = n((start[1] + to[1]) / 2)
    ends = f"{n(start[0])} {middle} {n(to[0])} {middle} {n(to[0])} {n(to[1])}"
    return f"M{n(start[0])} {n(start[1])}C{ends}"


def rays(field: Field) -> str:
    """Return one line that becomes a fan of them."""
    count = field.draws.whole("rays", 7, 11)
    picked = field.draws.whole("ray", 1, count - 2)
    x = field.width * field.at(0.12, 0.42)
    y = field.height * field.draws.pick("rays from", (0.42, 0.5, 0.58))
    reach = field.width + field.height
    opening = field.draws.between("opening", 0.62, 0.85)
    if field.is_open:
        opening = 2 * atan2(min(y, field.height - y), field.width - x) / pi
    drawn = [stroke(points((-9, y), (x, y)), field.stage.line, field.unit * 0.02)]
    for index in range(count):
        middle = (index / (count - 1) - 0.5) * opening * pi
        half = opening * pi / count / 3.6
        edges = [
            (x + reach * cos(angle), y + reach * sin(angle))
            for angle in (middle - half, middle + half)
        ]
        colour = field.stage.mark if index == picked else field.stage.line
        drawn.append(shape(points((x, y), *edges) + "z", colour))
    return "".join(drawn)


def leaning(field: Field) -> str:
    """Return a row of uprights that begins to fall."""
    count = field.draws.whole("uprights", 9, 12)
    first = 2 + round(field.at(0, count - 6))
    high, foot = field.height * 0.62, field.height * 0.84
    step = field.width * 0.8 / count
    broad = step * field.draws.between("upright", 0.28, 0.42)
    most = field.draws.between("lean", 0.9, 1.25)
    drawn = [stroke(points((-9, foot), (field.width + 9, foot)), field.stage.line, broad / 4)]
    for index in range(count):
        x = field.width * 0.08 + (index + 0.5) * step
        fallen = max(0, index - first + 1) / (count - first)
        angle = most * fallen * fallen * (3 - 2 * fallen)
        tip = (x + high * sin(angle), foot - high * cos(angle))
        colour = field.stage.mark if index == first else field.stage.line
        drawn.append(stroke(points((x, foot), tip), colour, broad))
    return "".join(drawn)
