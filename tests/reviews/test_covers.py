from __future__ import annotations

import re
import struct
import subprocess
import sys
import time
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blackout_ext.reviews.covers import card_png, card_svg, cover_alt, cover_png, cover_svg
from blackout_ext.reviews.covers.book import book
from blackout_ext.reviews.covers.compositions import composed
from blackout_ext.reviews.covers.lines import Box, set_in
from blackout_ext.reviews.covers.palettes import PALETTES, contrast
from blackout_ext.reviews.covers.pixels import drawable
from blackout_ext.reviews.covers.typeface import UNITS, MissingLibraryError, face
from blackout_ext.reviews.covers.typesetting import guess, measure_of
from blackout_ext.reviews.covers.words import year_label
from blackout_ext.reviews.model import Review
from blackout_ext.reviews.years import parse_span

if TYPE_CHECKING:
    from collections.abc import Iterator

SITE = "The Review Book"
SVG = "{http://www.w3.org/2000/svg}"
CUTS = {"d": "display", "i": "italic", "t": "text"}
EDGE = 40
"""Pixels from the edge of a cover or card that no letter may be in."""
LONG = (
    "The Strange Affair of the Clockmaker of Königsberg Who Sold the Emperor Nine Minutes "
    "and Was Never Asked to Return Them"
)


def parse(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 (we made it)


def review(title: str = "Pavane", *makers: str, **more: Any) -> Review:
    people = "directors" if more.get("kind") == "film" else "authors"
    record = {"kind": "novel", "title": title, people: list(makers), "published": 1968, **more}
    return Review.model_validate(record)


def parted(year: int | str) -> dict[str, Any]:
    return {"year": year, "what": "It went another way."}


SHELVED: list[tuple[str, str, int, int | str, str]] = [
    ("Never Let Me Go", "Kazuo Ishiguro", 2005, "1950s", "motif"),
    ("The Man in the High Castle", "Philip K. Dick", 1962, 1933, "role"),
    ("Fatherland", "Robert Harris", 1992, "1942-43", "irony"),
    ("SS-GB", "Len Deighton", 1978, "1940-41", "concept"),
    ("The Plot Against America", "Philip Roth", 2004, 1940, "phrase"),
    ("The Yiddish Policemen’s Union", "Michael Chabon", 2007, "about 1939-40", "odd pairing"),
    ("Pavane", "Keith Roberts", 1968, 1588, "motif"),
    ("11/22/63", "Stephen King", 2011, 1963, "date"),
    ("Bring the Jubilee", "Ward Moore", 1953, 1863, "allusion"),
    ("Lest Darkness Fall", "L. Sprague de Camp", 1941, "AD 535", "phrase"),
    ("The Alteration", "Kingsley Amis", 1976, "about 1509", "double meaning"),
    ("Making History", "Stephen Fry", 1996, 1888, "phrase"),
    ("Jonathan Strange & Mr Norrell", "Susanna Clarke", 2004, "about 1110", "name"),
    ("The Difference Engine", "William Gibson; Bruce Sterling", 1990, "about 1824", "object"),
    (LONG, "A; B; C; D; E; F", 2020, 1758, "phrase"),
]
SHELF = [
    review(
        title, *makers.split("; "), published=year, divergence=parted(turn), title_archetypes=does
    )
    for title, makers, year, turn, does in SHELVED
]
SHELF.append(review("Never Let Me Go", "Mark Romanek", kind="film", published=2010))


@dataclass
class Run:
    """A line of letters, or of text, on a picture."""

    left: float
    right: float
    top: float
    bottom: float


def runs(svg: str) -> Iterator[Run]:
    """Yield where letters are, by their references and the measures of the fonts."""
    for group in parse(svg).iter(f"{SVG}g"):
        uses = group.findall(f"{SVG}use")
        if not uses:
            continue
        place = re.findall(r"-?[\d.]+(?:e-\d+)?", group.get("transform", ""))
        x, y, scale, _ = map(float, place)
        for use in uses:
            key = re.fullmatch(r"#c[0-9a-f]{8}-([dit])(\d)-([0-9a-f]+)", use.get("href", ""))
            assert key
            font = face(CUTS[key[1]])
            glyph = font.glyphs[font.names[int(key[3], 16)]]
            origin = x + float(use.get("x", "0")) * scale
            pixels = scale / int(key[2])
            size = pixels * UNITS
            left, right = origin + glyph.left * pixels, origin + glyph.right * pixels
            yield Run(left, right, y - size, y + size * 0.3)


def text_runs(svg: str) -> Iterator[Run]:
    """Yield where text in fonts of the reader's is, by our guess of its width."""
    for text in parse(svg).iter(f"{SVG}text"):
        size, x, y = (float(text.get(name, "")) for name in ("font-size", "x", "y"))
        width = guess("".join(text.itertext())) * size
        anchor = text.get("text-anchor", "start")
        if text.get("direction") == "rtl":
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        left = x - width * {"start": 0, "middle": 0.5, "end": 1}[anchor]
        yield Run(left, left + width, y - size, y + size * 0.3)


def assert_inside(svg: str, width: int, height: int) -> None:
    for run in (*runs(svg), *text_runs(svg)):
        assert run.left >= EDGE
        assert run.right <= width - EDGE
        assert run.top >= 0
        assert run.bottom <= height - EDGE / 2


LATIN = st.text(st.characters(max_codepoint=0x24F), min_size=1, max_size=120)
ANYTHING = st.text(min_size=1, max_size=120)
WORDS = st.lists(st.text("aeimnrstWIl", min_size=1, max_size=14), min_size=1, max_size=18)
TITLES = (WORDS.map(" ".join) | LATIN | ANYTHING).filter(str.strip)


@settings(max_examples=150, deadline=None)
@given(TITLES, st.lists(TITLES, max_size=5), st.sampled_from(["novel", "film"]))
def test_words_stay_inside_the_margins(title: str, makers: list[str], kind: str) -> None:
    record = review(title, *makers, kind=kind)
    assert_inside(cover_svg(record), 600, 900)
    assert_inside(card_svg(record, SITE), 1200, 630)


@settings(max_examples=60, deadline=None)
@given(TITLES, TITLES)
def test_pictures_are_safe_and_well_formed(title: str, maker: str) -> None:
    for svg in (cover_svg(review(title, maker)), card_svg(review(title, maker), title)):
        root = parse(svg)
        ids = {element.get("id") for element in root.iter()} - {None}
        for element in root.iter():
            assert element.tag.removeprefix(SVG) not in {"style", "script", "image", "a"}
            for name, value in element.attrib.items():
                assert not name.startswith("on")
                assert name not in {"style", "class"}
                if name.endswith("href"):
                    assert value.removeprefix("#") in ids
        assert "url(" not in svg.replace(title, "").replace(maker, "")


@settings(max_examples=60, deadline=None)
@given(TITLES, TITLES)
def test_covers_of_pixels_have_letters_of_ours_alone(title: str, maker: str) -> None:
    # What draws them has no fonts: text would be left out in the middle of a line, or boxes.
    assert "<text" not in composed(drawable(book(review(title, maker))))


def test_a_cover_of_pixels_keeps_what_it_can() -> None:
    shown = drawable(book(review("高い城の男", "Philip K. Dick", divergence=parted("1950s"))))
    assert (shown.title, shown.names, shown.year) == ("Philip K. Dick", (), "1950s")
    assert drawable(book(review("高い城の男", "ディック"))).title == ""
    # Not "Tale of": that would be another title.
    assert drawable(book(review("Tale of 東京", "X"))).title == "X"
    png = cover_png(review("高い城の男", "ディック"))
    assert struct.unpack(">II", png[16:24]) == (600, 900)


@pytest.mark.parametrize("title", ["V", LONG, "SS-GB", "Wwwwwwwwww" * 12, "W " * 60])
def test_extreme_titles_fit(title: str) -> None:
    assert_inside(cover_svg(review(title, "Somebody")), 600, 900)
    assert_inside(card_svg(review(title, "Somebody"), SITE), 1200, 630)


def test_the_same_record_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "from blackout_ext.reviews.covers import cover_svg\n"
        "from blackout_ext.reviews.model import Review\n"
        "import sys; sys.stdout.reconfigure(encoding='utf-8', newline='')\n"
        "record = {'kind': 'novel', 'title': 'Pavane', 'authors': ['Keith Roberts'],"
        " 'published': 1968}\n"
        "sys.stdout.write(cover_svg(Review.model_validate(record)))\n"
    )
    command = [sys.executable, "-c", program]
    first, second = (
        subprocess.run(
            command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second == cover_svg(review("Pavane", "Keith Roberts")).encode()


def test_a_change_of_opinion_leaves_the_cover_alone() -> None:
    changed = review("Pavane", rating=4.5, verdict="Better than I thought.", themes="faith")
    assert cover_svg(changed) == cover_svg(review("Pavane"))


def test_sixteen_covers_differ() -> None:
    looks = [look(record) for record in SHELF]
    assert len(looks) == 16
    assert len(set(looks)) == len(looks)
    assert len({ground for ground, *_ in looks}) >= 6
    alike = [pair for pair in combinations(looks, 2) if pair[0][:2] == pair[1][:2]]
    assert len(alike) <= 4


def look(record: Review) -> tuple[str, str, str]:
    """Return the ground, the layout, and all of a cover without its words."""
    svg = cover_svg(record)
    rects = re.findall(r"<rect[^>]*>", svg)
    without_colour = re.sub(r"#[0-9a-f]{6}|y=\S+|height=\S+", "", "".join(rects))
    return rects[0], without_colour, re.sub(r"<(defs|title)>.*?</\1>|<use[^>]*>", "", svg)


def test_alternatives() -> None:
    assert cover_alt(review("Never Let Me Go", "Kazuo Ishiguro")) == (
        "Cover: Never Let Me Go, Kazuo Ishiguro"
    )
    assert cover_alt(review("X", "A", "B")) == "Cover: X, A and B"
    assert cover_alt(review("X", "A", "B", "C", "D", "E", "F")) == "Cover: X, A, B, C and 3 others"
    assert cover_alt(review("X", "A", "B", "C", "D")) == "Cover: X, A, B, C and 1 other"
    assert cover_alt(review("Beowulf")) == "Cover: Beowulf"
    assert cover_alt(review("X", "M", kind="film")) == "Cover: X, M"


def test_a_picture_says_what_it_is() -> None:
    root = parse(cover_svg(review("Strange & <Norrell>", "Susanna Clarke")))
    assert root.get("role") == "img"
    assert root.get("viewBox") == "0 0 600 900"
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == "Cover: Strange & <Norrell>, Susanna Clarke"


def test_markup_in_a_title_is_text() -> None:
    svg = cover_svg(review('<script>alert("1")</script> <use href="#d1-41" 漢', "<b>Bobby</b>"))
    assert "<script" not in svg
    assert "<b>" not in svg
    shown = "".join(text.text or "" for text in parse(svg).iter(f"{SVG}text"))
    assert shown.startswith("<script>")


def test_control_characters_are_dropped() -> None:
    assert cover_alt(review("Pa\x00va\x1b\u202ene", "Keith\x07 Roberts")) == (
        "Cover: Pavane, Keith Roberts"
    )
    assert cover_alt(review("Cafe\N{COMBINING ACUTE ACCENT}")) == "Cover: Café"


@pytest.mark.parametrize("title", ["Пикник на обочине", "Ὁ Ἀλέξανδρος", "Łódź, Nhật ký"])
def test_greek_cyrillic_and_accents_are_drawn(title: str) -> None:
    svg = cover_svg(review(title, "Somebody"))
    assert "<text" not in svg
    assert len(list(runs(svg))) > len(title) / 2


def test_letters_we_lack_are_text() -> None:
    root = parse(cover_svg(review("高い城の男", "ディック", language="ja")))
    texts = list(root.iter(f"{SVG}text"))
    assert "".join(text.text or "" for text in texts[:-1]) == "高い城の男"
    assert texts[-1].text == "ディック"
    assert {text.get("font-family") for text in texts} == {"serif"}
    assert texts[0].get("{http://www.w3.org/XML/1998/namespace}lang") == "ja"


def test_hebrew_runs_from_right_to_left() -> None:
    texts = list(parse(cover_svg(review("האיש במצודה", "דיק"))).iter(f"{SVG}text"))
    assert {text.get("direction") for text in texts} == {"rtl"}


@pytest.mark.parametrize(
    ("title", "makers", "expected"),
    [
        ("高い城の男", ["Philip K. Dick"], ("Philip K. Dick", ())),
        ("高い城の男", ["ディック"], (SITE, ())),
        ("Rocket 🚀 Boy", ["X"], ("Rocket Boy", ("X",))),
        ("11/22/63", ["Stephen King"], ("11/22/63", ("Stephen King",))),
    ],
)
def test_cards_show_what_can_be_drawn(
    title: str, makers: list[str], expected: tuple[str, tuple[str, ...]]
) -> None:
    record = review(title, *makers)
    shown = drawable(book(record), SITE)
    assert (shown.title, shown.names) == expected
    assert "<text" not in card_svg(record, SITE)


def test_a_card_is_a_png_of_the_size_that_networks_expect() -> None:
    png = card_png(review("Never Let Me Go", "Kazuo Ishiguro"), SITE)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (1200, 630)


@pytest.mark.parametrize("library", ["resvg_py", "fontTools"])
def test_a_missing_library_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    face.cache_clear()
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.setitem(sys.modules, f"{library}.ttLib", None)
    with pytest.raises(MissingLibraryError, match=rf"{library}.*sphinx-blackout\[reviews\]"):
        card_png(review(), SITE)


@pytest.mark.parametrize(
    ("written", "label"),
    [
        (1933, "1933"),
        ("about 1824", "c. 1824"),
        ("1942-43", "1942–43"),  # noqa: RUF001
        ("1899-1901", "1899–1901"),  # noqa: RUF001
        ("about 1939-40", "c. 1939–40"),  # noqa: RUF001
        ("1950s", "1950s"),
        ("AD 535", "AD 535"),
        ("44 BCE", "44 BCE"),
        ("49-44 BCE", "49–44 BCE"),  # noqa: RUF001
    ],
)
def test_years_are_short(written: int | str, label: str) -> None:
    assert year_label(parse_span(written)) == label


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Never Let Me Go", ("Never", "Let Me Go")),
        ("The Plot Against America", ("The Plot", "Against", "America")),
        ("Lest Darkness Fall", ("Lest", "Darkness", "Fall")),
        ("SS-GB", ("SS-GB",)),
    ],
)
def test_lines_break_where_a_reader_would_pause(title: str, lines: tuple[str, ...]) -> None:
    assert set_in(title, Box(504, 330, 148, 5), measure_of("display", title)).lines == lines


def test_type_can_be_read() -> None:
    for palette in PALETTES.values():
        for stage in (palette.page, palette.field):
            assert contrast(stage.line, stage.ground) >= 4.5


def test_covers_are_small_and_quick() -> None:
    for record in SHELF:
        cover_svg(record)
    start = time.perf_counter()
    covers = [cover_svg(record) for record in SHELF]
    assert (time.perf_counter() - start) / len(SHELF) < 0.015
    assert max(len(svg.encode()) for svg in covers) < 40_000


def test_kerning_and_ink_come_from_the_font() -> None:
    display = face("display")
    assert display.kern("A", "V") < 0
    assert display.ink("") == (0, 0)
    left, right = display.ink("AV")
    assert right - left < sum(display.glyphs[name].advance for name in "AV")
