"""Inventories, and other single files that are compressed."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, cast

from blackout_ext.spoilers.seal import ARCHIVED

from .piece import Member, Piece, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

INVENTORY = b"# Sphinx inventory version"
LINE = 1000
"""Bytes of the longest line of its head."""
UNPACKED = 1 << 20
"""Bytes (1 MiB) of an inventory that are unpacked at a time."""


def gunzip(file: IO[bytes]) -> IO[bytes]:
    """Return what is in a gzip file, open."""
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file))


PACKED: dict[bytes, tuple[str, Callable[[IO[bytes]], IO[bytes]]]] = {
    b"\x1f\x8b": (".gz", gunzip),
    b"BZh": (".bz2", bz2.BZ2File),
    b"\xfd7zXZ\0": (".xz", lzma.LZMAFile),
}
"""Compressed files: first bytes and suffix, and what unpacks them."""
TIGHT = {
    b"\x28\xb5\x2f\xfd": (".zst", "Zstandard"),
    b"7z\xbc\xaf\x27\x1c": (".7z", "7-Zip"),
    b"Rar!": (".rar", "RAR"),
    b"\0no first bytes\0": (".br", "Brotli"),
}
"""What Python cannot unpack: first bytes and suffix, and what it is."""


def is_inventory(name: str, head: bytes) -> bool:
    """Tell whether this is an ``objects.inv``."""
    return head.startswith(INVENTORY) or name.endswith("objects.inv")


def read_inventory(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Yield the entries of an inventory (Sphinx, ``sphinx.util.inventory``, version 2)."""
    head = b""
    while not head.endswith(b"zlib.\n") and (line := file.readline(LINE)):
        head += line
    yield Piece("inventory", head.decode("utf-8", errors="replace"))
    if not head.startswith(INVENTORY):
        message = "not an inventory of Sphinx"
        raise Unread(message)
    if not head.endswith(b"zlib.\n"):
        return  # Version 1, which is text.
    unpacker = zlib.decompressobj()
    try:
        rest = b""
        while not unpacker.eof and (block := unpacker.unconsumed_tail or file.read(1 << 16)):
            text, newline, rest = (rest + unpacker.decompress(block, UNPACKED)).rpartition(b"\n")
            yield Piece("inventory", (text + newline).decode("utf-8", errors="replace"))
        yield Piece("inventory", rest.decode("utf-8", errors="replace"))
    except zlib.error as error:
        message = f"not an inventory of Sphinx: {error}"
        raise Unread(message) from error
    if not unpacker.eof:
        message = "the inventory is cut short"
        raise Unread(message)


def is_packed(name: str, head: bytes) -> bool:
    """Tell whether this is one file, compressed."""
    return unpacker(name, head) is not None


def unpacker(name: str, head: bytes) -> Callable[[IO[bytes]], IO[bytes]] | None:
    """Return what unpacks a file: its first bytes tell, or else its name."""
    kinds = [kind for magic, kind in PACKED.items() if head.startswith(magic)]
    kinds += [kind for kind in PACKED.values() if name.endswith(kind[0])]
    return kinds[0][1] if kinds else None


def read_packed(name: str, file: IO[bytes]) -> Iterator[Member]:
    """Yield the file that is compressed."""
    unpack = unpacker(name, file.read(8))
    file.seek(0)
    inner = PurePosixPath(name.rpartition(ARCHIVED)[2])
    stem = inner.stem if inner.suffix in {".gz", ".bz2", ".xz"} else inner.name
    if unpack is not None:
        with unpack(file) as unpacked:
            yield Member(f"{name}{ARCHIVED}{stem}", unpacked)


def is_tight(name: str, head: bytes) -> bool:
    """Tell whether this is compressed by something that Python does not know."""
    return head.startswith(tuple(TIGHT)) or name.endswith(tuple(kind[0] for kind in TIGHT.values()))


def read_tight(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Give up.

    Raises:
        Unread: always.
    """
    head = file.read(8)
    kinds = [kind for magic, kind in TIGHT.items() if head.startswith(magic)]
    kinds += [kind for kind in TIGHT.values() if name.endswith(kind[0])]
    message = f"compressed by {kinds[0][1]}, which Python cannot unpack: audit before compressing"
    raise Unread(message)
    yield  # A generator, like all readers.
