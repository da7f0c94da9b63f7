"""The search by Pagefind, as a reader uses it: on a site that is a folder of a larger one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import written
from tests.records import shelf

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Serve, Visit

pytestmark = pytest.mark.browser

NOTES = """\
# Notes & \\<b>marks\\</b>

The sluice opens, and {blackout}`the canaryrole drowns` in the sluice.

## Of {blackout}`canaryheading` and keys

A lantern, \\<i>lit\\</i>, hangs over the sluice.
"""
CONF = 'html_theme = "{theme}"\nblackout_search = "pagefind"\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the pages of the invented shelf, and of some notes."""
    work = tmp_path_factory.mktemp("pagefind")
    return written(work, {**shelf(), "notes.md": NOTES}, CONF.format(theme="furo"))


@pytest.fixture(scope="module")
def site(folder: Path, serve: Serve) -> str:
    """Return the address of the book, which is no whole site."""
    return f"{serve(folder.parent)}/{folder.name}"


def found(page: Page, count: int) -> Locator:
    """Return what a search shows, once it has found so many pages."""
    said = "Nothing was found. Try other words, or fewer." if not count else f"Pages found: {count}"
    expect(page.locator(".blackout-search [role=status]")).to_have_text(said)
    return page.locator(".blackout-search-results > li")


def test_a_page_is_found_and_quoted_without_its_passages(visit: Visit) -> None:
    page = visit("search.html?q=sluice")
    results = found(page, 1)
    expect(results.get_by_role("heading")).to_have_text("Notes & <b>marks</b>")
    quoted = results.locator(".blackout-search-quotation")
    expect(quoted.first).to_have_text("The sluice opens, and [spoiler] in the sluice.")
    expect(quoted.first.locator("mark")).to_have_text(["sluice", "sluice"])
    expect(results.locator("li a")).to_have_text("Of [spoiler] and keys")
    expect(quoted.last).to_have_text("A lantern, <i>lit</i>, hangs over the sluice.")
    assert "canary" not in page.content()
    results.get_by_role("link").last.click()
    expect(page).to_have_url(re.compile(r"/html/notes\.html#of-spoiler-and-keys$"))


@pytest.mark.parametrize("hidden", ["canaryrole", "drowns", "canaryheading", "spoiler"])
def test_no_passage_is_found(visit: Visit, hidden: str) -> None:
    page = visit(f"search.html?q={hidden}")
    expect(found(page, 0)).to_have_count(0)


def test_a_search_is_narrowed_down(visit: Visit) -> None:
    page = visit("search.html?q=opens")
    found(page, 13)
    page.locator("summary").click()
    author = page.get_by_label("Author")
    expect(author.locator("option")).to_contain_text(["Any", "Author, Ann (2)"])
    author.select_option(label="Byron, Ben (2)")
    results = found(page, 2)
    assert "author=Byron%2C+Ben" in page.url
    # Each filter tells how many are left with the others, and its own values are all there.
    expect(author.locator("option", has_text="Author, Ann (2)")).to_have_count(1)
    expect(page.get_by_label("First published").locator("option")).to_have_text(
        ["Any", "1960s (2)"]
    )
    page.get_by_label("Genre or theme").select_option(label="Steampunk (1)")
    found(page, 1)
    expect(results.locator(".blackout-search-facts")).to_have_text(
        "Ann Author, Ben Byron · Novel · 1968 · 4.5 out of 5"
    )
    page.go_back()
    found(page, 2)
    page.get_by_role("button", name="Clear filters").click()
    found(page, 13)
    expect(page.get_by_role("button", name="Clear filters")).to_be_hidden()


def test_an_address_says_what_is_looked_for(visit: Visit) -> None:
    page = visit("search.html?kind=Film&rating=2+or+better&sort=title&author=Nobody")
    found(page, 0)
    expect(page.get_by_label("Author")).to_have_value("Nobody")
    page.get_by_label("Author").select_option(label="Any")
    expect(found(page, 0)).to_have_count(0)
    page.get_by_label("Rating").select_option(label="2.5 or better (1)")
    expect(found(page, 1).locator("a").first).to_have_attribute("href", re.compile("mill-film"))


def test_results_are_sorted(visit: Visit) -> None:
    page = visit("search.html?q=opens")
    results = found(page, 13)
    for order, first in (("Newest first", "signals"), ("Best first", "eclair")):
        page.get_by_label("Sort by").select_option(label=order)
        href = re.compile("series" if first == "signals" else first)
        expect(results.first.get_by_role("link").first).to_have_attribute("href", href)
    assert "sort=-rating" in page.url


def test_it_needs_no_pointer(visit: Visit) -> None:
    page = visit("index.html")
    page.locator(".sidebar-search").fill("opens")
    page.keyboard.press("Enter")
    results = found(page, 13)
    expect(results).to_have_count(5)
    box = page.get_by_label("Words to look for")
    expect(box).to_have_value("opens")
    page.get_by_role("button", name="Show more").press("Enter")
    expect(results).to_have_count(13)
    expect(results.nth(5).get_by_role("link").first).to_be_focused()
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()
    box.fill("lantern")
    found(page, 1)
    assert page.url.endswith("?q=lantern")
    box.fill("")
    box.press("Enter")
    expect(results).to_have_count(0)
    expect(page.locator(".blackout-search [role=status]")).to_have_text("")


def test_nothing_is_fetched_before_there_is_something_to_look_for(visit: Visit) -> None:
    page = visit("search.html")
    page.wait_for_load_state("networkidle")
    names = page.evaluate("performance.getEntriesByType('resource').map((r) => r.name)")
    assert [name for name in names if "/pagefind/" in name or "searchindex" in name] == []


def test_without_a_script_there_is_a_way_on(visit: Visit) -> None:
    page = visit("search.html?q=sluice", java_script_enabled=False)
    expect(page.get_by_text("The search needs JavaScript")).to_be_visible()
    expect(page.get_by_label("Words to look for")).to_be_hidden()
    page.get_by_role("link", name="Look through all pages").click()
    expect(page).to_have_url(re.compile("/html/index.html$"))


def test_what_cannot_be_loaded_is_told(visit: Visit, troubles: list[str]) -> None:
    page = visit("search.html", locale="en-MT")
    page.route("**/*.pagefind", lambda route: route.abort())
    page.goto(page.url + "?q=sluice")
    expect(page.get_by_text("The search could not be loaded.")).to_be_visible()
    assert troubles
    troubles.clear()


def test_a_page_from_disk_has_the_search_of_sphinx(
    visit: Visit, folder: Path, troubles: list[str]
) -> None:
    page = visit((folder / "search.html").as_uri())
    page.get_by_label("Words to look for").fill("lantern")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results li a")).to_have_text("Notes & <b>marks</b>")
    expect(page.locator(".blackout-search details")).to_be_hidden()
    # Its quotations are fetched, which browsers do not allow here.
    page.wait_for_load_state("networkidle")
    assert all("etch" in trouble or "notes.html" in trouble for trouble in troubles)
    troubles.clear()


@pytest.mark.parametrize(
    "theme", ["alabaster", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme"]
)
def test_other_themes(
    visit: Visit, serve: Serve, tmp_path: Path, troubles: list[str], theme: str
) -> None:
    files = {"index.md": "# Index\n\n```{toctree}\nnotes\n```\n", "notes.md": NOTES}
    folder = written(tmp_path, files, CONF.format(theme=theme))
    page = visit(f"{serve(folder)}/search.html?q=lantern")
    expect(found(page, 1).get_by_role("link")).to_have_text(
        ["Notes & <b>marks</b>", "Of [spoiler] and keys"]
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    # There is nothing by which to narrow down.
    expect(page.locator(".blackout-search fieldset")).to_have_count(0)
    # pydata-sphinx-theme speaks of a setting of its own.
    assert all("theme mode" in trouble for trouble in troubles)
    troubles.clear()
