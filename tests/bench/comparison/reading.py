"""Reads a page in Chromium in all the ways in which a passage could be met or asked for."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pypdf import PdfReader

from tests.bench.comparison.ways import PASSWORD, SECRET

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

STOPS = 30
"""How often Tab is pressed, which is enough to get through the page."""
TALL: ViewportSize = {"width": 1280, "height": 5000}
"""A window that shows all of the page."""
PATIENCE = 500
"""Milliseconds for a browser or a script to do what was asked."""
SEEN = """\
word => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (!texts.currentNode.data.includes(word)) continue;
    const parent = texts.currentNode.parentElement;
    if (!parent.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    const style = getComputedStyle(parent);
    if (style.color === style.backgroundColor || style.filter.includes("blur")) continue;
    if (style.color === "rgba(0, 0, 0, 0)") continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (top && (parent.contains(top) || top.contains(parent))) return true;
  }
  return false;
}"""
"""Whether a word can be seen: rendered, in a colour of its own, neither clipped nor covered."""
TO_PRESS = """\
() => document.activeElement.closest("main, [role=main]")
  && !document.activeElement.matches("a[href^='#']")"""
"""Whether what has the focus belongs to the text, and leads nowhere else in it."""
COPIED = "() => { getSelection().selectAllChildren(document.body); return `${getSelection()}`; }"


def is_seen(page: Page) -> bool:
    """Tell whether the passage can be seen."""
    return bool(page.evaluate(SEEN, SECRET))


def opened_by_keys(page: Page) -> str:
    """Go through a page by the keyboard, press what there is, and tell whether that opens it."""
    start = page.url
    if (ask := page.locator("input[type=password]:visible")).count():
        ask.first.fill(PASSWORD)
        ask.first.press("Enter")
        page.wait_for_timeout(4 * PATIENCE)
        return "password" if is_seen(page) else "no"
    for _stop in range(STOPS):
        page.keyboard.press("Tab")
        if not page.evaluate(TO_PRESS):
            continue
        for key in ("Enter", "Space"):
            page.keyboard.press(key)
            page.wait_for_timeout(PATIENCE)
            if is_seen(page):
                away = page.url.partition("#")[0] != start.partition("#")[0]
                return "apart" if away else "yes"
    return "no"


def reading(browser: Browser, url: str) -> dict[str, str]:
    """Return what readers meet on a page, and what they can do."""
    found = {}
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts, viewport=TALL)
        page = context.new_page()
        page.goto(url, wait_until="networkidle")
        state = "hidden" if scripts else "hidden, no script"
        found[state] = "no" if is_seen(page) else "yes"
        keys = "keys" if scripts else "keys, no script"
        found[keys] = opened_by_keys(page) if found[state] == "yes" else "—"
        context.close()
    page = browser.new_page()
    page.goto(url, wait_until="networkidle")
    spoken = page.locator("body").aria_snapshot()
    found["spoken"] = "yes" if SECRET in spoken else "no"
    found["copied"] = "yes" if SECRET in page.evaluate(COPIED) else "no"
    printed = PdfReader(io.BytesIO(page.pdf()))
    paper = "".join(sheet.extract_text() for sheet in printed.pages)
    found["printed"] = "yes" if SECRET in paper else "no"
    page.close()
    page = browser.new_page()
    page.goto(f"{url}#:~:text={SECRET}", wait_until="networkidle")
    page.wait_for_timeout(PATIENCE)
    found["found"] = "yes" if page.evaluate("() => scrollY > 0") else "no"
    page.close()
    return found
