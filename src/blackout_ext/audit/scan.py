"""Reading and searching all files of an output, on all processors."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blackout_ext.spoilers.seal import outside_seal

from .output import root_of
from .readers import Piece, Unread, plain, read
from .search import Leak, Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .phrases import Signs

DOCTREES = (".doctree",)
ENVIRONMENT = "environment.pickle"
HUGE = 1 << 26
"""Bytes (64 MiB): a larger text is read in chunks."""
CHUNK = 1 << 23
OVERLAP = 1 << 13
"""Bytes of a chunk, and of what it shares with the next: more than the longest phrase."""
BATCH = 1 << 24
"""Bytes that are handed to a process at a time."""
FEW = 1 << 25
"""Bytes that one process reads sooner than others could be started."""


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
    sizes = [0 if path.is_symlink() else path.stat().st_size for path in files]
    total = sum(sizes)
    results: list[Scan] = []
    if total < FEW:
        matcher = Matcher(signs)
        for path in files:
            results.append(scan_file(path, output, matcher))
            progress(sum(result.bytes for result in results), total)
    else:
        workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None
        with ProcessPoolExecutor(workers, initializer=prepare, initargs=(signs,)) as pool:
            jobs = [pool.submit(scan_batch, batch, output) for batch in batches(files, sizes)]
            for job in as_completed(jobs):
                results.append(job.result())
                progress(sum(result.bytes for result in results), total)
    leaks = sorted(
        (leak for result in results for leak in result.leaks),
        key=lambda leak: (leak.file, leak.channel, -1 if leak.secret is None else leak.secret),
    )
    unread = sorted((u for result in results for u in result.unread), key=lambda u: u.file)
    return Scan(tuple(leaks), tuple(unread), total)


def batches(files: list[Path], sizes: list[int]) -> Iterator[list[Path]]:
    """Yield *files* in groups of about equal size."""
    batch: list[Path] = []
    filled = 0
    for path, size in zip(files, sizes, strict=True):
        batch.append(path)
        filled += size
        if filled >= BATCH:
            yield batch
            batch, filled = [], 0
    if batch:
        yield batch


prepared: list[Matcher] = []
"""The matcher of a process of the pool, made once."""


def prepare(signs: Signs) -> None:
    """Make the matcher of this process."""
    prepared[:] = [Matcher(signs)]


def scan_batch(files: list[Path], output: Path) -> Scan:
    """Read some files in a process of the pool."""
    scans = [scan_file(path, output, prepared[0]) for path in files]
    return Scan(
        tuple(leak for one in scans for leak in one.leaks),
        tuple(problem for one in scans for problem in one.unread),
        sum(one.bytes for one in scans),
    )


def scan_file(path: Path, output: Path, matcher: Matcher) -> Scan:
    """Read one file: its name and all that is in it."""
    name = path.name if path == output else path.relative_to(output).as_posix()
    if path.is_symlink() and not path.resolve().is_relative_to(output.resolve()):
        return Scan((), (Problem(name, "a link that leads out of the folder, not followed"),), 0)
    if path.is_dir():
        return Scan((), (), 0)
    if path.suffix in DOCTREES or path.name == ENVIRONMENT:
        leak = Leak(name, "doctree", None, ())
        return Scan((leak,), (), path.stat().st_size)
    found: dict[tuple[str, str, int | None], set[str]] = {}
    problems: list[Problem] = []
    # Names below the root of the build: pages of reveals are known by them.
    sealed_name = path.relative_to(root_of(path, output)).as_posix()
    prefix = name.removesuffix(sealed_name)
    for leak in matcher.leaks(name, Piece("file name", name)):
        found.setdefault((leak.file, leak.channel, leak.secret), set()).update(leak.signs)
    try:
        for content in contents(path, sealed_name):
            for file, piece in read(sealed_name, content):
                for leak in matcher.leaks(prefix + file, piece):
                    key = (leak.file, leak.channel, leak.secret)
                    found.setdefault(key, set()).update(leak.signs)
    except Unread as error:
        problems.append(Problem(name, str(error)))
    except OSError as error:
        problems.append(Problem(name, f"cannot be opened: {error.strerror}"))
    leaks = tuple(Leak(*key, tuple(sorted(signs))) for key, signs in found.items())
    return Scan(leaks, tuple(problems), path.stat().st_size)


def contents(path: Path, name: str) -> Iterator[bytes]:
    """Yield what is in a file outside the seal, huge scripts and unknown data in chunks."""
    if path.stat().st_size <= HUGE or not is_stream(path):
        yield outside_seal(name, path.read_bytes())
        return
    with path.open("rb") as file:
        tail = b""
        while chunk := file.read(CHUNK):
            yield tail + chunk
            tail = chunk[-OVERLAP:]


def is_stream(path: Path) -> bool:
    """Tell whether *path* can be read piece by piece: it has no seal and no structure."""
    with path.open("rb") as file:
        head = file.read(plain.SAMPLE)
    known = head.startswith((b"PK", b"\x1f\x8b", b"%PDF", b"\x89PNG", b"# Sphinx inv"))
    return plain.is_script(path.name, head) or (plain.is_binary(path.name, head) and not known)
