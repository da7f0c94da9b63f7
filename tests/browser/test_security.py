"""Strict policies, pages from disk, and code that an author has hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from tests.browser.conftest import PLAIN
from tests.browser.reader import ONE, at, bar, beside, drag, opened, passage

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Build, Serve, Visit

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "require-trusted-types-for 'script'"
)
RAW = 5
"""The bar of characters.md that hides an image with a handler, and a script."""


@pytest.fixture
def strict(build: Build, serve: Serve, visit: Visit, troubles: list[str]) -> Page:
    """Return a page under a strict policy."""
    site = serve(build("html", **PLAIN), {"Content-Security-Policy": POLICY})
    page = visit(f"{site}/policy.html")
    assert page.locator("main [style], .body [style]").count() == 0
    # The margins that the theme sets on its navigation, at the top and at the bottom.
    assert len(troubles) == 2
    assert all("inline style" in trouble and "/policy.html:" in trouble for trouble in troubles)
    troubles.clear()
    return page


def test_the_policy_of_these_tests_is_in_force(strict: Page, troubles: list[str]) -> None:
    with pytest.raises(Error, match="TrustedHTML"):
        strict.evaluate("() => { document.createElement('p').innerHTML = '<b>bold</b>'; }")
    strict.evaluate("() => document.body.setAttribute('style', 'margin: 0')")
    assert sum("violates" in trouble or "TrustedHTML" in trouble for trouble in troubles) == 2
    troubles.clear()


def test_a_strict_policy_stops_nothing(strict: Page, troubles: list[str]) -> None:
    bar(strict, 1).click()
    assert passage(strict, 1).text_content() == "Kathy drives on alone"
    strict.keyboard.press("Escape")
    assert opened(strict) == []
    drag(strict, beside(bar(strict, 1), -40), beside(bar(strict, 1), 40))
    bar(strict, 2).press("Enter")
    image = passage(strict, 2).get_by_role("img")
    strict.wait_for_function("(image) => image.complete", arg=image.element_handle())
    assert image.evaluate("(image) => image.naturalWidth") == 640
    assert opened(strict) == [1, 2]
    # Violations of the policy are errors on the console.
    assert troubles == []


def test_nothing_of_the_author_runs_before_the_passage_is_opened(visit: Visit) -> None:
    page = visit("characters.html")
    page.wait_for_timeout(300)
    assert page.locator("img.author").count() == 0
    assert page.evaluate("[window.ran, window.ranScript]") == [None, None]


def test_code_of_the_author_comes_with_the_passage_and_scripts_never_run(visit: Visit) -> None:
    page = visit("characters.html")
    bar(page, RAW).click()
    # An author may do with raw HTML in a passage what raw HTML does anywhere.
    page.wait_for_function("window.ran")
    assert page.evaluate("window.ranScript") is None


def test_text_that_looks_like_markup_makes_no_elements(visit: Visit) -> None:
    page = visit("characters.html")
    bar(page, 1).click()
    assert passage(page, 1).locator("*").count() == 0


def test_a_page_opened_from_disk_works(build: Build, visit: Visit) -> None:
    page = visit((build("html") / "gestures.html").as_uri())
    assert page.evaluate("location.protocol") == "file:"
    drag(page, beside(bar(page, ONE), -40), at(bar(page, ONE), 40))
    assert passage(page, ONE).text_content() == "Kathy drives on alone"
    page.keyboard.press("Escape")
    assert opened(page) == []


def test_a_page_opened_from_disk_works_without_javascript(build: Build, visit: Visit) -> None:
    page = visit((build("html") / "gestures.html").as_uri(), java_script_enabled=False)
    page.locator("#one").get_by_role("link", name="spoiler").click()
    assert "Kathy drives on alone" in page.locator("section:visible").inner_text()


def test_a_payload_that_is_damaged_stays_shut_and_stops_nothing(
    page: Page, troubles: list[str]
) -> None:
    bar(page, ONE).evaluate("(bar) => bar.setAttribute('data-blackout', '%%%')")
    drag(page, beside(bar(page, ONE), -40), at(page.locator("#plain"), 40))
    assert ONE not in opened(page)
    assert len(opened(page)) == 4
    assert bar(page, ONE).text_content() == "cannot be shown"
    bar(page, ONE).click()
    assert ONE not in opened(page)
    # Once is enough.
    assert len(troubles) == 1
    assert "cannot be decoded" in troubles[0]
    troubles.clear()
