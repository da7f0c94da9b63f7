"""A timeline keeps time's order, says all there is, and never lets labels collide."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blackout_ext.reviews.timeline import Mark, Row, timeline_rows, timeline_svg
from blackout_ext.reviews.timeline.model import in_order, spoken
from blackout_ext.reviews.timeline.placing import lanes, settle
from blackout_ext.reviews.timeline.scale import scale, start
from blackout_ext.reviews.timeline.text import Run, Style, cleaned, lines, width
from blackout_ext.reviews.years import Span, astronomical, parse_span

if TYPE_CHECKING:
    from collections.abc import Iterator

SVG = "{http://www.w3.org/2000/svg}"
CASTLE = Mark(
    parse_span(1933),
    "The Man in the High Castle",
    "Philip K. Dick",
    "Giuseppe Zangara kills Roosevelt.",
    "castle.html",
)
EMPTY = Mark(parse_span(1940), "Dominion", "C. J. Sansom", "", "dominion.html")


@st.composite
def spans(draw: st.DrawFn) -> Span:
    year = st.one_of(st.integers(-600, 2100), st.integers(1930, 1970)).filter(bool)
    first = draw(year)
    last = first + draw(st.sampled_from([0, 0, 0, 1, 9, 99, 800]))
    return Span(first, last or 1, draw(st.booleans()))


texts = st.one_of(st.text(max_size=80), st.lists(st.text("aWm ", max_size=30)).map(" ".join))
marks = st.builds(Mark, spans(), texts, texts, texts, st.just("review.html"))


def mark(years: int | str, title: str = "Title") -> Mark:
    return Mark(parse_span(years), title, "Author", "What changed.", f"{title}.html")


def parsed(figure: str) -> ET.Element:
    return ET.fromstring(figure)  # noqa: S314 (our own)


def svgs(figure: str, kind: str = "narrow") -> list[ET.Element]:
    return [
        svg
        for svg in parsed(figure).iter(f"{SVG}svg")
        if f"timeline-{kind}" in svg.get("class", "")
    ]


def links(figure: str, kind: str = "narrow") -> list[ET.Element]:
    return [link for svg in svgs(figure, kind) for link in svg.iter(f"{SVG}a")]


def shapes(figure: str, css: str) -> list[ET.Element]:
    return [
        shape
        for svg in svgs(figure)
        for shape in svg.iter()
        if css in shape.get("class", "").split()
    ]


def shown(figure: str, css: str) -> list[str]:
    return ["".join(shape.itertext()) for shape in shapes(figure, css)]


def hits(figure: str, kind: str) -> Iterator[tuple[float, float]]:
    """Give top and bottom of each label, as its panel shows it."""
    for link in links(figure, kind):
        rect = link.find(f"{SVG}rect")
        assert rect is not None
        yield float(rect.attrib["y"]), float(rect.attrib["y"]) + float(rect.attrib["height"])


def test_rows_are_the_facts_in_the_order_of_time() -> None:
    rows = timeline_rows([CASTLE, mark("about 1824"), mark("1942-43"), mark("44 BCE"), mark(535)])
    assert [row.years for row in rows] == [
        "44 BCE",
        "AD 535",
        "about 1824",
        "1933",
        "1942\N{EN DASH}1943",
    ]
    assert rows[3] == Row(
        "1933", CASTLE.title, CASTLE.by, "Giuseppe Zangara kills Roosevelt.", "castle.html"
    )


def test_nothing_is_drawn_of_nothing() -> None:
    assert timeline_svg([], name="Timeline") == ""
    assert timeline_rows([]) == []


def test_a_link_says_year_work_author_and_what_changed() -> None:
    for kind in ("narrow", "wide"):
        (link,) = links(timeline_svg([CASTLE], name="Timeline"), kind)
        assert link.get("aria-label") == (
            "1933: The Man in the High Castle, Philip K. Dick. Giuseppe Zangara kills Roosevelt."
        )
        assert link.get("href") == "castle.html"


def test_what_is_empty_leaves_no_trace() -> None:
    assert spoken(EMPTY) == "1940: Dominion, C. J. Sansom."
    assert not shapes(timeline_svg([EMPTY], name="Timeline"), "timeline-what")


def test_the_drawing_is_named_and_its_ruler_is_decoration() -> None:
    figure = timeline_svg([CASTLE, mark(1824)], name="Points of <divergence>", ids="turns")
    assert parsed(figure).get("id") == "turns"
    (svg,) = svgs(figure)
    assert svg.get("role") == "document"
    assert svg.get("aria-label") == "Points of <divergence>, 1824 to 1933"
    assert [axis.get("aria-hidden") for axis in shapes(figure, "timeline-axis")] == ["true"]


def test_text_is_escaped() -> None:
    figure = timeline_svg([mark(1933, '<script>alert("x")</script> & \x00\ud800')], name="T")
    assert "<script" not in figure
    assert "\x00" not in figure
    figure.encode()
    (link,) = links(figure)
    assert "<script>" in link.get("aria-label", "")


@settings(deadline=None)
@given(st.lists(marks, min_size=1, max_size=12))
def test_it_is_well_formed_xml_and_valid_html(given: list[Mark]) -> None:
    figure = timeline_svg(given, name="Timeline")
    assert len(links(figure)) == len(links(figure, "wide")) == len(given)
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=False)
    tree = parser.parseFragment(figure)
    assert not [error for error in parser.errors if error[1] != "invalid-codepoint"]
    assert len(list(tree.iter(f"{SVG}a"))) == 2 * len(given)


@settings(deadline=None)
@given(st.lists(marks, min_size=1, max_size=12))
def test_a_strict_policy_does_not_break_it(given: list[Mark]) -> None:
    for element in parsed(timeline_svg(given, name="Timeline")).iter():
        assert element.tag.removeprefix(SVG) not in {"script", "style", "foreignObject"}
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


@settings(deadline=None)
@given(st.lists(marks, min_size=1, max_size=90))
def test_labels_are_in_order_apart_and_large_enough_to_hit(given: list[Mark]) -> None:
    figure = timeline_svg(given, name="Timeline")
    for kind in ("narrow", "wide"):
        names = [link.get("aria-label") for link in links(figure, kind)]
        assert names == [cleaned(spoken(each)) for each in in_order(given)]
        places = list(hits(figure, kind))
        assert all(before[1] < after[0] for before, after in pairwise(places))
        assert all(bottom - top >= 24 for top, bottom in places)


@settings(deadline=None)
@given(st.lists(marks, min_size=1, max_size=20))
def test_text_and_dots_stay_within_their_drawing(given: list[Mark]) -> None:
    figure = timeline_svg(given, name="Timeline")
    for svg in [*svgs(figure), *svgs(figure, "wide")]:
        _, top, wide, height = map(float, svg.attrib["viewBox"].split())
        for link in svg.iter(f"{SVG}a"):
            for text in link.iter(f"{SVG}text"):
                assert float(text.attrib["x"]) + needed(text) <= wide
                assert top <= float(text.attrib["y"]) - 14 <= top + height - 19
        for dot in svg.iter(f"{SVG}circle"):
            assert top + 4 <= float(dot.attrib["cy"]) <= top + height - 4


@settings(deadline=None)
@given(st.lists(marks, min_size=1, max_size=12))
def test_from_right_to_left_all_is_mirrored(given: list[Mark]) -> None:
    figure = timeline_svg(given, name="Timeline")
    mirrored = timeline_svg(given, name="Timeline", is_right_to_left=True)
    for kind in ("narrow", "wide"):
        for one, other in zip(svgs(figure, kind), svgs(mirrored, kind), strict=True):
            _, _, wide, _ = map(float, one.attrib["viewBox"].split())
            assert one.get("viewBox") == other.get("viewBox")
            for left, right in zip(one.iter(), other.iter(), strict=True):
                if left.tag == f"{SVG}circle":
                    both = float(left.attrib["cx"]) + float(right.attrib["cx"])
                    assert both == pytest.approx(wide, abs=0.2)
                if left.tag == f"{SVG}text":
                    both = float(left.attrib["x"]) + float(right.attrib["x"])
                    assert both == pytest.approx(wide, abs=0.2)
                    assert is_at_left(left) != is_at_left(right)


def is_at_left(text: ET.Element) -> bool:
    """Tell whether ``x`` is the left end of a line."""
    is_start = text.get("text-anchor", "start") == "start"
    return is_start == (text.get("direction", "ltr") == "ltr")


def test_a_year_comes_first_in_a_book_from_right_to_left() -> None:
    figure = timeline_svg([CASTLE], name="Timeline", is_right_to_left=True)
    (link,) = links(figure)
    work, *_ = link.iter(f"{SVG}text")
    assert (work.get("direction"), work.get("text-anchor")) == ("rtl", None)


def needed(text: ET.Element) -> float:
    """Return the most room a line of text takes."""
    styles = {style.css: style for style in Style}
    spans = [text, *text] if text.get("class") else list(text)
    space = width(" ", Style.TITLE) * (len(spans) - 1)
    return space + sum(width(span.text or "", styles[span.attrib["class"]]) for span in spans)


@settings(deadline=None)
@given(st.lists(spans(), min_size=1, max_size=60), st.data())
def test_later_years_are_never_higher(given: list[Span], data: st.DataObject) -> None:
    firsts = sorted(span.first for span in given)
    last = max(span.last for span in given)
    years = scale([(first, 60.0) for first in firsts], last)
    within = st.integers(firsts[0], last).filter(bool)
    one, other = sorted((data.draw(within), data.draw(within)))
    assert years.at(one) <= years.at(other) <= years.height
    for before, after in pairwise(years.pieces):
        assert before.bottom == after.top
        assert astronomical(before.last) + 1 == astronomical(after.first)


@settings(deadline=None)
@given(st.lists(spans(), min_size=1, max_size=60))
def test_each_piece_has_room_for_the_labels_that_begin_in_it(given: list[Span]) -> None:
    firsts = sorted(span.first for span in given)
    years = scale([(first, 60.0) for first in firsts], max(span.last for span in given))
    for piece in years.pieces:
        own = [first for first in firsts if piece.first <= first <= piece.last]
        assert piece.is_taken == bool(own)
        assert piece.height >= 60 * len(own) - 1e-6
        assert not own or piece.unit


def test_the_scale_has_no_year_0() -> None:
    assert [start(number, 100) for number in (-2, -1, 0, 1, 19)] == [-200, -100, 1, 100, 1900]
    years = scale([(-1, 50.0), (1, 50.0)], 1)
    assert [(piece.first, piece.last) for piece in years.pieces] == [(-100, -1), (1, 99)]


def test_hundreds_without_marks_are_left_out_and_the_break_is_drawn() -> None:
    figure = timeline_svg([mark(535), mark(1588), mark(1962)], name="Timeline")
    assert len(shapes(figure, "timeline-break")) == 2
    assert shown(figure, "timeline-hundred") == ["AD 500", "AD 600", "1500", "1600", "1900", "2000"]


def test_a_crowded_hundred_is_drawn_in_tens_and_a_crowded_ten_in_years() -> None:
    figure = timeline_svg([mark(year) for year in (1861, 1863, 1864, 1888)], name="Timeline")
    assert shown(figure, "timeline-tick") == ["1800", "1861", "1863", "1864", "1880s", "1900"]


def test_several_marks_of_one_year_are_listed_beside_it() -> None:
    figure = timeline_svg([mark(1940, title) for title in "CAB"], name="Timeline")
    assert shown(figure, "timeline-title") == ["A", "B", "C"]
    dots = [float(dot.attrib["cy"]) for dot in shapes(figure, "timeline-dot")]
    assert all(after - before >= 24 for before, after in pairwise(dots))


def test_spans_are_bars_and_guesses_are_hollow_or_dotted() -> None:
    given = [mark("1942-43"), mark("about 1950-55"), mark("about 1824"), mark(1588)]
    figure = timeline_svg(given, name="Timeline")
    solid, dotted = sorted(shapes(figure, "timeline-bar"), key=lambda bar: len(bar.attrib))
    assert "stroke-dasharray" not in solid.attrib
    assert "stroke-dasharray" in dotted.attrib
    assert len(shapes(figure, "timeline-ring")) == len(shapes(figure, "timeline-dot")) == 1


def test_a_bar_goes_on_in_the_panels_after_its_own() -> None:
    figure = timeline_svg([mark("900-1990"), *map(mark, range(1000, 1950, 45))], name="Timeline")
    panels = svgs(figure)
    bars = [[path for path in svg.iter() if path.get("class") == "timeline-bar"] for svg in panels]
    assert len(panels) > 2
    assert [len(found) for found in bars] == [1] * len(panels)


def test_many_marks_leave_what_changed_to_the_names_of_their_links() -> None:
    figure = timeline_svg([mark(year) for year in range(1900, 2000)], name="Timeline")
    assert not shapes(figure, "timeline-what")
    assert all("What changed." in link.get("aria-label", "") for link in links(figure))


def test_text_from_right_to_left_begins_where_its_line_ends() -> None:
    figure = timeline_svg([mark(1940, "\N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED}")], name="T")
    first, second, *_ = svgs(figure)[0].iter(f"{SVG}a").__next__().iter(f"{SVG}text")
    assert (first.get("direction"), first.get("text-anchor")) == ("rtl", "end")
    assert second.get("direction") is None


def test_a_book_gets_one_drawing_whose_links_have_titles() -> None:
    figure = timeline_svg([CASTLE], name="Timeline", is_epub=True)
    assert not svgs(figure, "wide")
    (link,) = links(figure)
    assert link[0].tag == f"{SVG}title"
    assert link[0].text == link.get("aria-label")


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(1, 50)), min_size=1), st.floats(0, 500))
def test_boxes_settle_in_order_within_their_room(
    boxes: list[tuple[float, float]], spare: float
) -> None:
    wanted, heights = zip(*sorted(boxes), strict=True)
    bottom = sum(heights) + spare
    tops = settle(wanted, heights, 0, bottom)
    assert tops[0] >= 0
    assert tops[-1] + heights[-1] <= bottom + 1e-6
    for (top, height), after in zip(zip(tops, heights, strict=True), tops[1:], strict=False):
        assert top + height <= after + 1e-6


def test_boxes_that_have_room_do_not_move() -> None:
    assert settle([10, 50], [20, 20], 0, 100) == [10, 50]
    assert settle([40, 40], [20, 20], 0, 100) == [30, 50]


def test_stretches_at_the_same_time_have_lanes_of_their_own_until_there_are_none() -> None:
    stretches = [(0.0, 9.0), (1.0, 2.0), (3.0, 4.0), (3.5, 5.0)]
    assert lanes(stretches, [9] * 4) == [0, 1, 1, 2]
    assert lanes(stretches, [2] * 4) == [0, 1, 1, 1]


@settings(deadline=None)
@given(st.text(max_size=200), st.floats(40, 400))
def test_lines_fit_and_hold_all_of_the_text(text: str, room: float) -> None:
    found = lines([Run(text, Style.WHAT)], room, 1000)
    assert all(width(run.text, run.style) <= room for line in found for run in line)
    shown = "".join(run.text for line in found for run in line)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", cleaned(text))


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    found = lines([Run("word " * 50, Style.WHAT)], 100, 2)
    assert len(found) == 2
    assert found[-1][-1].text.endswith("word\N{HORIZONTAL ELLIPSIS}")


@pytest.mark.parametrize("name", ["Philip K. Dick", "Ursula K. Le Guin"])
def test_a_name_is_not_broken(name: str) -> None:
    found = lines([Run("A long enough title", Style.TITLE), Run(name, Style.BY, True)], 200, 4)
    assert name in [run.text for line in found for run in line]
