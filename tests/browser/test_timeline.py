"""A timeline as readers use it: with eyes, keyboard and screen reader, on any width."""

from __future__ import annotations

import shutil
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from blackout_ext.reviews.timeline import Mark, timeline_svg
from blackout_ext.reviews.timeline.model import in_order, spoken
from blackout_ext.reviews.years import parse_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

    from tests.browser.conftest import Serve, Visit

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SHEETS = (
    ROOT / "docs" / "_static" / "book.css",
    ROOT / "src" / "blackout_ext" / "reviews" / "static" / "timeline.css",
)
POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'"}
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
BOTH = pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
SMALLEST_TEXT, SMALLEST_TARGET = 12, 24
"""CSS pixels."""

FACTS: list[tuple[int | str, str, str, str]] = [
    (1933, "The Man in the High Castle", "Philip K. Dick", "Zangara kills Roosevelt."),
    (-44, "The Ides <script>", "Nobody", "Caesar stays at home & lives."),
    (535, "Lest Darkness Fall", "L. Sprague de Camp", "The Dark Ages may not come."),
    (1588, "Pavane", "Keith Roberts", "The Armada lands, and England is Catholic again."),
    ("about 1824", "The Difference Engine", "Gibson and Sterling", "Engines work."),
    (1940, "Dominion", "C. J. Sansom", "Lord Halifax becomes prime minister."),
    (1940, "The Plot Against America", "Philip Roth", "Lindbergh wins."),
    ("1940-41", "SS-GB", "Len Deighton", "Britain surrenders in February 1941."),
    ("1942-43", "Fatherland", "Robert Harris", "Germany wins the Caucasus campaign."),
    ("1950s", "Machines Like Me", "Ian McEwan", "Turing lives on."),
]
SOME = [
    Mark(parse_span(years), title, by, what, f"#review-{number}")
    for number, (years, title, by, what) in enumerate(FACTS)
]
WORDS = ("MAMMOTH", "WWWWWW", "history", "turns", "while", "Constantinople", "looks", "i")


def many(number: int) -> list[Mark]:
    """Return marks as close as they come, with titles of all lengths and wide letters."""
    return [
        Mark(
            parse_span(1850 + index * 7 % 121 if index % 9 else 100 + index * 8),
            " ".join(WORDS[(index + word) % 8] for word in range(1 + index % 6)),
            " ".join(WORDS[index % 8 :][:2]),
            "What changed.",
            f"#review-{index}",
        )
        for index in range(number)
    ]


def put(folder: Path, marks: Sequence[Mark], attributes: str = "", body: str = "") -> None:
    """Write a page with a timeline of *marks* into *folder*."""
    for sheet in SHEETS:
        shutil.copy(sheet, folder)
    shutil.copytree(SHEETS[0].parent / "fonts", folder / "fonts")
    links = "".join(f'<link rel="stylesheet" href="{sheet.name}">' for sheet in SHEETS)
    figure = timeline_svg(marks, name="Points of divergence")
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en" {attributes}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Timeline</title>{links}</head>"
        f"<body {body}><article><h1>When history turns</h1>{figure}</article></body></html>",
        encoding="utf-8",
    )


@pytest.fixture(scope="session")
def site() -> str:
    """Return no address: these pages are not of the book, which need not be built for them."""
    return ""


@pytest.fixture(scope="session")
def some(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    folder = tmp_path_factory.mktemp("some")
    put(folder, SOME)
    return serve(folder, POLICY) + "/index.html"


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    folder = tmp_path_factory.mktemp("crowd")
    put(folder, many(200))
    return serve(folder, POLICY) + "/index.html"


Box = tuple[float, float, float, float]


def boxes(page: Page, shown: str) -> list[Box]:
    """Return left, top, right and bottom of what is *shown*, in the order of the page."""
    page.evaluate("document.fonts.ready")
    found: list[Box] = page.locator(f"{shown}:visible").evaluate_all(
        """(elements) => elements.map((element) => {
            const { left, top, right, bottom } = element.getBoundingClientRect();
            return [left, top, right, bottom];
        })"""
    )
    assert found
    return found


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def sideways(page: Page) -> int:
    """Return by how much the page is wider than its window."""
    found: int = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return found


@BOTH
@pytest.mark.parametrize("marks", ["some", "crowd"])
def test_no_label_touches_another(
    visit: Visit, request: pytest.FixtureRequest, window: dict[str, int], marks: str
) -> None:
    page = visit(request.getfixturevalue(marks), viewport=window)
    labels = boxes(page, ".timeline-label")
    assert len(labels) == (len(SOME) if marks == "some" else 200)
    assert not [pair for pair in combinations(labels, 2) if overlap(*pair)]
    assert all(before[1] < after[1] for before, after in pairwise(labels))
    for label, hit in zip(labels, boxes(page, ".timeline-hit"), strict=True):
        assert hit[1] <= label[1] < label[3] <= hit[3]
    assert sideways(page) <= 0


@BOTH
@pytest.mark.parametrize("font", ["", "DejaVu Sans", "DejaVu Serif"])
def test_labels_stay_within_the_drawing_and_off_the_ruler(
    visit: Visit, crowd: str, window: dict[str, int], font: str
) -> None:
    """Also in the widest fonts that a theme may have."""
    page = visit(crowd, viewport=window)
    page.evaluate("(font) => { document.body.style.fontFamily = font; }", font)
    right = max(box[2] for box in boxes(page, ".timeline-drawing"))
    shapes = boxes(page, ".timeline-block") + boxes(page, ".timeline-dot")
    ruler = max(box[2] for box in shapes)
    assert all(ruler < box[0] and box[2] <= right for box in boxes(page, ".timeline-label"))
    assert all(box[0] >= 0 for box in boxes(page, ".timeline-tick"))


@BOTH
def test_the_keyboard_reaches_every_mark_in_order_and_leaves(
    visit: Visit, some: str, window: dict[str, int]
) -> None:
    page = visit(some, viewport=window)
    names = []
    for _ in range(len(SOME) + 1):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert names == [*[spoken(mark) for mark in in_order(SOME)], None]


@BOTH
def test_a_screen_reader_finds_a_list_of_named_links(
    visit: Visit, some: str, window: dict[str, int]
) -> None:
    page = visit(some, viewport=window)
    panels = page.get_by_role("document", name="Points of divergence")
    count = panels.count()
    assert count
    assert panels.get_by_role("list").count() == count
    assert panels.get_by_role("listitem").count() == len(SOME)
    links = page.get_by_role("link")
    assert links.count() == len(SOME)
    for mark in SOME:
        assert page.get_by_role("link", name=spoken(mark), exact=True).count() == 1


def test_its_links_lead_to_the_reviews(visit: Visit, some: str) -> None:
    page = visit(some)
    page.get_by_text("Fatherland").locator("visible=true").click()
    assert page.url.endswith("#review-8")
    page.get_by_role("link", name="1588: Pavane").press("Enter")
    assert page.url.endswith("#review-3")


@BOTH
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen(visit: Visit, some: str, window: dict[str, int], scheme: str) -> None:
    page = visit(some, viewport=window, color_scheme=scheme)
    page.keyboard.press("Tab")
    stroke = "(hit) => getComputedStyle(hit).stroke"
    hits = page.locator(".timeline-hit:visible")
    assert hits.nth(0).evaluate(stroke) != "none"
    assert hits.nth(1).evaluate(stroke) == "none"


@pytest.mark.parametrize("wide", [360, 390, 768, 1280])
def test_text_is_large_enough_to_read_and_links_to_hit(visit: Visit, some: str, wide: int) -> None:
    page = visit(some, viewport={"width": wide, "height": 800})
    sizes = page.locator(".timeline text:visible, .timeline tspan:visible").evaluate_all(
        """(texts) => texts.map((text) => {
            const scale = text.getScreenCTM().a;
            return scale * parseFloat(getComputedStyle(text).fontSize);
        })"""
    )
    assert min(sizes) >= SMALLEST_TEXT
    for left, top, right, bottom in boxes(page, ".timeline-hit"):
        assert min(right - left, bottom - top) >= SMALLEST_TARGET


def test_only_the_drawing_that_fits_is_shown(visit: Visit, some: str) -> None:
    assert not visit(some, viewport=PHONE).locator(".timeline-wide:visible").count()
    assert not visit(some, viewport=DESKTOP).locator(".timeline-narrow:visible").count()


def test_panels_follow_each_other_without_a_gap(visit: Visit, crowd: str) -> None:
    panels = boxes(visit(crowd, viewport=PHONE), ".timeline-drawing")
    assert len(panels) > 3
    assert all(abs(before[3] - after[1]) < 0.1 for before, after in pairwise(panels))


def test_text_that_readers_enlarge_takes_the_drawing_with_it(visit: Visit, some: str) -> None:
    page = visit(some, viewport=DESKTOP)
    before = boxes(page, ".timeline-label")[0]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    after = boxes(page, ".timeline-label")[0]
    assert after[3] - after[1] > 1.5 * (before[3] - before[1])
    assert sideways(page) <= 0


def test_a_page_from_right_to_left_shows_the_same(
    visit: Visit, serve: Serve, tmp_path: Path
) -> None:
    put(tmp_path, SOME, 'dir="rtl"')
    page = visit(serve(tmp_path) + "/index.html", viewport=PHONE)
    right = max(box[2] for box in boxes(page, ".timeline-block"))
    assert all(right < box[0] and box[2] <= 390 for box in boxes(page, ".timeline-label"))
    assert sideways(page) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(visit: Visit, some: str, scheme: str) -> None:
    """Of 4.5 to 1 at least (WCAG 2.2, 1.4.3), dots and bars of 3 to 1 (1.4.11)."""
    page = visit(some, viewport=DESKTOP, color_scheme=scheme)
    ratios = page.evaluate(
        """() => {
            const canvas = document.createElement("canvas");
            const paint = canvas.getContext("2d", { willReadFrequently: true });
            const light = (colour) => {
                paint.fillStyle = colour;
                paint.fillRect(0, 0, 1, 1);
                const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map((part) => {
                    const share = part / 255;
                    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
                });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            document.body.style.background = "var(--color-background-primary)";
            const ground = light(getComputedStyle(document.body).backgroundColor);
            const ratio = (colour) => {
                const [low, high] = [light(colour), ground].sort((one, other) => one - other);
                return (high + 0.05) / (low + 0.05);
            };
            const found = { text: [], shape: [] };
            for (const kind of ["year", "title", "by", "what", "tick", "dot", "bar", "block"]) {
                const { fill, stroke } =
                    getComputedStyle(document.querySelector(`.timeline-wide .timeline-${kind}`));
                const group = ["dot", "bar", "block"].includes(kind) ? "shape" : "text";
                found[group].push(ratio(stroke === "none" ? fill : stroke));
            }
            return found;
        }"""
    )
    assert min(ratios["text"]) >= 4.5
    assert min(ratios["shape"]) >= 3


def test_forced_colours_leave_text_links_and_marks_to_see(visit: Visit, some: str) -> None:
    page = visit(some, viewport=DESKTOP, forced_colors="active")
    colour = "(element, name) => getComputedStyle(element)[name]"
    ground = page.locator("body").evaluate(colour, "backgroundColor")
    text, link, dot = (
        page.locator(f".timeline-wide .timeline-{kind}").first.evaluate(colour, "fill")
        for kind in ("what", "title", "dot")
    )
    assert link != text == dot
    assert ground not in {text, link}


def test_nothing_moves(visit: Visit, some: str) -> None:
    page = visit(some, viewport=DESKTOP)
    page.locator(".timeline-hit:visible").first.hover()
    assert page.evaluate("document.getAnimations().length") == 0
