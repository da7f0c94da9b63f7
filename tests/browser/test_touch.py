"""Opening a bar with a finger.

Headless Chromium makes no selection at a long press, so selections are made by a
script here, after the ``pointerdown`` that a finger sends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.reader import (
    BARS,
    FIRST,
    ONE,
    OUTER,
    SECOND,
    SHORT,
    at,
    bar,
    box,
    focused,
    opened,
    passage,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

LONG_ENOUGH = 800
"""Longer than a selection of this kind takes to count as made, in milliseconds."""


@pytest.fixture
def phone(visit: Visit) -> Page:
    return visit(
        "gestures.html", has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}
    )


def select(page: Page, start: str, end: str, *, touch: bool = True) -> None:
    """Select from the beginning of *start* to the end of *end*, as a finger does with handles."""
    page.evaluate(
        """([start, end, touch]) => {
            const first = document.querySelector(start);
            const last = document.querySelector(end);
            if (touch) first.dispatchEvent(
                new PointerEvent("pointerdown", { pointerType: "touch", bubbles: true }));
            getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
        }""",
        [start, end, touch],
    )


def test_a_tap_opens_a_bar_and_moves_the_focus_into_the_passage(phone: Page) -> None:
    bar(phone, ONE).tap()
    assert opened(phone) == [ONE]
    assert focused(passage(phone, ONE))


@pytest.mark.parametrize("x", [5, 30])
def test_a_double_tap_ends_open(phone: Page, x: int) -> None:
    point = at(bar(phone, SHORT), x)
    phone.touchscreen.tap(*point)
    phone.touchscreen.tap(*point)
    assert opened(phone) == [SHORT]


def test_a_tap_beside_a_bar_opens_nothing(phone: Page) -> None:
    phone.touchscreen.tap(*at(phone.locator("#plain"), 30))
    phone.wait_for_timeout(LONG_ENOUGH)
    assert opened(phone) == []


def test_a_selection_over_a_bar_opens_it_once_the_finger_rests(phone: Page) -> None:
    select(phone, "#one", "#one")
    assert opened(phone) == []
    expect(passage(phone, ONE)).to_have_text("Kathy drives on alone")
    assert opened(phone) == [ONE]


def test_a_selection_over_two_of_the_bars_opens_both(phone: Page) -> None:
    select(phone, "#two", "#two")
    expect(passage(phone, SECOND)).to_be_visible()
    assert opened(phone) == [FIRST, SECOND]


def test_select_all_opens_nothing(phone: Page) -> None:
    select(phone, "body", "body")
    phone.wait_for_timeout(LONG_ENOUGH)
    assert opened(phone) == []


def test_select_all_opens_nothing_after_a_selection_has_opened_a_bar(phone: Page) -> None:
    select(phone, "#around", "#around")
    expect(passage(phone, OUTER)).to_be_visible()
    select(phone, "body", "body", touch=False)
    phone.wait_for_timeout(LONG_ENOUGH)
    assert opened(phone) == [OUTER]


def test_a_selection_that_grows_leaves_the_bar_inside_the_passage_shut(phone: Page) -> None:
    select(phone, "#around", "#around")
    expect(passage(phone, OUTER)).to_be_visible()
    select(phone, "#around", "#plain", touch=False)
    phone.wait_for_timeout(LONG_ENOUGH)
    assert opened(phone) == [OUTER]


def test_a_bar_that_is_shut_again_stays_shut_while_the_selection_changes(phone: Page) -> None:
    select(phone, "#one", "#one")
    expect(passage(phone, ONE)).to_be_visible()
    phone.keyboard.press("Escape")
    select(phone, "#one", "#short", touch=False)
    phone.wait_for_timeout(LONG_ENOUGH)
    assert ONE not in opened(phone)


def test_select_all_of_a_keyboard_opens_not_even_the_only_bar_after_a_tap(phone: Page) -> None:
    phone.evaluate(
        """() => document.querySelectorAll("[data-nosnippet]")
            .forEach((host, index) => index && host.remove())"""
    )
    phone.touchscreen.tap(*at(phone.locator("#plain"), 30))
    phone.keyboard.press("Control+a")
    phone.wait_for_timeout(LONG_ENOUGH)
    assert opened(phone) == []


def test_scrolling_with_a_finger_on_a_bar_opens_nothing(phone: Page) -> None:
    phone.locator("#furo-main-content").evaluate("(main) => main.style.paddingBottom = '200vh'")
    x, y = at(bar(phone, SHORT), 30)
    session = phone.context.new_cdp_session(phone)
    session.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    for moved in range(20, 161, 20):
        point = {"x": x, "y": y - moved}
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone.wait_for_function("scrollY > 50")
    phone.wait_for_timeout(LONG_ENOUGH)
    assert opened(phone) == []


def test_every_bar_can_be_tapped(phone: Page) -> None:
    for number in BARS:
        assert box(bar(phone, number))["height"] >= 24
        bar(phone, number).tap()
    assert opened(phone) == BARS
