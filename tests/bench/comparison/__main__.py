"""Where a hidden passage is to be found, by the tools that hide it.

Run by ``nox -s comparison``: ``python -m tests.bench.comparison``.  A page with one
hidden word is built with each tool, in all formats the tool has; the word is looked for in what
was built, and the page is read in Chromium.  Prints the tables of
``docs/extension/comparison.md`` with the versions of what was compared.  ``CHROMIUM`` names a
browser and ``STATICRYPT`` the command of that name.  Nothing is judged, so this always exits
with 0.
"""

from __future__ import annotations

import datetime as dt
import functools
import os
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.bench.comparison.reading import reading
from tests.bench.comparison.sites import places
from tests.bench.comparison.ways import WAYS

FORMATS = {
    "page": "Page",
    "search": "Search",
    "description": "Preview",
    "feed": "Feed",
    "sources": "Sources",
    "epub": "EPUB",
    "latex": "LaTeX",
    "text": "Text",
}
USES = {
    "keys": "By keys",
    "hidden, no script": "Hidden, no script",
    "keys, no script": "Opens, no script",
    "found": "Found",
    "spoken": "Spoken",
    "copied": "Copied",
    "printed": "Printed",
}
TOGETHER = ("ablog", "mkdocs", "mkdocs-rss-plugin", "sphinx", "sphinxext-opengraph")


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (as in the base)
        """Keep quiet."""


def table(columns: dict[str, str], rows: dict[str, dict[str, str]]) -> str:
    """Return a table in Markdown, a row for each way."""
    lines = [["", *columns.values()], ["---"] * (len(columns) + 1)]
    lines += [[name, *(row.get(key, "—") for key in columns)] for name, row in rows.items()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> int:
    """Print the tables, and return the exit status."""
    rows = {}
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        handler = functools.partial(Handler, directory=work)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox", "--disable-gpu"]
        )
        for number, way in enumerate(WAYS):
            if way.encrypted and "STATICRYPT" not in os.environ:
                continue
            found = places(way, Path(work, str(number)))
            url = f"http://127.0.0.1:{server.server_port}/{number}/html/page.html"
            name = f"{way.name} {version(way.package)}" if way.package else way.name
            rows[name] = found | reading(browser, url)
        chromium = browser.version
        browser.close()
        server.shutdown()
    today = dt.datetime.now(dt.UTC).date()
    tools = ", ".join(f"{package} {version(package)}" for package in TOGETHER)
    sys.stdout.write(f"{today}; {tools}; Chromium {chromium}\n")
    hidden = sum(row["hidden"] == "yes" for row in rows.values())
    sys.stdout.write(f"Hidden while scripts run: by {hidden} of {len(rows)}\n")
    sys.stdout.write(f"\n{table(FORMATS, rows)}\n\n{table(USES, rows)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
