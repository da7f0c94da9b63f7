"""The catalogue on all screens, without scripts, under a strict policy, and when it is long."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser.catalogue import (
    ALL,
    DESKTOP,
    PHONE,
    choose,
    count,
    head,
    query,
    search,
    sideways,
    titles,
)
from tests.browser.conftest import PLAIN, written
from tests.browser.reader import at
from tests.browser.test_security import POLICY
from tests.records import RECORDS, shelf, source

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Serve, Visit

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
SMALLEST_TARGET = 24
"""CSS pixels (WCAG 2.2, 2.5.8)."""
MANY = 2_000
ROW = re.compile(r"<tr data-tags=.*?</tr>\n", re.DOTALL)
SOON = 400
"""Milliseconds to the next frame, on a slow machine."""


@pytest.fixture(scope="session")
def site(shelf_book: Path, serve: Serve) -> str:
    return serve(shelf_book)


@pytest.fixture
def phone(visit: Visit) -> Page:
    return visit("catalogue.html", viewport=PHONE)


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit("catalogue.html", viewport=DESKTOP)


def test_without_scripts_there_is_a_table_and_no_controls(visit: Visit) -> None:
    page = visit("catalogue.html", viewport=DESKTOP, java_script_enabled=False)
    assert page.locator(".review-catalogue tbody tr:visible").count() == ALL
    assert page.locator(".review-catalogue thead th").first.is_visible()
    assert not page.locator(".catalogue :is(input, select, button):visible").count()
    # Nor is room kept for them.
    box = page.locator(".catalogue-controls").bounding_box()
    assert box is None
    assert count(page) == f"{ALL} reviews"


def test_without_scripts_a_phone_shows_the_same(visit: Visit) -> None:
    page = visit("catalogue.html", viewport=PHONE, java_script_enabled=False)
    assert page.locator(".review-catalogue tbody tr:visible").count() == ALL
    heads = page.locator("thead").bounding_box()
    assert heads is not None
    assert heads["width"] <= 1
    assert sideways(page) <= 0


@BOTH
def test_nothing_moves_when_the_script_starts(visit: Visit, window: dict[str, int]) -> None:
    """The script comes late here, so that the page is seen without it."""
    page = visit("plain.html", viewport=window)

    def late(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/catalogue.js*", late)
    page.add_init_script(
        """window.shift = 0;
        new PerformanceObserver((list) => {
            const here = (source) => source.node?.parentElement?.closest(".catalogue");
            for (const entry of list.getEntries())
                if (entry.sources.some(here)) window.shift += entry.value;
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(page.url.replace("plain", "catalogue"))
    assert page.locator(".catalogue-ready").count() == 1
    page.wait_for_timeout(200)
    assert page.evaluate("window.shift") == 0


@pytest.mark.parametrize("path", ["catalogue.html", "index.html", "by/theme/rivers.html"])
def test_a_phone_need_not_be_scrolled_sideways(visit: Visit, path: str) -> None:
    for width in (320, 390):
        page = visit(path, viewport={"width": width, "height": 844})
        assert sideways(page) <= 0


def test_on_a_phone_rows_are_cards_and_filters_open(phone: Page) -> None:
    card = phone.locator(".review-catalogue tbody tr", has_text="about 1824")
    picture, text = card.locator("img").bounding_box(), card.locator("th a").bounding_box()
    assert picture
    assert text
    assert picture["x"] + picture["width"] <= text["x"]
    assert card.get_by_text("Reviewed").is_visible()
    assert not phone.locator("select[name=kind]").is_visible()
    more = phone.get_by_role("button", name="Filters")
    more.click()
    assert more.get_attribute("aria-expanded") == "true"
    choose(phone, "kind", "Film")
    assert titles(phone) == ["The Old Mill"]
    head(phone, "Rating").click()
    assert query(phone) == "kind=film&sort=-rating"


def test_on_a_phone_filters_are_open_if_any_is_set(visit: Visit) -> None:
    page = visit("catalogue.html?kind=film", viewport=PHONE)
    assert page.locator("select[name=kind]").is_visible()


@BOTH
def test_targets_are_large_enough(visit: Visit, window: dict[str, int]) -> None:
    page = visit("catalogue.html?kind=novel", viewport=window)
    controls = page.locator(".catalogue :is(button, select, input):visible")
    boxes = controls.evaluate_all(
        """(all) => all.map((e) => e.getBoundingClientRect())
            .map(({ width, height }) => [width, height])"""
    )
    assert len(boxes) >= 15
    assert min(height for _width, height in boxes) >= SMALLEST_TARGET
    assert min(width for width, _height in boxes) >= SMALLEST_TARGET


def test_links_of_a_card_are_not_hit_by_mistake(phone: Page) -> None:
    """The middles of two links are as far apart as a target is high (WCAG 2.2, 2.5.8)."""
    card = phone.locator(".review-catalogue tbody tr", has_text="about 1824")
    title, by, *_ = card.locator("a").evaluate_all(
        "(all) => all.map((e) => e.getBoundingClientRect()).map(({ y, height }) => y + height / 2)"
    )
    assert by - title >= SMALLEST_TARGET


@BOTH
def test_a_screen_reader_finds_a_table(visit: Visit, window: dict[str, int]) -> None:
    page = visit("catalogue.html", viewport=window)
    table = page.get_by_role("table", name="All reviews")
    # For browsers that forget what an element of a table is.
    assert table.locator("tr:not([role=row]), td:not([role=cell]), th:not([role])").count() == 0
    assert table.get_by_role("row").count() == ALL + 1
    assert table.get_by_role("columnheader").count() == 7
    assert table.get_by_role("rowheader", name="A Weir", exact=True).count() == 1
    row = table.get_by_role("row").filter(has_text="about 1824")
    assert row.get_by_role("cell", name="4.5 out of 5").count() == 1
    choose_at = page.get_by_role("search", name="Find reviews")
    assert choose_at.count() == 1
    search(page).fill("weir")
    assert table.get_by_role("row").count() == 2 + 1


@BOTH
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_is_in_its_place(visit: Visit, window: dict[str, int], scheme: str) -> None:
    """No cell lies over another."""
    page = visit("catalogue.html", viewport=window, color_scheme=scheme)
    overlaps = page.evaluate(
        """() => [...document.querySelectorAll(".review-catalogue tbody tr")].flatMap((row) => {
            const boxes = [...row.querySelectorAll("th, td, img")]
                .map((cell) => cell.getBoundingClientRect())
                .filter((box) => box.width * box.height);
            return boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) =>
                one.left < other.right - 1 && other.left < one.right - 1 &&
                one.top < other.bottom - 1 && other.top < one.bottom - 1));
        })"""
    )
    assert overlaps == []


def test_a_strict_policy_stops_nothing(
    tmp_path: Path, serve: Serve, visit: Visit, troubles: list[str]
) -> None:
    conf = "".join(f"{name} = {value!r}\n" for name, value in PLAIN.items())
    site = serve(written(tmp_path, shelf(), conf), {"Content-Security-Policy": POLICY})
    page = visit(f"{site}/catalogue.html", viewport=DESKTOP)
    # The margins that the theme sets on its navigation, at the top and at the bottom.
    assert all("inline style" in trouble and "/catalogue.html:" in trouble for trouble in troubles)
    assert len(troubles) == 2
    troubles.clear()
    choose(page, "theme", "Rivers")
    head(page, "Rating").click()
    search(page).fill("weir")
    assert titles(page) == ["A Weir", "Weir, Again"]
    page.get_by_role("button", name="Clear filters").click()
    assert troubles == []


def test_a_page_opened_from_disk_works(shelf_book: Path, visit: Visit) -> None:
    page = visit((shelf_book / "catalogue.html").as_uri(), viewport=DESKTOP)
    choose(page, "kind", "Film")
    head(page, "Year").click()
    assert titles(page) == ["The Old Mill"]
    assert query(page) == "kind=film&sort=year"


def test_two_thousand_rows_are_filtered_at_once(
    shelf_book: Path, tmp_path: Path, serve: Serve, visit: Visit
) -> None:
    shutil.copytree(shelf_book, tmp_path / "many")
    path = tmp_path / "many" / "catalogue.html"
    html = path.read_text("utf-8")
    rows = ROW.findall(html)
    assert len(rows) == ALL
    many = "".join(rows[number % ALL] for number in range(MANY))
    path.write_text(html.replace("".join(rows), many), "utf-8")
    page = visit(serve(tmp_path / "many") + "/catalogue.html", viewport=DESKTOP)
    took = page.evaluate(
        """async () => {
            const frame = () =>
                new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            const box = document.querySelector(".catalogue input");
            const times = [];
            for (const text of ["w", "weir", "", "zzz", ""]) {
                await frame();
                const start = performance.now();
                box.value = text;
                box.dispatchEvent(new Event("input", { bubbles: true }));
                await frame();
                times.push(performance.now() - start);
            }
            return times;
        }"""
    )
    # With a layout of all rows it is a second; 50 ms are usual.
    assert max(took) < SOON


def test_a_tile_is_a_link_all_over(visit: Visit) -> None:
    page = visit("index.html", viewport=DESKTOP)
    page.mouse.click(*at(page.locator(".review-tiles img").first, 20))
    page.wait_for_url("**/reviews/weir-again.html")


def test_a_tile_shows_the_focus(visit: Visit) -> None:
    page = visit("index.html", viewport=DESKTOP)
    page.keyboard.press("Tab")
    link = page.locator(".review-tiles a").first
    link.focus()
    assert link.evaluate("(e) => getComputedStyle(e, '::after').outlineStyle") == "solid"


@pytest.mark.parametrize("number", [1, 2, 14])
@BOTH
def test_a_shelf_looks_right_with_few_and_with_many(
    tmp_path: Path, serve: Serve, visit: Visit, window: dict[str, int], number: int
) -> None:
    listed = ":::{review-list} latest\n:limit: 14\n:::"
    index = f"# Shelf\n\n{listed}\n\n```{{toctree}}\n:glob:\nreviews/*\n```\n"
    names = list(RECORDS)
    pages = {f"reviews/{n}-{names[n % ALL]}.md": source(names[n % ALL]) for n in range(number)}
    site = serve(written(tmp_path, {"index.md": index, **pages}, 'html_theme = "furo"\n'))
    page = visit(f"{site}/index.html", viewport=window)
    assert sideways(page) <= 0
    boxes = page.locator(".review-tiles > li").evaluate_all(
        "(all) => all.map((e) => e.getBoundingClientRect()).map(({ x, y, width }) => [x, y, width])"
    )
    assert len(boxes) == number
    assert len({round(width) for _x, _y, width in boxes}) == 1
    across = len({round(x) for x, _y, _width in boxes})
    assert across == min(number, 2 if window == PHONE else across)
    assert number == 1 or across >= 2
    assert page.locator(".review-shelf-verdict:visible").count() == (number == 1)
