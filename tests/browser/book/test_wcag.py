"""What WCAG 2.2 asks of the reader's controls, to level AA, and no checker sees."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.book.controls import BEHIND, button, docked, more, toolbar
from tests.browser.book.pages import DESKTOP, PHONE, REVIEW, WINDOWS
from tests.browser.reader import SHUT, focused
from tests.browser.test_accessibility import everything, told

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_every_control_has_a_name_a_role_and_a_state(visit: Visit) -> None:
    page = visit(REVIEW)
    more(page).click()
    expect(toolbar(page)).to_match_aria_snapshot(
        """
        - group "Spoilers on this page":
          - text: How far have you read?
          - combobox "How far have you read?":
            - option "Not begun" [selected]
          - button "Previous spoiler"
          - button "Next spoiler"
          - button "Reveal all"
          - button "Hide all"
          - group:
            - text: More
            - button "Print with spoilers"
            - button "Forget how far I have read"
            - checkbox "Keyboard shortcuts:" [checked]
        """
    )
    summary = next(t for t in told(page) if t.role == "DisclosureTriangle")
    assert (summary.name, summary.expanded) == ("More", True)


def test_the_tab_key_goes_through_the_toolbar_in_the_order_seen(visit: Visit) -> None:
    page = visit(REVIEW)
    more(page).click()
    page.locator("select[data-work]").focus()
    boxes = []
    for _control in range(9):
        assert page.evaluate("document.activeElement.closest('.blackout-toolbar') !== null")
        boxes.append(page.evaluate("document.activeElement.getBoundingClientRect().toJSON()"))
        page.keyboard.press("Tab")
    for one, other in pairwise(boxes):
        is_below, is_beside = other["top"] >= one["bottom"], other["left"] >= one["right"]
        assert is_below or is_beside
    assert page.evaluate("document.activeElement.closest('.blackout-toolbar') === null")


@WINDOWS
def test_the_focus_is_seen_wherever_the_tab_key_takes_it(
    visit: Visit, window: dict[str, int]
) -> None:
    page = visit(REVIEW, viewport=window, reduced_motion="reduce")
    page.locator("article").evaluate("(e) => { e.tabIndex = -1; e.focus(); }")
    steps = []
    for key in ("Tab", "Shift+Tab"):
        for _step in range(200):
            page.keyboard.press(key)
            active = page.evaluate_handle("document.activeElement").as_element()
            assert active
            if not active.evaluate("(e) => e.closest('article') && e.tabIndex >= 0"):
                break
            steps.append(active.inner_text())
            # What is behind something may be on its way out.
            page.wait_for_function(f"(focused) => !({BEHIND})(focused)", arg=active)
            assert active.evaluate(
                "(e) => e.matches(':focus-visible') && getComputedStyle(e).outlineStyle !== 'none'"
            ), steps[-1]
    assert steps.count("spoiler") > 30
    assert steps.count("Reveal all") == 2


def test_a_bar_behind_the_docked_toolbar_comes_out_when_it_gets_the_focus(visit: Visit) -> None:
    page = visit(REVIEW, viewport=PHONE, reduced_motion="reduce")
    for bar in page.locator(f"section section {SHUT}").all()[4:8]:
        bar.evaluate("(e) => scrollBy(0, e.getBoundingClientRect().bottom - innerHeight + 4)")
        expect(page.locator(".blackout-docked")).to_be_in_viewport()
        assert bar.evaluate(BEHIND)
        bar.focus()
        page.wait_for_function(f"(bar) => !({BEHIND})(bar)", arg=bar.element_handle())


def test_the_docked_toolbar_covers_nothing_beside_the_text(visit: Visit) -> None:
    page = visit(REVIEW, viewport=DESKTOP)
    strip = docked(page).bounding_box()
    text = page.locator("article").bounding_box()
    navigation = page.locator(".sidebar-container").bounding_box()
    assert strip
    assert text
    assert navigation
    assert strip["x"] >= navigation["x"] + navigation["width"]
    # Nor does a line stick out at its sides.
    assert strip["x"] <= text["x"]
    assert strip["x"] + strip["width"] >= text["x"] + text["width"]
    page.set_viewport_size({"width": 1500, "height": 900})
    text = page.locator("article").bounding_box()
    assert text
    page.wait_for_function(
        "([x, strip]) => Math.abs(strip.getBoundingClientRect().x - x) < 40",
        arg=[text["x"], toolbar(page).element_handle()],
    )


def test_the_field_that_has_the_focus_stays_when_the_toolbar_is_docked(visit: Visit) -> None:
    page = visit(REVIEW, viewport=PHONE)
    field = page.locator("select[data-work]")
    field.focus()
    docked(page)
    assert focused(field)
    expect(field).to_be_in_viewport()
    button(page, "Next spoiler").focus()
    expect(field).to_be_hidden()


def test_the_bar_of_a_long_passage_is_seen_when_it_is_shut_from_its_end(visit: Visit) -> None:
    page = visit(REVIEW, viewport={"width": 390, "height": 420}, reduced_motion="reduce")
    block = page.locator("button.blackout-block").first
    block.press("Enter")
    page.keyboard.press("Tab")
    assert focused(block)
    page.keyboard.press("Enter")
    assert focused(block)
    expect(block).to_be_in_viewport()
    assert not block.evaluate(BEHIND)


def test_a_word_is_said_each_time_and_does_not_stay(visit: Visit) -> None:
    # A window that no other test gets, as the clock stays with it.
    page = visit(REVIEW, locale="en-MT")
    page.clock.install()
    page.reload()
    status = page.locator(".blackout-status")
    status.evaluate(
        """(status) => {
            window.said = [];
            new MutationObserver(() => window.said.push(status.textContent))
                .observe(status, { childList: true });
        }"""
    )
    assert status.get_attribute("role") == "status"
    for shut in page.locator(SHUT).all()[1:3]:
        shut.press("Enter")
        page.clock.run_for(200)
    page.keyboard.press("Escape")
    page.clock.run_for(200)
    page.locator("select[data-work]").select_option(label="To the end")
    page.clock.run_for(200)
    words = ["Revealed", "", "Revealed", "", "Hidden", "", "Hidden: 0"]
    assert page.evaluate("window.said") == words
    page.clock.run_for(10_000)
    expect(status).to_have_text("")


def test_nothing_is_said_of_what_opens_by_itself_on_arrival(visit: Visit) -> None:
    page = visit(REVIEW)
    page.locator("select[data-work]").select_option(label="To the end")
    page.reload()
    page.wait_for_timeout(300)
    assert page.locator(".blackout-passage").count() > 10
    expect(page.locator(".blackout-status")).to_have_text("")


def test_a_screen_reader_reads_a_review_from_end_to_end_after_one_button(visit: Visit) -> None:
    page = visit(REVIEW)
    button(page, "Reveal all").click()
    page.wait_for_function("document.querySelector('.blackout-status').textContent")
    assert focused(button(page, "Reveal all"))
    read = everything(page)
    for passage in page.locator(".blackout-passage").all():
        assert passage.inner_text().split("\n")[0][:20] in read
    # No bar is left, nor the word that stood on one.
    assert "spoiler" not in [thing.name for thing in told(page)]
    assert {t.name for t in told(page) if t.role == "status"} <= {"", "Revealed"}
