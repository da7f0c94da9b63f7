"""A page of each kind in *Points of Divergence*, and what is opened on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import open_all

if TYPE_CHECKING:
    from playwright.sync_api import Page

REVIEW = "reviews/never-let-me-go.html"
CATALOGUE = "catalogue.html"
PAGES = {
    "front": "index.html",
    "review": REVIEW,
    "guide": "guides/the-logline-formula.html",
    "catalogue": CATALOGUE,
    "author": "by/author/kazuo-ishiguro.html",
    "reveal": f"reveals/{REVIEW}#s1",
    "search": "search.html?q=memory",
    "index": "reviews/index.html",
    "manual": "extension/writing.html",
    "reference": "extension/reference-warnings.html",
}
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
WINDOWS = pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
ZOOMED = {"width": 320, "height": 256}
"""A window of 1280 by 1024 px at 400 % (WCAG 2.2, 1.4.10)."""


def open_everything(page: Page) -> bool:
    """Open passages and all else that opens; tell whether there was anything."""
    folded = "details:not([open])"
    has_any = page.locator(f"button[data-blackout], {folded}").count() > 0
    open_all(page)
    page.evaluate("(f) => document.querySelectorAll(f).forEach((e) => { e.open = true; })", folded)
    return has_any


def sideways(page: Page) -> int:
    """Return by how many CSS pixels a page is wider than its window."""
    width: int = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return width
