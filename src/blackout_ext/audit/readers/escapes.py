"""What letters can be written as: entities, percent-encoding, escapes, base64; and tags."""

from __future__ import annotations

import base64
import binascii
import html
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .piece import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 3
"""Escapes in escapes, such as JSON in an attribute: no deeper than this."""
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,5})\}|[nrtbfv])")
"""Escapes of scripts and JSON (ECMA-404, section 9)."""
SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character beyond U+FFFF, which scripts write in two escapes."""
QUOTED = re.compile(r"\\[\"'/\\]")
CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
"""An escape of style sheets (CSS Syntax Module Level 3, section 4.3.7)."""
BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
URL_SAFE = str.maketrans("-_", "+/")
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
    "tspan", "tt", "u", "var", "wbr",
})  # fmt: skip
"""Elements that may begin and end within a word."""
TAG = re.compile(r"</?([A-Za-z]\w*)\b[^<>]*>")
"""Markup in feeds, and in what serialized pages are made of."""
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def unwrapped(piece: Piece) -> Iterator[Piece]:
    """Yield *piece* as it is, with all resolved that stands for letters, and out of base64."""
    yield piece
    text = piece.text
    for _ in range(DEEPEST):
        plainer = resolved(text)
        if plainer == text:
            break
        text = plainer
        yield replace(piece, text=text)
    if "<" in text and TAG.search(text):
        yield replace(piece, text=TAG.sub(instead, text))
    for match in BASE64.finditer(text):
        data = match[0].rstrip("=").translate(URL_SAFE)
        try:
            inner = base64.b64decode(data + "=" * (-len(data) % 4)).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue
        if not CONTROL.search(inner):
            yield Piece(f"{piece.channel}, base64", inner)


def instead(tag: re.Match[str]) -> str:
    """Return what a tag leaves in a text: nothing if it may be within a word."""
    return "" if tag[1].lower() in INLINE else " "


def resolved(text: str) -> str:
    """Return *text* with one layer of entities, percent-encoding and escapes resolved."""
    if "&" in text:
        text = html.unescape(text)
    if "%" in text:
        text = unquote(text)
    if "\\" in text:
        text = QUOTED.sub(quoted, ESCAPE.sub(character, text))
    if SURROGATE.search(text):
        text = text.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace")
    return text


def character(match: re.Match[str]) -> str:
    """Return what an escape of a script stands for."""
    code = match[1] or match[2] or match[3]
    return chr(int(code, 16)) if code else " "


def quoted(match: re.Match[str]) -> str:
    """Return what follows a backslash."""
    return match[0][1]


def css_character(match: re.Match[str]) -> str:
    """Return what an escape of a style sheet stands for."""
    return chr(min(int(match[1], 16), sys.maxunicode))
