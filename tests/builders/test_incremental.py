"""Parallel and incremental builds write what a clean serial one writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..conftest import Project

PAGES = 12


def source(number: int, passage: str) -> str:
    """Return a page with three passages."""
    return (
        f"# Page {number}\n\n## A heading {{blackout}}`{passage} title`\n\n"
        f"Some {{blackout}}`{passage}` text.\n\n:::{{blackout}}\nBlock {passage}.\n:::\n"
    )


def many(project: Callable[..., Project]) -> Project:
    """Return a project of enough pages for Sphinx to work in parallel."""
    index = "# Index\n\n```{toctree}\n:glob:\npage*\n```\n"
    pages = {f"page{n:02}.md": source(n, f"passage{n}") for n in range(PAGES)}
    return project({"index.md": index, **pages}, 'html_theme = "furo"')


def files(outdir: Path) -> dict[str, bytes]:
    """Return the content of every file, less the dates and hashes Sphinx notes for itself."""
    return {
        str(path.relative_to(outdir)): re.sub(rb"_build/[^\"]*", b"", path.read_bytes())
        for path in sorted(outdir.rglob("*"))
        if path.is_file() and path.name != ".buildinfo"
    }


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_parallel_equals_serial(project: Callable[..., Project], builder: str) -> None:
    made = many(project)
    serial = files(made.build(builder, to="serial").outdir)
    parallel = files(made.build(builder, to="parallel", parallel=4).outdir)
    assert parallel == serial
    assert sum("reveals" in name for name in serial) == PAGES


def test_incremental_equals_clean(project: Callable[..., Project]) -> None:
    made = many(project)
    made.build(to="kept", parallel=4)
    made.write(
        {
            "page03.md": source(3, "another"),
            "page04.md": "# Page 4\n\n## A heading [spoiler]\n\nNothing left.\n",
        }
    )
    kept = files(made.build(to="kept", parallel=4).outdir)
    clean = files(made.build(to="clean").outdir)
    assert kept == clean


def test_a_page_without_passages_has_no_reveal_page(project: Callable[..., Project]) -> None:
    made = many(project)
    reveals = made.build().outdir / "reveals"
    assert (reveals / "page04.html").exists()
    made.write({"page04.md": "# Page 4\n\nNothing left.\n"})
    made.srcdir.joinpath("page05.md").unlink()
    made.build()
    assert not (reveals / "page04.html").exists()
    assert not (reveals / "page05.html").exists()
    assert (reveals / "page06.html").exists()


def test_builders_share_doctrees(project: Callable[..., Project]) -> None:
    """What one builder seals, the next finds whole."""
    made = many(project)
    made.build("text")
    result = made.build("html")
    assert result.payloads("page01.html") == [
        "passage1 title",
        "passage1",
        "<p>Block passage1.</p>",
    ]
    text = made.build("text").read("page01.txt")
    assert [text.count(f"[spoiler {number}]") for number in (1, 2, 3, 4)] == [1, 1, 1, 0]
