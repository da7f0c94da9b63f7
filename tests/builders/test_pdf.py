"""PDF: a bar links to the appendix and the appendix back; nothing else knows the passages."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ..conftest import ROOTS, Project

if TYPE_CHECKING:
    from pypdf import PdfReader

DOCS = Path(__file__).parents[2] / "docs"
ENGINES = ("pdflatex", "lualatex")
SOURCES = {"placements": ROOTS / "test-placements", "book": DOCS}
APPENDIX = ("blackout-appendix", "blackout-appendix-end")


@pytest.fixture(scope="module", params=[(e, s) for e in ENGINES for s in SOURCES], ids=str)
def pdf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """Return a PDF, made by an engine."""
    engine, source = request.param
    if missing := [tool for tool in ("make", "latexmk", engine) if shutil.which(tool) is None]:
        pytest.skip(f"not installed: {missing}; `nox -s editions` installs or names the packages")
    srcdir = tmp_path_factory.mktemp("pdf") / "src"
    srcdir.symlink_to(SOURCES[source])
    result = Project(srcdir).build("latex", confoverrides={"latex_engine": engine})
    (document,) = result.outdir.glob("*.tex")
    # As `sphinx-build -M latexpdf` does: the makefile knows the tools of each engine.
    command = ["make", "all-pdf", "LATEXMKOPTS=-interaction=nonstopmode -halt-on-error"]
    done = subprocess.run(command, cwd=result.outdir, capture_output=True, check=False)
    log = document.with_suffix(".log").read_text("utf-8", errors="replace")
    assert done.returncode == 0, log[-3000:]
    assert "undefined" not in "".join(re.findall(r"(?:LaTeX|hyperref) Warning:.*", log))
    pypdf = pytest.importorskip("pypdf")
    reader: PdfReader = pypdf.PdfReader(document.with_suffix(".pdf"))
    return reader


def appendix(pdf: PdfReader) -> range:
    """Return the indices of the pages of the appendix."""
    numbers = [pdf.get_destination_page_number(pdf.named_destinations[name]) for name in APPENDIX]
    assert None not in numbers
    first, last = (number or 0 for number in numbers)
    return range(first, last + 1)


def test_passages_are_in_the_appendix_only(pdf: PdfReader) -> None:
    pages = appendix(pdf)
    texts = [page.extract_text() for page in pdf.pages]
    inside = "".join(texts[n] for n in pages)
    outside = "".join(text for n, text in enumerate(texts) if n not in pages)
    secret = re.compile(r"canary\w+|deferral|removal\s+men|nothing\s+was\s+lost")
    assert secret.search(inside)
    assert not secret.search(outside)
    assert "spoilers" in texts[pages[0]].lower()


def titles(items: list[Any]) -> list[str]:
    """Return the titles of bookmarks, those below others included."""
    return [
        title
        for item in items
        for title in (titles(item) if isinstance(item, list) else [str(item.title)])
    ]


def test_bookmarks_and_metadata(pdf: PdfReader) -> None:
    bookmarks = titles(pdf.outline)
    assert "Spoilers" in bookmarks
    assert "canary" not in str(bookmarks) + str(pdf.metadata) + str(list(pdf.named_destinations))


def test_bars_link_to_the_appendix_and_back(pdf: PdfReader) -> None:
    pages = appendix(pdf)
    targets = {
        str(name): pdf.get_destination_page_number(destination)
        for name, destination in pdf.named_destinations.items()
    }
    there = back = 0
    for number, page in enumerate(pdf.pages):
        for reference in page.get("/Annots", []):
            action = reference.get_object().get("/A", {})
            target = targets.get(str(action.get("/D")))
            there += number not in pages and target in pages
            back += number in pages and target is not None and target not in pages
    assert there > 5
    assert back > 5
