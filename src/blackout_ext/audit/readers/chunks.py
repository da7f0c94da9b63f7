"""Texts of any size, in chunks that part neither a word nor a tag."""

from __future__ import annotations

import codecs
import re
from typing import IO, TYPE_CHECKING, NamedTuple

from blackout_ext.audit.seals import BLOCK, outside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LIMIT = 1 << 26
"""Bytes (64 MiB) without a place to part them, after which they are parted anyway."""
REACH = 1 << 16
"""Bytes at the end of a block in which such a place is looked for."""
GAPS = (b"\n", b" ", b",", b'"', b">", b";")
"""Where a text is best parted, then next best."""
OPENING = re.compile(rb"<!--|<(script|style|title)\b[^>]*>", re.IGNORECASE)
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Cut(NamedTuple):
    """Where to part a block."""

    at: int
    """Bytes before the cut; 0 where there is no place for one."""
    suffix: bytes = b""
    prefix: bytes = b""
    """What closes the part before the cut, and opens again the part behind it."""


def chunks(file: IO[bytes], cut: Callable[[bytes], Cut]) -> Iterator[bytes]:
    """Yield a file without its seals, in UTF-8 if it was in UTF-16, at least one chunk."""
    rest = b""
    for block in blocks(file):
        rest += block
        while len(rest) >= BLOCK:
            place = cut(rest)
            if not place.at:
                if len(rest) < LIMIT:
                    break
                place = Cut(whole_characters(rest))
            yield rest[: place.at] + place.suffix
            rest = place.prefix + rest[place.at :]
            if len(rest) < 2 * len(place.prefix) + REACH:
                break
    yield rest


def blocks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a file block by block, in UTF-8 if it was in UTF-16, which no seal is in."""
    head = file.read(2)
    file.seek(0)
    if head not in UTF16:
        yield from outside(file)
        return
    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    while block := file.read(BLOCK):
        yield decoder.decode(block).encode(errors="replace")


def cut_text(block: bytes) -> Cut:
    """Return the last gap between words."""
    start = max(0, len(block) - REACH)
    found = (block.rfind(gap, start) + 1 for gap in GAPS)
    return Cut(next(filter(None, found), 0))


def cut_markup(block: bytes) -> Cut:
    """Return the last gap between words that is in no tag.

    A script, a style, a title or a comment that goes on is closed and opened again.
    """
    position = 0
    while opening := OPENING.search(block, position):
        closer = b"</%s>" % opening[1] if opening[1] else b"-->"
        closing = re.compile(re.escape(closer), re.IGNORECASE).search(block, opening.end())
        if closing is None:
            at = cut_text(block).at
            return Cut(at, closer, opening[0]) if at > opening.end() else Cut(0)
        position = closing.end()
    start = block.rfind(b">") + 1
    if block.find(b"<", start) >= 0:  # A tag goes on: part before it.
        gaps = (block.rfind(gap, position) + 2 for gap in (b">\n", b"> "))
        return Cut(next((gap for gap in gaps if gap > 1), start))
    return Cut(start + cut_text(block[start:]).at)


def whole_characters(block: bytes) -> int:
    """Return how many bytes of *block* make whole characters of UTF-8."""
    at = len(block) - 1
    while at and block[at] & 0xC0 == 0x80:  # noqa: PLR2004 (a byte that goes on)
        at -= 1
    return at or len(block)
