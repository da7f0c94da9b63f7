"""Opening a bar with mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import (
    BARS,
    BLOCK,
    FIRST,
    INNER,
    ONE,
    OUTER,
    SECOND,
    SHORT,
    at,
    bar,
    beside,
    drag,
    focused,
    note_events,
    noted,
    opened,
    passage,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Visit
    from tests.browser.reader import Point

pytestmark = pytest.mark.browser


def left(bar: Locator) -> Point:
    return beside(bar, -40)


def right(bar: Locator) -> Point:
    return beside(bar, 40)


def inside(bar: Locator) -> Point:
    return at(bar, 30)


def further_inside(bar: Locator) -> Point:
    return at(bar, 60)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(left, right, id="across"),
        pytest.param(right, left, id="across-backwards"),
        pytest.param(left, inside, id="into-from-the-left"),
        pytest.param(right, inside, id="into-from-the-right"),
        pytest.param(inside, right, id="out-to-the-right"),
        pytest.param(inside, left, id="out-to-the-left"),
        pytest.param(inside, further_inside, id="within"),
        pytest.param(further_inside, inside, id="within-backwards"),
    ],
)
def test_a_drag_over_a_bar_opens_it(
    page: Page, start: Callable[[Locator], Point], end: Callable[[Locator], Point]
) -> None:
    drag(page, start(bar(page, ONE)), end(bar(page, ONE)))
    assert opened(page) == [ONE]
    assert passage(page, ONE).text_content() == "Kathy drives on alone"


@pytest.mark.parametrize("to", [5, 20, 48, 90])
@pytest.mark.parametrize("start", [-40, -20, 20, 40])
@pytest.mark.parametrize("number", [ONE, SHORT, FIRST, SECOND])
def test_a_drag_that_ends_in_a_bar_opens_it(page: Page, number: int, start: int, to: int) -> None:
    """Wherever it comes from: what Chromium selects then depends on font and place."""
    drag(page, beside(bar(page, number), start), at(bar(page, number), to))
    assert opened(page) == [number]


def test_a_drag_from_the_line_above_to_the_line_below_opens_a_block(page: Page) -> None:
    above, below = page.locator("#plain"), page.get_by_text("The last line of the page.")
    drag(page, at(above, 40), at(below, 40))
    assert opened(page) == [BLOCK]
    assert passage(page, BLOCK).locator("p").count() == 2


def test_a_drag_over_several_bars_opens_them_all_and_none_inside_them(page: Page) -> None:
    below = page.get_by_text("The last line of the page.")
    drag(page, at(page.locator("#one"), 5), at(below, 40))
    assert opened(page) == BARS
    assert bar(page, INNER).get_attribute("aria-expanded") == "false"


def test_a_drag_over_one_of_two_bars_on_a_line_leaves_the_other_shut(page: Page) -> None:
    drag(page, beside(bar(page, FIRST), -20), beside(bar(page, FIRST), 20))
    assert opened(page) == [FIRST]
    drag(page, beside(bar(page, SECOND), 20), at(bar(page, SECOND), 20))
    assert opened(page) == [FIRST, SECOND]


@pytest.mark.parametrize("end", [left, right])
def test_a_drag_out_of_a_bar_leaves_the_bar_inside_its_passage_shut(
    page: Page, end: Callable[[Locator], Point]
) -> None:
    drag(page, inside(bar(page, OUTER)), end(bar(page, OUTER)))
    assert opened(page) == [OUTER]


def test_a_drag_within_an_open_passage_opens_the_bar_inside_it(page: Page) -> None:
    bar(page, OUTER).click()
    drag(page, left(bar(page, INNER)), right(bar(page, INNER)))
    assert opened(page) == [OUTER, INNER]


def test_a_drag_within_a_bar_ends_open_where_the_hide_control_comes_to_lie_under_it(
    page: Page,
) -> None:
    drag(page, at(bar(page, SHORT), 5), at(bar(page, SHORT), 40))
    assert opened(page) == [SHORT]


def test_a_drag_that_has_opened_a_bar_does_not_swallow_the_next_click(page: Page) -> None:
    drag(page, left(bar(page, ONE)), right(bar(page, ONE)))
    bar(page, ONE).click()
    assert opened(page) == []


def test_a_drag_over_text_without_a_bar_opens_nothing(page: Page) -> None:
    drag(page, at(page.locator("#plain"), 5), at(page.locator("#plain"), 300))
    assert "is hidden in this" in page.evaluate("getSelection().toString()")
    assert opened(page) == []


def test_a_click_opens_a_bar_and_moves_the_focus_into_the_passage(page: Page) -> None:
    bar(page, ONE).click()
    assert opened(page) == [ONE]
    assert focused(passage(page, ONE))


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_opens_a_bar_and_moves_the_focus_into_the_passage(page: Page, key: str) -> None:
    bar(page, ONE).press(key)
    assert opened(page) == [ONE]
    assert focused(passage(page, ONE))


def test_the_tab_key_goes_from_the_passage_to_its_links_and_to_the_hide_control(
    page: Page,
) -> None:
    bar(page, BLOCK).press("Enter")
    page.keyboard.press("Tab")
    assert focused(passage(page, BLOCK).get_by_role("link"))
    page.keyboard.press("Tab")
    assert focused(bar(page, BLOCK))


@pytest.mark.parametrize("x", [3, 30, 60])
def test_a_double_click_ends_open(page: Page, x: int) -> None:
    page.mouse.dblclick(*at(bar(page, SHORT), x))
    assert opened(page) == [SHORT]


@pytest.mark.parametrize("open_first", [False, True])
def test_enter_held_down_toggles_once(page: Page, *, open_first: bool) -> None:
    if open_first:
        bar(page, ONE).click()
    bar(page, ONE).focus()
    for _ in range(4):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    assert opened(page) == ([] if open_first else [ONE])


@pytest.mark.parametrize("count", [1, 2, 3])
def test_clicks_elsewhere_open_nothing(page: Page, count: int) -> None:
    page.mouse.click(*at(page.locator("#plain"), 50), click_count=count)
    page.mouse.click(*beside(bar(page, ONE), 15), click_count=count)
    assert opened(page) == []


def test_selecting_everything_by_keyboard_opens_nothing(page: Page) -> None:
    page.keyboard.press("Control+a")
    page.wait_for_timeout(300)
    assert "of one word" in page.evaluate("getSelection().toString()")
    assert opened(page) == []


def test_dragging_a_slider_while_everything_is_selected_opens_nothing(page: Page) -> None:
    # A scroll bar behaves alike; headless browsers draw none.
    page.evaluate(
        """() => document.body.insertAdjacentHTML("afterbegin",
            '<div style="user-select: none"><input type="range" id="slider"></div>')"""
    )
    page.keyboard.press("Control+a")
    drag(page, at(page.locator("#slider"), 20), at(page.locator("#slider"), 80))
    assert "of one word" in page.evaluate("getSelection().toString()")
    assert opened(page) == []


@pytest.mark.parametrize("gesture", ["click", "drag", "key"])
def test_the_document_hears_of_a_passage_once_that_opens(page: Page, gesture: str) -> None:
    note_events(page)
    if gesture == "click":
        bar(page, ONE).click()
    elif gesture == "drag":
        drag(page, left(bar(page, ONE)), right(bar(page, ONE)))
    else:
        bar(page, ONE).press("Enter")
    assert noted(page) == [
        {
            "type": "blackout:reveal",
            "sealed": True,
            "host": "spoiler-1",
            "text": "Kathy drives on alone",
            "element": True,
            "connected": True,
        }
    ]


def test_no_passage_is_in_the_text_of_a_page_before_it_is_opened(page: Page) -> None:
    assert "Kathy drives" not in text(page)
    bar(page, ONE).click()
    assert "Before the bar Kathy drives on alone" in text(page)


def test_a_passage_of_a_restructuredtext_page_opens(visit: Visit) -> None:
    page = visit("rest.html")
    bar(page, 1).click()
    assert passage(page, 1).inner_html() == "Kathy <em>drives</em> on"
    bar(page, 2).click()
    assert passage(page, 2).locator("pre").text_content() == "hidden = True\n"
