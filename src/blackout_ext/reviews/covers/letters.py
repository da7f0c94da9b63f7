"""Letters drawn once and used as often as they occur: long titles stay small.

A line of text refers to letters by keys such as ``d4-65``: the cut, the grid and the code
point.  When the whole picture is there, they are defined, and get an ``id`` of its own.
"""

from __future__ import annotations

import re

from .svg import element
from .typeface import face

CUTS = {"d": "display", "i": "italic", "t": "text"}
"""Our fonts, by the letters that stand for them in keys."""
USE = re.compile(r'(?<=<use href="#)(?P<cut>[dit])(?P<grid>\d+)-(?P<code>[0-9a-f]+)(?=")')
"""A reference; escaped text cannot look like one."""


def spelled(text: str, cut: str, grid: int) -> str:
    """Return references to the letters of *text*, with their origins in steps of the grid.

    Args:
        text: characters the font has.
        cut: name of the font.
        grid: units of the font to a step.
    """
    placed = zip(text, face(cut).placed(text), strict=True)
    return "".join(
        f'<use href="#{cut[0]}{grid}-{ord(character):x}" x="{round(origin / grid)}"/>'
        for character, (origin, glyph) in placed
        if glyph.right > glyph.left
    )


def defined(content: str, prefix: str) -> str:
    """Return *content* with the letters it refers to.

    Args:
        content: markup with references that :func:`spelled` made.
        prefix: begins each ``id``, so that several pictures can stand in one page.
    """
    used = {match.group(): match for match in USE.finditer(content)}
    letters = "".join(
        element("path", id=f"{prefix}-{key}", d=outline(match)) for key, match in used.items()
    )
    return element("defs", letters) * bool(letters) + USE.sub(rf"{prefix}-\g<0>", content)


def outline(key: re.Match[str]) -> str:
    """Return the outline of the letter that a reference names."""
    font = face(CUTS[key["cut"]])
    return font.outline(font.names[int(key["code"], 16)], int(key["grid"]))
