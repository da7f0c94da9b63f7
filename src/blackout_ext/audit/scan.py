"""Reading and searching all files of an output, on all processors."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .output import roots_of
from .readers import Piece, Unread, read, unwrapped
from .seals import is_inside
from .search import Leak, Matcher, Search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .phrases import Signs

DOCTREES = (".doctree",)
ENVIRONMENT = "environment.pickle"
BATCH = 1 << 22
"""Bytes that are handed to a process at a time."""
FEW = 1 << 25
"""Bytes that one process reads sooner than others could be started."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every process has to know."""

    output: Path
    roots: frozenset[str]
    """Folders in it that were each built on their own."""
    matcher: Matcher


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read."""

    file: str
    message: str
    """Why, and what to do."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What came of reading files."""

    leaks: tuple[Leak, ...]
    unread: tuple[Problem, ...]
    bytes: int
    """Size of the files that were to be read."""


def scan(
    files: list[Path], output: Path, signs: Signs, progress: Callable[[int, int], None]
) -> Scan:
    """Read *files* of *output* and look for *signs*.

    Args:
        files: the files, all below *output* or that file itself.
        output: the folder.
        signs: what to look for.
        progress: called with the bytes read and the bytes in all.
    """
    sizes = [size_of(path) for path in files]
    total = sum(sizes)
    results: list[Scan] = []
    job = Job(output, roots_of(files, output), Matcher(signs))
    if total < FEW:
        for path in files:
            results.append(scan_file(path, job))
            progress(sum(result.bytes for result in results), total)
    else:
        workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
        with ProcessPoolExecutor(workers, initializer=prepare, initargs=(job,)) as pool:
            jobs = [pool.submit(scan_batch, batch) for batch in batches(files, sizes)]
            for done in as_completed(jobs):
                results.append(done.result())
                progress(sum(result.bytes for result in results), total)
    leaks = sorted(
        (leak for result in results for leak in result.leaks),
        key=lambda leak: (leak.file, leak.channel, -1 if leak.secret is None else leak.secret),
    )
    unread = sorted((u for result in results for u in result.unread), key=lambda u: u.file)
    return Scan(tuple(leaks), tuple(unread), total)


def size_of(path: Path) -> int:
    """Return the size of a file, in bytes; none for a link and what is gone."""
    try:
        return 0 if path.is_symlink() else path.stat().st_size
    except OSError:
        return 0


def batches(files: list[Path], sizes: list[int]) -> Iterator[list[Path]]:
    """Yield *files* in groups of about equal size, the largest first: none is left for the end."""
    batch: list[Path] = []
    filled = 0
    for size, path in sorted(zip(sizes, files, strict=True), reverse=True):
        batch.append(path)
        filled += size
        if filled >= BATCH:
            yield batch
            batch, filled = [], 0
    if batch:
        yield batch


prepared: list[Job] = []
"""The job of a process of the pool, made once."""


def prepare(job: Job) -> None:
    """Keep the job of this process."""
    prepared[:] = [job]


def scan_batch(files: list[Path]) -> Scan:
    """Read some files in a process of the pool."""
    scans = [scan_file(path, prepared[0]) for path in files]
    return Scan(
        tuple(leak for one in scans for leak in one.leaks),
        tuple(problem for one in scans for problem in one.unread),
        sum(one.bytes for one in scans),
    )


def scan_file(path: Path, job: Job) -> Scan:
    """Read one file: its name and all that is in it."""
    name = path.name if path == job.output else path.relative_to(job.output).as_posix()
    if problem := why_unread(path, job.output):
        return Scan((), (Problem(name, problem),), size_of(path))
    if path.suffix in DOCTREES or path.name == ENVIRONMENT:
        return Scan((Leak(name, "doctree", None, ()),), (), size_of(path))
    search = Search(job.matcher)
    for piece in unwrapped(Piece("file name", name)):
        search.look(name, piece)
    problems: list[Problem] = []
    if path.is_file() and not is_inside(name, job.roots):
        try:
            with path.open("rb") as file:
                for inner, part in read(name, file):
                    if isinstance(part, Unread):
                        problems.append(Problem(inner, str(part)))
                    else:
                        search.look(inner, part)
        except OSError as error:
            problems.append(Problem(name, f"cannot be opened: {error.strerror}"))
    return Scan(search.leaks(), tuple(problems), size_of(path))


def why_unread(path: Path, output: Path) -> str:
    """Return why a file or link is not to be opened at all, if it is not."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return f"cannot be opened: {error.strerror}"
    if path.is_symlink() and path != output and not inside(path, output):
        return "a link that leads out of the folder, not followed"
    if stat.S_ISDIR(mode) and not os.access(path, os.R_OK | os.X_OK):
        return "a folder that cannot be opened"
    if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
        return "no file but a pipe, a socket or a device"
    return ""


def inside(path: Path, output: Path) -> bool:
    """Tell whether a link leads to something in *output*."""
    return path.resolve().is_relative_to(output.resolve())
