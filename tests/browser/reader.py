"""What a reader does with a page, and sees of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator, Page

SHUT = "button[data-blackout][aria-expanded=false]"

# The bars of gestures.md, by the number that the seal gives them.
ONE, SHORT, FIRST, SECOND, OUTER, BLOCK, INNER = range(1, 8)
BARS = [ONE, SHORT, FIRST, SECOND, OUTER, BLOCK]
"""Those that are there before any is open."""

Point = tuple[float, float]


def bar(page: Page, number: int) -> Locator:
    """Return the bar *number* of a page, which is also the control that hides its passage."""
    return page.locator(f"#spoiler-{number} > [data-blackout]")


def passage(page: Page, number: int) -> Locator:
    """Return the open passage of bar *number*."""
    return page.locator(f"#spoiler-{number} > .blackout-passage")


def opened(page: Page) -> list[int]:
    """Return the numbers of the bars whose passages are open, in order."""
    numbers: list[int] = page.evaluate(
        """() => [...document.querySelectorAll("button[data-blackout][aria-expanded=true]")]
            .map((button) => Number(button.parentElement.id.replace("spoiler-", "")))"""
    )
    return sorted(numbers)


def open_all(page: Page) -> None:
    """Open every bar, those inside passages too."""
    while page.locator(SHUT).count():
        page.evaluate("(shut) => document.querySelectorAll(shut).forEach((b) => b.click())", SHUT)


def text(page: Page) -> str:
    """Return all text in the document, shown or not, scripts and styles left out."""
    found: str = page.evaluate(
        """() => {
            const copy = document.documentElement.cloneNode(true);
            copy.querySelectorAll("script, style").forEach((element) => element.remove());
            return copy.textContent;
        }"""
    )
    return found


def box(element: Locator) -> FloatRect:
    """Return the place and size of *element*, in CSS pixels of the window."""
    element.scroll_into_view_if_needed()
    found = element.bounding_box()
    assert found is not None
    return found


def at(element: Locator, x: float) -> Point:
    """Return a point in *element*, *x* px from its left edge and at half its height."""
    found = box(element)
    return found["x"] + x, found["y"] + found["height"] / 2


def beside(element: Locator, x: float) -> Point:
    """Return a point *x* px to the right of *element*, to the left of it if negative."""
    found = box(element)
    return found["x"] + x + (found["width"] if x > 0 else 0), found["y"] + found["height"] / 2


def drag(page: Page, start: Point, end: Point) -> None:
    """Press the mouse at *start*, move it to *end* and let go."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=4)
    page.mouse.up()


def style(element: Locator, name: str) -> str:
    """Return the computed style *name* (as in CSS) of *element*."""
    value: str = element.evaluate("(e, name) => getComputedStyle(e).getPropertyValue(name)", name)
    return value


def focused(element: Locator) -> bool:
    """Tell whether *element* has the focus."""
    return bool(element.evaluate("(element) => element === document.activeElement"))


def note_events(page: Page) -> None:
    """Remember in ``window.noted`` what happens to passages, as seen from the document."""
    page.evaluate(
        """() => {
            window.noted = [];
            for (const type of ["blackout:reveal", "blackout:hide"]) {
                document.addEventListener(type, (event) => window.noted.push({
                    type,
                    sealed: event.target.matches("[data-blackout]"),
                    host: event.target.parentElement.id,
                    text: event.detail.passage.textContent,
                    element: event.detail.passage instanceof HTMLElement,
                    connected: event.detail.passage.isConnected,
                }));
            }
        }"""
    )


def noted(page: Page) -> list[dict[str, Any]]:
    """Return what ``note_events`` has remembered."""
    events: list[dict[str, Any]] = page.evaluate("window.noted")
    return events
