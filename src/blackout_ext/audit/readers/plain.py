"""Text as it is, scripts and data with escapes, and what is readable in anything else."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .piece import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPTS = (".js", ".mjs", ".json", ".fjson", ".map", ".webmanifest", ".jsonl")
TYPESETTING = (
    ".tex", ".sty", ".cls", ".aux", ".toc", ".out", ".texi", ".texinfo", ".man",
    *(f".{section}" for section in range(1, 10)),
)  # fmt: skip
COMMAND = re.compile(
    r"\\f(?:\[\w*\]|\(\w\w|[A-Z])|\\[A-Za-z@]+\*?|@[a-z]+(?=\{)|^\.\w+", re.MULTILINE
)
"""A change of font and a request (groff), a macro (LaTeX), a command with braces (Texinfo)."""
UNICODE_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
OTHER_ESCAPE = re.compile(r"\\[nrtbfv\"'/\\]")
BASE64 = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
READABLE = re.compile(rb"[\x20-\x7e\x80-\xff]{6,}")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
SAMPLE = 4096
"""Bytes at the beginning of a file that tell text from anything else."""


def is_typesetting(name: str, content: bytes) -> bool:
    """Tell whether this is LaTeX, Texinfo or a manual page."""
    return name.endswith(TYPESETTING)


def read_typesetting(name: str, content: bytes) -> Iterator[Piece]:
    """Yield a text with commands, which would part a phrase, taken out; what they take stays."""
    yield from unwrapped("text", COMMAND.sub(" ", decoded(content)))


def read_plain(name: str, content: bytes) -> Iterator[Piece]:
    """Yield a text file."""
    yield from unwrapped("text", decoded(content))


def is_script(name: str, content: bytes) -> bool:
    """Tell whether this is a script, or data in its notation."""
    return name.endswith(SCRIPTS)


def read_script(name: str, content: bytes) -> Iterator[Piece]:
    """Yield a script or its like (ECMA-404, section 9), escapes resolved."""
    channel = "search index" if name.rpartition("/")[2] == "searchindex.js" else "script or data"
    yield from unwrapped(channel, unescaped(decoded(content)))


def is_binary(name: str, content: bytes) -> bool:
    """Tell whether this is no text: it has null bytes and no mark of UTF-16."""
    head = content[:SAMPLE]
    return b"\0" in head and not is_utf16(head)


def read_binary(name: str, content: bytes) -> Iterator[Piece]:
    """Yield what is readable in a file of unknown kind, a font for one."""
    runs = b"\n".join(READABLE.findall(content))
    yield Piece("readable bytes", runs.decode("utf-8", errors="replace"))


def is_utf16(head: bytes) -> bool:
    """Tell whether a file begins like UTF-16."""
    return head.startswith((b"\xff\xfe", b"\xfe\xff"))


def decoded(content: bytes) -> str:
    """Return text: UTF-16 where it says so, else UTF-8."""
    encoding = "utf-16" if is_utf16(content) else "utf-8-sig"
    return content.decode(encoding, errors="replace")


def unescaped(text: str) -> str:
    """Return *text* with the escapes of scripts resolved."""
    if "\\" not in text:
        return text
    text = UNICODE_ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
    return OTHER_ESCAPE.sub(" ", text)


def unwrapped(channel: str, text: str) -> Iterator[Piece]:
    """Yield *text*, percent-encoding resolved, and what is encoded in base64 in it."""
    yield Piece(channel, unquote(text) if "%" in text else text)
    for match in BASE64.finditer(text):
        try:
            inner = base64.b64decode(match[0] + "=" * (-len(match[0]) % 4)).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue
        if not CONTROL.search(inner):
            yield Piece(f"{channel}, base64", inner)
