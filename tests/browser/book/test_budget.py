"""What a page pays for its bars, and what its reader sees move."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from blackout_ext.reviews.html import STATIC as REVIEWS
from blackout_ext.spoilers.writers.html import STATIC as SPOILERS
from tests.browser.book.pages import CATALOGUE, PHONE, REVIEW, WINDOWS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

BUDGET = 12_288
"""Bytes, compressed, of all scripts and styles of ours that a review loads together."""
OURS = {file.name: file for folder in (SPOILERS, REVIEWS) for file in folder.iterdir()}
NOTE_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
            window.shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.outerHTML)]);
    }).observe({ type: "layout-shift", buffered: true });
"""


def loaded(page: Page) -> dict[str, Any]:
    """Return the files of ours that a page has loaded, and how each holds up what is shown."""
    page.wait_for_load_state("networkidle")
    found = page.evaluate(
        "performance.getEntriesByType('resource').map((r) => [r.name, r.renderBlockingStatus])"
    )
    names = [(urlsplit(url).path.rpartition("/")[2], status) for url, status in found]
    return {name: status for name, status in names if name in OURS}


def test_scripts_and_styles_of_a_review_are_small(visit: Visit) -> None:
    names = loaded(visit(REVIEW))
    assert {"blackout.js", "blackout.css", "spoiler-controls.js", "reviews.css"} <= names.keys()
    size = sum(len(gzip.compress(OURS[name].read_bytes(), mtime=0)) for name in names)
    assert size <= BUDGET


@pytest.mark.parametrize("path", [REVIEW, CATALOGUE])
def test_nothing_but_styles_holds_up_what_is_shown(visit: Visit, path: str) -> None:
    statuses = loaded(visit(path))
    assert {status for name, status in statuses.items() if name.endswith(".js")} == {"non-blocking"}
    # Without these the page would move once they came: a bar is wider than the word on it.
    styles = {name for name, status in statuses.items() if status == "blocking"}
    assert all(name.endswith(".css") for name in styles)


@WINDOWS
@pytest.mark.parametrize("path", [REVIEW, CATALOGUE])
def test_nothing_moves_while_a_page_loads(visit: Visit, path: str, window: dict[str, int]) -> None:
    # A window that no other test gets, as the script stays with it.
    page = visit(path, viewport=window, locale="en-NZ")
    page.wait_for_load_state("networkidle")
    page.add_init_script(NOTE_SHIFTS)
    # From now on the browser has the fonts of the book.
    page.reload(wait_until="networkidle")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts") == []


def test_what_moves_is_noticed(visit: Visit) -> None:
    page = visit(REVIEW, viewport=PHONE, locale="en-FJ")
    page.add_init_script(NOTE_SHIFTS)
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => setTimeout(() => {
            document.querySelector(".review-header").style.marginBlockStart = "9rem";
        }, 300))"""
    )
    page.reload(wait_until="networkidle")
    page.wait_for_timeout(600)
    assert page.evaluate("window.shifts") != []
