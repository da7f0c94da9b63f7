"""Inventories, ZIP (EPUB among them) and gzip."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from blackout_ext.spoilers.seal import ARCHIVED, outside_seal

from .piece import Member, Piece, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

INVENTORY = b"# Sphinx inventory version"
LARGEST = 1 << 28
"""Bytes (256 MiB) that a file may have once it is unpacked: some are made to fill a disk."""


def is_inventory(name: str, content: bytes) -> bool:
    """Tell whether this is an ``objects.inv``."""
    return content.startswith(INVENTORY)


def read_inventory(name: str, content: bytes) -> Iterator[Piece]:
    """Yield the entries of an inventory (Sphinx, ``sphinx.util.inventory``, version 2)."""
    head, _newline, body = content.partition(b"zlib.\n")
    try:
        data = zlib.decompress(body) if body else head
    except zlib.error as error:
        message = f"not an inventory of Sphinx: {error}"
        raise Unread(message) from error
    yield Piece("inventory", data.decode("utf-8", errors="replace"))


def is_zip(name: str, content: bytes) -> bool:
    """Tell whether this is a ZIP archive."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06")) or name.endswith((".zip", ".epub"))


def read_zip(name: str, content: bytes) -> Iterator[Piece | Member]:
    """Yield the members of an archive, and its comment."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield Piece("archive comment", archive.comment.decode("utf-8", errors="replace"))
            for info in archive.infolist():
                if info.file_size > LARGEST:
                    message = (
                        f"{info.filename} in it has {info.file_size} bytes, too many to unpack"
                    )
                    raise Unread(message)
                inner = f"{name}{ARCHIVED}{info.filename}"
                yield Member(inner, outside_seal(inner, archive.read(info)))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        message = f"not a ZIP archive that can be read: {error}"
        raise Unread(message) from error


def is_gzip(name: str, content: bytes) -> bool:
    """Tell whether this is compressed by gzip."""
    return content.startswith(b"\x1f\x8b") or name.endswith(".gz")


def read_gzip(name: str, content: bytes) -> Iterator[Member]:
    """Yield the file that is compressed."""
    try:
        with gzip.open(io.BytesIO(content)) as file:
            data = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        message = f"not a gzip file that can be read: {error}"
        raise Unread(message) from error
    if len(data) > LARGEST:
        message = f"it has more than {LARGEST} bytes, too many to unpack"
        raise Unread(message)
    inner = name.removesuffix(".gz")
    yield Member(f"{name}{ARCHIVED}{inner.rpartition('/')[2]}", outside_seal(inner, data))
