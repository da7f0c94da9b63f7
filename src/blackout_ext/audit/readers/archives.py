"""ZIP (EPUB among them) and tar: many files in one."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from blackout_ext.audit.seals import is_inside
from blackout_ext.spoilers.seal import ARCHIVED

from .piece import Member, Piece, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LARGEST = 1 << 28
"""Bytes (256 MiB) of an archive in an archive: some are made to fill a disk."""


def is_zip(name: str, head: bytes) -> bool:
    """Tell whether this is a ZIP archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06")) or name.endswith((".zip", ".epub"))


def read_zip(name: str, file: IO[bytes]) -> Iterator[Piece | Member]:
    """Yield the members of an archive, and its comments."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        message = f"not a ZIP archive that can be read: {error}"
        raise Unread(message) from error
    with archive:
        yield Piece("archive comment", archive.comment.decode("utf-8", errors="replace"))
        roots = roots_of(archive.namelist())
        for info in archive.infolist():
            yield Piece("archive comment", info.comment.decode("utf-8", errors="replace"))
            yield Member(f"{name}{ARCHIVED}{info.filename}", opened(archive, info, roots))


def opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, roots: set[str]) -> IO[bytes] | Unread:
    """Return a member of an archive, open; empty if it is sealed."""
    if info.is_dir() or is_inside(info.filename, roots):
        return io.BytesIO()
    try:
        return archive.open(info)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        return Unread(f"cannot be unpacked: {error}")


def roots_of(names: Iterable[str]) -> set[str]:
    """Return the folders in an archive that were each built on their own."""
    paths = map(PurePosixPath, names)
    return {str(path.parent) for path in paths if path.name == ".buildinfo"}


def is_tar(name: str, head: bytes) -> bool:
    """Tell whether this is a tar archive (POSIX.1, ``ustar``)."""
    return head[257:262] == b"ustar" or name.endswith(".tar")


def read_tar(name: str, file: IO[bytes]) -> Iterator[Member]:
    """Yield the members of an archive."""
    with tarfile.open(fileobj=file, mode="r:") as archive:
        roots = roots_of(archive.getnames())
        for info in archive:
            is_open = info.isfile() and not is_inside(info.name, roots)
            member = archive.extractfile(info) if is_open else None
            yield Member(f"{name}{ARCHIVED}{info.name}", member or io.BytesIO())


def copied(file: IO[bytes], copy: IO[bytes]) -> None:
    """Unpack *file* into *copy*, and go back to its beginning.

    Raises:
        Unread: it is too large to unpack.
    """
    while block := file.read(1 << 20):
        if copy.tell() > LARGEST:
            message = f"it has more than {LARGEST} bytes, too many to unpack"
            raise Unread(message)
        copy.write(block)
    copy.seek(0)
