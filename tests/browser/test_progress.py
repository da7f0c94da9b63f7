"""How far a reader has read, and what opens by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PROGRESS
from tests.browser.reader import SHUT, bar, passage

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import Build, Serve, Visit

pytestmark = pytest.mark.browser

OPEN = ".blackout-passage"


def say(page: Page, answer: str) -> None:
    page.locator("select[data-work]").select_option(label=answer)


def shown(page: Page) -> list[str]:
    """Return what is open, those inside others not again."""
    return [text.strip() for text in page.locator(f"{OPEN}:not({OPEN} {OPEN})").all_text_contents()]


def test_the_answers_are_the_stages_but_the_last_which_is_the_end(river: Page) -> None:
    options = river.locator("select[data-work] option").all_text_contents()
    assert options == ["Not begun", "The Bank", "The Ford", "To the end"]
    expect(river.get_by_label("How far have you read?")).to_have_value("")


def test_passages_open_up_to_the_stage_and_no_further(river: Page) -> None:
    say(river, "The Bank")
    assert shown(river) == ["a letter comes"]
    say(river, "The Ford")
    assert len(shown(river)) == 2
    expect(river.get_by_text("the ash keeps a name", exact=True)).to_be_visible()
    say(river, "To the end")
    assert shown(river)[0] == "a life"
    assert shown(river)[-1] == "the ferryman drowns"
    expect(river.get_by_text("something of either")).to_have_count(0)


def test_an_earlier_answer_shuts_what_comes_later_even_if_opened_by_hand(river: Page) -> None:
    say(river, "To the end")
    say(river, "The Bank")
    assert shown(river) == ["a letter comes"]
    bar(river, 4).click()
    assert len(shown(river)) == 2
    say(river, "Not begun")
    assert shown(river) == []


def test_it_holds_on_other_pages_of_the_work_and_after_a_reload(river: Page, books: str) -> None:
    say(river, "The Ford")
    river.reload()
    assert len(shown(river)) == 2
    expect(river.get_by_label("How far have you read?")).to_have_value("the-ford")
    river.goto(f"{books}/index.html")
    assert shown(river) == ["The ford is mined."]
    river.goto(f"{books}/the-river.html")
    say(river, "To the end")
    river.goto(f"{books}/index.html")
    assert sorted(shown(river)) == ["The ford is mined.", "the ferryman drowns"]


def test_another_work_has_its_own_answer_and_question(river: Page, books: str) -> None:
    say(river, "To the end")
    river.goto(f"{books}/the-mountain.html")
    expect(river.get_by_label("How much have you seen?")).to_have_value("")
    assert shown(river) == []
    say(river, "Ascent")
    assert shown(river) == []
    say(river, "Summit")
    assert shown(river) == ["There is nobody up there."]


def test_tabs_tell_each_other(river: Page, books: str) -> None:
    context: BrowserContext = river.context
    other = context.new_page()
    other.goto(f"{books}/the-river.html")
    say(other, "The Bank")
    expect(river.locator(OPEN)).to_have_count(1)
    expect(river.get_by_label("How far have you read?")).to_have_value("the-bank")
    other.get_by_text("More", exact=True).click()
    other.get_by_role("button", name="Forget how far I have read").click()
    expect(river.locator(OPEN)).to_have_count(0)
    assert river.evaluate("Object.keys(localStorage).filter((key) => key.includes('river'))") == []
    other.close()


def test_a_stage_that_is_gone_counts_as_nothing_read(river: Page, troubles: list[str]) -> None:
    river.evaluate("localStorage.setItem('blackout:progress:two-books:the-river', 'the-lake')")
    river.reload()
    expect(river.get_by_label("How far have you read?")).to_have_value("")
    assert shown(river) == []
    assert len(troubles) == 1
    assert "of the-river a stage is remembered that is not there any more" in troubles[0]
    troubles.clear()
    say(river, "The Bank")
    assert shown(river) == ["a letter comes"]


def test_without_storage_it_works_for_the_visit(
    visit: Visit, build: Build, serve: Serve, troubles: list[str]
) -> None:
    # furo's own script cannot do without.
    books = serve(build("html", PROGRESS, html_theme="alabaster"))
    # A window that no other test gets, as the script stays with it.
    page = visit(f"{books}/index.html", locale="en-IE")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
    )
    page.goto(f"{books}/the-river.html")
    say(page, "The Bank")
    assert shown(page) == ["a letter comes"]
    # Sphinx's highlighting of search words (sphinx_highlight.js) cannot do without either.
    assert set(troubles) <= {"no"}
    troubles.clear()


def test_what_is_left_is_announced_and_the_focus_stays_when_an_answer_opens_passages(
    river: Page,
) -> None:
    field = river.get_by_label("How far have you read?")
    field.focus()
    say(river, "To the end")
    assert field.evaluate("(element) => element === document.activeElement")
    expect(river.locator(".blackout-status")).to_have_text("Hidden: 1")


def test_a_passage_opened_by_progress_can_be_shut_by_hand(river: Page) -> None:
    say(river, "The Bank")
    bar(river, 3).click()
    expect(passage(river, 3)).to_have_count(0)
    assert river.locator(SHUT).count() == 6
