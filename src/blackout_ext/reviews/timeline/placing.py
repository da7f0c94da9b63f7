"""Things side by side and one below the other, none over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def settle(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Return tops of boxes that keep their order, do not overlap, and move as little as can be.

    Least squares by pooling neighbours that are in each other's way (the pool-adjacent-violators
    algorithm of isotonic regression), in linear time.

    Args:
        wanted: the top each would have if it were alone.
        heights: of the boxes, in the same unit; together no more than there is between
        top: start of the room, and
        bottom: its end.
    """
    pools: list[tuple[float, int]] = []
    before = 0.0
    for want, height in zip(wanted, heights, strict=True):
        total, count = want - before, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            other_total, other_count = pools.pop()
            total, count = total + other_total, count + other_count
        pools.append((total, count))
        before += height
    latest = max(top, bottom - before)
    shifts = [min(max(total / count, top), latest) for total, count in pools for _ in range(count)]
    tops: list[float] = []
    before = 0.0
    for shift, height in zip(shifts, heights, strict=True):
        tops.append(shift + before)
        before += height
    return tops


def lanes(stretches: Sequence[tuple[float, float]], limits: Sequence[int]) -> list[int]:
    """Return for each stretch a lane, from 0, where no other is at the same time.

    Args:
        stretches: start and end of each, in the order of starts.
        limits: number of lanes for each; one that finds none free shares the last of them.
    """
    ends: list[float] = []
    found = []
    for (start, end), limit in zip(stretches, limits, strict=True):
        free = next((lane for lane, taken in enumerate(ends) if taken <= start), len(ends))
        lane = min(free, limit - 1)
        ends += [start] * (lane + 1 - len(ends))
        ends[lane] = max(ends[lane], end)
        found.append(lane)
    return found
