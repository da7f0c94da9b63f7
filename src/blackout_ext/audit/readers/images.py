"""Text in the metadata of pictures.  SVG is markup."""

from __future__ import annotations

import os
import struct
import zlib
from typing import IO, TYPE_CHECKING

from .piece import Piece, Unread
from .plain import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
MARK, COMMENT, SCAN = 0xFF, 0xFE, 0xDA
APPLICATION = range(0xE0, 0xF0)
"""Markers of JPEG: what begins each, COM, SOS (the picture itself), APP0 to APP15."""


def is_png(name: str, head: bytes) -> bool:
    """Tell whether this is, or says it is, a PNG."""
    return head.startswith(PNG) or (name.endswith(".png") and bool(head))


def read_png(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Yield the chunks tEXt, zTXt and iTXt (PNG, third edition, section 11.3.3), and eXIf."""
    if file.read(len(PNG)) != PNG:
        message = "not a PNG image"
        raise Unread(message)
    while len(head := file.read(8)) == 8:  # noqa: PLR2004 (length and kind)
        length, kind = struct.unpack(">I4s", head)
        if kind in TEXTS:
            yield Piece("image text", chunk_text(kind, file.read(length)))
        elif kind == b"eXIf":
            yield readable("image text", file.read(length))
        else:
            file.seek(length, os.SEEK_CUR)
        if len(file.read(4)) < 4:  # noqa: PLR2004 (a checksum)
            break
        if kind == b"IEND":
            # What somebody put behind the picture.
            yield readable("image text", file.read())
            return
    message = "the PNG image is cut short"
    raise Unread(message)


def chunk_text(kind: bytes, data: bytes) -> str:
    """Return keyword and text of a chunk."""
    keyword, _null, rest = data.partition(b"\0")
    try:
        if kind == b"zTXt":
            rest = zlib.decompress(rest[1:])
        elif kind == b"iTXt":
            compressed, rest = rest[:1], rest[2:]
            _language, _null, rest = rest.partition(b"\0")
            translated, _null, rest = rest.partition(b"\0")
            rest = translated + b" " + (zlib.decompress(rest) if compressed == b"\1" else rest)
    except zlib.error as error:
        message = f"a text in the PNG image cannot be read: {error}"
        raise Unread(message) from error
    encoding = "utf-8" if kind == b"iTXt" else "latin-1"
    return (keyword + b" " + rest).decode(encoding, errors="replace")


def is_jpeg(name: str, head: bytes) -> bool:
    """Tell whether this is a JPEG."""
    return head.startswith(b"\xff\xd8\xff")


def read_jpeg(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Yield what is readable in comments and application data (ITU-T T.81, annex B)."""
    file.seek(2)
    while len(head := file.read(4)) == 4 and head[0] == MARK:  # noqa: PLR2004 (marker and length)
        marker, length = head[1], int.from_bytes(head[2:])
        if marker == MARK:  # A filler.
            file.seek(-3, os.SEEK_CUR)
            continue
        data = file.read(length - 2) if length > 1 else b""
        if marker == COMMENT or marker in APPLICATION:
            yield readable("image text", data)
        if marker == SCAN:
            return
    message = "the JPEG image is cut short"
    raise Unread(message)
