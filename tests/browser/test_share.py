"""The buttons of ``extensions/feedback.py`` that copy the address of a page and share it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Project

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Serve, Visit

pytestmark = pytest.mark.browser

URL = "https://book.example/en/index.html"
STYLE = Path(__file__).parents[2] / "docs" / "_static" / "book.css"
CONF = """\
extensions = ["myst_parser", "feedback"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
html_sidebars = {"**": []}
html_baseurl = "https://book.example/en/"
html_static_path = ["_static"]
html_css_files = ["book.css"]
"""
SHEET = """\
window.shared = [];
navigator.share = async (data) => {
  window.shared.push(data);
  if (window.refusal) throw new DOMException("No", window.refusal);
};
"""
"""A browser with a share sheet; headless ones have none."""
WITH_SHEET = CONF + 'html_js_files = [("sheet.js", {"priority": 100})]\n'
POLICY = {
    # The theme has two margins within its pages.
    "Content-Security-Policy": "default-src 'self'; script-src 'self'; "
    "style-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'"
}


def put(folder: Path, conf: str) -> Path:
    """Build a page that can be shared, with the style of the book."""
    made = Project(folder / "src")
    made.write(
        {
            "conf.py": conf,
            "index.md": "# A & B\n\n:::{feedback}\n:::\n\nEnd.\n",
            "_static/book.css": STYLE.read_text(encoding="utf-8"),
            "_static/sheet.js": SHEET,
        }
    )
    result = made.build()
    assert result.warnings == ""
    return result.outdir


@pytest.fixture(scope="session")
def site() -> str:
    """Return no address: these pages are not of the book, which need not be built for them."""
    return ""


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """Return the address of a page in a browser without a share sheet."""
    return serve(put(tmp_path_factory.mktemp("plain"), CONF), POLICY) + "/index.html"


@pytest.fixture(scope="session")
def sheet(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """Return the address of a page in a browser with a share sheet."""
    return serve(put(tmp_path_factory.mktemp("sheet"), WITH_SHEET), POLICY) + "/index.html"


def copy_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Copy link")


def share_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Share")


def status(page: Page, text: str) -> Locator:
    """Return the live region, once it says *text*."""
    return page.get_by_role("status").filter(has_text=text)


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Address of this page")


def take_clipboard(page: Page) -> None:
    """Refuse to copy, as a policy or a page without TLS does."""
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })"
    )


def test_the_address_is_copied_and_said_to_be(visit: Visit, plain: str) -> None:
    page = visit(plain + "?from=feed#end")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for _time in range(2):
        copy_button(page).click()
        status(page, "Link copied").wait_for()
        # Canonical: neither query nor fragment of the page that is open.
        assert page.evaluate("navigator.clipboard.readText()") == URL
    assert field(page).count() == 0
    page.context.clear_permissions()


def test_the_same_words_are_said_again(visit: Visit, plain: str) -> None:
    page = visit(plain)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        """() => {
            window.said = [];
            new MutationObserver(() => {
                window.said.push(document.querySelector("[role=status]").textContent);
            }).observe(document.querySelector("[role=status]"), { childList: true });
        }"""
    )
    for times in (1, 2):
        copy_button(page).press("Enter")
        page.wait_for_function(
            "(times) => window.said.filter((text) => text === 'Link copied').length === times",
            arg=times,
        )
    assert page.evaluate("window.said") == ["Link copied", "", "Link copied"]
    page.context.clear_permissions()


def test_where_copying_is_refused_the_address_is_there_to_copy(visit: Visit, plain: str) -> None:
    page = visit(plain)
    take_clipboard(page)
    copy_button(page).click()
    status(page, "Copying did not work").wait_for()
    assert field(page).input_value() == URL
    assert field(page).evaluate("(field) => field === document.activeElement")
    assert page.evaluate("getSelection().toString()") == URL
    copy_button(page).click()
    assert field(page).count() == 1
    page.keyboard.type("x")
    assert field(page).input_value() == URL


def test_the_field_goes_once_copying_works(visit: Visit, plain: str) -> None:
    page = visit(plain)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    take_clipboard(page)
    copy_button(page).click()
    field(page).wait_for()
    page.evaluate("delete navigator.clipboard")
    copy_button(page).click()
    status(page, "Link copied").wait_for()
    assert field(page).count() == 0
    page.context.clear_permissions()


def test_no_button_that_does_nothing(visit: Visit, plain: str) -> None:
    page = visit(plain)
    copy_button(page).wait_for()
    assert page.get_by_role("button").count() == 1


def test_no_button_without_javascript(visit: Visit, plain: str) -> None:
    page = visit(plain, java_script_enabled=False)
    page.get_by_role("link", name="Bluesky").wait_for()
    assert page.get_by_role("button").count() == 0
    row = page.locator(".feedback-tools").bounding_box()
    assert row is not None
    assert row["height"] == 0


def test_the_share_sheet_gets_title_and_address(visit: Visit, sheet: str) -> None:
    page = visit(sheet + "?from=feed#end")
    share_button(page).click()
    assert page.evaluate("window.shared") == [{"title": "A & B", "url": URL}]


def test_a_sheet_that_is_shut_says_nothing(visit: Visit, sheet: str) -> None:
    page = visit(sheet)
    page.evaluate("window.refusal = 'AbortError'")
    share_button(page).click()
    page.wait_for_timeout(300)
    assert page.get_by_role("status").text_content() == ""
    assert field(page).count() == 0


def test_a_sheet_that_is_refused_leaves_a_copy(visit: Visit, sheet: str) -> None:
    page = visit(sheet)
    take_clipboard(page)
    page.evaluate("window.refusal = 'NotAllowedError'")
    share_button(page).click()
    field(page).wait_for()


@pytest.mark.parametrize("wide", [390, 1280])
def test_nothing_moves_when_the_buttons_come(visit: Visit, sheet: str, wide: int) -> None:
    page = visit(sheet, viewport={"width": wide, "height": 900})
    share_button(page).wait_for()
    after = page.locator("dl.feedback").bounding_box()
    page.route("**/share.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    assert page.get_by_role("button").count() == 0
    assert page.locator("dl.feedback").bounding_box() == after


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_are_large_enough_to_hit_and_show_the_focus(
    visit: Visit, sheet: str, scheme: str
) -> None:
    page = visit(sheet, color_scheme=scheme)
    for button in (copy_button(page), share_button(page)):
        box = button.bounding_box()
        assert box is not None
        # WCAG 2.2, 2.5.8.
        assert min(box["width"], box["height"]) >= 24
    page.get_by_role("link", name="E-mail", exact=True).focus()
    page.keyboard.press("Tab")
    assert copy_button(page).evaluate("(button) => button === document.activeElement")
    assert copy_button(page).evaluate("(button) => getComputedStyle(button).outlineStyle") != "none"
