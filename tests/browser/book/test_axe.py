"""axe-core finds nothing wrong on any kind of page of the book, or of what is ours in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.book.pages import PAGES, PHONE, REVIEW, WINDOWS, open_everything

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOREIGN = {("region", ".back-to-top > span")}
"""Rules and places of what furo does, and no style or template of the book can mend."""
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}


def violations(page: Page) -> list[str]:
    """Return what axe-core finds, with rule, place and reason."""
    return [
        f"{found['id']}: {node['target']}: {node['failureSummary']}"
        for found in Axe().run(page, options=OPTIONS).response["violations"]
        for node in found["nodes"]
        if (found["id"], node["target"][0]) not in FOREIGN
    ]


@WINDOWS
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_nothing_is_wrong(visit: Visit, kind: str, scheme: str, window: dict[str, int]) -> None:
    page = visit(PAGES[kind], viewport=window, color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    if open_everything(page):
        assert violations(page) == []


def test_nothing_is_wrong_while_the_toolbar_is_docked(visit: Visit) -> None:
    page = visit(REVIEW, viewport=PHONE, color_scheme="light", reduced_motion="reduce")
    page.locator("footer").scroll_into_view_if_needed()
    page.locator(".blackout-docked").wait_for()
    assert violations(page) == []


def test_what_is_wrong_is_found(visit: Visit) -> None:
    page = visit(REVIEW, viewport=PHONE, color_scheme="light", reduced_motion="reduce")
    page.evaluate("document.querySelector('.blackout-progress > span').remove()")
    assert any(found.startswith("select-name") for found in violations(page))
