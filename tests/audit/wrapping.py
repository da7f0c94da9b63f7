"""Files that hold a spoiler, and what is found in them."""

from __future__ import annotations

import io
import sqlite3
import struct
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from blackout_ext.audit.phrases import Signs
from blackout_ext.audit.readers import Piece, Unread, read
from blackout_ext.audit.search import Matcher, Search

if TYPE_CHECKING:
    from collections.abc import Callable

PHRASE = "Élodie drowns in the weir"
SIGNS = Signs(words={"élodie": (0,)}, stems={"drown": (0,)}, phrases={" drowns in the weir ": (0,)})


def archive(name: str, content: bytes, comment: str = "") -> bytes:
    """Return a ZIP archive of one file."""
    buffer = io.BytesIO()
    info = zipfile.ZipInfo(name)
    info.comment = comment.encode()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(info, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def tar(name: str, content: bytes) -> bytes:
    """Return a tar archive of one file."""
    buffer = io.BytesIO()
    info = tarfile.TarInfo(name)
    info.size = len(content)
    with tarfile.open(fileobj=buffer, mode="w") as made:
        made.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def sqlite(text: str) -> bytes:
    """Return a database of one text."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (x)")
    connection.execute("INSERT INTO t VALUES (?)", (text,))
    connection.commit()
    return connection.serialize()


def png(kind: bytes, data: bytes) -> bytes:
    """Return a PNG with one chunk."""
    chunks = b"".join(
        struct.pack(">I", len(part)) + name + part + b"crc!"
        for name, part in ((kind, data), (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


def pdf(change: Callable[[Any], object] | None = None, *, title: str = "") -> bytes:
    """Return an empty PDF, changed by a function that takes pypdf's writer."""
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    if title:
        writer.add_metadata({"/Title": title})
    if change is not None:
        change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def page(body: str) -> bytes:
    """Return an HTML page."""
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


SCAN = b"\xff\xda\x00\x02"
INVENTORY = b"# Sphinx inventory version 2\n# Project: p\n# Version: 1\n# zlib.\n"
TEXT = PHRASE.encode()


def channels(name: str, content: bytes) -> set[str]:
    """Return the channels in which the spoiler is found."""
    search = Search(Matcher(SIGNS))
    for file, part in read(name, io.BytesIO(content)):
        assert isinstance(part, Piece), part
        search.look(file, part)
    return {leak.channel for leak in search.leaks()}


def troubles(name: str, content: bytes) -> list[tuple[str, str]]:
    """Return what cannot be read, and why."""
    parts = list(read(name, io.BytesIO(content)))
    return [(file, str(part)) for file, part in parts if isinstance(part, Unread)]
