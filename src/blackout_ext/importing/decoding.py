"""From the bytes of a file to its text."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from .errors import ImportRefusedError

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1_000_000
"""Bytes."""
LARGEST = 20
"""Megabytes that a file may have, if nobody says otherwise."""

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # Before UTF-16, whose mark is the beginning of this one.
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""The Unicode Standard, "Byte Order Mark (BOM)"."""

SIGNATURES = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
"""First bytes of files that people take for text."""


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """Return the content of a file.

    Args:
        path: the file.
        largest: megabytes that it may have.

    Raises:
        ImportRefusedError: it cannot be read, is no file, or is larger than that.
    """
    try:
        if not path.is_file():
            what = "is a folder: name a file" if path.is_dir() else "does not exist"
            msg = f"{path} {what}"
            raise ImportRefusedError(msg)
        size = path.stat().st_size
        if size > largest * MEGABYTE:
            msg = (
                f"{path} has {size / MEGABYTE:.0f} MB, and more than {largest} are hardly "
                f"a review: if it is one, give --max-size {size // MEGABYTE + 1}"
            )
            raise ImportRefusedError(msg)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        msg = f"{path} cannot be read: {reason}"
        raise ImportRefusedError(msg) from error


def decoded(data: bytes, name: str, encoding: str | None = None) -> str:
    """Return *data* as text, its lines ended by a line feed.

    Args:
        data: content of a file.
        name: its name, for messages.
        encoding: name of the encoding; UTF-8 or what a byte order mark says, without one.

    Raises:
        ImportRefusedError: it is no text, or text in another encoding.
    """
    mark = next((mark for mark in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    chosen = encoding or (BYTE_ORDER_MARKS[mark] if mark else "utf-8")
    kind = next((kind for start, kind in SIGNATURES.items() if data.startswith(start)), None)
    try:
        text = data.decode(chosen)
    except LookupError as error:
        msg = f"there is no encoding {chosen!r}: utf-8, cp1252 and latin-1 are common ones"
        raise ImportRefusedError(msg) from error
    except UnicodeError as error:
        if kind or b"\0" in data:
            raise no_text(name, kind) from error
        line = data.count(b"\n", 0, getattr(error, "start", 0)) + 1
        msg = (
            f"{name}:{line}: this is not {chosen}: "
            "name the encoding, --encoding cp1252 for files of old Windows programs"
        )
        raise ImportRefusedError(msg) from error
    if kind or "\0" in text:
        raise no_text(name, kind)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def no_text(name: str, kind: str | None) -> ImportRefusedError:
    """Return the error that a file holds no text but *kind*."""
    what = f"is {kind} and no text" if kind else "is no text: it has zero bytes in it"
    return ImportRefusedError(f"{name} {what}")
