"""What WCAG 2.2 asks of the reader's controls and no checker sees, at level AA."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.pages import DESKTOP, PAGES, PHONE, REVIEW, ZOOMED, open_everything, sideways
from tests.browser.reader import SHUT, focused, style
from tests.browser.test_accessibility import everything, told

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Build, Serve, Visit

pytestmark = pytest.mark.browser

PROGRESS = Path(__file__).parent.parent / "roots" / "test-progress"
SMALLEST_TARGET = 24
"""CSS pixels (2.5.8)."""
TEXT_CONTRAST, OTHER_CONTRAST = 4.5, 3.0
"""Lowest ratios (1.4.3, 1.4.11)."""
WINDOWS = pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""
"""What a reader may set (1.4.12)."""
BEHIND = """(focused) => {
    const box = focused.getBoundingClientRect();
    const inside = (x, y) => {
        const top = document.elementFromPoint(x, y);
        return !top || focused.contains(top) || top.contains(focused);
    };
    const places = [0.1, 0.5, 0.9];
    return !places.some((x) => places.some((y) =>
        inside(box.left + x * box.width, box.top + y * box.height)));
}"""
"""Tells whether something else lies over all of the element that has the focus (2.4.11)."""
CONTRAST = """(element, name) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const behind = [];
    for (let e = name === "outline-color" ? element.parentElement : element; e; e = e.parentElement)
        behind.unshift(getComputedStyle(e).backgroundColor);
    const paint = (colors) => {
        canvas.fillStyle = "white";
        for (const color of [canvas.fillStyle, ...colors]) {
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
        }
        const channels = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((c) => c / 255);
        const [r, g, b] = channels.map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const two = [paint(behind), paint([...behind, getComputedStyle(element).getPropertyValue(name)])];
    return Math.max(...two) / Math.min(...two);
}"""
"""Contrast ratio of a colour of an element to what is behind it (WCAG 2.2, definitions)."""


@pytest.fixture(scope="session")
def site(book: Path, serve: Serve) -> str:
    return serve(book)


def toolbar(page: Page) -> Locator:
    return page.locator(".blackout-toolbar")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def more(page: Page) -> Locator:
    return page.get_by_text("More", exact=True)


def docked(page: Page) -> Locator:
    """Scroll to the end of a page, and return its docked toolbar."""
    page.locator("footer").first.scroll_into_view_if_needed()
    found = page.locator(".blackout-docked")
    expect(found).to_be_in_viewport()
    return found


def test_every_control_has_a_name_a_role_and_a_state(visit: Visit) -> None:
    page = visit(REVIEW)
    more(page).click()
    expect(toolbar(page)).to_match_aria_snapshot(
        """
        - group "Spoilers on this page":
          - text: How far have you read?
          - combobox "How far have you read?":
            - option "Not begun" [selected]
          - button "Previous spoiler"
          - button "Next spoiler"
          - button "Reveal all"
          - button "Hide all"
          - group:
            - text: More
            - button "Print with spoilers"
            - button "Forget how far I have read"
            - checkbox "Keyboard shortcuts:" [checked]
        """
    )
    summary = next(t for t in told(page) if t.role == "DisclosureTriangle")
    assert (summary.name, summary.expanded) == ("More", True)


def test_the_tab_key_goes_through_the_toolbar_in_the_order_seen(visit: Visit) -> None:
    page = visit(REVIEW)
    more(page).click()
    page.locator("select[data-work]").focus()
    boxes = []
    for _control in range(9):
        assert page.evaluate("document.activeElement.closest('.blackout-toolbar') !== null")
        boxes.append(page.evaluate("document.activeElement.getBoundingClientRect().toJSON()"))
        page.keyboard.press("Tab")
    for one, other in pairwise(boxes):
        is_below, is_beside = other["top"] >= one["bottom"], other["left"] >= one["right"]
        assert is_below or is_beside
    assert page.evaluate("document.activeElement.closest('.blackout-toolbar') === null")


@WINDOWS
def test_the_focus_is_seen_wherever_the_tab_key_takes_it(
    visit: Visit, window: dict[str, int]
) -> None:
    page = visit(REVIEW, viewport=window, reduced_motion="reduce")
    page.locator("article").evaluate("(e) => { e.tabIndex = -1; e.focus(); }")
    steps = []
    for key in ("Tab", "Shift+Tab"):
        for _step in range(200):
            page.keyboard.press(key)
            active = page.evaluate_handle("document.activeElement").as_element()
            assert active
            if not active.evaluate("(e) => e.closest('article') && e.tabIndex >= 0"):
                break
            steps.append(active.inner_text())
            assert not active.evaluate(BEHIND), steps[-1]
            assert active.evaluate(
                "(e) => e.matches(':focus-visible') && getComputedStyle(e).outlineStyle !== 'none'"
            ), steps[-1]
    assert steps.count("spoiler") > 30
    assert steps.count("Reveal all") == 2


def test_a_bar_behind_the_docked_toolbar_comes_out_when_it_gets_the_focus(visit: Visit) -> None:
    page = visit(REVIEW, viewport=PHONE, reduced_motion="reduce")
    for bar in page.locator(f"section section {SHUT}").all()[4:8]:
        bar.evaluate("(e) => scrollBy(0, e.getBoundingClientRect().bottom - innerHeight + 4)")
        expect(page.locator(".blackout-docked")).to_be_in_viewport()
        assert bar.evaluate(BEHIND)
        bar.focus()
        page.wait_for_function(f"(bar) => !({BEHIND})(bar)", arg=bar.element_handle())


def test_the_docked_toolbar_covers_nothing_beside_the_text(visit: Visit) -> None:
    page = visit(REVIEW, viewport=DESKTOP)
    strip = docked(page).bounding_box()
    text = page.locator("article").bounding_box()
    navigation = page.locator(".sidebar-container").bounding_box()
    assert strip
    assert text
    assert navigation
    assert strip["x"] >= navigation["x"] + navigation["width"]
    # Nor does a line stick out at its sides.
    assert strip["x"] <= text["x"]
    assert strip["x"] + strip["width"] >= text["x"] + text["width"]
    page.set_viewport_size({"width": 1500, "height": 900})
    text = page.locator("article").bounding_box()
    assert text
    page.wait_for_function(
        "([x, strip]) => Math.abs(strip.getBoundingClientRect().x - x) < 40",
        arg=[text["x"], toolbar(page).element_handle()],
    )


def test_the_field_that_has_the_focus_stays_when_the_toolbar_is_docked(visit: Visit) -> None:
    page = visit(REVIEW, viewport=PHONE)
    field = page.locator("select[data-work]")
    field.focus()
    docked(page)
    assert focused(field)
    expect(field).to_be_in_viewport()
    button(page, "Next spoiler").focus()
    expect(field).to_be_hidden()


def test_the_bar_of_a_long_passage_is_seen_when_it_is_shut_from_its_end(visit: Visit) -> None:
    page = visit(REVIEW, viewport={"width": 390, "height": 420}, reduced_motion="reduce")
    block = page.locator("button.blackout-block").first
    block.press("Enter")
    page.keyboard.press("Tab")
    assert focused(block)
    page.keyboard.press("Enter")
    assert focused(block)
    expect(block).to_be_in_viewport()
    assert not block.evaluate(BEHIND)


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", ["book", "alabaster", "pydata_sphinx_theme", "sphinx_rtd_theme"])
def test_text_edges_and_focus_stand_out(
    visit: Visit, build: Build, serve: Serve, troubles: list[str], theme: str, scheme: str
) -> None:
    options: dict[str, Any] = {"color_scheme": scheme}
    if theme == "book":
        page = visit(REVIEW, **options)
    else:
        page = visit(serve(build("html", PROGRESS, html_theme=theme)) + "/the-river.html", **options)
    page.wait_for_load_state()
    more(page).click()
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    controls = toolbar(page).locator("button, select")
    for name, lowest in (("color", TEXT_CONTRAST), ("border-top-color", OTHER_CONTRAST)):
        ratios = controls.evaluate_all(f"(all, name) => all.map((e) => ({CONTRAST})(e, name))", name)
        assert min(ratios) >= lowest, name
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


def test_forced_colours_leave_controls_with_edges_and_words(visit: Visit) -> None:
    page = visit(REVIEW, forced_colors="active")
    more(page).press("Enter")
    for control in toolbar(page).locator("button, select").all():
        assert style(control, "border-top-style") == "solid"
        assert control.evaluate(CONTRAST, "color") >= TEXT_CONTRAST
        assert control.evaluate(CONTRAST, "border-top-color") >= OTHER_CONTRAST
        control.focus()
        assert style(control, "outline-style") == "solid"


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


def test_a_word_is_said_each_time_and_does_not_stay(visit: Visit) -> None:
    # A window that no other test gets, as the clock stays with it.
    page = visit(REVIEW, locale="en-MT")
    page.clock.install()
    page.reload()
    status = page.locator(".blackout-status")
    status.evaluate(
        """(status) => {
            window.said = [];
            new MutationObserver(() => window.said.push(status.textContent))
                .observe(status, { childList: true });
        }"""
    )
    assert status.get_attribute("role") == "status"
    for shut in page.locator(SHUT).all()[1:3]:
        shut.press("Enter")
        page.clock.run_for(200)
    page.keyboard.press("Escape")
    page.clock.run_for(200)
    page.locator("select[data-work]").select_option(label="To the end")
    page.clock.run_for(200)
    words = ["Revealed", "", "Revealed", "", "Hidden", "", "Hidden: 0"]
    assert page.evaluate("window.said") == words
    page.clock.run_for(10_000)
    expect(status).to_have_text("")


def test_nothing_is_said_of_what_opens_by_itself_on_arrival(visit: Visit) -> None:
    page = visit(REVIEW)
    page.locator("select[data-work]").select_option(label="To the end")
    page.reload()
    page.wait_for_timeout(300)
    assert page.locator(".blackout-passage").count() > 10
    expect(page.locator(".blackout-status")).to_have_text("")


def test_a_screen_reader_reads_a_review_from_end_to_end_after_one_button(visit: Visit) -> None:
    page = visit(REVIEW)
    button(page, "Reveal all").click()
    page.wait_for_function("document.querySelector('.blackout-status').textContent")
    assert focused(button(page, "Reveal all"))
    read = everything(page)
    for passage in page.locator(".blackout-passage").all():
        assert passage.inner_text().split("\n")[0][:20] in read
    # No bar is left, nor the word that stood on one.
    assert "spoiler" not in [thing.name for thing in told(page)]
    assert {t.name for t in told(page) if t.role == "status"} <= {"", "Revealed"}


def test_no_line_begins_with_the_full_stop_behind_a_bar(visit: Visit) -> None:
    page = visit(REVIEW)
    split = """() => [...document.querySelectorAll("article span[data-nosnippet]")].filter((host) => {
        const next = host.nextSibling;
        if (next?.nodeType !== Node.TEXT_NODE || !/^[.,;:!?]/.test(next.data)) return false;
        const range = document.createRange();
        range.setStart(next, 0);
        range.setEnd(next, 1);
        const last = host.querySelector(":scope > button").getBoundingClientRect();
        return range.getBoundingClientRect().top > last.bottom;
    }).length"""
    for width in range(320, 520, 8):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(split) == 0
    button(page, "Reveal all").click()
    for width in range(320, 520, 8):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(split) == 0
