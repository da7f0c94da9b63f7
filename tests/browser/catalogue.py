"""What a reader does with the catalogue, and sees of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.records import RECORDS

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
ALL = len(RECORDS)


def titles(page: Page) -> list[str]:
    """Return the titles of the reviews that are shown, in their order."""
    return page.locator(".review-catalogue tbody tr:visible th").all_text_contents()


def count(page: Page) -> str:
    return page.locator(".catalogue-count").inner_text()


def choose(page: Page, facet: str, label: str) -> None:
    page.locator(f"select[name={facet}]").select_option(label=label)


def search(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Title or author")


def head(page: Page, name: str) -> Locator:
    """Return the button that sorts by a column."""
    return page.get_by_role("columnheader").get_by_role("button", name=name)


def query(page: Page) -> str:
    return page.url.partition("?")[2]


def entries(page: Page) -> int:
    """Return how many pages the browser can go back to, and one."""
    found: int = page.evaluate("history.length")
    return found


def sideways(page: Page) -> int:
    """Return by how much the page is wider than its window."""
    found: int = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return found
