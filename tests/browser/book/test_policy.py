"""The book under a strict Content-Security-Policy: ours needs one exception, for its search."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.browser.book.pages import DESKTOP, PAGES, REVIEW, open_everything
from tests.browser.reader import SHUT
from tests.browser.test_security import POLICY

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Serve, Visit

pytestmark = pytest.mark.browser

INLINE = frozenset({"script-src-elem", "style-src-elem", "style-src-attr"})
"""Directives that code within a page violates: furo's, see the test of it below."""
FOREIGN = {
    # Of Sphinx: a link above highlighted words.
    "sphinx_highlight.js": {"require-trusted-types-for"},
}
WITH_WASM = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
"""What Pagefind needs, which runs as WebAssembly."""
LISTEN = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.violations.push(
        [event.sourceFile, event.effectiveDirective]));
"""


@pytest.fixture(scope="session")
def site(book: Path, serve: Serve) -> str:
    return serve(book, {"Content-Security-Policy": WITH_WASM})


def visited(visit: Visit, path: str) -> Page:
    """Return a page that notes violations, in a window that no other test gets."""
    page = visit("robots.txt", viewport=DESKTOP, locale="en-IE")
    page.add_init_script(LISTEN)
    page.goto(page.url.replace("robots.txt", path), wait_until="networkidle")
    return page


def check(page: Page, troubles: list[str]) -> None:
    """Assert that nothing violates the policy on *page* but what is listed."""
    found: list[tuple[str, str]] = page.evaluate("window.violations")
    own = urlsplit(page.url).path
    origins = {(urlsplit(source).path, directive) for source, directive in found}
    assert {directive for path, directive in origins if path == own} <= INLINE
    for path, directive in origins:
        assert path == own or directive in FOREIGN.get(path.rpartition("/")[2], ()), path
    # Chromium says the same on the console, and Sphinx's scripts fail of it.
    said = ("Content Security Policy", "'TrustedHTML'")
    assert [trouble for trouble in troubles if not any(words in trouble for words in said)] == []
    troubles.clear()


@pytest.mark.parametrize("kind", PAGES)
def test_no_file_of_ours_violates_the_policy(visit: Visit, troubles: list[str], kind: str) -> None:
    page = visited(visit, PAGES[kind])
    open_everything(page)
    assert page.locator(SHUT).count() == 0
    check(page, troubles)


def test_the_controls_of_a_review_work_under_it(visit: Visit, troubles: list[str]) -> None:
    page = visited(visit, REVIEW)
    page.locator("select[data-work]").select_option(label="To the end")
    expect(page.locator(".blackout-passage").first).to_be_visible()
    page.locator(".blackout-toolbar summary").click()
    for name in ("Forget how far I have read", "Reveal all", "Hide all", "Next spoiler"):
        page.get_by_role("button", name=name).click()
    page.keyboard.press("Enter")
    expect(page.locator(".blackout-passage")).to_have_count(1)
    page.locator("footer").scroll_into_view_if_needed()
    expect(page.locator(".blackout-docked")).to_be_in_viewport()
    check(page, troubles)


def test_the_search_works_under_it(visit: Visit, troubles: list[str]) -> None:
    page = visited(visit, PAGES["search"])
    page.locator("summary").click()
    page.get_by_label("Kind").select_option(index=1)
    page.get_by_label("Sort by").select_option(label="Title")
    results = page.locator(".blackout-search-results > li")
    expect(results.locator("mark").first).to_be_visible()
    check(page, troubles)


@pytest.mark.parametrize("kind", PAGES)
def test_what_is_inline_is_of_furo(book: Path, kind: str) -> None:
    html = (book / PAGES[kind].partition("?")[0].partition("#")[0]).read_text("utf-8")
    page = BeautifulSoup(html, "html.parser")
    theme = 0 if kind == "reveal" else 1
    styles = [style.get_text() for style in page.select("style")]
    scripts = [s.get_text().strip() for s in page.select("script:not([src], [type$=json])")]
    assert [text for text in styles if "--color-code-background" not in text] == []
    assert [text for text in scripts if not text.startswith("document.body.dataset.theme")] == []
    assert (len(styles), len(scripts)) == (theme, theme)
    for element in page.select("[style]"):
        # Its icons.
        assert element.find_parent("symbol") or element.name == "svg", element
        assert not element.find_parent("article"), element
    assert not [e for e in page.find_all() if any(name.startswith("on") for name in e.attrs)]
