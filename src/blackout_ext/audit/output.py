"""A built folder: which files it has, and what it gives away of its own passages."""

from __future__ import annotations

import base64
import binascii
import html
import os
import re
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

from blackout_ext.spoilers.sealing import REVEALS

from .seals import BLOCK
from .search import windows
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
    files = sorted(walked(output))
    if not any(path.suffix in PUBLISHED or path.name in MARKERS for path in files):
        msg = f"{output} holds nothing that Sphinx writes: name the output folder of a build"
        raise OutputError(msg)
    return files


def walked(output: Path) -> Iterator[Path]:
    """Yield all below a folder, of folders those alone that are empty, closed, or links."""
    closed: list[Path] = []

    def note(error: OSError) -> None:
        closed.append(Path(error.filename))

    for folder, names, files in os.walk(output, onerror=note):
        here = Path(folder)
        yield from (here / name for name in files)
        yield from (here / name for name in names if (here / name).is_symlink())
        if not (names or files):
            yield here
    yield from closed


def roots_of(files: Iterable[Path], output: Path) -> frozenset[str]:
    """Return the folders that were each built on their own: seals are named from there."""
    marks = (path.parent for path in files if path.name == ".buildinfo" and path != output)
    return frozenset(folder.relative_to(output).as_posix() for folder in marks)


def source_of(files: Iterable[Path], output: Path) -> Source:
    """Return what the pages of an output hide and say, for want of their source."""
    secrets: list[Secret] = []
    counts: Counter[str] = Counter()
    for path in files:
        if path.suffix != ".html" or path.is_symlink() or not path.is_file():
            continue
        name = path.relative_to(output).as_posix() if path != output else path.name
        if REVEALS in Path(name).parts[:-1]:
            continue
        with suppress(OSError), path.open("rb") as file:  # The scan names what it cannot open.
            for page in tags_whole(file):
                secrets += passages_of(name, page)
                for text in windows(html.unescape(TAG.sub(" ", page))):
                    counts.update(words(text))
    return Source(tuple(secrets), (), counts, frozenset(), frozenset(), "en")


def tags_whole(file: IO[bytes]) -> Iterator[str]:
    """Yield a page, a large one in parts that end with a tag."""
    rest = b""
    while block := file.read(BLOCK):
        rest += block
        end = rest.rfind(b">") + 1
        yield rest[:end].decode("utf-8", errors="replace")
        rest = rest[end:]
    yield rest.decode("utf-8", errors="replace")


def passages_of(name: str, page: str) -> Iterator[Secret]:
    """Yield the passages in a page, those inside others included."""
    for payload, number in PASSAGE.findall(page):
        try:
            fragment = base64.b64decode(payload, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue  # Not ours; the scan reads it like any other attribute.
        yield Secret(name, int(number), html.unescape(TAG.sub(" ", fragment)))
        yield from passages_of(name, fragment)
