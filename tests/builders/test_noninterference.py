"""Two sources that differ only inside blackouts give the same output outside the seal."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from blackout_ext import testing
from blackout_ext.testing import Difference, Words, build, differences, fixed_date

from ..conftest import ROOTS
from .test_escapes import MD, RST

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

DOCS = Path(__file__).parents[2] / "docs"
BUILDERS = (
    "html", "dirhtml", "singlehtml", "text", "man", "latex", "texinfo", "epub", "xml", "pseudoxml",
    "htmlhelp", "devhelp", "qthelp", "json",
)  # fmt: skip


@pytest.mark.parametrize("builder", BUILDERS)
def test_placements(tmp_path: Path, builder: str) -> None:
    source = ROOTS / "test-placements"
    # Names of image files stay, as the files do.
    pattern = r"canary(?!file|restfile)[a-z]+"
    assert differences(source, tmp_path, builder=builder, pattern=pattern) == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_placements_once_parsed(tmp_path: Path, builder: str) -> None:
    """The way that needs no pattern: other words are put into the nodes."""
    assert differences(ROOTS / "test-placements", tmp_path, builder=builder) == []


@pytest.mark.parametrize("builder", BUILDERS)
def test_escapes(project: Callable[..., Project], tmp_path: Path, builder: str) -> None:
    """All that has escaped once, each on a page of its own."""
    pages = {f"md-{n:02}.md": f"# M{n}\n\n{MD[name]}\n" for n, name in enumerate(MD)}
    pages |= {f"rst-{n:02}.rst": f"R{n}\n===\n\n{RST[name]}\n" for n, name in enumerate(RST)}
    index = "# T\n\n```{toctree}\n:glob:\n*\n```\n"
    made = project({"index.md": index, **pages, "secret.png": "", "i.png": ""})
    pattern = r"secret(?!\.png)[a-z]*"
    loaded = ["myst_parser", "sphinx_design", "blackout_ext"]
    loaded += ["sphinx.ext.todo", "sphinx.ext.ifconfig", "sphinx.ext.graphviz"]
    overrides = {"extensions": loaded}
    found = differences(
        made.srcdir, tmp_path / "builds", builder=builder, pattern=pattern, confoverrides=overrides
    )
    assert found == []


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the book has been built as HTML, with the words of each seed."""
    folder = tmp_path_factory.mktemp("book")
    for seed in (1, 2):
        build(DOCS, folder / str(seed), "html", {}, None, Words(seed))
    return folder


def write(srcdir: Path, workdir: Path, builder: str, *_: Any) -> Path:
    """Write the book in another format, as it was read before; return the output folder."""

    def on_source_read(app: Sphinx, docname: str, source: list[str]) -> None:
        pytest.fail(f"{docname} is read again, and its words are not replaced")

    outdir = workdir / builder
    if outdir.exists():
        return outdir
    with fixed_date(), patch_docutils(srcdir), docutils_namespace():
        app = Sphinx(
            srcdir, srcdir, outdir, workdir / "doctrees", builder, status=None, warning=StringIO()
        )
        app.connect("source-read", on_source_read)
        app.build(force_all=True)
    return outdir


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_book(read: Path, builder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read for all builders at once, as for its editions; the tests above read for each."""
    monkeypatch.setattr(testing, "build", write)
    assert differences(DOCS, read, builder=builder) == []


CONTENTS = {
    "punctuation": ("one", "(one two)."),
    "quotes": ("one", '"one"'),
    "emphasis": ("one", "*one* **two**"),
    "length": ("a", "very " * 200 + "long"),
    "code": ("one", "``one``"),
    "mistake": ("one", "one *two"),
    "address": ("one", "`one <https://example.org>`_"),
}
"""What stands in a passage, in one build and in the other."""


@pytest.mark.parametrize("builder", ["html", "text", "latex", "texinfo", "epub"])
@pytest.mark.parametrize("contents", CONTENTS.values(), ids=CONTENTS)
def test_other_contents(
    project: Callable[..., Project], tmp_path: Path, contents: tuple[str, str], builder: str
) -> None:
    rest = (
        "T\n=\n\nHe \"said :blackout:`X`\" and ':blackout:`X`'s [#]_ end.\n\n"
        ".. blackout::\n\n   X\n\n:blackout:`X`\n-------------\n\n"
        "====  =============\na     :blackout:`X`\n====  =============\n\n.. [#] Note.\n"
    )
    if "`" in "".join(contents):
        # reStructuredText has no roles within roles.
        rest = rest.replace(":blackout:`X`", ":blackout:`y`")
    made = project({"index.rst": rest})
    found = differences(
        made.srcdir, tmp_path / "builds", builder=builder, pattern=r"\bX\b", contents=contents
    )
    assert found == []


def test_included_files_and_docstrings(project: Callable[..., Project], tmp_path: Path) -> None:
    source = "T\n=\n\n.. include:: part.txt\n\n.. autofunction:: told_here.tell\n"
    conf = (
        "import os, sys\nsys.path.insert(0, os.path.dirname(__file__))\n"
        'extensions += ["sphinx.ext.autodoc"]\n'
        'exclude_patterns = ["part.txt"]\n'
    )
    made = project({"index.rst": source, "part.txt": "Open secret one.\n"}, conf)
    made.write({"told_here.py": 'def tell():\n    """Open secret two."""\n'})
    found = differences(made.srcdir, tmp_path / "builds", builder="text", pattern="secret")
    assert [place.line for place in found] == [4]
    made.write({"part.txt": "Open.\n"})
    found = differences(made.srcdir, tmp_path / "again", builder="text", pattern="secret")
    assert [place.file for place in found] == ["index.txt"]


def test_a_leak_is_found(project: Callable[..., Project], tmp_path: Path) -> None:
    made = project({"index.md": "# T\n\nOpen\nsecret and {blackout}`secret`.\n"})
    (found,) = differences(made.srcdir, tmp_path / "builds", builder="text", pattern="secret")
    assert found == Difference("text", "index.txt", 4)


def test_nothing_to_compare(project: Callable[..., Project], tmp_path: Path) -> None:
    made = project({"index.md": "# T\n"})
    with pytest.raises(ValueError, match="'dummy' has written nothing"):
        differences(made.srcdir, tmp_path / "builds", builder="dummy")
