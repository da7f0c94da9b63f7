"""E-books: a bar is the mention of a note, and the notes are behind the last page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project, Result

DOCS = Path(__file__).parents[2] / "docs"
JAR = Path("/usr/share/java/epubcheck.jar")
"""Where Debian's package epubcheck puts it; its wrapper does not find its classes."""
PAGES = {
    "index.md": "# Book\n\n```{toctree}\nsub/a\n```\n",
    "sub/a.md": (
        "# A\n\n{blackout}``see [B](../b.md), {ref}`here` and [^n]``\n\n(here)=\n## Part\n\n"
        ":::{blackout}\nA block {blackout}`within`.\n:::\n\n[^n]: Sealed.\n"
    ),
    "b.md": "# B\n",
}


def check(epub: Path) -> str:
    """Return what epubcheck says of *epub*."""
    if shutil.which("java") is None or not JAR.exists():
        pytest.skip("epubcheck is not installed: the package epubcheck has it")
    command = ["java", "-jar", str(JAR), str(epub)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def page(result: Result, name: str) -> BeautifulSoup:
    """Return a page of the e-book."""
    (epub,) = result.outdir.glob("*.epub")
    with ZipFile(epub) as archive:
        return BeautifulSoup(archive.read(name), "xml" if name.endswith(".opf") else "html.parser")


def test_a_bar_mentions_a_note(project: Callable[..., Project]) -> None:
    result = project(PAGES).build("epub")
    bars = page(result, "sub/a.xhtml").select("a.blackout")
    assert [bar.get("epub:type") for bar in bars] == ["noteref"] * 3
    assert [bar.get("role") for bar in bars] == ["doc-noteref"] * 3
    assert [bar.get_text() for bar in bars] == ["spoiler"] * 3
    hrefs = [str(bar["href"]) for bar in bars]
    assert hrefs == [f"../reveals/sub/a.xhtml#s{number}" for number in (1, 2, 3)]
    notes = page(result, "reveals/sub/a.xhtml")
    assert [note["id"] for note in notes.select("aside")] == ["s1", "s2", "s3", "s4"]
    assert {note.get("epub:type") for note in notes.select("aside")} == {"footnote"}
    inner = notes.select_one("#s2 a.blackout")
    assert inner is not None
    assert inner["href"] == "#s4"


def test_links_in_notes_lead_where_they_led(project: Callable[..., Project]) -> None:
    result = project(PAGES).build("epub")
    note = page(result, "reveals/sub/a.xhtml").select_one("#s1")
    assert note is not None
    hrefs = [link["href"] for link in note.select("a")]
    assert hrefs[:2] == ["../../b.xhtml", "../../sub/a.xhtml#here"]
    assert str(hrefs[2]).startswith("../../sub/a.xhtml#spoiler-note-")
    assert hrefs[3] == "../../sub/a.xhtml#spoiler-1"


def test_nobody_turns_a_page_into_the_notes(project: Callable[..., Project]) -> None:
    result = project(PAGES).build("epub")
    package = page(result, "content.opf")
    identifier = package.select_one('item[href="reveals/sub/a.xhtml"]')
    assert identifier is not None
    entry = package.select_one(f'itemref[idref="{identifier["id"]}"]')
    assert entry is not None
    assert entry["linear"] == "no"
    assert "reveals" not in str(page(result, "nav.xhtml"))


def test_redaction(project: Callable[..., Project]) -> None:
    result = project(PAGES, "blackout_appendix = False\n").build("epub")
    (epub,) = result.outdir.glob("*.epub")
    with ZipFile(epub) as archive:
        assert not [name for name in archive.namelist() if name.startswith("reveals")]
        assert "[spoiler]" in archive.read("sub/a.xhtml").decode()


def test_a_page_that_is_gone_takes_its_notes_along(project: Callable[..., Project]) -> None:
    made = project(PAGES)
    made.build("epub")
    made.srcdir.joinpath("sub/a.md").unlink()
    made.write({"index.md": "# Book\n"})
    (epub,) = made.build("epub").outdir.glob("*.epub")
    with ZipFile(epub) as archive:
        assert "reveals/sub/a.xhtml" not in archive.namelist()


@pytest.mark.parametrize("source", ["placements", "book"])
def test_epubcheck(
    root: Callable[[str], Project], tmp_path: Path, source: str, project: Callable[..., Project]
) -> None:
    if source == "book":
        made = project({})
        shutil.rmtree(made.srcdir)
        made.srcdir.symlink_to(DOCS)
        result = made.build("epub", warningiserror=True)
    else:
        made = root("placements")
        # Tabs of sphinx-design are no XML.
        conf = made.srcdir / "conf.py"
        text = conf.read_text("utf-8").replace('"blackout_ext"]', '"blackout_ext", "ebook_tabs"]')
        conf.write_text(text)
        result = made.build("epub")
    (epub,) = result.outdir.glob("*.epub")
    assert "Messages: 0 fatals / 0 errors / 0 warnings" in check(epub)
