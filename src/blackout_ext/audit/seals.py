"""Reading a file without its seals, whatever its size.

:mod:`blackout_ext.spoilers.seal` says what a seal is.  Here a file is read a block at a
time, and what only looks like a seal hides nothing: one that is never closed, and a
value of ``data-blackout`` that is not in base64.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from blackout_ext.spoilers.seal import is_sealed
from blackout_ext.spoilers.writers.appendix import CURTAIN

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

BLOCK = 1 << 22
"""Bytes (4 MiB) that are read at a time."""
ATTRIBUTE = b'data-blackout="'
CLOSING = {
    ATTRIBUTE: re.compile(rb"[^A-Za-z0-9+/=]"),
    rb"\begin{blackoutappendix}": re.compile(rb"\\end\{blackoutappendix\}"),
    CURTAIN.encode(): re.compile(re.escape(CURTAIN.encode())),
}
OPENING = re.compile(b"|".join(map(re.escape, CLOSING)))
LONGEST = max(map(len, CLOSING))
"""Bytes of the longest mark, any of which the end of a block may cut in two."""


def is_inside(path: str, roots: Container[str]) -> bool:
    """Tell whether all of a file is inside the seal of the build that it is part of.

    Args:
        path: path in an output or an archive, with forward slashes.
        roots: folders in it that were each built on their own, ``.`` for the whole.
    """
    folders = (folder for folder in PurePosixPath(path).parents if str(folder) in roots)
    inner = PurePosixPath(path).relative_to(next(folders, PurePosixPath()))
    return is_sealed(inner.as_posix())


def outside(file: IO[bytes]) -> Iterator[bytes]:
    """Yield what is outside the seals of *file*, block by block; the marks themselves stay."""
    parting = Parting()
    while block := file.read(BLOCK):
        yield parting.outside(block)
    yield parting.outside(b"", last=True)
    if parting.closing is not None:
        file.seek(parting.opened)
        while block := file.read(BLOCK):
            yield block


class Parting:
    """Tells seals from the rest, in blocks of which each may begin or end in a seal."""

    def __init__(self) -> None:
        self.closing: re.Pattern[bytes] | None = None
        """What ends the seal that is open."""
        self.opened = 0
        """Where it began, in bytes from the beginning of the file."""
        self.rest = b""
        self.read = 0
        """What waits for the next block, and how many bytes were before it."""

    def outside(self, block: bytes, *, last: bool = False) -> bytes:
        """Return what is outside, up to where a mark may be cut in two, or up to the end."""
        buffer, at, kept = self.rest + block, 0, list[bytes]()
        end = len(buffer) if last else max(0, len(buffer) - LONGEST + 1)
        while mark := (self.closing or OPENING).search(buffer, at):
            if self.closing is None:
                kept.append(buffer[at : mark.end()])
                at = mark.end()
                self.closing, self.opened = CLOSING[mark[0]], self.read + at
                continue
            if self.closing is CLOSING[ATTRIBUTE]:
                # What is in there is no payload if anything else than a quote ends it.
                kept.append(b"" if mark[0] == b'"' else buffer[at : mark.start()])
                at = mark.start()
            else:
                kept.append(mark[0])
                at = mark.end()
            self.closing = None
        end = max(at, end)
        if self.closing is None:
            kept.append(buffer[at:end])
        self.rest, self.read = buffer[end:], self.read + end
        return b"".join(kept)
