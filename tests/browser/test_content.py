"""What an open passage holds: everything the author wrote, working as elsewhere."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.reader import bar, open_all, opened, passage, style

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Build, Visit

pytestmark = pytest.mark.browser

LINK, MATH, CODE, IMAGE, TABLE = range(1, 6)
"""The bars of content.md."""

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
PIRATES = "\U0001f3f4\u200d\u2620\ufe0f"
THUMB = "\U0001f44d\U0001f3fd"
FLAG = "\U0001f1ef\U0001f1f5"


@pytest.fixture
def content(visit: Visit) -> Page:
    return visit("content.html", permissions=["clipboard-read", "clipboard-write"])


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(1, "</script><!-- \"double\" 'single' &amp; & <b> ${x} \\n", id="markup"),
        pytest.param(
            2,
            "Zażółć, 結末, Ὀδυσσεύς, \u00f1 is not "
            + unicodedata.normalize("NFD", "\u00f1")
            + ", a\u00a0b",
            id="letters",
        ),
        pytest.param(3, f"\U0001f480 {FAMILY} {PIRATES} {THUMB} {FLAG}", id="emoji"),
        pytest.param(4, "הרוצח הוא המשרת, \u200fאמר (2) \u202bשלום\u202c", id="right-to-left"),  # noqa: RUF001
    ],
)
def test_the_text_is_what_the_author_wrote(visit: Visit, number: int, expected: str) -> None:
    page = visit("characters.html")
    bar(page, number).click()
    assert passage(page, number).text_content() == expected


def test_links_in_a_passage_lead_where_they_say(content: Page) -> None:
    bar(content, LINK).click()
    passage(content, LINK).get_by_role("link", name="a place").click()
    assert content.url.endswith("/content.html#content")
    passage(content, LINK).get_by_role("link", name="page of controls").click()
    expect(content).to_have_title("Controls - Bars")


def test_code_in_a_passage_is_highlighted_as_code_in_the_open_is(content: Page) -> None:
    bar(content, CODE).click()
    hidden = passage(content, CODE)
    assert hidden.locator("pre").text_content() == 'hidden_code = "the butler"\n'
    string = hidden.locator("pre .s2")
    assert string.text_content() == '"the butler"'
    assert style(string, "color") != style(hidden.locator("pre .n"), "color")


def test_every_block_of_code_has_one_copy_button(content: Page) -> None:
    buttons = content.locator("button.copybtn")
    expect(buttons).to_have_count(1)
    for _ in range(2):
        bar(content, CODE).press("Enter")
        expect(buttons).to_have_count(2)
        for cell in content.locator("div.highlight").all():
            assert cell.locator("button.copybtn").count() == 1
        content.keyboard.press("Escape")
    expect(buttons).to_have_count(1)


def test_copy_buttons_copy_code_from_a_passage_and_from_the_open(content: Page) -> None:
    expect(content.locator("button.copybtn")).to_have_count(1)
    bar(content, CODE).click()
    hidden = passage(content, CODE).locator("div.highlight")
    for cell, expected in (
        (hidden, 'hidden_code = "the butler"'),
        (content.locator(".in-the-open div.highlight"), "open_code = 1"),
        (hidden, 'hidden_code = "the butler"'),
    ):
        cell.hover()
        cell.locator("button.copybtn").click()
        content.wait_for_function(
            "async (text) => (await navigator.clipboard.readText()).trim() === text", arg=expected
        )


def test_math_in_a_passage_is_set_when_the_passage_opens(content: Page) -> None:
    content.wait_for_function("Boolean(window.MathJax?.typesetPromise)")
    bar(content, LINK).click()
    assert content.evaluate("window.typeset.length") == 0
    bar(content, MATH).click()
    assert content.evaluate("window.typeset.map((element) => element.textContent)") == [
        r"exactly \(a^2 + b^2\) of it"
    ]
    assert content.evaluate("window.typeset[0].matches('.blackout-passage')")


def test_a_script_that_fails_on_a_passage_stops_nothing(content: Page, troubles: list[str]) -> None:
    content.wait_for_function("Boolean(window.MathJax?.typesetPromise)")
    content.evaluate("() => { window.MathJax.typesetPromise = () => { throw Error('broken'); } }")
    content.evaluate("document.addEventListener('blackout:reveal', () => { window.heard = true; })")
    bar(content, MATH).click()
    assert opened(content) == [MATH]
    assert content.evaluate("window.heard")
    assert content.evaluate("document.activeElement.className") == "blackout-passage"
    assert [trouble for trouble in troubles if "broken" not in trouble] == []
    troubles.clear()


def test_an_image_in_a_passage_is_shown_and_is_in_no_file(content: Page, build: Build) -> None:
    bar(content, IMAGE).click()
    image = passage(content, IMAGE).get_by_role("img", name="The murderer")
    content.wait_for_function("(image) => image.complete", arg=image.element_handle())
    assert image.evaluate("(image) => [image.naturalWidth, image.naturalHeight]") == [640, 32]
    assert not list(build("html").rglob("*murderer*"))
    assert not (build("html") / "_images").exists()


def test_a_table_in_a_passage_is_a_table(content: Page) -> None:
    bar(content, TABLE).click()
    table = passage(content, TABLE).get_by_role("table")
    assert table.get_by_role("cell").all_text_contents() == ["Ruth", "lies"]


def test_a_passage_inside_a_passage_stays_shut_until_it_is_opened_itself(page: Page) -> None:
    outer, inner = 5, 7
    bar(page, outer).click()
    assert opened(page) == [outer]
    assert passage(page, outer).text_content() == "around spoiler and more"
    bar(page, inner).click()
    assert opened(page) == [outer, inner]
    assert passage(page, inner).text_content() == "the inner passage"


def test_no_identifier_occurs_twice_once_everything_is_open(content: Page) -> None:
    open_all(content)
    twice = content.evaluate(
        """() => [...document.querySelectorAll("[id]")].map((element) => element.id)
            .filter((id, index, all) => all.indexOf(id) !== index)"""
    )
    assert twice == []
