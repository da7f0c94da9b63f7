"""What Lighthouse says of the book, as a phone on a slow line gets it.

Run as ``python lighthouse.py FOLDER COMMAND``, with the pages of the book and the path of
Lighthouse; ``CHROME_PATH`` names a Chromium.  Exits with 1 where a mark is too low.
"""

from __future__ import annotations

import functools
import gzip
import json
import mimetypes
import subprocess
import sys
import threading
from http.server import HTTPServer, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGES = {
    "front": "index.html",
    "review": "reviews/never-let-me-go.html",
    "guide": "guides/the-logline-formula.html",
    "catalogue": "catalogue.html",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = {
    "first paint (ms)": "first-contentful-paint",
    "largest (ms)": "largest-contentful-paint",
    "shift": "cumulative-layout-shift",
}
LOWEST = 95
"""Of 100."""
FLAGS = "--headless=new --no-sandbox --disable-gpu"


class Handler(SimpleHTTPRequestHandler):
    """Serves text compressed, as hosts of books do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body, kind = path.read_bytes(), mimetypes.guess_type(path)[0] or "application/octet-stream"
        self.send_response(200)
        if not kind.startswith(("font/", "image/png")):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (as in the base)
        """Keep quiet."""


def marks(command: str, url: str) -> tuple[list[int], list[float]]:
    """Return the marks (of 100) and figures that Lighthouse gives a page."""
    report = subprocess.run(
        [command, url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}",
         f"--only-categories={','.join(CATEGORIES)}"],
        check=True, stdout=subprocess.PIPE,
    ).stdout  # fmt: skip
    found = json.loads(report)
    return (
        [round(100 * found["categories"][name]["score"]) for name in CATEGORIES],
        [round(found["audits"][name]["numericValue"], 3) for name in FIGURES.values()],
    )


def main(folder: str, command: str) -> int:
    """Print a table, and return the exit status."""
    server: HTTPServer = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=folder)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    lowest = 100
    print("page", *CATEGORIES, *FIGURES, sep="\t")  # noqa: T201 (a report)
    for kind, path in PAGES.items():
        scores, figures = marks(command, f"http://127.0.0.1:{server.server_port}/{path}")
        print(kind, *scores, *figures, sep="\t")  # noqa: T201 (a report)
        lowest = min(lowest, *scores)
    server.shutdown()
    return int(lowest < LOWEST)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
