"""The catalogue as readers use it: with eyes, keyboard and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.catalogue import (
    ALL,
    DESKTOP,
    choose,
    count,
    entries,
    head,
    query,
    search,
    titles,
)
from tests.browser.reader import focused
from tests.records import TITLES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Serve, Visit

pytestmark = pytest.mark.browser

ACTIVE = "document.activeElement.name || document.activeElement.textContent"


@pytest.fixture(scope="session")
def site(shelf_book: Path, serve: Serve) -> str:
    return serve(shelf_book)


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit("catalogue.html", viewport=DESKTOP)


def test_all_are_shown_at_first(page: Page) -> None:
    assert titles(page) == TITLES
    assert count(page) == f"{ALL} reviews"
    assert not page.get_by_role("button", name="Clear filters").is_visible()
    assert not page.locator(".catalogue-empty").is_visible()
    assert query(page) == ""


@pytest.mark.parametrize(
    ("facet", "label", "shown"),
    [
        ("author", "Ben Byron", {"A Weir", "Weir, Again"}),
        ("kind", "Film", {"The Old Mill"}),
        ("decade", "1960s", {"A Weir", "An Old Mill", "Weir, Again"}),
        ("theme", "Silence", {TITLES[0], "Signals"}),
        ("theme", "Horror", {TITLES[0]}),
        ("rating", "4.5 or better", {"A Weir", "Weir, Again", "Éclair"}),
        ("award", "Won or nominated", {"A Weir", "An Old Mill", "Signals", TITLES[4]}),
        ("century", "1st century BCE", {"The Ides"}),
    ],
)
def test_filters(page: Page, facet: str, label: str, shown: set[str]) -> None:
    choose(page, facet, label)
    assert set(titles(page)) == shown
    assert count(page) == f"{len(shown)} of {ALL} reviews"


def test_filters_narrow_each_other_and_are_cleared_at_once(page: Page) -> None:
    choose(page, "theme", "Rivers")
    choose(page, "kind", "Novel")
    choose(page, "rating", "4.5 or better")
    assert titles(page) == ["A Weir", "Weir, Again"]
    search(page).fill("again")
    assert titles(page) == ["Weir, Again"]
    page.get_by_role("button", name="Clear filters").click()
    assert titles(page) == TITLES
    assert count(page) == f"{ALL} reviews"
    # The button is gone; the focus is where a reader begins anew.
    assert focused(search(page))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("weir", ["A Weir", "Weir, Again"]),
        ("WEIR ann", ["A Weir"]),
        ("eclair", ["Éclair"]),
        ("Émile", ["Éclair"]),
        ("astrom", ["The Old Mill"]),
        ("don't", [TITLES[0]]),
        ("dont", [TITLES[0]]),
        ("<img", [TITLES[4]]),
        ("  ", TITLES),
        ("rivers", []),
    ],
)
def test_words_are_looked_for_in_titles_and_names(page: Page, typed: str, shown: list[str]) -> None:
    search(page).fill(typed)
    assert titles(page) == shown


def test_where_nothing_fits_it_says_so(page: Page) -> None:
    search(page).fill("zzz")
    assert titles(page) == []
    assert count(page) == f"0 of {ALL} reviews"
    assert page.get_by_text("No review has all of that").is_visible()


def test_the_count_is_told_as_it_changes(page: Page) -> None:
    status = page.get_by_role("status")
    assert status.inner_text() == f"{ALL} reviews"
    choose(page, "kind", "Film")
    assert status.inner_text() == f"1 of {ALL} reviews"


def test_heads_sort_up_and_down(page: Page) -> None:
    head(page, "Year").click()
    assert titles(page)[:2] == ["The Ides", TITLES[2]]
    assert titles(page)[-1] == "Untold"
    head(page, "Year").click()
    assert titles(page)[0] == "Signals"
    # What has no year comes last either way.
    assert titles(page)[-2:] == ["The Ides", "Untold"]


@pytest.mark.parametrize(
    ("column", "first", "direction"),
    [
        ("By", "The Old Mill", "ascending"),
        ("Rating", "Éclair", "descending"),
        ("Divergence", "The Ides", "ascending"),
        ("Reviewed", "Weir, Again", "descending"),
    ],
)
def test_each_column_begins_as_readers_want_it(
    page: Page, column: str, first: str, direction: str
) -> None:
    head(page, column).click()
    assert titles(page)[0] == first
    sorts = page.get_by_role("columnheader").evaluate_all(
        "(heads) => heads.map((head) => [head.textContent, head.ariaSort]).filter(([, s]) => s)"
    )
    assert sorts == [[column, direction]]


def test_equal_rows_stay_in_the_order_of_titles(page: Page) -> None:
    head(page, "Rating").click()
    assert titles(page)[1:3] == ["A Weir", "Weir, Again"]
    head(page, "Rating").click()
    assert titles(page).index("A Weir") < titles(page).index("Weir, Again")
    assert titles(page)[-2:] == ["Untold", "Zebra"]
    head(page, "Title").click()
    assert titles(page) == TITLES


def test_the_keyboard_is_enough(page: Page) -> None:
    search(page).focus()
    order = []
    for _ in range(8 + 6):
        order.append(page.evaluate(ACTIVE))
        page.keyboard.press("Tab")
    assert order == [
        "q", "author", "kind", "theme", "decade", "century", "rating", "award",
        "Title", "By", "Year", "Rating", "Divergence", "Reviewed",
    ]  # fmt: skip
    head(page, "Rating").focus()
    page.keyboard.press("Enter")
    assert titles(page)[0] == "Éclair"
    assert focused(head(page, "Rating"))
    page.keyboard.press("Space")
    assert titles(page)[0] == TITLES[0]
    page.locator("select[name=kind]").focus()
    page.keyboard.type("Fil")
    expect(page.locator(".catalogue-count")).to_have_text(f"1 of {ALL} reviews")


def test_enter_in_the_box_does_not_load_the_page_anew(page: Page) -> None:
    page.evaluate("window.same = true")
    search(page).fill("weir")
    search(page).press("Enter")
    assert page.evaluate("window.same")
    assert titles(page) == ["A Weir", "Weir, Again"]


def test_the_focus_is_seen(page: Page) -> None:
    page.keyboard.press("Tab")
    for control in (search(page), page.locator("select[name=kind]"), head(page, "Year")):
        control.focus()
        assert control.evaluate("(e) => getComputedStyle(e).outlineStyle") == "solid"


def test_the_address_says_what_is_shown(page: Page, visit: Visit) -> None:
    choose(page, "theme", "Rivers")
    head(page, "Rating").click()
    search(page).fill("w")
    expect(page).to_have_url(page.url.partition("?")[0] + "?theme=rivers&sort=-rating&q=w")
    other = visit(page.url, viewport=DESKTOP)
    assert titles(other) == titles(page) == ["A Weir", "Weir, Again"]
    assert search(other).input_value() == "w"
    assert other.locator("select[name=theme]").input_value() == "rivers"
    assert other.locator("[aria-sort]").inner_text().startswith("Rating")


def test_what_the_address_says_of_unknown_things_is_passed_over(visit: Visit) -> None:
    address = "catalogue.html?kind=poem&theme=rivers&sort=colour&author=%3Cscript%3E&page=7#end"
    page = visit(address, viewport=DESKTOP)
    assert titles(page) == ["An Old Mill", "The Old Mill", "A Weir", "Weir, Again"]
    assert page.url.endswith(address)
    choose(page, "kind", "Film")
    # What belongs to others stays.
    assert page.url.endswith("catalogue.html?kind=film&theme=rivers&page=7#end")


def test_back_and_forward(page: Page) -> None:
    choose(page, "kind", "Novel")
    choose(page, "theme", "Rivers")
    head(page, "Year").click()
    assert titles(page) == ["An Old Mill", "A Weir", "Weir, Again"]
    page.go_back()
    page.go_back()
    assert query(page) == "kind=novel"
    assert len(titles(page)) == 4
    assert page.locator("select[name=theme]").input_value() == ""
    page.go_back()
    assert titles(page) == TITLES
    page.go_forward()
    page.go_forward()
    page.go_forward()
    assert titles(page) == ["An Old Mill", "A Weir", "Weir, Again"]
    assert page.locator("[aria-sort]").inner_text().startswith("Year")


def test_typing_is_one_step_back(page: Page) -> None:
    before = entries(page)
    search(page).press_sequentially("old", delay=5)
    expect(page).to_have_url(page.url.partition("?")[0] + "?q=old")
    search(page).press_sequentially(" mill", delay=350)
    expect(page).to_have_url(page.url.partition("?")[0] + "?q=old+mill")
    assert entries(page) == before + 1
    page.go_back()
    assert titles(page) == TITLES
    assert search(page).input_value() == ""
    page.go_forward()
    assert titles(page) == ["An Old Mill", "The Old Mill"]


def test_what_changes_nothing_is_no_step(page: Page) -> None:
    before = entries(page)
    choose(page, "kind", "Any")
    head(page, "Title").click()
    head(page, "Title").click()
    page.wait_for_timeout(400)
    assert entries(page) <= before + 2
    assert query(page) == ""
