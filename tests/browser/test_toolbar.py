"""The toolbar of a page, its keys, and when passages are shut by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.reader import SHUT, bar, focused, passage, style

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

OPEN = ".blackout-passage"


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def test_reveal_all_opens_nested_passages_too_and_hide_all_shuts_them(river: Page) -> None:
    expect(river.locator(".blackout-count")).to_have_text("5")
    button(river, "Reveal all").click()
    assert river.locator(SHUT).count() == 0
    expect(river.locator(".blackout-count")).to_have_text("0")
    expect(river.locator(".blackout-status")).to_have_text("Revealed")
    button(river, "Hide all").click()
    expect(river.locator(OPEN)).to_have_count(0)
    expect(river.locator(".blackout-count")).to_have_text("5")
    expect(river.locator(".blackout-status")).to_have_text("Hidden")


def test_keys_move_from_bar_to_bar_and_open_all(river: Page) -> None:
    river.keyboard.press("n")
    assert focused(bar(river, 1))
    river.keyboard.press("n")
    assert focused(bar(river, 3))
    river.keyboard.press("p")
    assert focused(bar(river, 1))
    river.keyboard.press("a")
    assert river.locator(SHUT).count() == 0
    river.keyboard.press("a")
    expect(river.locator(OPEN)).to_have_count(0)


def test_keys_are_text_in_a_field(river: Page) -> None:
    river.locator("input[name=q]").first.focus()
    river.keyboard.type("naps")
    expect(river.locator("input[name=q]").first).to_have_value("naps")
    expect(river.locator(OPEN)).to_have_count(0)


def test_keys_can_be_switched_off_for_good(river: Page) -> None:
    river.get_by_text("More", exact=True).click()
    river.get_by_label("Keyboard shortcuts").uncheck()
    river.locator("h1").click()
    river.keyboard.press("a")
    expect(river.locator(OPEN)).to_have_count(0)
    river.reload()
    river.keyboard.press("a")
    expect(river.locator(OPEN)).to_have_count(0)
    river.get_by_text("More", exact=True).click()
    river.get_by_label("Keyboard shortcuts").check()
    river.locator("h1").click()
    river.keyboard.press("a")
    assert river.locator(OPEN).count() > 0


def test_it_is_docked_once_scrolled_past_and_hides_no_focus(visit: Visit, books: str) -> None:
    river = visit(f"{books}/the-river.html", viewport={"width": 390, "height": 300})
    toolbar = river.locator(".blackout-toolbar")
    height = river.evaluate("document.documentElement.scrollHeight")
    river.locator("#spoiler-5").scroll_into_view_if_needed()
    river.mouse.wheel(0, 600)
    expect(toolbar).to_contain_class("blackout-docked")
    # Parts of a pixel may be rounded in another way.
    assert abs(river.evaluate("document.documentElement.scrollHeight") - height) <= 1
    for _press in range(6):
        button(river, "Next spoiler").click()
        target = river.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
        strip = toolbar.bounding_box()
        if strip and "blackout-docked" in (toolbar.get_attribute("class") or ""):
            assert target["bottom"] <= strip["y"]


def test_paper_shows_bars_unless_asked_for_spoilers(river: Page) -> None:
    river.evaluate("window.print = () => { window.printed = document.body.innerText; }")
    bar(river, 3).click()
    river.emulate_media(media="print")
    expect(passage(river, 3)).to_be_hidden()
    expect(bar(river, 3)).to_be_visible()
    assert (
        river.evaluate("getComputedStyle(document.querySelector('#spoiler-3 > button')).color")
        == "rgba(0, 0, 0, 0)"
    )
    river.emulate_media(media="screen")
    river.get_by_text("More", exact=True).click()
    button(river, "Print with spoilers").click()
    expect(river.locator("html")).to_contain_class("blackout-print")
    assert river.locator(SHUT).count() == 0
    river.emulate_media(media="print")
    expect(passage(river, 3)).to_be_visible()
    assert style(passage(river, 3), "animation-name") == "none"
    river.emulate_media(media="screen")
    river.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(river.locator("html")).not_to_contain_class("blackout-print")
    # What the reader had opened before stays open.
    expect(river.locator(OPEN)).to_have_count(1)


def test_a_page_that_comes_back_is_shut(river: Page) -> None:
    bar(river, 3).click()
    river.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    expect(river.locator(OPEN)).to_have_count(0)
    bar(river, 3).click()
    river.reload()
    expect(river.locator(OPEN)).to_have_count(0)


def test_a_link_to_a_bar_scrolls_there_and_leaves_it_shut(visit: Visit, books: str) -> None:
    page = visit(f"{books}/the-river.html#spoiler-5")
    expect(bar(page, 5)).to_be_in_viewport()
    expect(page.locator(OPEN)).to_have_count(0)


def test_translation_by_the_browser_neither_opens_nor_breaks_a_bar(river: Page) -> None:
    river.evaluate(
        """() => {
            // As Chromium's translator does it: text goes into elements of its own.
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const texts = [];
            while (walker.nextNode()) texts.push(walker.currentNode);
            for (const text of texts) {
                const font = document.createElement("font");
                text.replaceWith(font);
                font.append(text);
            }
        }"""
    )
    expect(river.locator(OPEN)).to_have_count(0)
    bar(river, 3).click()
    expect(passage(river, 3)).to_have_text("a letter comes")
    bar(river, 3).click()
    expect(river.locator(OPEN)).to_have_count(0)


def test_without_the_script_there_is_no_toolbar(visit: Visit, books: str) -> None:
    page = visit(f"{books}/the-river.html", java_script_enabled=False)
    expect(page.locator(".blackout-toolbar")).to_be_hidden()
