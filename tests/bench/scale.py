"""What a collection costs as it grows: ours, our navigation alone, plain furo, the flat limit.

Run by ``nox -s bench``: ``python -m tests.bench.scale [SIZE …]`` from the top of the
repository, on a machine that does nothing else.  Synthetic collections (:mod:`.collection`)
are built by ``sphinx-build`` in four editions.  Seconds are of processor time, children
included, so that what else the machine does weighs little.  Cards, the pictures for previews
of links, are drawn once for each title and kept: "first" draws them, "again" reads and
writes everything anew but the cards.
"""

from __future__ import annotations

import gzip
import math
import os
import re
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.collection import FLAT, NAVIGATION, OURS, PLAIN, write_collection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.collection import Edition

SIZES = (100, 400, 1000, 2000)
LARGEST_PLAIN = 400
"""Reviews; what furo takes for more is not worth the wait."""
TURNS = 3
"""Builds of which the fastest counts, up to that size."""
HEADINGS = (
    "edition", "reviews", "first (s)", "again (s)", "of flat", "edit (s)", "nothing (s)",
    "memory (MB)", "page (kB)", "search (kB)",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """What ``sphinx-build`` took."""

    seconds: float
    """Of processor time."""
    memory: int
    """Largest of the process, in bytes."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a collection of a size took in an edition."""

    edition: str
    size: int
    first: Run
    again: Run
    edit: Run
    """After a word of one review is changed."""
    nothing: Run
    """With nothing changed."""
    page: int
    """Median size of a review, in bytes."""
    search: int
    """What a search loads, compressed, in bytes."""


def sphinx_build(srcdir: Path, *options: str) -> Run:
    """Build a collection beside its folder; return what it took."""
    command = [
        sys.executable, "-m", "sphinx", "-q", *options,
        "-D", "suppress_warnings=toc.not_included",
        "-d", f"{srcdir}.doctrees", str(srcdir), f"{srcdir}.html",
    ]  # fmt: skip
    # Of one child, and not of all that have been: their peak would be the largest of them.
    pid = os.posix_spawn(sys.executable, command, os.environ)
    _pid, status, usage = os.wait4(pid, 0)
    if status:
        message = f"sphinx-build failed for {srcdir}"
        raise RuntimeError(message)
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def measure(folder: Path, size: int, editions: Sequence[Edition]) -> list[Measured]:
    """Build a collection in all editions: from nothing, again, after an edit, with none.

    Machines are faster at one time than at another, so editions take turns.
    """
    sources = {
        edition: write_collection(
            folder / f"{edition.name}-{size}".replace(" ", "-"), size, edition
        )
        for edition in editions
    }
    first = {edition: sphinx_build(srcdir) for edition, srcdir in sources.items()}
    # Of ours alone something is kept, the cards, that makes a second build shorter.
    again = {edition: [] if edition is OURS else [run] for edition, run in first.items()}
    for turn in range(TURNS if size <= LARGEST_PLAIN else 1):
        for edition, srcdir in sources.items():
            if edition is OURS or (turn and edition is not PLAIN):
                again[edition].append(sphinx_build(srcdir, "-E"))
    return [
        after_an_edit(edition.name, size, srcdir, first[edition], fastest(again[edition]))
        for edition, srcdir in sources.items()
    ]


def fastest(runs: Sequence[Run]) -> Run:
    """Return the run that other work on the machine has held up least."""
    return min(runs, key=lambda run: run.seconds)


def after_an_edit(name: str, size: int, srcdir: Path, first: Run, again: Run) -> Measured:
    """Change a word of one review and build, build with nothing changed, and look at the output."""
    review = srcdir / "reviews" / f"r{size // 2:04}.md"
    text = review.read_text("utf-8")
    review.write_text(re.sub(r"(## My Verdict\n\n)\w+", r"\1Wholly", text), "utf-8")
    edit, nothing = sphinx_build(srcdir), sphinx_build(srcdir)
    output = Path(f"{srcdir}.html")
    pages = [path.stat().st_size for path in (output / "reviews").glob("r*.html")]
    search = len(gzip.compress((output / "searchindex.js").read_bytes()))
    return Measured(name, size, first, again, edit, nothing, int(statistics.median(pages)), search)


def row(found: Measured, flat: Measured) -> tuple[str, ...]:
    """Return a row of the table."""
    return (
        found.edition,
        f"{found.size:,}",
        f"{found.first.seconds:.1f}",
        f"{found.again.seconds:.1f}",
        f"{found.again.seconds / flat.again.seconds:.2f}",
        f"{found.edit.seconds:.1f}",
        f"{found.nothing.seconds:.1f}",
        f"{found.again.memory / 1e6:.0f}",
        f"{found.page / 1e3:.1f}",
        f"{found.search / 1e3:.0f}",
    )


def exponent(measured: Sequence[Measured]) -> float:
    """Return the exponent of growth between the smallest and the largest of an edition."""
    small, *_between, large = measured
    growth = large.again.seconds / small.again.seconds
    return math.log(growth) / math.log(large.size / small.size)


def main(*sizes: str) -> int:
    """Print the table."""
    chosen = tuple(map(int, sizes)) or SIZES
    print(" | ".join(HEADINGS), flush=True)  # noqa: T201 (a report)
    found: dict[str, list[Measured]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in chosen:
            editions = [FLAT, NAVIGATION, OURS, *([PLAIN] if size <= LARGEST_PLAIN else [])]
            flat, *others = measure(Path(folder), size, editions)
            for measured in (flat, *others):
                found.setdefault(measured.edition, []).append(measured)
                print(" | ".join(row(measured, flat)), flush=True)  # noqa: T201 (a report)
    for name, measured_by_size in found.items():
        if len(measured_by_size) > 1:
            growth = exponent(measured_by_size)
            print(f"exponent of growth, {name}: {growth:.2f}")  # noqa: T201 (a report)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
