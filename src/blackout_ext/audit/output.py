"""A built folder: which files it has, and what it gives away of its own passages."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from blackout_ext.spoilers.sealing import REVEALS

from .readers import plain
from .source import Secret, Source
from .words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PUBLISHED = frozenset(
    {".html", ".xhtml", ".epub", ".pdf", ".txt", ".tex", ".texi", ".info", ".fjson", ".fpickle",
     ".xml", ".pseudoxml", ".hhp", ".qhp", ".pot", ".md"}
    | {f".{section}" for section in range(1, 10)}
)  # fmt: skip
"""Suffixes of what builders write."""
MARKERS = frozenset({".buildinfo", "objects.inv", "searchindex.js"})
PASSAGE = re.compile(r'data-blackout="([^"]+)"[^>]*?href="[^"]*#s(\d+)"')
TAG = re.compile(r"<[^>]*>")


class OutputError(Exception):
    """A folder that is no output of Sphinx; the message says so and what to do."""


def files_of(output: Path) -> list[Path]:
    """Return the files of an output, or the file itself, sorted.

    Raises:
        OutputError: there is nothing that a builder of Sphinx writes.
    """
    if output.is_file():
        return [output]
    if not output.is_dir():
        msg = f"{output} does not exist: name a folder that Sphinx has built, or a file in one"
        raise OutputError(msg)
    files = sorted(path for path in output.rglob("*") if path.is_symlink() or path.is_file())
    if not any(path.suffix in PUBLISHED or path.name in MARKERS for path in files):
        msg = f"{output} holds nothing that Sphinx writes: name the output folder of a build"
        raise OutputError(msg)
    return files


def root_of(path: Path, output: Path) -> Path:
    """Return the folder of the build that *path* is part of: seals are named from there."""
    if output.is_file():
        return output.parent
    builds = (parent for parent in path.parents if (parent / ".buildinfo").exists())
    inside = (parent for parent in builds if parent.is_relative_to(output))
    return next(inside, output)


def source_of(files: Iterable[Path], output: Path) -> Source:
    """Return what the pages of an output hide and say, for want of their source."""
    secrets: list[Secret] = []
    counts: Counter[str] = Counter()
    for path in files:
        if path.suffix != ".html" or path.is_symlink():
            continue
        name = path.relative_to(output).as_posix() if path != output else path.name
        if REVEALS in Path(name).parts[:-1]:
            continue
        page = plain.decoded(path.read_bytes())
        secrets += passages_of(name, page)
        counts.update(words(html.unescape(TAG.sub(" ", page))))
    return Source(tuple(secrets), (), counts, frozenset(), frozenset(), "en")


def passages_of(name: str, page: str) -> Iterator[Secret]:
    """Yield the passages in a page, those inside others included."""
    for payload, number in PASSAGE.findall(page):
        try:
            fragment = base64.b64decode(payload, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue  # Not ours; the scan reads it like any other attribute.
        yield Secret(name, int(number), html.unescape(TAG.sub(" ", fragment)))
        yield from passages_of(name, fragment)
