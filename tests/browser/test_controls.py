"""Bars in headings, links, dropdowns, tabs, cards and buttons: no control inside a control."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.reader import SHUT, bar, beside, drag, open_all, opened, passage

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

CONTROLS = ("a", "button", "summary", "label")
NESTED = ", ".join(
    f"{outer} {inner}"
    for outer in CONTROLS
    for inner in (*CONTROLS, "[data-blackout]", "[tabindex]", "input")
)
HIDDEN = (
    "the heir",
    "Tommy",
    "the murderer",
    "the cause",
    "a passage in a tab",
    "the host",
    "what the card hides",
    "the verdict",
    "the button text",
)
"""The passages of controls.md, in the order of their numbers."""


@pytest.fixture
def controls(visit: Visit) -> Page:
    return visit("controls.html")


def number_of(hidden: str) -> int:
    return HIDDEN.index(hidden) + 1


def nested(page: Page) -> list[str]:
    """Return the controls inside controls."""
    found: list[str] = page.evaluate(
        "(nested) => [...document.querySelectorAll(nested)].map((element) => element.outerHTML)",
        NESTED,
    )
    return found


def test_no_control_is_inside_another_before_the_script_has_run(visit: Visit) -> None:
    page = visit("controls.html", java_script_enabled=False)
    assert page.locator("a[data-blackout]").count() == len(HIDDEN)
    assert nested(page) == []


def test_no_control_is_inside_another_before_and_after_opening(controls: Page) -> None:
    assert controls.locator(SHUT).count() == len(HIDDEN)
    assert nested(controls) == []
    open_all(controls)
    assert [
        passage(controls, number).text_content() for number in range(1, len(HIDDEN) + 1)
    ] == list(HIDDEN)
    assert nested(controls) == []


def test_no_control_is_inside_another_on_a_reveal_page(visit: Visit) -> None:
    assert nested(visit("reveals/controls.html", java_script_enabled=False)) == []


def test_nothing_hidden_is_in_the_source_of_the_page(visit: Visit) -> None:
    page = visit("controls.html", java_script_enabled=False)
    source = page.content().lower()
    for hidden in HIDDEN:
        assert hidden.lower() not in source
        assert hidden.lower().replace(" ", "-") not in source


def test_a_bar_in_a_heading_opens_there(controls: Page) -> None:
    bar(controls, number_of("the heir")).click()
    heading = controls.get_by_role("heading", level=2)
    assert "A heading with the heir" in (heading.text_content() or "")
    assert controls.url.endswith("/controls.html")


def test_a_link_with_a_hidden_word_still_leads_where_it_says(controls: Page) -> None:
    bar(controls, number_of("Tommy")).click()
    assert opened(controls) == [number_of("Tommy")]
    controls.locator("#link-text").get_by_role("link", name="why [spoiler] left").click()
    expect(controls).to_have_title("Gestures - Bars")


def test_a_dropdown_opens_without_opening_the_bar_of_its_title(controls: Page) -> None:
    number = number_of("the murderer")
    expect(bar(controls, number)).to_be_hidden()
    controls.locator("summary", has_text="Opens on").click()
    expect(bar(controls, number)).to_be_visible()
    assert opened(controls) == []
    bar(controls, number).click()
    expect(controls.get_by_text("The body of the dropdown.")).to_be_visible()
    assert opened(controls) == [number]


def test_tabs_change_without_opening_a_bar(controls: Page) -> None:
    second = number_of("a passage in a tab")
    expect(bar(controls, number_of("the cause"))).to_be_visible()
    expect(bar(controls, second)).to_be_hidden()
    controls.locator("label", has_text="Second").click()
    assert opened(controls) == []
    bar(controls, second).click()
    assert opened(controls) == [second]
    expect(passage(controls, second)).to_be_visible()


@pytest.mark.parametrize("hidden", ["the host", "what the card hides"])
def test_a_click_on_a_bar_of_a_linked_card_opens_it_and_goes_nowhere(
    controls: Page, hidden: str
) -> None:
    bar(controls, number_of(hidden)).click()
    assert opened(controls) == [number_of(hidden)]
    bar(controls, number_of(hidden)).click()
    assert opened(controls) == []
    assert controls.url.endswith("/controls.html")


def test_a_click_beside_the_bar_of_a_linked_card_follows_the_link(controls: Page) -> None:
    controls.mouse.click(*beside(bar(controls, number_of("what the card hides")), 100))
    expect(controls).to_have_title("Gestures - Bars")


def test_a_button_of_sphinx_design_with_a_hidden_word_still_leads_where_it_says(
    controls: Page,
) -> None:
    bar(controls, number_of("the button text")).click()
    controls.get_by_role("link", name="Press [spoiler]").click()
    expect(controls).to_have_title("Gestures - Bars")


def test_a_drag_over_the_bar_of_a_heading_opens_it(controls: Page) -> None:
    number = number_of("the heir")
    drag(controls, beside(bar(controls, number), -60), beside(bar(controls, number), 30))
    assert opened(controls) == [number]
