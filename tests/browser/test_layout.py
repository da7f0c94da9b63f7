"""Size and place of bars and passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import PLAIN
from tests.browser.reader import SHUT, bar, box, open_all, passage

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Build, Serve, Visit

pytestmark = pytest.mark.browser

PAGES = ("layout", "content", "characters", "controls")
SMALLEST_TARGET = 24
"""Of WCAG 2.2, success criterion 2.5.8, in CSS pixels."""


@pytest.fixture
def layout(visit: Visit) -> Page:
    return visit("layout.html")


def sizes(page: Page, bars: str) -> set[tuple[float, float]]:
    """Return the sizes that *bars* have."""
    found = page.locator(bars).evaluate_all(
        """(elements) => elements.map((element) => {
            const { width, height } = element.getBoundingClientRect();
            return [width, height];
        })"""
    )
    assert found
    return {(round(width, 2), round(height, 2)) for width, height in found}


def test_every_bar_in_a_line_has_one_size_whatever_it_hides(layout: Page) -> None:
    assert layout.locator("button.blackout:not(.blackout-block)").count() == 4
    assert len(sizes(layout, "button.blackout:not(.blackout-block)")) == 1


def test_every_block_has_one_size_whatever_it_hides(layout: Page) -> None:
    assert layout.locator("button.blackout-block").count() == 2
    assert len(sizes(layout, "button.blackout-block")) == 1


def test_the_script_does_not_change_the_size_of_a_bar(visit: Visit) -> None:
    links = visit("layout.html", java_script_enabled=False)
    buttons = visit("layout.html")
    assert sizes(links, "a[data-blackout]") == sizes(buttons, "button[data-blackout]")


@pytest.mark.parametrize("name", PAGES)
def test_every_control_is_large_enough_to_hit(visit: Visit, name: str) -> None:
    page = visit(f"{name}.html")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    for _ in range(2):
        assert all(min(size) >= SMALLEST_TARGET for size in sizes(page, "[data-blackout]:visible"))
        open_all(page)


@pytest.mark.parametrize("name", PAGES)
def test_a_narrow_window_does_not_scroll_sideways(visit: Visit, name: str) -> None:
    page = visit(f"{name}.html", viewport={"width": 320, "height": 640})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    open_all(page)
    assert page.locator(SHUT).count() == 0
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_an_open_passage_flows_with_the_text_over_several_lines(layout: Page) -> None:
    bar(layout, 2).click()
    lines = passage(layout, 2).evaluate("(passage) => passage.getClientRects().length")
    assert lines > 1
    assert box(passage(layout, 2))["width"] > 400


def test_a_word_longer_than_the_line_breaks(build: Build, serve: Serve, visit: Visit) -> None:
    site = serve(build("html", **PLAIN))  # furo breaks such words by itself.
    page = visit(f"{site}/layout.html", viewport={"width": 320, "height": 640})
    bar(page, 3).click()
    assert (
        page.locator("p", has=passage(page, 3)).evaluate("(p) => p.scrollWidth - p.clientWidth")
        == 0
    )


def test_the_hide_control_stands_right_behind_the_passage(page: Page) -> None:
    bar(page, 1).click()
    gap = box(bar(page, 1))["x"] - (box(passage(page, 1))["x"] + box(passage(page, 1))["width"])
    assert 0 <= gap <= 16


def test_a_bar_does_not_push_the_lines_apart(page: Page) -> None:
    with_bar, without = box(page.locator("#one")), box(page.locator("#plain"))
    assert with_bar["height"] <= without["height"] + 6


def test_a_page_from_right_to_left_works_the_same(page: Page) -> None:
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 1280
    paragraph, shut = box(page.locator("#short")), box(bar(page, 2))
    assert shut["x"] > paragraph["x"] + paragraph["width"] / 2
    size = shut["width"], shut["height"]
    assert size == (box(bar(page, 1))["width"], box(bar(page, 1))["height"])
    open_all(page)
    assert passage(page, 1).text_content() == "Kathy drives on alone"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 1280
    page.keyboard.press("Escape")
    assert page.locator(SHUT).count() == 1
