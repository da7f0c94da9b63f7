"""The controls as readers set their browsers: colours, zoom, spacing, motion (WCAG 2.2, AA)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.book.controls import CONTRAST, button, docked, more, toolbar
from tests.browser.book.pages import (
    DESKTOP,
    PAGES,
    REVIEW,
    WINDOWS,
    ZOOMED,
    open_everything,
    sideways,
)
from tests.browser.reader import SHUT, focused, style

if TYPE_CHECKING:
    from tests.browser.conftest import Build, Serve, Visit

pytestmark = pytest.mark.browser

PROGRESS = Path(__file__).parents[2] / "roots" / "test-progress"
SMALLEST_TARGET = 24
"""CSS pixels (2.5.8)."""
TEXT_CONTRAST, OTHER_CONTRAST = 4.5, 3.0
"""Lowest ratios (1.4.3, 1.4.11)."""
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""
"""What a reader may set (1.4.12)."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["book", "alabaster", "pydata_sphinx_theme", "sphinx_rtd_theme"])
def test_text_edges_and_focus_stand_out(
    visit: Visit, build: Build, serve: Serve, troubles: list[str], theme: str, scheme: str
) -> None:
    options: dict[str, Any] = {"color_scheme": scheme}
    if theme == "book":
        page = visit(REVIEW, **options)
    else:
        books = serve(build("html", PROGRESS, html_theme=theme))
        page = visit(f"{books}/the-river.html", **options)
    page.wait_for_load_state()
    more(page).click()
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    controls = toolbar(page).locator("button, select")
    for name, lowest in (("color", TEXT_CONTRAST), ("border-top-color", OTHER_CONTRAST)):
        for control in controls.all():
            assert control.evaluate(CONTRAST, name) >= lowest, name
    for text in toolbar(page).locator("span, label, summary, kbd").all():
        assert text.evaluate(CONTRAST, "color") >= TEXT_CONTRAST, text.inner_text()
    for control in (button(page, "Reveal all"), page.locator(SHUT).first, more(page)):
        control.focus()
        assert control.evaluate(CONTRAST, "outline-color") >= OTHER_CONTRAST
    page.locator(SHUT).first.press("Enter")
    passage = page.locator(".blackout-passage")
    assert focused(passage)
    assert passage.evaluate(CONTRAST, "outline-color") >= OTHER_CONTRAST
    # pydata's script says that nothing is stored yet.
    troubles[:] = [trouble for trouble in troubles if "invalid theme mode" not in trouble]


@pytest.mark.parametrize("theme", ["alabaster", "pydata_sphinx_theme", "sphinx_rtd_theme"])
def test_the_toolbar_is_docked_whatever_box_the_theme_scrolls_the_text_in(
    visit: Visit, build: Build, serve: Serve, troubles: list[str], theme: str
) -> None:
    books = serve(build("html", PROGRESS, html_theme=theme))
    page = visit(f"{books}/the-river.html", viewport={"width": 1280, "height": 340})
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    for _step in range(5):
        page.keyboard.press("p")
    expect(page.locator(".blackout-docked")).to_have_count(0)
    page.keyboard.press("p")
    expect(page.locator(".blackout-docked")).to_be_in_viewport()
    troubles[:] = [trouble for trouble in troubles if "invalid theme mode" not in trouble]


def test_forced_colours_leave_controls_with_edges_and_words(visit: Visit) -> None:
    page = visit(REVIEW, forced_colors="active")
    more(page).press("Enter")
    for control in toolbar(page).locator("button, select").all():
        assert style(control, "border-top-style") == "solid"
        assert control.evaluate(CONTRAST, "color") >= TEXT_CONTRAST
        assert control.evaluate(CONTRAST, "border-top-color") >= OTHER_CONTRAST
        control.focus()
        assert style(control, "outline-style") == "solid"


@pytest.mark.parametrize("kind", PAGES)
def test_forced_colours_leave_what_can_be_used_in_sight(visit: Visit, kind: str) -> None:
    page = visit(PAGES[kind], viewport=DESKTOP, forced_colors="active")
    page.wait_for_load_state("networkidle")
    main = page.get_by_role("main")
    # Not locators: the toolbar is docked as the focus moves, and they count what is in sight.
    for control in main.locator("button, select, input").element_handles():
        if control.is_visible():
            assert control.evaluate(CONTRAST, "color") >= TEXT_CONTRAST
            control.focus()
            assert control.evaluate("(e) => getComputedStyle(e).outlineStyle") != "none"


@pytest.mark.parametrize("window", [ZOOMED, {"width": 640, "height": 512}], ids=["400%", "200%"])
@pytest.mark.parametrize("kind", PAGES)
def test_a_zoomed_page_scrolls_one_way(visit: Visit, kind: str, window: dict[str, int]) -> None:
    page = visit(PAGES[kind], viewport=window)
    page.wait_for_load_state("networkidle")
    assert sideways(page) <= 0
    open_everything(page)
    assert sideways(page) <= 0


def test_a_low_window_is_left_to_the_text(visit: Visit) -> None:
    page = visit(REVIEW, viewport=ZOOMED)
    page.locator("footer").first.scroll_into_view_if_needed()
    expect(page.locator(".blackout-docked")).to_have_count(1)
    expect(toolbar(page)).not_to_be_in_viewport()


@WINDOWS
def test_text_that_is_set_wider_is_not_cut(visit: Visit, window: dict[str, int]) -> None:
    page = visit(REVIEW, viewport=window)
    page.add_style_tag(content=TEXT_SPACING)
    more(page).press("Enter")
    page.locator(SHUT).last.focus()
    # Of a bar the space above and below its word may be less than that of a line.
    cut = """(all) => all.filter((e) => e.scrollWidth > e.clientWidth + 1
        || e.scrollHeight > e.clientHeight + 1 && !e.dataset.blackout).map((e) => e.textContent)"""
    assert page.locator(".blackout-toolbar *, button[data-blackout]:focus").evaluate_all(cut) == []
    open_everything(page)
    assert page.locator("button[data-blackout]").evaluate_all(cut) == []
    assert sideways(page) <= 0


def test_nothing_of_ours_moves_where_motion_is_not_welcome(visit: Visit) -> None:
    page = visit(REVIEW, reduced_motion="reduce")
    button(page, "Reveal all").click()
    docked(page)
    moving = """(all) => all.filter((e) => e.getAnimations().length
        || parseFloat(getComputedStyle(e).transitionDuration) > 0).length"""
    assert page.locator("[class*=blackout]").evaluate_all(moving) == 0


def test_no_line_begins_with_the_full_stop_behind_a_bar(visit: Visit) -> None:
    page = visit(REVIEW)
    split = """(hosts) => hosts.filter((host) => {
        const next = host.nextSibling;
        if (next?.nodeType !== Node.TEXT_NODE || !/^[.,;:!?]/.test(next.data)) return false;
        const range = document.createRange();
        range.setStart(next, 0);
        range.setEnd(next, 1);
        const last = host.querySelector(":scope > button").getBoundingClientRect();
        return range.getBoundingClientRect().top > last.bottom;
    }).length"""
    hosts = page.locator("article span[data-nosnippet]")
    for name in ("Hide all", "Reveal all"):
        button(page, name).click()
        for width in range(320, 520, 8):
            page.set_viewport_size({"width": width, "height": 800})
            assert hosts.evaluate_all(split) == 0


@WINDOWS
def test_every_control_is_large_enough_to_hit(visit: Visit, window: dict[str, int]) -> None:
    page = visit(REVIEW, viewport=window)
    more(page).click()
    targets = toolbar(page).locator("button, select, summary, label:has(input)")
    sizes = targets.evaluate_all(
        "(all) => all.map((e) => e.getBoundingClientRect()).map((box) => [box.width, box.height])"
    )
    assert len(sizes) == 9
    assert min(min(size) for size in sizes) >= SMALLEST_TARGET
