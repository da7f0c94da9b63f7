"""BBCode as HTML, line by line: what forums have (phpBB, vBulletin, XenForo)."""

from __future__ import annotations

import re
from html import escape

TAG = re.compile(
    r"\[(?P<slash>/?)(?P<name>[a-z][a-z0-9]*|\*)(?:\s*=\s*(?P<value>[^\]\n]*)|(?:\s[^\]\n]*))?\]",
    re.IGNORECASE,
)
END = re.compile(r"\[/(?P<name>[a-z]+)\]", re.IGNORECASE)
ELEMENTS = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "u": "u", "s": "s", "sup": "sup",
    "sub": "sub", "size": "span", "font": "span", "center": "div", "left": "div", "right": "div",
    "indent": "div", "align": "div", "heading": "h2", "h1": "h1", "h2": "h2", "h3": "h3",
    "h4": "h4", "hr": "hr", "table": "table", "tr": "tr", "td": "td", "th": "th", "li": "li",
}  # fmt: skip
"""Elements that are written as in HTML."""
LITERAL = {
    "code": "pre", "pre": "pre", "php": "pre", "html": "pre", "noparse": "code", "plain": "code",
    "c": "code", "icode": "code", "tt": "code",
}  # fmt: skip
"""Tags whose content is shown as it is written."""
LISTS = frozenset({"list", "ol", "olist", "ul", "ulist"})
STYLES = {
    "color": "color", "colour": "color", "bg": "background", "bgcolor": "background",
    "background": "background", "highlight": "background",
}  # fmt: skip


def to_html(source: str) -> str:
    """Return BBCode as HTML, on the same lines.

    What is no tag of BBCode stays text, marks of spoilers among them.
    """
    parts: list[str] = []
    lists: list[str] = []
    place = 0
    last_ends = {end["name"].lower(): end.start() for end in END.finditer(source)}
    while match := TAG.search(source, place):
        parts.append(escape(source[place : match.start()]))
        place = match.end()
        name, is_end = match["name"].lower(), bool(match["slash"])
        inner = None
        if not is_end and (name in LITERAL or name == "img"):
            inner = up_to_end(source, place, name) if place < last_ends.get(name, 0) else None
        if inner is not None:
            place += len(inner[0]) + len(inner[1])
            parts.append(whole(name, inner[0]))
        elif name in LISTS:
            parts.append(end_list(lists) if is_end else begin_list(lists, name, match["value"]))
        elif name == "url" and not is_end and match["value"] is None:
            stop = source.find("[", place)
            address = source[place : stop if stop >= 0 else len(source)]
            parts.append(f'<a href="{escape(address.strip())}">')
        else:
            parts.append(tag(match, name, is_end=is_end))
    parts.append(escape(source[place:]))
    return "".join(parts)


def up_to_end(source: str, place: int, name: str) -> tuple[str, str] | None:
    """Return what stands before the end tag of *name*, and that tag; nothing without one."""
    end = re.compile(rf"\[/{name}\]", re.IGNORECASE).search(source, place)
    return (source[place : end.start()], end[0]) if end else None


def whole(name: str, content: str) -> str:
    """Return code, or a picture, with its *content*."""
    if name == "img":
        return f'<img src="{escape(content.strip())}" alt="">'
    return f"<{LITERAL[name]}>{escape(content)}</{LITERAL[name]}>"


def begin_list(lists: list[str], name: str, value: str | None) -> str:
    """Return the beginning of a list, and note it in *lists*."""
    lists.append("ol" if name.startswith("o") or value else "ul")
    return f"<{lists[-1]}>"


def end_list(lists: list[str]) -> str:
    """Return the end of the innermost of *lists*."""
    return f"</{lists.pop()}>" if lists else ""


def tag(match: re.Match[str], name: str, *, is_end: bool) -> str:
    """Return a tag of HTML, or what was matched as text."""
    value = match["value"] or ""
    if name == "*":
        return "<li>"
    if name == "quote":
        author = f"<p>{escape(value.strip(chr(34)))}:</p>" if value else ""
        return "</blockquote>" if is_end else f"<blockquote>{author}"
    if name == "url":
        return "</a>" if is_end else f'<a href="{escape(value.strip(chr(34)))}">'
    if name in STYLES:
        style = f"{STYLES[name]}:{value.strip(chr(34))}"
        return "</span>" if is_end else f'<span style="{escape(style)}">'
    if name in ELEMENTS:
        return f"</{ELEMENTS[name]}>" if is_end else f"<{ELEMENTS[name]}>"
    return escape(match[0])
