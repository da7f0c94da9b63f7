"""Sphinx's own search: what it finds, and what it quotes from a page it has fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def search(visit: Visit, words: str) -> Page:
    """Return the page of results, once the search is over and its summaries are there."""
    page = visit(f"search.html?q={words}")
    expect(page.locator("#search-results .search-summary")).to_have_text(
        re.compile("earch (finished|did not match)")
    )
    page.wait_for_load_state("networkidle")
    return page


def test_an_open_word_is_found_and_its_summary_is_sealed(visit: Visit) -> None:
    page = search(visit, "clicks")
    result = page.locator("#search-results li").filter(has=page.locator("a[href*='gestures']"))
    expect(result.locator("p.context")).to_contain_text("spoiler")
    shown = page.locator("#search-results").inner_text()
    assert "drives on" not in shown
    assert "inner passage" not in shown


@pytest.mark.parametrize("hidden", ["drives", "verdict", "murderer"])
def test_a_hidden_word_is_not_found(visit: Visit, hidden: str) -> None:
    page = search(visit, hidden)
    expect(page.locator("#search-results li")).to_have_count(0)
