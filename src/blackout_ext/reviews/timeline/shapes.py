"""Elements of SVG, and the shapes that more than one part draws."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

if TYPE_CHECKING:
    from .layout import Spot

BAR = 6.0
"""Width of a bar, in units of the drawing."""
DOTTED = "0.1 9"
"""A round dot of the bar's width, and the way to the next."""


def add(parent: Element, tag: str, css: str = "", **attributes: str | float) -> Element:
    """Add an element to *parent* and return it.

    Args:
        parent: where to.
        tag: name of the element.
        css: its classes.
        attributes: the others, ``_`` for ``-``; lengths in units of the drawing.
    """
    element = SubElement(parent, tag, {"class": css} if css else {})
    for name, value in attributes.items():
        text = value if isinstance(value, str) else number(value)
        element.set(name.replace("_", "-"), text)
    return element


def add_line(parent: Element, css: str, *path: str | float, **attributes: str | float) -> Element:
    """Add a path that is not filled: letters and numbers as in its attribute ``d``."""
    d = " ".join(step if isinstance(step, str) else number(step) for step in path)
    return add(parent, "path", css, d=d, fill="none", stroke="currentColor", **attributes)


def add_bar(parent: Element, spot: Spot, x: float, top: float, bottom: float) -> None:
    """Add the bar of a mark of several years, or the part from *top* to *bottom*."""
    is_about = spot.mark.span.is_about
    line = add_line(
        parent,
        "timeline-bar" + (" timeline-about" if is_about else ""),
        *("M", x, top, "V", bottom),
        stroke_width=BAR,
        stroke_linecap="round",
    )
    if is_about:
        line.set("stroke-dasharray", DOTTED)


def number(value: float) -> str:
    """Return *value* as attributes have it, to a tenth of a unit."""
    return f"{value:.1f}".removesuffix(".0")
