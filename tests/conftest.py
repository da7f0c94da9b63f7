"""What the tests of all folders share: small Sphinx projects, and a look into their output."""

from __future__ import annotations

import base64
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors

from tests.quick import quick_builds
from tests.shared import once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils import nodes

DOCS = Path(__file__).parents[1] / "docs"
ROOTS = Path(__file__).parent / "roots"
PAYLOAD = re.compile(r'data-blackout="([^"]*)"')
CONF = """\
extensions = ["myst_parser", "sphinx_design", "blackout_ext"]
myst_enable_extensions = [
    "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "substitution",
]
myst_heading_anchors = 4
"""


@dataclass
class Output:
    """What a build has written."""

    outdir: Path

    def read(self, name: str) -> str:
        """Return an output file as text."""
        return (self.outdir / name).read_text(encoding="utf-8")

    def payloads(self, name: str = "index.html") -> list[str]:
        """Return the passages of a page, decoded, those inside others included."""
        return list(decoded(self.read(name)))


@dataclass
class Result(Output):
    """A finished build."""

    app: SphinxTestApp
    warnings: str

    def doctree(self, docname: str = "index") -> nodes.document:
        """Return a document as it was read."""
        return self.app.env.get_doctree(docname)


def decoded(html: str) -> Iterator[str]:
    """Yield the payloads in *html*, and in them."""
    for payload in PAYLOAD.findall(html):
        fragment = base64.b64decode(payload).decode()
        yield fragment
        yield from decoded(fragment)


@dataclass
class Project:
    """A Sphinx project in a folder of its own; files can be changed between builds."""

    srcdir: Path

    def write(self, files: dict[str, str]) -> None:
        """Write files, by name."""
        for name, text in files.items():
            path = self.srcdir / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def build(self, builder: str = "html", to: str = "", **options: Any) -> Result:
        """Build with a folder *to* for output and doctrees; *options* go to the application."""
        builddir = self.srcdir.parent / "build" / to
        app = SphinxTestApp(builder, srcdir=self.srcdir, builddir=builddir, **options)
        try:
            app.build(force_all=False)
            return Result(Path(app.outdir), app, strip_colors(app.warning.getvalue()))
        finally:
            app.cleanup()


@pytest.fixture(scope="session", autouse=True)
def _quick_builds() -> Iterator[None]:
    """Spare the builds of all tests what others have done before them."""
    with quick_builds():
        yield


@pytest.fixture(scope="session")
def points_of_divergence(tmp_path_factory: pytest.TempPathFactory) -> Output:
    """Return the book as HTML, built without a warning that its configuration lets through."""

    def make(folder: Path) -> None:
        (folder / "docs").symlink_to(DOCS)
        result = Project(folder / "docs").build(confoverrides={"nitpicky": True})
        assert result.warnings == ""

    return Output(once(tmp_path_factory, "points-of-divergence", make) / "build" / "html")


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Project]:
    """Return a function that makes a project of files, given by name without quotes for dots."""

    def make(files: dict[str, str], conf: str = "") -> Project:
        made = Project(tmp_path / "src")
        made.write({"conf.py": CONF + conf, **files})
        return made

    return make


@pytest.fixture
def root(tmp_path: Path) -> Callable[[str], Project]:
    """Return a function that copies a project from ``tests/roots/test-<name>``."""

    def copy(name: str) -> Project:
        shutil.copytree(ROOTS / f"test-{name}", tmp_path / "src")
        return Project(tmp_path / "src")

    return copy
