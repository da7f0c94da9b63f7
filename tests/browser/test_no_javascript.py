"""Reading without JavaScript: a bar is a link to a page that shows the passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.reader import style

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Build, Serve, Visit

pytestmark = pytest.mark.browser

EDITIONS = {
    "html": ("/gestures.html", "/reveals/gestures.html"),
    "dirhtml": ("/gestures/", "/reveals/gestures/"),
    "singlehtml": ("/index.html", "/reveals/index.html"),
}
"""Paths of the page of gestures and of its reveal page, by builder."""

editions = pytest.mark.parametrize("builder", EDITIONS)

PASSAGES = ("Kathy drives", "first of two", "second of two", "inner passage", "second paragraph")


@pytest.fixture
def gestures(build: Build, serve: Serve, visit: Visit, builder: str) -> Page:
    """Return the page of gestures in the edition at hand, read without JavaScript."""
    site = serve(build(builder))
    return visit(site + EDITIONS[builder][0], java_script_enabled=False)


@editions
def test_no_passage_is_on_the_page(gestures: Page) -> None:
    everything = gestures.locator("html").text_content() or ""
    shown = gestures.locator("body").inner_text()
    assert "Before the bar spoiler and after it." in everything
    for hidden in PASSAGES:
        assert hidden not in everything
        assert hidden not in shown


@editions
def test_a_bar_leads_to_its_passage_and_to_no_other(gestures: Page, builder: str) -> None:
    link = gestures.locator("#one").get_by_role("link", name="spoiler")
    expect(link).to_be_visible()
    path = EDITIONS[builder][0]
    link.click()
    expect(gestures.locator("section:visible")).to_have_count(1)
    assert EDITIONS[builder][1] in gestures.url
    shown = gestures.locator("body").inner_text()
    assert "Kathy drives on alone" in shown
    for hidden in PASSAGES[1:]:
        assert hidden not in shown
    gestures.get_by_role("link", name="Back to the text").locator("visible=true").click()
    address, _, target = gestures.url.partition("#")
    assert address.removesuffix("index.html").endswith(path.removesuffix("index.html"))
    expect(gestures.locator(f"[id='{target}']")).to_be_visible()
    assert gestures.locator("#one").locator(f"[id='{target}']").count() == 1


@editions
def test_a_bar_inside_a_passage_leads_to_its_own(gestures: Page) -> None:
    gestures.locator("#around").get_by_role("link", name="spoiler").click()
    shown = gestures.locator("section:visible")
    expect(shown).to_have_count(1)
    assert "around spoiler and more" in shown.inner_text()
    assert "the inner passage" not in shown.inner_text()
    shown.get_by_role("link", name="spoiler").click()
    expect(shown.locator("> div")).to_have_text("the inner passage")
    expect(shown).to_have_count(1)


@editions
def test_links_in_a_passage_lead_where_they_say(gestures: Page) -> None:
    gestures.locator(".several").get_by_role("link", name="spoiler").click()
    gestures.locator("section:visible").get_by_role("link", name="a link").click()
    expect(gestures.get_by_text("The body of the admonition.")).to_be_visible()


@editions
def test_the_list_of_passages_on_a_reveal_page_shows_none_until_one_is_chosen(
    gestures: Page,
) -> None:
    gestures.locator("#one").get_by_role("link", name="spoiler").click()
    gestures.goto(gestures.url.partition("#")[0])
    expect(gestures.locator("section:visible")).to_have_count(0)
    gestures.get_by_role("navigation").get_by_role("link").first.click()
    expect(gestures.locator("section:visible")).to_have_count(1)


@editions
def test_every_bar_of_the_book_leads_to_a_passage(gestures: Page) -> None:
    addresses = gestures.locator("a[data-blackout]").evaluate_all("(all) => all.map((a) => a.href)")
    assert len(addresses) == len(set(addresses)) >= 6
    for address in addresses:
        gestures.goto(address)
        expect(gestures.locator("section:visible")).to_have_count(1)
        assert gestures.locator("section:visible > div").inner_html()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_reveal_page_does_not_scroll_sideways(visit: Visit, width: int) -> None:
    page = visit(
        "reveals/layout.html",
        java_script_enabled=False,
        viewport={"width": width, "height": 640},
    )
    links = page.get_by_role("navigation").get_by_role("link")
    for address in links.evaluate_all("(links) => links.map((link) => link.href)"):
        page.goto(address)
        expect(page.locator("section:visible")).to_have_count(1)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_a_reveal_page_uses_the_style_of_the_bars(visit: Visit) -> None:
    page = visit("reveals/gestures.html#s5", java_script_enabled=False)
    link = page.locator("section:visible").get_by_role("link", name="spoiler")
    assert style(link, "display") == "inline-flex"
    assert style(link, "color") == "rgba(0, 0, 0, 0)"
