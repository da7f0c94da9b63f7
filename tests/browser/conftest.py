"""A small book, built as a reader gets it, and a Chromium to read it with."""

from __future__ import annotations

import functools
import hashlib
import io
import multiprocessing
import os
import re
import shutil
import threading
from collections import defaultdict
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import sync_playwright
from sphinx.application import Sphinx
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.conftest import CONF, Project
from tests.records import shelf
from tests.shared import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

ROOT = Path(__file__).parent.parent / "roots" / "test-browser"
PROGRESS = ROOT.with_name("test-progress")
"""A novel, a film and a page that speaks of both."""
BROWSERS = ("chromium", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Nothing is asked of anybody else.  Routes would do it too, but cost half of opening a page:
    # each request is held up, and nothing is taken from the cache.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PLAIN: dict[str, Any] = {"html_theme": "basic", "html_sidebars": {"**": []}}
"""Settings of an edition whose pages hold no script, and no style but two margins."""
ELSEWHERE = re.compile(r"^https?://(?!127\.0\.0\.1:)")
TIMEOUT = 5_000
"""Longest wait for anything on a page, in milliseconds."""


class Build(Protocol):
    """Builds the book."""

    def __call__(self, builder: str, root: Path = ROOT, **settings: Any) -> Path:
        """Return the folder that *builder* has written of *root* with *settings* of ``conf.py``."""


class Serve(Protocol):
    """Serves a folder."""

    def __call__(self, folder: Path, headers: Mapping[str, str] | None = None) -> str:
        """Return the address (without a slash at its end) of *folder*."""


class Visit(Protocol):
    """Opens a window of its own."""

    def __call__(self, url: str, **options: Any) -> Page:
        """Return the page at *url* (of the site, or a whole one), with context *options*."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a browser: ``$CHROMIUM``, one on the path, or Playwright's own."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        if not found and not Path(playwright.chromium.executable_path).exists():
            pytest.fail(
                "No Chromium: install one, name it in $CHROMIUM, or run "
                "`python -m playwright install chromium`.",
                pytrace=False,
            )
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()
        # Playwright waits for the end of its driver's pipe, which processes that were forked
        # meanwhile hold open: sphinx-sitemap's ends with this one.
        for child in multiprocessing.active_children():
            child.terminate()


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a function that builds the book, each edition once; warnings are errors."""

    def build(builder: str, root: Path = ROOT, **settings: Any) -> Path:
        edition = hashlib.sha256(f"{root} {sorted(settings.items())}".encode()).hexdigest()[:16]

        def make(folder: Path) -> None:
            write_book(root, builder, folder, settings)

        return once(tmp_path_factory, f"{builder}-{edition}", make) / "out"

    return build


def write_book(root: Path, builder: str, folder: Path, settings: dict[str, Any]) -> None:
    """Build the book in *root* into *folder*; its pages go to ``out``."""
    warnings = io.StringIO()
    with patch_docutils(str(root)), docutils_namespace():
        Sphinx(
            srcdir=root,
            confdir=root,
            outdir=folder / "out",
            doctreedir=folder / "doctrees",
            buildername=builder,
            confoverrides=settings,
            status=None,
            warning=warnings,
        ).build()
    assert not strip_colors(warnings.getvalue())


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Return a function that serves folders on 127.0.0.1."""
    with ExitStack() as servers:

        @functools.cache
        def address(folder: Path, headers: tuple[tuple[str, str], ...]) -> str:
            return servers.enter_context(serving(folder, dict(headers)))

        def serve(folder: Path, headers: Mapping[str, str] | None = None) -> str:
            return address(folder, tuple((headers or {}).items()))

        yield serve


@contextmanager
def serving(folder: Path, headers: Mapping[str, str]) -> Iterator[str]:
    """Serve *folder* with extra *headers*, and give its address."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        def do_GET(self) -> None:
            """Send a file; Chromium asks for a picture of the site unless routes are set."""
            if self.path == "/favicon.ico":
                self.send_response(HTTPStatus.NO_CONTENT)
                self.end_headers()
            else:
                super().do_GET()

        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def site(build: Build, serve: Serve) -> str:
    """Return the address of the book in furo."""
    return serve(build("html"))


def written(folder: Path, files: dict[str, str], conf: str) -> Path:
    """Return the folder with the pages of a book."""
    book = Project(folder / "src")
    book.write({"conf.py": CONF + conf, **files})
    return book.build().outdir


@pytest.fixture(scope="session")
def shelf_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the pages of the invented shelf of reviews, in furo."""

    def make(folder: Path) -> None:
        written(folder, shelf(), 'html_theme = "furo"\n').rename(folder / "out")

    return once(tmp_path_factory, "shelf", make) / "out"


@pytest.fixture
def troubles() -> list[str]:
    """Return what went wrong on the pages so far; a test that expects trouble clears it."""
    return []


@pytest.fixture(scope="session")
def windows() -> defaultdict[str, list[Page]]:
    """Return the windows that no test uses at the moment, by the options of their contexts."""
    return defaultdict(list)


@pytest.fixture
def visit(
    chromium: Browser, site: str, troubles: list[str], windows: defaultdict[str, list[Page]]
) -> Iterator[Visit]:
    """Return a function that opens pages; errors on them and requests elsewhere fail the test.

    Windows are used again by other tests: opening one takes longer than all the rest.
    """
    taken: list[tuple[str, Page]] = []

    def on_error(error: Error) -> None:
        troubles.append(str(error))

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            place = message.location
            troubles.append(f"{message.text} ({place['url']}:{place['lineNumber']})")

    def on_request(request: Request) -> None:
        if ELSEWHERE.match(request.url):
            troubles.append(f"requests {request.url}")

    def visit(url: str, **options: Any) -> Page:
        kind = str(sorted(options.items()))
        page = windows[kind].pop() if windows[kind] else chromium.new_context(**options).new_page()
        taken.append((kind, page))
        page.set_default_timeout(TIMEOUT)
        page.on("request", on_request)
        page.on("console", on_console)
        page.on("pageerror", on_error)
        page.mouse.move(0, 0)
        page.goto(url if "://" in url else f"{site}/{url}")
        return page

    yield visit
    for kind, page in taken:
        page.remove_listener("console", on_console)
        page.remove_listener("pageerror", on_error)
        page.remove_listener("request", on_request)
        page.unroute_all()
        page.emulate_media(media="null")
        page.evaluate("try { localStorage.clear(); sessionStorage.clear(); } catch {}")
        page.goto("about:blank")
        windows[kind].append(page)
    assert not troubles


@pytest.fixture
def page(visit: Visit) -> Page:
    """Return the page of gestures, on a desktop."""
    return visit("gestures.html")


@pytest.fixture
def books(build: Build, serve: Serve) -> str:
    """Return the address of the two works that readers are asked about."""
    return serve(build("html", PROGRESS))


@pytest.fixture
def river(visit: Visit, books: str) -> Page:
    """Return the page of the novel."""
    return visit(f"{books}/the-river.html")
