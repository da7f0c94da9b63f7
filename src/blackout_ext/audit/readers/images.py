"""Text in the metadata of pictures.  SVG is markup."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING

from .piece import Piece, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
READABLE = re.compile(rb"[\x20-\x7e\x80-\xff]{6,}")


def is_png(name: str, content: bytes) -> bool:
    """Tell whether this is, or says it is, a PNG."""
    return content.startswith(PNG) or (name.endswith(".png") and bool(content))


def read_png(name: str, content: bytes) -> Iterator[Piece]:
    """Yield the chunks tEXt, zTXt and iTXt (PNG, third edition, section 11.3.3)."""
    if not content.startswith(PNG):
        message = "not a PNG image"
        raise Unread(message)
    position = len(PNG)
    while position + 12 <= len(content):
        (length,) = struct.unpack(">I", content[position : position + 4])
        kind = content[position + 4 : position + 8]
        data = content[position + 8 : position + 8 + length]
        position += 12 + length
        if kind in {b"tEXt", b"zTXt", b"iTXt"}:
            yield Piece("image text", chunk_text(kind, data))
        if kind == b"IEND":
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


def is_jpeg(name: str, content: bytes) -> bool:
    """Tell whether this is a JPEG."""
    return content.startswith(b"\xff\xd8\xff")


def read_jpeg(name: str, content: bytes) -> Iterator[Piece]:
    """Yield what is readable in comments and application data (ITU-T T.81, annex B)."""
    position = 2
    while position + 4 <= len(content) and content[position] == 0xFF:  # noqa: PLR2004 (a marker)
        marker = content[position + 1]
        (length,) = struct.unpack(">H", content[position + 2 : position + 4])
        data = content[position + 4 : position + 2 + length]
        position += 2 + length
        if marker == 0xFE or 0xE0 <= marker <= 0xEF:  # noqa: PLR2004 (COM, APP0 to APP15)
            runs = b"\n".join(READABLE.findall(data))
            yield Piece("image text", runs.decode("utf-8", errors="replace"))
        if marker == 0xDA:  # noqa: PLR2004 (SOS: the picture itself)
            return
