"""Dark pages, forced colours, print and reduced motion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PLAIN
from tests.browser.reader import ONE, OUTER, bar, box, passage, style

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Build, Serve, Visit

pytestmark = pytest.mark.browser

TRANSPARENT = "rgba(0, 0, 0, 0)"
LOWEST_CONTRAST = 3.0
"""Of WCAG 2.2, success criterion 1.4.11."""


def luminance(color: str) -> float:
    """Return the relative luminance (WCAG 2.2) of a computed *color* in ``rgb(...)``."""
    assert color.startswith("rgb(")
    channels = [int(number) / 255 for number in re.findall(r"\d+", color)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (WCAG 2.2) of two computed colours."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def border(element: Locator) -> tuple[str, str]:
    return style(element, "border-top-style"), style(element, "border-top-width")


@pytest.mark.parametrize("theme", ["furo", "basic"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_bar_stands_out_from_the_page(
    build: Build, serve: Serve, visit: Visit, scheme: Literal["light", "dark"], theme: str
) -> None:
    site = serve(build("html", **(PLAIN if theme != "furo" else {})))
    page = visit(f"{site}/gestures.html", color_scheme=scheme)
    behind = style(page.locator("body"), "background-color")
    if behind == TRANSPARENT:
        behind = "rgb(255, 255, 255)"
    shown = style(bar(page, ONE), "background-color")
    assert contrast(shown, behind) >= LOWEST_CONTRAST
    bar(page, ONE).click()
    page.mouse.move(0, 0)
    assert contrast(style(bar(page, ONE), "color"), behind) >= 4.5
    assert contrast(style(passage(page, ONE), "color"), behind) >= 4.5


def test_a_dark_page_is_dark(visit: Visit) -> None:
    page = visit("gestures.html", color_scheme="dark")
    assert luminance(style(page.locator("body"), "background-color")) < 0.05
    assert luminance(style(bar(page, ONE), "background-color")) > 0.5


def test_forced_colours_show_the_word_in_a_border(visit: Visit) -> None:
    page = visit("gestures.html", forced_colors="active")
    shut = bar(page, ONE)
    assert border(shut) == ("solid", "1px")
    assert style(shut, "text-indent") == "0px"
    assert style(shut, "color") not in {TRANSPARENT, style(shut, "background-color")}
    expect(shut).to_have_text("spoiler")


def test_forced_colours_mark_an_open_passage(visit: Visit) -> None:
    page = visit("gestures.html", forced_colors="active")
    bar(page, ONE).click()
    assert style(passage(page, ONE), "outline-style") == "dotted"
    assert style(bar(page, ONE), "color") != style(bar(page, ONE), "background-color")


def test_forced_colours_show_where_the_focus_is(visit: Visit) -> None:
    page = visit("gestures.html", forced_colors="active")
    page.keyboard.press("Tab")
    bar(page, ONE).press("Enter")
    assert style(passage(page, ONE), "outline-style") == "solid"


def test_forced_colours_border_the_mask_in_a_link(visit: Visit) -> None:
    page = visit("controls.html", forced_colors="active")
    assert border(page.locator("#link-text .blackout-mask")) == ("solid", "1px")


def test_paper_gets_bars_and_no_passage(page: Page) -> None:
    page.emulate_media(media="print")
    expect(bar(page, ONE)).to_be_visible()
    assert style(bar(page, ONE), "print-color-adjust") == "exact"
    assert style(bar(page, ONE), "background-color") != TRANSPARENT
    assert "Kathy drives" not in page.locator("body").inner_text()


def test_paper_gets_bars_for_the_passages_that_the_reader_has_opened(page: Page) -> None:
    bar(page, ONE).click()
    page.emulate_media(media="print")
    expect(passage(page, ONE)).to_be_hidden()
    expect(bar(page, ONE)).to_be_visible()
    opened, shut = box(bar(page, ONE)), box(bar(page, OUTER))
    assert (opened["width"], opened["height"]) == (shut["width"], shut["height"])
    page.emulate_media(media="screen")
    expect(passage(page, ONE)).to_be_visible()


@pytest.mark.parametrize(
    ("motion", "name"), [("no-preference", "blackout-open"), ("reduce", "none")]
)
def test_a_passage_fades_in_only_where_motion_is_welcome(
    visit: Visit, motion: Literal["no-preference", "reduce"], name: str
) -> None:
    page = visit("gestures.html", reduced_motion=motion)
    bar(page, ONE).click()
    assert style(passage(page, ONE), "animation-name") == name
