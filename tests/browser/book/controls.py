"""The reader's controls on a page, and what is seen of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

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
        const [r, g, b] = channels.map((c) =>
            c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    const color = getComputedStyle(element).getPropertyValue(name);
    const two = [paint(behind), paint([...behind, color])];
    return Math.max(...two) / Math.min(...two);
}"""
"""Contrast ratio of a colour of an element to what is behind it (WCAG 2.2, definitions)."""


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
