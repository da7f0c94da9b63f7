"""Text as it is, scripts and styles, and what is readable in anything else."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING

from .chunks import UTF16, chunks, cut_text
from .escapes import CSS_ESCAPE, css_character
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
READABLE = re.compile(rb"[\t\n\r\x20-\x7e\x80-\xff]{4,}")
WIDE = re.compile(rb"(?:[\x20-\x7e]\0){4,}|(?:\0[\x20-\x7e]){4,}")
"""The same in UTF-16: fonts and programs."""


def is_typesetting(name: str, head: bytes) -> bool:
    """Tell whether this is LaTeX, Texinfo or a manual page."""
    return name.endswith(TYPESETTING)


def read_typesetting(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Yield a text with commands, which would part a phrase, taken out; what they take stays."""
    for chunk in chunks(file, cut_text):
        for text in decodings(chunk):
            yield Piece("text", COMMAND.sub(" ", text))


def is_any(name: str, head: bytes) -> bool:
    """Tell that anything may be text."""
    return True


def read_plain(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Yield a text file."""
    for chunk in chunks(file, cut_text):
        for text in decodings(chunk):
            yield Piece("text", text)


def is_script(name: str, head: bytes) -> bool:
    """Tell whether this is a script, or data in its notation."""
    return name.endswith(SCRIPTS)


def read_script(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Yield a script or its like."""
    is_index = name.rpartition("/")[2].startswith("searchindex.")
    for chunk in chunks(file, cut_text):
        for text in decodings(chunk):
            yield Piece("search index" if is_index else "script or data", text)


def is_style(name: str, head: bytes) -> bool:
    """Tell whether this is a style sheet."""
    return name.endswith(".css")


def read_style(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Yield a style sheet, its escapes resolved."""
    for chunk in chunks(file, cut_text):
        for text in decodings(chunk):
            yield Piece("style", CSS_ESCAPE.sub(css_character, text))


def is_binary(name: str, head: bytes) -> bool:
    """Tell whether this is no text: it has null bytes and no mark of UTF-16."""
    return b"\0" in head and not head.startswith(UTF16)


def read_binary(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Yield what is readable in a file of unknown kind, a font for one."""
    for chunk in chunks(file, cut_text):
        yield readable("readable bytes", chunk)


def readable(channel: str, content: bytes) -> Piece:
    """Return what is readable in *content*, in any encoding."""
    runs = READABLE.findall(content)
    runs += (run.replace(b"\0", b"") for run in WIDE.findall(content))
    return Piece(channel, b"\0".join(runs).decode("utf-8", errors="replace"), noisy=True)


def decodings(content: bytes) -> Iterator[str]:
    """Yield a text as UTF-8, and as Western European too if it is not quite UTF-8."""
    try:
        yield content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield content.decode("utf-8-sig", errors="replace")
        yield content.decode("cp1252", errors="replace")
