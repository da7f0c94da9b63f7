"""HTML, XML and SVG: text, attributes, comments, scripts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import IO, TYPE_CHECKING

from .chunks import chunks, cut_markup
from .escapes import CSS_ESCAPE, INLINE, css_character
from .piece import Piece
from .plain import decodings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    Parts: TypeAlias = tuple[bool, tuple[tuple[str, str], ...]]
    """Whether it may be within a word, and channel and text of all that it holds."""

SUFFIXES = (
    ".html", ".htm", ".xhtml", ".xml", ".svg", ".opf", ".ncx", ".rss", ".atom", ".hhc", ".hhk",
    ".qhp", ".qhcp", ".devhelp", ".devhelp2", ".fo", ".plist",
)  # fmt: skip
SPACE = b"\xef\xbb\xbf \t\r\n"
PARTS = re.compile(
    r"<!--(?P<comment>.*?)-->"
    r"|<(?P<kind>script|style|title)\b(?P<open>[^>]*)>(?P<inner>.*?)</(?P=kind)\s*>"
    r"|<(?P<tag>/?[A-Za-z!?](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL | re.IGNORECASE,
)
NAME = re.compile(r"[A-Za-z][\w:-]*")
LONG = 500
"""Characters of a tag that is not kept for the next time it comes."""
ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
LINKS = frozenset({"href", "src", "srcset", "poster", "action"})
SHAPES = frozenset({"d", "viewbox", "points", "transform"})
STYLING = frozenset({"attribute class", "attribute style"})
"""Channels whose words are names of styles."""
JOINT = "\0"
SPLIT_WORD = re.compile(r"\0(?<=\w\0)\0*\w")
BETWEEN = " \N{FULL BLOCK}x\N{FULL BLOCK} "
"""Between values of attributes: no phrase reaches from one into the next."""


def is_markup(name: str, head: bytes) -> bool:
    """Tell whether this is HTML or XML."""
    return name.endswith(SUFFIXES) or (head.lstrip(SPACE).startswith(b"<") and b"\0" not in head)


def read_markup(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Yield the parts of a document: its text with the tags out, then all that is in tags."""
    for chunk in chunks(file, cut_markup):
        for source in decodings(chunk):
            yield from read_source(source)


def read_source(source: str) -> Iterator[Piece]:
    """Yield the parts of a document, or of a stretch of one."""
    texts: list[str] = []
    inside: dict[str, list[str]] = {}
    position = 0
    for match in PARTS.finditer(source):
        is_joint, found = parts(match)
        texts.append(source[position : match.start()])
        texts.append(JOINT if is_joint else " ")
        position = match.end()
        for channel, value in found:
            inside.setdefault(channel, []).append(value)
    texts.append(source[position:])
    text = "".join(texts)
    yield Piece("text", text.replace(JOINT, " "))
    if SPLIT_WORD.search(text):
        yield Piece("text", text.replace(JOINT, ""))
    for channel, values in inside.items():
        if channel == "style":
            values = [CSS_ESCAPE.sub(css_character, value) for value in values]  # noqa: PLW2901 (decoded in place)
        noisy = channel in STYLING
        yield Piece(channel, BETWEEN.join(values), noisy)


def parts(match: re.Match[str]) -> Parts:
    """Return what is in a tag, or a comment, script, style or title."""
    tag = match["tag"]
    if tag is not None:
        # Themes write the same tags again and again.
        return tag_parts(tag) if len(tag) < LONG else tag_parts.__wrapped__(tag)
    if match["comment"] is not None:
        return True, (("comment", match["comment"]),)
    return False, ((match["kind"].lower(), match["inner"]), *attributes(match["open"]))


@lru_cache(maxsize=1 << 13)
def tag_parts(tag: str) -> Parts:
    """Return what is in a tag."""
    name = NAME.match(tag.removeprefix("/"))
    return name is not None and name[0].lower() in INLINE, tuple(attributes(tag))


def attributes(tag: str) -> Iterator[tuple[str, str]]:
    """Yield channel and text of all attributes in a tag."""
    for name, *values in ATTRIBUTE.findall(tag):
        lowered = name.lower()
        value = next(filter(None, values), "")
        if lowered in LINKS:
            yield "link address", value
        elif lowered == "content":
            yield "meta", value
        elif lowered not in SHAPES:
            yield f"attribute {lowered}", value
