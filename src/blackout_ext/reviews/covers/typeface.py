"""Words as outlines, drawn from the fonts that are shipped with the covers.

A picture in an ``<img>`` may not load fonts, and readers lack ours, so letters are paths.
Kerning is that of the fonts (OpenType 1.9, GPOS lookup type 2); there are no ligatures.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Command = tuple[str, tuple[tuple[int, int], ...]]
"""What a pen of fontTools is told: a name, and points."""

Step = tuple[str, tuple[float, ...]]
"""A command of an SVG path: its letter, and its numbers."""

EXTRA = "sphinx-blackout[reviews]"
"""What to install for covers and cards."""
UNITS = 1000
"""Units of our fonts to the em (table ``head``)."""
CAP_HEIGHT = 0.73
"""Height of a capital in ems, in the display cut."""


class MissingLibraryError(ImportError):
    """A library that draws covers or cards is not installed."""

    def __init__(self, library: str) -> None:
        super().__init__(f"covers and cards are drawn with {library}: pip install '{EXTRA}'")


@dataclass(frozen=True, slots=True)
class Glyph:
    """The measures of a letter, in units."""

    advance: int
    """To the origin of the next one."""
    left: int
    """From the origin to the ink."""
    right: int
    """From the origin to the end of the ink; the same for a space."""


@dataclass(frozen=True, slots=True)
class PairTable:
    """A subtable of kerning: pairs of glyphs, or of classes of them."""

    covered: frozenset[str]
    """Names of the glyphs that may stand first."""
    pairs: dict[tuple[str, str], int]
    """Units by pair of names (format 1)."""
    first: dict[str, int]
    """Class of the first glyph (format 2)."""
    second: dict[str, int]
    """Class of the second."""
    by_class: tuple[tuple[int, ...], ...]
    """Units by both classes; empty in format 1."""

    def between(self, left: str, right: str) -> int:
        """Return what the table adds between two glyphs, in units."""
        if left not in self.covered:
            return 0
        if not self.by_class:
            return self.pairs.get((left, right), 0)
        return self.by_class[self.first.get(left, 0)][self.second.get(right, 0)]


@dataclass(frozen=True)
class Face:
    """One of our fonts, read once."""

    names: dict[int, str]
    """Names of the glyphs, by code point."""
    glyphs: dict[str, Glyph] = field(repr=False)
    """Measures, by name."""
    kerning: tuple[PairTable, ...] = field(repr=False)
    """The kerning, in the order in which it is looked up."""
    shapes: Any = field(repr=False)
    """What fontTools draws, by name."""
    outlines: dict[tuple[str, int], str] = field(default_factory=dict, repr=False)
    """What has been drawn, by name and grid."""
    kerns: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)
    """Kerning found so far."""

    def has(self, text: str) -> bool:
        """Tell whether all of *text* can be drawn."""
        return all(ord(character) in self.names for character in text)

    def kern(self, left: str, right: str) -> int:
        """Return the units between two glyphs, on top of the advance of the first."""
        pair = (left, right)
        if pair not in self.kerns:
            found = (table.between(left, right) for table in self.kerning)
            self.kerns[pair] = next((units for units in found if units), 0)
        return self.kerns[pair]

    def placed(self, text: str) -> list[tuple[int, Glyph]]:
        """Return the glyphs of *text*, all of which the face has, with their origins in units."""
        placed: list[tuple[int, Glyph]] = []
        origin, before = 0, ""
        for character in text:
            name = self.names[ord(character)]
            origin += self.kern(before, name) if before else 0
            glyph = self.glyphs[name]
            placed.append((origin, glyph))
            origin, before = origin + glyph.advance, name
        return placed

    def ink(self, text: str) -> tuple[int, int]:
        """Return where the ink of *text* begins and ends, in units from its origin."""
        inked = [(x, glyph) for x, glyph in self.placed(text) if glyph.right > glyph.left]
        if not inked:
            return 0, 0
        return min(x + glyph.left for x, glyph in inked), max(x + g.right for x, g in inked)

    def outline(self, name: str, grid: int = 1) -> str:
        """Return a glyph as the data of an SVG path with y growing upwards.

        Args:
            name: name of the glyph.
            grid: units to a step; coordinates count steps, so a coarser grid is shorter.
        """
        key = (name, grid)
        if key not in self.outlines:
            self.outlines[key] = drawn(self.shapes, name, grid)
        return self.outlines[key]


@cache
def face(cut: str) -> Face:
    """Return a font of ours.

    Args:
        cut: ``display`` for titles, ``text`` for small sizes, or ``italic``.

    Raises:
        MissingLibraryError: fontTools is not installed.
    """
    try:
        from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingLibraryError("fontTools") from error
    with as_file(files(__package__) / "fonts" / f"literata-{cut}.woff") as path:
        font = TTFont(path, lazy=False)
    lookups = font["GPOS"].table.LookupList.Lookup
    tables = tuple(pair_table(table) for lookup in lookups for table in lookup.SubTable)
    glyphs = {name: measured(font, name) for name in font.getGlyphOrder()}
    return Face(font.getBestCmap(), glyphs, tables, font.getGlyphSet())


def measured(font: Any, name: str) -> Glyph:
    """Return the measures of the glyph *name* of a fontTools font."""
    width, left = font["hmtx"][name]
    outline = font["glyf"][name]
    ink = outline.xMax - outline.xMin if outline.numberOfContours else 0
    return Glyph(width, left, left + ink)


def pair_table(table: Any) -> PairTable:
    """Return a kerning subtable (OpenType ``PairPos``, format 1 or 2) in plain dictionaries."""
    covered = table.Coverage.glyphs
    if table.Format == 1:
        pairs = {
            (left, record.SecondGlyph): advance(record.Value1)
            for left, pair_set in zip(covered, table.PairSet, strict=True)
            for record in pair_set.PairValueRecord
        }
        return PairTable(frozenset(covered), pairs, {}, {}, ())
    return PairTable(
        frozenset(covered),
        {},
        table.ClassDef1.classDefs,
        table.ClassDef2.classDefs,
        tuple(
            tuple(advance(second.Value1) for second in first.Class2Record)
            for first in table.Class1Record
        ),
    )


def advance(value: Any) -> int:
    """Return the advance of a value record, in units; 0 where it has none."""
    return getattr(value, "XAdvance", 0) if value else 0


def drawn(shapes: Any, name: str, grid: int) -> str:
    """Return the outline of a glyph of fontTools, in steps of *grid* units."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]

    pen = DecomposingRecordingPen(shapes)
    shapes[name].draw(pen)
    return path_data(on_grid(pen.value, grid))


def on_grid(commands: list[Command], grid: int) -> list[Command]:
    """Return the commands of a pen with their points in whole steps of *grid* units."""
    return [
        (command, tuple((round(x / grid), round(y / grid)) for x, y in points))
        for command, points in commands
    ]


def path_data(commands: list[Command]) -> str:
    """Return a recorded TrueType glyph as the data of a path, in relative commands."""
    contours = ""
    at = (0, 0)
    steps: list[Step] = []
    for command, points in commands:
        if command == "moveTo":
            contours += f"M{numbers(points[0])}"
            steps = []
        elif command == "lineTo":
            steps += line_by(at, points[0])
        elif command == "qCurveTo":
            steps += curves_by(at, points)
        elif command == "closePath":
            contours += data(steps) + "z"
        at = points[-1] if points else at
    return contours


def line_by(at: tuple[int, int], to: tuple[int, int]) -> list[Step]:
    """Return the relative command for a straight line, the shortest that will do, if any."""
    dx, dy = to[0] - at[0], to[1] - at[1]
    if dx and dy:
        return [("l", (dx, dy))]
    if dx:
        return [("h", (dx,))]
    return [("v", (dy,))] if dy else []


def curves_by(at: tuple[float, float], points: tuple[tuple[int, int], ...]) -> list[Step]:
    """Return relative curves from *at* through TrueType *points*, of which the last is on them.

    Between two control points the curve passes through their middle, so that each is the
    mirror image of the one before: what ``t`` takes for granted, in half the characters.
    """
    *controls, end = points
    steps: list[Step] = []
    for index, (x, y) in enumerate(controls):
        after = controls[index + 1] if index + 1 < len(controls) else None
        to = ((x + after[0]) / 2, (y + after[1]) / 2) if after else end
        by = (to[0] - at[0], to[1] - at[1])
        steps.append(("t", by) if steps else ("q", (x - at[0], y - at[1], *by)))
        at = to
    return steps


def data(steps: list[Step]) -> str:
    """Return commands as the data of a path; a letter counts for the same ones after it too."""
    text, before = "", ""
    row: list[float] = []
    for letter, values in steps:
        if letter != before and before:
            text, row = f"{text}{before}{numbers(row)}", []
        row.extend(values)
        before = letter
    return f"{text}{before}{numbers(row)}"


def numbers(values: Sequence[float]) -> str:
    """Return numbers in a row, with no more between them than they need (SVG 2, 9.3.9)."""
    row = ""
    for value in values:
        text = f"{value:g}"
        text = text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
        row += text if not row or text.startswith("-") else f" {text}"
    return row
