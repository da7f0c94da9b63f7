"""HTML, XML and SVG: text, attributes, comments, scripts."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from .plain import decoded, unescaped, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .piece import Piece

SUFFIXES = (
    ".html", ".htm", ".xhtml", ".xml", ".svg", ".opf", ".ncx", ".rss", ".atom", ".hhc", ".hhk",
    ".qhp", ".qhcp", ".devhelp", ".devhelp2", ".fo", ".plist",
)  # fmt: skip
PARTS = re.compile(
    r"<!--(?P<comment>.*?)-->"
    r"|<(?P<kind>script|style|title)\b(?P<open>[^>]*)>(?P<inner>.*?)</(?P=kind)\s*>"
    r"|<(?P<tag>/?[A-Za-z!?](?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
LINKS = frozenset({"href", "src", "srcset", "poster", "action"})
STYLING = frozenset({"class", "style", "d", "viewbox", "points", "transform"})
"""Attributes whose words are names of styles and shapes."""


def is_markup(name: str, content: bytes) -> bool:
    """Tell whether this is HTML or XML."""
    return name.endswith(SUFFIXES) or content[:256].lstrip().startswith((b"<?xml", b"<!DOCTYPE"))


def read_markup(name: str, content: bytes) -> Iterator[Piece]:
    """Yield the parts of a document: its text with the tags out, then all that is in tags."""
    source = decoded(content)
    texts: list[str] = []
    inside: dict[str, list[str]] = {}
    position = 0
    for match in PARTS.finditer(source):
        texts.append(source[position : match.start()])
        position = match.end()
        for channel, value in parts(match):
            inside.setdefault(channel, []).append(value)
    texts.append(source[position:])
    yield from unwrapped("text", html.unescape(" ".join(texts)))
    for channel, values in inside.items():
        # A line of its own each: no phrase reaches from one value into the next.
        text = html.unescape(" \N{FULL BLOCK}x\N{FULL BLOCK} ".join(values))
        yield from unwrapped(channel, unescaped(text) if channel == "script" else text)


def parts(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Yield channel and text of all that a tag holds, or a comment, script, style or title."""
    if match["comment"] is not None:
        yield "comment", match["comment"]
        return
    kind = (match["kind"] or "").lower()
    if kind:
        yield kind, match["inner"]
    for name, *values in ATTRIBUTE.findall(match["open"] or match["tag"] or ""):
        lowered = name.lower()
        if lowered in LINKS:
            yield "link address", next(filter(None, values), "")
        elif lowered == "content":
            yield "meta", next(filter(None, values), "")
        elif lowered not in STYLING:
            yield f"attribute {lowered}", next(filter(None, values), "")
