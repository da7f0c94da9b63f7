"""A timeline as SVG that stands in HTML and, the same, in XHTML.

No ``style``, no script: attributes say where things are and classes what they are;
``timeline.css`` gives them colour.  Without it all is drawn in the colour of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from ..language import ENGLISH
from .axis import draw_axis
from .labels import MIDDLE
from .layout import LEADER, MARGIN, draft, layout
from .model import in_order, spoken
from .shapes import add, add_bar, add_line, number
from .text import Style, cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence
    from gettext import NullTranslations

    from .labels import TextLine
    from .layout import Columns, Panel, Spot
    from .model import Mark
    from .text import Run

NARROW, WIDE = 320.0, 560.0
"""Widths of the two drawings, in their units: about CSS pixels."""
DOT = 4.0
"""Radius, in units of the drawing."""


def timeline_svg(
    marks: Sequence[Mark],
    *,
    name: str,
    ids: str = "timeline",
    translations: NullTranslations = ENGLISH,
    is_right_to_left: bool = False,
    is_epub: bool = False,
) -> str:
    """Return a ``figure`` with a timeline of *marks*; nothing if there are none.

    It holds one drawing for narrow places and one for wide ones, as text in SVG does not
    flow.  ``timeline.css`` shows the one that fits; without it the narrow one is shown.
    Each is a stack of ``svg`` elements, lists of links in the order of time, between which
    pages can break.

    Args:
        marks: what to draw, in any order.
        name: what assistive technology calls it.
        ids: the id of the figure.
        translations: messages in the language of the book.
        is_right_to_left: whether that is written from right to left; the drawing is then
            mirrored, with the line of time at the right.
        is_epub: whether it is for a book, whose pages are narrow and whose checkers want
            ``title`` elements in links; it needs no style sheet there.
    """
    if not marks:
        return ""
    ordered = in_order(marks)
    figure = Element("figure", {"class": "timeline", "id": ids})
    for kind, wide in (("narrow", NARROW), ("wide", WIDE))[: 1 if is_epub else 2]:
        drawing = layout(ordered, draft(wide, is_mirrored=is_right_to_left), translations)
        for panel in drawing.panels:
            svg = draw_panel(figure, panel, drawing.columns, kind)
            if panel.spots:
                draw_spots(svg, panel, drawing.columns, translations)
                years = years_of(panel, translations)
                # Translators: the name of a timeline, and from when to when it is.
                named = translations.gettext("%(name)s, %(years)s")
                svg.set("aria-label", named % {"name": cleaned(name), "years": years})
            else:
                svg.set("aria-hidden", "true")
    if is_epub:
        for link in figure.iter("a"):
            title = Element("title")
            title.text = link.get("aria-label")
            link.insert(0, title)
    return tostring(figure, encoding="unicode")


def draw_panel(figure: Element, panel: Panel, columns: Columns, kind: str) -> Element:
    """Draw one panel of a drawing, all but its marks."""
    height = panel.bottom + panel.foot - panel.top
    svg = add(
        figure,
        "svg",
        f"timeline-drawing timeline-{kind}",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 {number(panel.top)} {number(columns.width)} {number(height)}",
        width=columns.width,
        height=height,
        font_size=Style.WHAT.size,
        direction="ltr",
        fill="currentColor",
        display="none" if kind == "wide" else "block",
    )
    draw_axis(svg, panel, columns)
    return svg


def draw_spots(
    svg: Element, panel: Panel, columns: Columns, translations: NullTranslations
) -> None:
    """Draw the marks of a panel.

    The list is an element of its own: EPUB lets ``svg`` be a document or an image only, and
    an image would have no links.
    """
    svg.set("role", "document")
    items = add(svg, "g", role="list")
    for spot in panel.spots:
        draw_spot(items, spot, columns, panel.bottom, cleaned(spoken(spot.mark, translations)))


def years_of(panel: Panel, translations: NullTranslations) -> str:
    """Return from when to when the marks of a panel are."""
    first, last = panel.spots[0].mark.span, panel.spots[-1].mark.span
    if first == last:
        return first.text(translations)
    both = {"first": first.text(translations), "last": last.text(translations)}
    # Translators: from when to when the marks of a timeline are.
    return translations.gettext("%(first)s to %(last)s") % both


def draw_spot(items: Element, spot: Spot, columns: Columns, bottom: float, name: str) -> None:
    """Draw a mark: leader, dot or bar, and the link called *name* that is its label."""
    item = add(items, "g", "timeline-item", role="listitem")
    start = columns.labels - MARGIN
    shape = add(item, "g", aria_hidden="true")
    lane = columns.lane(spot.lane)
    x, bend = columns.across(lane), columns.across(max(lane, start - LEADER))
    leader = ("M", x, spot.anchor, "H", bend)
    middle = spot.top + MIDDLE
    leader_end = ("L", columns.across(start - 3), middle, "H", columns.across(start))
    add_line(shape, "timeline-leader", *leader, *leader_end, stroke_opacity="0.5")
    draw_years(shape, spot, x, bottom)
    link = add(item, "a", "timeline-mark", href=cleaned(spot.mark.href), aria_label=name)
    wide = columns.width - start - 1
    corner = {"x": columns.across(start, wide), "y": spot.top + 1, "rx": 3}
    size = {"width": wide, "height": spot.label.height - 2}
    add(link, "rect", "timeline-hit", **corner, **size, fill="none", pointer_events="all")
    text = add(link, "g", "timeline-label", aria_hidden="true")
    for line in spot.label.lines:
        draw_line(text, line, columns, spot.top)


def draw_years(shape: Element, spot: Spot, x: float, bottom: float) -> None:
    """Draw the dot of a year or the bar of several; guesses are hollow or dotted."""
    if spot.end > spot.anchor:
        add_bar(shape, spot, x, spot.anchor, min(spot.end, bottom))
    elif spot.mark.span.is_about:
        ring = {"fill": "none", "stroke": "currentColor", "stroke_width": "2"}
        add(shape, "circle", "timeline-ring", cx=x, cy=spot.anchor, r=DOT - 1, **ring)
    else:
        add(shape, "circle", "timeline-dot", cx=x, cy=spot.anchor, r=DOT)


def draw_line(parent: Element, line: TextLine, columns: Columns, top: float) -> None:
    """Draw a line of a label, even with the others whatever the direction of its text."""
    text = add(parent, "text", x=columns.across(columns.labels), y=top + line.baseline)
    if line.is_right_to_left:
        text.set("direction", "rtl")
    if (anchor := columns.anchor(is_right_to_left=line.is_right_to_left)) != "start":
        text.set("text-anchor", anchor)
    if len(line.runs) == 1:
        write(text, line.runs[0])
        return
    for run in line.runs:
        span = add(text, "tspan")
        write(span, run)
        span.tail = " " if run is not line.runs[-1] else None


def write(text: Element, run: Run) -> None:
    """Put *run* into *text*."""
    text.set("class", run.style.css)
    text.text = run.text
    if run.style.size != Style.WHAT.size:
        text.set("font-size", number(run.style.size))
    if run.style.is_bold:
        text.set("font-weight", "600")
    if run.style is Style.TITLE:
        text.set("text-decoration", "underline")
