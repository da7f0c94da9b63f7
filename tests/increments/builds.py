"""What a build reads and writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.testing.util import SphinxTestApp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..conftest import Project

THEIRS = re.compile(
    r"(?x) _static/ | (genindex|search)\b.*\.html | searchindex\.js | objects\.inv | \.buildinfo"
)
"""What Sphinx writes, or copies, at the end of every build; the same without us."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a folder at one moment."""

    content: dict[str, bytes]
    times: dict[str, int]
    """When each was written (ns)."""

    def since(self, before: Files) -> set[str]:
        """Return what has been written or removed, with the same content or other."""
        names = self.times.keys() | before.times.keys()
        return {name for name in names if self.times.get(name) != before.times.get(name)}


def files(folder: Path) -> Files:
    """Return the files of a folder."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return Files(
        {name: path.read_bytes() for name, path in found.items()},
        {name: path.stat().st_mtime_ns for name, path in found.items()},
    )


@dataclass(frozen=True, slots=True)
class State:
    """A project after a build."""

    output: Files
    doctrees: Files
    read: dict[str, int]
    """When each document was read (µs)."""


@dataclass(frozen=True, slots=True)
class Increment:
    """What a build has done since the one before."""

    read: set[str]
    """Documents that were read."""
    written: set[str]
    """Files that were written or removed, apart from those that Sphinx always writes."""
    kept: set[str]
    """Files with the doctrees that were written or removed."""

    @property
    def pages(self) -> set[str]:
        """Pages that were written or removed, other than reveal pages."""
        pages = {name for name in self.written if name.endswith(".html")}
        return {name.removesuffix(".html") for name in pages if not name.startswith("reveals/")}


def state(
    project: Project,
    builder: str = "html",
    to: str = "",
    *,
    force_all: bool = False,
    filenames: Sequence[Path] = (),
    jobs: int = 0,
) -> State:
    """Build, and return what is there afterwards."""
    builddir = project.srcdir.parent / "build" / to
    app = SphinxTestApp(builder, srcdir=project.srcdir, builddir=builddir, parallel=jobs)
    try:
        app.build(force_all, list(filenames))
        return State(files(Path(app.outdir)), files(Path(app.doctreedir)), dict(app.env.all_docs))
    finally:
        app.cleanup()


def increment(before: State, after: State) -> Increment:
    """Return what the build between two states has done."""
    return Increment(
        {name for name, time in after.read.items() if before.read.get(name) != time},
        {name for name in after.output.since(before.output) if not THEIRS.match(name)},
        after.doctrees.since(before.doctrees),
    )


def comparable(found: State) -> dict[str, bytes]:
    """Return what two builds must have in common.

    Sphinx keeps its note of the configuration before the last, and lists folders in the
    order in which it meets them.
    """
    return {n: data for n, data in found.output.content.items() if n != ".buildinfo.bak"}
