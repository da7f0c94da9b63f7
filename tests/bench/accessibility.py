"""What axe-core and the Nu HTML Checker say of each kind of page of the book.

Run as ``python -m tests.bench.accessibility FOLDER``, from the top of the repository, with the
pages of the book; ``CHROMIUM`` names a browser and ``VNU_JAR`` the checker.  axe-core reads
every page at two sizes, light and dark, with passages shut and open.  The Nu checker reads
every file.  Exits with 1 where something of ours is wrong.
"""

from __future__ import annotations

import functools
import itertools
import os
import sys
import threading
from collections import Counter
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tests.browser.book.checkers import axe, nu
from tests.browser.book.pages import DESKTOP, PAGES, PHONE, open_everything

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.book.checkers import Findings


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (as in the base)
        """Keep quiet."""


def read_page(browser: Browser, url: str) -> list[Findings]:
    """Return what axe-core finds on a page in each state."""
    found = []
    for window, scheme in itertools.product((PHONE, DESKTOP), ("light", "dark")):
        options: dict[str, Any] = {"viewport": window, "color_scheme": scheme}
        context = browser.new_context(reduced_motion="reduce", **options)
        page = context.new_page()
        page.goto(url, wait_until="networkidle")
        found.append(axe(page))
        if open_everything(page):
            found.append(axe(page))
        context.close()
    return found


def report(line: str, *findings: Findings) -> int:
    """Print what was found, and return how much of it is ours."""
    ours = [what for found in findings for what in found.ours]
    theirs = Counter(whose for found in findings for whose in found.theirs)
    print(f"{line}: {len(ours)} of ours")  # noqa: T201 (a report)
    for what in ours:
        print(f"  {what}")  # noqa: T201 (a report)
    for whose, number in theirs.items():
        print(f"  {number} of {whose}")  # noqa: T201 (a report)
    return len(ours)


def main(folder: str) -> int:
    """Print the reports, and return the exit status."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    wrong = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox", "--disable-gpu"]
        )
        for kind, path in PAGES.items():
            states = read_page(browser, f"http://127.0.0.1:{server.server_port}/{path}")
            wrong += report(f"axe-core, {kind}, {len(states)} states", *states)
        browser.close()
    server.shutdown()
    pages = sum(1 for _page in Path(folder).rglob("*.html"))
    wrong += report(f"Nu HTML Checker, {pages} pages", nu(Path(folder)))
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
