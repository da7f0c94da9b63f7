"""What a search of a large book moves over the wire, by Pagefind and by Sphinx.

Run as ``python -m tests.bench.search [REVIEWS [FOLDER]]``.  A book of so many reviews is
made, 2,000 if no number is given, of sentences of this book in other orders with invented
names in them; Chromium looks for a word, and all that it gets is counted, page
and theme included.  The server compresses pages, styles and scripts, as hosts do; Pagefind's
files are compressed as they are.  FOLDER keeps the book for another run.
"""

from __future__ import annotations

import gzip
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Request

REVIEWS = 2000
SENTENCES = 100
"""Sentences of a review, which make 1,900 words, as in this book."""
NAMES = 20_000
"""Invented names in all reviews together."""
SOUGHT = "memory"
BOUND = 200_000
"""Bytes of a search that we are content with."""
KINDS = ("novel", "novella", "film", "series")
THEMES = 60
BOOK = Path(__file__).parents[2] / "docs" / "reviews"
MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
MARKUP = re.compile(r"^[#:({\[>|`-].*$|\{[^}]*\}|[`*_\[\]()]", re.MULTILINE)
SENTENCE = re.compile(r"[A-Z][^.?!]{20,200}[.?!]")
NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]+")
SYLLABLES = tuple(c + v for c in "bcdfghlmnprstvw" for v in ("a", "e", "i", "o", "u", "an", "er"))
COMPRESSED = frozenset({".css", ".html", ".js"})
"""Suffixes of files that hosts compress by themselves."""
CONF = """\
extensions = ["myst_parser", "blackout_ext"]
html_theme = "basic"
blackout_search = "pagefind"
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured."""

    reviews: int
    """Reviews in the book."""
    moved: int
    """Bytes of all answers to one search by Pagefind: page, scripts, styles, index."""
    requests: int
    """How many answers."""
    filters: int
    """Bytes of what is fetched besides when a reader opens the filters."""
    found: int
    """Pages that were found."""
    plain: int
    """Bytes of ``searchindex.js``, compressed, which Sphinx gets before the first result."""


def sentences() -> list[str]:
    """Return sentences of this book's reviews."""
    found = []
    for page in sorted(BOOK.glob("*.md")):
        text = MARKUP.sub("", MATTER.sub("", page.read_text(encoding="utf-8")))
        found += [" ".join(sentence.split()) for sentence in SENTENCE.findall(text)]
    return found


def names(chance: random.Random) -> list[str]:
    """Return invented names, all different."""
    found: dict[str, None] = {}
    while len(found) < NAMES:
        found["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()] = None
    return list(found)


def drawn(chance: random.Random, own: list[str], _match: re.Match[str]) -> str:
    """Return one of a book's *own* names, in place of another."""
    return chance.choice(own)


def write_book(folder: Path, reviews: int) -> None:
    """Write a book."""
    chance = random.Random(1)  # noqa: S311 (the same each time)
    known, invented = sentences(), names(chance)
    (folder / "reviews").mkdir(parents=True)
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    index = "# Book\n\n```{toctree}\n:glob:\nreviews/*\n```\n"
    (folder / "index.md").write_text(index, encoding="utf-8")
    for number in range(reviews):
        own = chance.sample(invented, 12)
        title = " ".join(chance.sample(own, 2))
        # Most have written one of the works, some several.
        author = f"{invented[number % (reviews * 3 // 4 or 1)]} {invented[-1 - number % 300]}"
        matter = [
            f"kind: {chance.choice(KINDS)}", f"title: {title}", f"authors: {author}",
            f"published: {chance.randint(1900, 2025)}", f"rating: {chance.randint(2, 10) / 2}",
            f"themes: [{', '.join(invented[chance.randrange(THEMES)] for _ in range(4))}]",
        ]  # fmt: skip
        parts = ["---", *matter, "---", f"# {title}"]
        for at, sentence in enumerate(chance.choices(known, k=SENTENCES)):
            if at % 10 == 0:
                parts += ["", f"## {' '.join(chance.sample(own, 2))}", ""]
            parts.append(NAME.sub(partial(drawn, chance, own), sentence))
            if at % 10 == 9:
                parts.append(f"{{blackout}}`{chance.choice(known)}`")
        page = folder / "reviews" / f"r{number:05}.md"
        page.write_text("\n".join(parts) + "\n", encoding="utf-8")


def build(source: Path, output: Path) -> None:
    """Run ``sphinx-build``."""
    command = [sys.executable, "-m", "sphinx", "-q", "-j", "auto", "-d", f"{output}-doctrees"]
    subprocess.run([*command, source, output], check=True)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            if path.suffix not in COMPRESSED or not path.is_file():
                super().do_GET()
                return
            packed = gzip.compress(path.read_bytes(), 6)
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(packed)))
            self.end_headers()
            self.wfile.write(packed)

        def log_message(self, *_arguments: object) -> None:
            """Keep quiet."""

    handler = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def search(site: str) -> tuple[list[int], list[int], int]:
    """Look for a word as a reader does who comes for the first time, then open the filters.

    Args:
        site: address of the book.

    Returns:
        Bytes of each answer to the search, of each answer to the rest, and how many pages were
        found.
    """
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        answers: list[Request] = []

        def on_finished(request: Request) -> None:
            answers.append(request)

        def moved() -> list[int]:
            page.wait_for_load_state("networkidle")
            sizes = [answer.sizes() for answer in answers]
            answers.clear()
            return [size["responseBodySize"] + size["responseHeadersSize"] for size in sizes]

        page.on("requestfinished", on_finished)
        page.goto(f"{site}/search.html?{urlencode({'q': SOUGHT})}")
        page.locator(".blackout-search-results > li").first.wait_for()
        found, said = moved(), page.locator(".blackout-search [role=status]").inner_text()
        page.locator(".blackout-search summary").click()
        page.locator(".blackout-search fieldset option").nth(5).wait_for(state="attached")
        opened = moved()
        browser.close()
    return found, opened, int("".join(filter(str.isdigit, said)))


def measure(reviews: int = REVIEWS, folder: Path | None = None) -> Figures:
    """Make a book and measure a search of it.

    Args:
        reviews: how many reviews it has.
        folder: where it is kept, and taken from if it is there; nowhere if ``None``.
    """
    with tempfile.TemporaryDirectory() as work:
        place = folder or Path(work)
        source, output = place / "book", place / "html"
        if not output.exists():
            write_book(source, reviews)
            build(source, output)
        with served(output) as site:
            moved, opened, found = search(site)
        plain = len(gzip.compress((output / "searchindex.js").read_bytes(), 6))
    return Figures(reviews, sum(moved), len(moved), sum(opened), found, plain)


def main() -> int:
    """Print the figures; return 1 if a search moves more than the bound."""
    reviews = int(sys.argv[1]) if len(sys.argv) > 1 else REVIEWS
    figures = measure(reviews, Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    sys.stdout.write(
        f"{figures.reviews} reviews, a search that finds {figures.found}: "
        f"Pagefind moves {figures.moved / 1000:.0f} kB in {figures.requests} files "
        f"(bound {BOUND / 1000:.0f} kB) and {figures.filters / 1000:.0f} kB for its filters, "
        f"searchindex.js alone is {figures.plain / 1e6:.1f} MB\n"
    )
    return int(figures.moved > BOUND)


if __name__ == "__main__":
    sys.exit(main())
