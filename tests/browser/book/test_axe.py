"""axe-core finds nothing wrong on any kind of page of the book, or of what is ours in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.book.checkers import axe
from tests.browser.book.pages import PAGES, PHONE, REVIEW, WINDOWS, open_everything

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@WINDOWS
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_nothing_is_wrong(visit: Visit, kind: str, scheme: str, window: dict[str, int]) -> None:
    page = visit(PAGES[kind], viewport=window, color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    assert axe(page).ours == []
    if open_everything(page):
        assert axe(page).ours == []


def test_nothing_is_wrong_while_the_toolbar_is_docked(visit: Visit) -> None:
    page = visit(REVIEW, viewport=PHONE, color_scheme="light", reduced_motion="reduce")
    page.locator("footer").scroll_into_view_if_needed()
    page.locator(".blackout-docked").wait_for()
    assert axe(page).ours == []


def test_what_is_wrong_is_found(visit: Visit) -> None:
    page = visit(REVIEW, viewport=PHONE, color_scheme="light", reduced_motion="reduce")
    page.evaluate("document.querySelector('.blackout-progress > span').remove()")
    assert any(found.startswith("select-name") for found in axe(page).ours)
