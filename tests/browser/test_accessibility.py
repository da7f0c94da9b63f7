"""What assistive technology is told, from Chromium's own accessibility tree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.browser.reader import BLOCK, INNER, ONE, OUTER, bar, focused, passage, style

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Told:
    """What is told of one thing on the page."""

    role: str
    name: str
    expanded: bool | None = None
    focused: bool = False


def told(page: Page) -> list[Told]:
    """Return what a screen reader can find on *page*, in no certain order."""
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")
    session.detach()
    found = []
    for node in tree["nodes"]:
        if node["ignored"]:
            continue
        properties = {item["name"]: item["value"].get("value") for item in node["properties"]}
        found.append(
            Told(
                node["role"]["value"],
                node.get("name", {}).get("value", ""),
                properties.get("expanded"),
                bool(properties.get("focused")),
            )
        )
    return found


def buttons(page: Page) -> list[Told]:
    return [thing for thing in told(page) if thing.role == "button" and thing.expanded is not None]


def everything(page: Page) -> str:
    return "\n".join(thing.name for thing in told(page))


def test_a_shut_bar_is_a_button_that_can_expand(page: Page) -> None:
    assert buttons(page) == [Told("button", "spoiler", expanded=False)] * 6


def test_nothing_hidden_is_told(page: Page) -> None:
    before = everything(page)
    assert "Before the bar" in before
    for hidden in ("Kathy drives", "the inner passage", "A second paragraph"):
        assert hidden not in before


def test_an_open_passage_is_told_and_the_button_hides_it(page: Page) -> None:
    bar(page, ONE).press("Enter")
    assert "Kathy drives on alone" in everything(page)
    assert Counter(buttons(page)) == {
        Told("button", "hide", expanded=True): 1,
        Told("button", "spoiler", expanded=False): 5,
    }


def test_a_passage_that_is_shut_again_is_told_no_more(page: Page) -> None:
    bar(page, ONE).focus()
    before = Counter(told(page))
    page.keyboard.press("Enter")
    assert Counter(told(page)) != before
    page.keyboard.press("Escape")
    assert Counter(told(page)) == before
    assert before[Told("button", "spoiler", expanded=False, focused=True)] == 1


def test_a_bar_inside_a_passage_is_a_button_once_the_passage_is_open(page: Page) -> None:
    bar(page, OUTER).press("Enter")
    assert "around" in everything(page)
    assert "the inner passage" not in everything(page)
    bar(page, INNER).press("Enter")
    assert "the inner passage" in everything(page)


@pytest.mark.parametrize("number", [ONE, BLOCK])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_focus_and_its_outline_go_into_the_passage(page: Page, number: int, key: str) -> None:
    page.keyboard.press("Tab")
    bar(page, number).press(key)
    opened = passage(page, number)
    assert focused(opened)
    assert style(opened, "outline-style") == "solid"
    assert style(opened, "outline-width") == "2px"


def test_the_outline_shows_where_the_focus_is_before_and_after(page: Page) -> None:
    page.keyboard.press("Tab")
    bar(page, ONE).focus()
    assert style(bar(page, ONE), "outline-style") == "solid"
    assert style(bar(page, ONE), "outline-width") == "2px"
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert focused(bar(page, ONE))
    assert style(bar(page, ONE), "outline-style") == "solid"


def test_bars_are_reached_with_the_tab_key_one_stop_each(page: Page) -> None:
    bar(page, ONE).focus()
    page.keyboard.press("Tab")
    assert focused(bar(page, 2))
    page.keyboard.press("Tab")
    assert focused(bar(page, 3))


def test_a_bar_with_the_focus_shows_its_word(page: Page) -> None:
    assert style(bar(page, ONE), "color") == "rgba(0, 0, 0, 0)"
    page.keyboard.press("Tab")
    bar(page, ONE).focus()
    assert style(bar(page, ONE), "color") != "rgba(0, 0, 0, 0)"
    assert style(bar(page, ONE), "text-indent") == "0px"
