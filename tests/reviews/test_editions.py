"""Print has the cover beside the facts; e-books have it as a file."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project, Result

CONF = 'project = "Shelf"\nlatex_elements = {"papersize": "a4paper"}\n'
REVIEW = """\
---
kind: novel
title: Fatherland
authors: Robert Harris
published: 1992
setting: SETTING
---
# Fatherland

An opening.
"""
HEAD = re.compile(r"\\begin\{reviewhead\}\{([^\n]*)\}\n(.*?)\\end\{reviewhead\}", re.DOTALL)
PNG = b"\x89PNG\r\n\x1a\n"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c636068"
    "6800000304018132a9c36d0000000049454e44ae426082"
)


def build(
    project: Callable[..., Project],
    review: str = REVIEW,
    name: str = "fatherland",
    builder: str = "latex",
) -> Result:
    files = {"index.md": "# Shelf\n\n```{toctree}\n:glob:\nreviews/*\n```\n"}
    book = project(files | {f"reviews/{name}.md": review}, CONF)
    (book.srcdir / "own.png").write_bytes(PIXEL)
    return book.build(builder)


def heads(result: Result) -> list[tuple[str, str]]:
    """Return the file of the picture, and the facts, of each review."""
    (document,) = result.outdir.glob("*.tex")
    return HEAD.findall(document.read_text("utf-8"))


@pytest.mark.parametrize("name", ["fatherland", "vater land & söhne_100%"])
def test_a_cover_stands_beside_the_facts(project: Callable[..., Project], name: str) -> None:
    result = build(project, name=name)
    assert result.warnings == ""
    ((cover, facts),) = heads(result)
    assert re.fullmatch(r"cover-[0-9a-f]{12}\.png", cover)
    assert (result.outdir / cover).read_bytes().startswith(PNG)
    assert "Robert Harris" in facts
    assert "includegraphics" not in facts


def test_a_cover_of_the_authors(project: Callable[..., Project]) -> None:
    result = build(project, REVIEW.replace("setting:", "cover: own.png\nsetting:"))
    ((cover, facts),) = heads(result)
    assert cover == "{own}.png"
    assert (result.outdir / "own.png").read_bytes() == PIXEL
    assert "includegraphics" not in facts


def test_facts_without_what_draws_covers(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    result = build(project)
    assert result.warnings == ""
    assert heads(result) == []
    (document,) = result.outdir.glob("*.tex")
    assert "Robert Harris" in document.read_text("utf-8")


@pytest.mark.parametrize("setting", ["Berlin", "Berlin, and then another city. " * 120])
def test_print_with_few_facts_and_with_pages_of_them(
    project: Callable[..., Project], setting: str
) -> None:
    if missing := [tool for tool in ("make", "latexmk", "pdflatex") if shutil.which(tool) is None]:
        pytest.skip(f"not installed: {missing}; `nox -s editions` installs or names the packages")
    pypdf = pytest.importorskip("pypdf")
    result = build(project, REVIEW.replace("SETTING", setting))
    command = ["make", "all-pdf", "LATEXMKOPTS=-interaction=nonstopmode -halt-on-error"]
    subprocess.run(command, cwd=result.outdir, capture_output=True, check=True)
    (document,) = result.outdir.glob("*.pdf")
    pages = pypdf.PdfReader(document).pages
    (page,) = (page for page in pages if page.images)
    assert len(page.images) == 1
    assert "FATHERLAND" in page.extract_text()
    assert "1992" in "".join(page.extract_text() for page in pages)


def test_an_e_book_has_the_cover_as_a_file(project: Callable[..., Project]) -> None:
    (epub,) = build(project, builder="epub").outdir.glob("*.epub")
    with ZipFile(epub) as archive:
        page = BeautifulSoup(archive.read("reviews/fatherland.xhtml"), "html.parser")
        manifest = BeautifulSoup(archive.read("content.opf"), "xml")
        (cover,) = page.select("img.review-cover")
        assert cover["alt"] == "Cover: Fatherland, Robert Harris"
        assert not page.select("svg")
        name = str(cover["src"]).removeprefix("../")
        assert archive.read(name).startswith(b"<svg")
    (item,) = (item for item in manifest.find_all("item") if item["href"] == name)
    assert item["media-type"] == "image/svg+xml"
