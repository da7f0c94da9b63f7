"""Shutting a passage again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import (
    BLOCK,
    FIRST,
    INNER,
    ONE,
    OUTER,
    SECOND,
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
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_escape_shuts_the_passage_and_puts_the_focus_back_on_the_bar(page: Page) -> None:
    bar(page, ONE).press("Enter")
    page.keyboard.press("Escape")
    assert opened(page) == []
    assert focused(bar(page, ONE))


def test_escape_on_a_link_in_the_passage_shuts_it(page: Page) -> None:
    bar(page, BLOCK).click()
    passage(page, BLOCK).get_by_role("link").focus()
    page.keyboard.press("Escape")
    assert opened(page) == []
    assert focused(bar(page, BLOCK))


def test_escape_on_the_hide_control_shuts_that_passage_alone(page: Page) -> None:
    bar(page, FIRST).click()
    bar(page, SECOND).click()
    bar(page, FIRST).focus()
    page.keyboard.press("Escape")
    assert opened(page) == [SECOND]
    assert focused(bar(page, FIRST))


def test_escape_after_a_drag_shuts_what_the_drag_has_opened(page: Page) -> None:
    drag(page, beside(bar(page, ONE), -40), beside(bar(page, ONE), 40))
    page.keyboard.press("Escape")
    assert opened(page) == []
    assert focused(bar(page, ONE))


def test_escape_after_a_drag_within_the_bar_shuts_it(page: Page) -> None:
    drag(page, at(bar(page, ONE), 30), at(bar(page, ONE), 60))
    page.keyboard.press("Escape")
    assert opened(page) == []
    assert focused(bar(page, ONE))


def test_escape_shuts_the_inner_passage_first_and_then_the_outer(page: Page) -> None:
    bar(page, OUTER).press("Enter")
    bar(page, INNER).press("Enter")
    page.keyboard.press("Escape")
    assert opened(page) == [OUTER]
    assert focused(bar(page, INNER))
    page.keyboard.press("Escape")
    assert opened(page) == []
    assert focused(bar(page, OUTER))


def test_escape_elsewhere_leaves_passages_and_focus_alone(page: Page) -> None:
    bar(page, ONE).click()
    link = page.locator("a.sidebar-brand")
    link.focus()
    page.keyboard.press("Escape")
    assert opened(page) == [ONE]
    assert focused(link)


def test_escape_with_nothing_open_does_nothing(page: Page) -> None:
    note_events(page)
    page.keyboard.press("Escape")
    bar(page, ONE).focus()
    page.keyboard.press("Escape")
    assert noted(page) == []
    assert focused(bar(page, ONE))


def test_a_click_on_hide_shuts_the_passage(page: Page) -> None:
    bar(page, ONE).click()
    page.get_by_role("button", name="hide", exact=True).click()
    assert opened(page) == []
    assert focused(bar(page, ONE))


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_on_hide_shuts_the_passage(page: Page, key: str) -> None:
    bar(page, ONE).press("Enter")
    page.get_by_role("button", name="hide", exact=True).press(key)
    assert opened(page) == []
    assert focused(bar(page, ONE))


def test_a_tap_on_hide_shuts_the_passage(visit: Visit) -> None:
    page = visit("gestures.html", has_touch=True)
    bar(page, ONE).tap()
    page.wait_for_timeout(600)  # Not the second half of a double tap.
    page.get_by_role("button", name="hide", exact=True).tap()
    assert opened(page) == []


def test_a_drag_over_hide_leaves_the_passage_open(page: Page) -> None:
    bar(page, ONE).click()
    drag(page, at(passage(page, ONE), 20), beside(bar(page, ONE), 30))
    assert opened(page) == [ONE]


def test_the_passage_is_gone_from_the_document_once_it_is_shut(page: Page) -> None:
    before = page.locator("#one").inner_html()
    bar(page, ONE).click()
    page.keyboard.press("Escape")
    assert "Kathy drives" not in text(page)
    assert "Kathy drives" not in page.content()
    assert page.locator("#one").inner_html() == before


def test_a_bar_has_the_size_it_had_before(page: Page) -> None:
    before = bar(page, ONE).bounding_box()
    bar(page, ONE).click()
    page.keyboard.press("Escape")
    assert bar(page, ONE).bounding_box() == before


def test_shutting_the_outer_passage_takes_the_inner_one_along(page: Page) -> None:
    bar(page, OUTER).press("Enter")
    bar(page, INNER).press("Enter")
    assert "the inner passage" in text(page)
    bar(page, OUTER).press("Enter")
    assert opened(page) == []
    assert "the inner passage" not in text(page)
    bar(page, OUTER).press("Enter")
    assert opened(page) == [OUTER]


def test_a_passage_opens_again_as_often_as_it_is_shut(page: Page) -> None:
    for _ in range(3):
        bar(page, ONE).press("Enter")
        assert passage(page, ONE).text_content() == "Kathy drives on alone"
        assert passage(page, ONE).count() == 1
        page.keyboard.press("Escape")
    assert opened(page) == []


def test_the_document_hears_of_a_passage_that_is_shut(page: Page) -> None:
    bar(page, ONE).click()
    note_events(page)
    page.keyboard.press("Escape")
    assert noted(page) == [
        {
            "type": "blackout:hide",
            "sealed": True,
            "host": "spoiler-1",
            "text": "Kathy drives on alone",
            "element": True,
            "connected": False,
        }
    ]
