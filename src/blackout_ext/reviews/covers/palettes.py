"""The colours of the series: a page of paper, ink and one red, and their relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .draws import Draws


@dataclass(frozen=True, slots=True)
class Stage:
    """Colours of a surface and of what stands on it, as ``#rrggbb``."""

    ground: str
    """The surface."""
    line: str
    """Type and lines: at least 4.5 to 1 against the ground (WCAG 2.2, 1.4.3)."""
    mark: str
    """What departs from the rest."""
    quiet: str
    """What stays behind."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The two surfaces of a cover."""

    page: Stage
    """Where the title stands."""
    field: Stage
    """Where the motif stands, on covers of two surfaces."""


PAPER, CREAM, INK, NIGHT = "#f6f0e2", "#efe5cf", "#211b16", "#15181d"
RED, RUST, ROSE, CORAL = "#9a2f1b", "#b4482a", "#dba48f", "#e8694a"
OCHRE, STRAW, SAND = "#dca63a", "#ecd08a", "#d9cbb0"
NAVY, BLUE, MIST, SLATE = "#182f4b", "#2f5d86", "#c5d3d6", "#5d7482"
BOTTLE, MOSS, SAGE, PETROL = "#1d3a31", "#5f6b3a", "#c9d2b4", "#11525a"
PLUM, MAUVE, BROWN, CLAY = "#3d2038", "#b894a6", "#35251d", "#c08d69"

PALETTES: Mapping[str, Palette] = {
    "paper": Palette(Stage(PAPER, INK, RED, SAND), Stage(RED, PAPER, INK, "#c4705a")),
    "red": Palette(Stage(RED, PAPER, STRAW, "#bf6a55"), Stage(PAPER, RED, INK, "#dcb9a5")),
    "night": Palette(Stage(NIGHT, PAPER, CORAL, "#4b5058"), Stage(CORAL, NIGHT, PAPER, "#bd4f35")),
    "navy": Palette(Stage(NAVY, PAPER, OCHRE, "#4a6684"), Stage(OCHRE, NAVY, PAPER, "#b8862a")),
    "mist": Palette(Stage(MIST, NAVY, RED, "#98afb6"), Stage(NAVY, MIST, CORAL, SLATE)),
    "ochre": Palette(Stage(OCHRE, INK, RED, "#b98a28"), Stage(INK, OCHRE, PAPER, "#6e5527")),
    "bottle": Palette(Stage(BOTTLE, CREAM, ROSE, "#4d6b5f"), Stage(ROSE, BOTTLE, PAPER, "#b57f6b")),
    "sage": Palette(Stage(SAGE, BOTTLE, RUST, "#9fae87"), Stage(BOTTLE, SAGE, CORAL, MOSS)),
    "petrol": Palette(Stage(PETROL, PAPER, STRAW, "#4c8086"), Stage(STRAW, PETROL, RED, "#c2a862")),
    "plum": Palette(Stage(PLUM, CREAM, CORAL, "#6f4d67"), Stage(MAUVE, PLUM, PAPER, "#946f82")),
    "rose": Palette(Stage("#ebcdbd", PLUM, RED, "#cfa592"), Stage(PLUM, ROSE, PAPER, "#76506c")),
    "clay": Palette(Stage(CREAM, BROWN, BLUE, "#d2c19d"), Stage(CLAY, BROWN, PAPER, "#9d6f4f")),
    "brown": Palette(Stage(BROWN, CREAM, OCHRE, "#6b5343"), Stage(OCHRE, BROWN, PAPER, "#b3842c")),
    "blue": Palette(Stage(PAPER, NAVY, RUST, "#c7ccc8"), Stage(BLUE, PAPER, STRAW, "#6a8db0")),
}
"""All of them, by name."""

MIDDLE_AGES, ENLIGHTENMENT, MODERN = 15, 17, 20
"""Centuries with which parts of the shelf end or begin."""


def palette(century: int | None, draws: Draws) -> Palette:
    """Return the colours of a book: earths for what parted early, then greens, blues, and all.

    Args:
        century: that of the divergence, negative before the Common Era.
        draws: choices for the book.
    """
    return PALETTES[draws.pick("palette", shelf(century))]


def shelf(century: int | None) -> tuple[str, ...]:
    """Return the names of the palettes that suit a century."""
    if century is None:
        return ("sage", "plum", "mist", "petrol", "rose")
    if century <= MIDDLE_AGES:
        return ("brown", "ochre", "clay", "bottle", "red")
    if century <= ENLIGHTENMENT:
        return ("bottle", "plum", "red", "ochre", "sage")
    if century < MODERN:
        return ("petrol", "navy", "blue", "brown", "mist", "rose", "sage")
    return ("paper", "red", "night", "navy", "mist", "ochre", "blue", "plum", "petrol", "clay")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return how light ``#rrggbb`` is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def distinct(colours: Sequence[str], *others: str) -> str:
    """Return the one of *colours* that differs most from all *others*."""
    worst = {colour: min(contrast(colour, other) for other in others) for colour in colours}
    return max(worst, key=worst.__getitem__)
