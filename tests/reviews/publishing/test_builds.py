"""Builds: the same whoever writes what, and nothing that is not new is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from blackout_ext.testing import differences

from .shelf import FILES, NOVEL

if TYPE_CHECKING:
    from pathlib import Path

    from ...conftest import Project, Result

KINDS = (".html", ".atom", ".txt", ".xml", ".png")
FILLERS = {f"more/page{number}.md": f"# Page {number}\n\nText.\n" for number in range(8)}


def files(result: Result) -> dict[str, bytes]:
    """Return what was written, but for what Sphinx writes for itself."""
    return {
        path.relative_to(result.outdir).as_posix(): path.read_bytes()
        for path in sorted(result.outdir.rglob("*"))
        if path.suffix in KINDS
    }


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the names of files that differ, apart from pages."""
    names = before.keys() | after.keys()
    return {n for n in names if before.get(n) != after.get(n) and not n.endswith(".html")}


def times(result: Result) -> dict[str, int]:
    """Return when each file that is no page was written (ns)."""
    return {
        name: (result.outdir / name).stat().st_mtime_ns
        for name in files(result)
        if not name.endswith(".html") and not name.startswith("_static")
    }


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_two_processes_write_the_same(shelf: Project, builder: str) -> None:
    shelf.write(FILLERS)
    one = shelf.build(builder, to="one")
    two = shelf.build(builder, to="two", parallel=2)
    assert files(two) == files(one)
    assert sum(name.endswith(".png") for name in files(one)) >= 5


def test_nothing_new_nothing_written(shelf: Project) -> None:
    before = times(shelf.build())
    assert times(shelf.build()) == before


def test_a_change_of_prose(shelf: Project) -> None:
    before = files(shelf.build())
    shelf.write({"reviews/island.md": FILES["reviews/island.md"] + "\nAnd on.\n"})
    result = shelf.build(parallel=2)
    after = files(result)
    assert changed(before, after) == {
        "feed.atom", "by/theme/complicity.atom", "by/author/michael-bay.atom",
        "by/author/ann-other.atom",
    }  # fmt: skip
    clean = shelf.build(to="clean")
    assert after == files(clean)


def test_a_change_of_the_record(shelf: Project) -> None:
    before = files(shelf.build())
    text = FILES["reviews/island.md"].replace("complicity", "speed").replace("11-02", "11-09")
    shelf.write({"reviews/island.md": text})
    after = files(shelf.build())
    assert changed(before, after) >= {
        "sitemap.xml", "feed.atom", "by/theme/speed.atom", "by/theme/complicity.atom",
    }  # fmt: skip
    assert "_images/cards/reviews/island.png" not in changed(before, after)
    kept = {name: data for name, data in after.items() if name.endswith((".atom", ".xml", ".txt"))}
    clean = files(shelf.build(to="clean"))
    assert kept == {name: data for name, data in clean.items() if name in kept}


def test_a_review_that_is_gone(shelf: Project) -> None:
    shelf.build()
    (shelf.srcdir / "reviews/island.md").unlink()
    after = files(shelf.build())
    assert not {name for name in after if "bay" in name and name.endswith(".atom")}
    assert "_images/cards/reviews/island.png" not in after
    published = ("feed.atom", "llms.txt", "sitemap.xml", "by/theme/complicity.atom")
    assert not [name for name in published if b"sland" in after[name]]


def test_builders_in_turns(shelf: Project) -> None:
    """They share doctrees, and what one keeps is no use to the other."""
    first = files(shelf.build("html"))
    second = files(shelf.build("dirhtml"))
    assert b"reviews/fatherland/" in second["feed.atom"]
    assert files(shelf.build("html")) == first


def test_a_page_written_before_there_were_feeds(shelf: Project) -> None:
    """As after an update of the extension: the reviews are written again."""
    shelf.build(confoverrides={"review_publish": ["json-ld"]})
    for path in shelf.srcdir.parent.glob("build/doctrees/feeds"):
        path.rename(path.with_name("elsewhere"))
    feed = shelf.build().read("feed.atom")
    assert feed.count("<content") == feed.count("<entry>") == 3


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_no_passage_reaches_anything(shelf: Project, builder: str) -> None:
    from blackout_ext.testing import published

    result = shelf.build(builder)
    found = {name for name, data in published(result.outdir) if re.search(b"(?i)secret", data)}
    assert found == set()
    assert {"feed.atom", "llms.txt", "sitemap.xml"} <= files(result).keys()


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_nothing_depends_on_a_passage(shelf: Project, tmp_path: Path, builder: str) -> None:
    extra = "\n{blackout}`secret eight`\n\n## A {blackout}`secret nine`\n\n- {blackout}`secret`\n"
    shelf.write({"reviews/fatherland.md": NOVEL + extra})
    found = differences(
        shelf.srcdir, tmp_path / "builds", builder=builder, pattern=r"(?i:secret[a-z]*)"
    )
    assert found == []
