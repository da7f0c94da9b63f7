"""Markup inside paragraphs, with the places that the parsers forget.

Of the syntax (CommonMark and MyST, or reStructuredText) no more is known than what the
rules ask for: what is hidden, what is code or an address, what refers to what.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GAP = "\N{FULL BLOCK}"
"""Stands for a passage, and for anything else across which nobody reads on."""


class Kind(Enum):
    """What a mark is."""

    ESCAPE = auto()
    CODE = auto()
    ROLE = auto()
    IMAGE = auto()
    LINK = auto()
    SPAN = auto()
    URL = auto()
    HTML = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of markup, by its offsets in the text of a block."""

    kind: Kind
    start: int
    end: int
    inner: tuple[int, int]
    """Where the text in it begins and ends."""
    name: str = ""
    """Name of a role or footnote, attributes of a span."""
    target: str = ""
    """Where a link or image leads to, with its title."""
    children: tuple[Mark, ...] = ()
    """Markup in its text."""

    @property
    def is_passage(self) -> bool:
        """Whether this is blacked out."""
        if self.kind is Kind.ROLE:
            return self.name.lower().rpartition(":")[2] == "blackout"
        return self.kind is Kind.SPAN and bool(SEALED.search(f"{{{self.name}}}"))


SEALED = re.compile(
    r"""\{[^{}]*(?:\.|class=["']?(?:[^{}"']*\s)?)blackout(?![\w-])[^{}]*\}""", re.IGNORECASE
)
"""Attributes with the class ``blackout``."""
BRACKETED = r"\[(?P<{0}>(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*)\]"
TITLE = r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?"
TARGET = rf"\((?P<{{0}}>(?:<[^<>\n]*>|[^\s()<]|\([^\s()]*\))*{TITLE})\s*\)"
MARKDOWN = re.compile(
    r"(?=[\\{`!\[<h])(?:"  # Most characters begin nothing, and need no other look.
    + "|".join(
        (
            r"(?P<escape>\\[!-/:-@\[-`{-~])",
            r"(?P<role>\{\s*(?P<role_name>[\w.+:-]+)\s*\}(?P<fence>`+)(?P<role_text>.+?)(?<!`)(?P=fence)(?!`))",
            r"(?P<code>(?P<ticks>`+)(?P<code_text>.+?)(?<!`)(?P=ticks)(?!`))",
            rf"(?P<image>!{BRACKETED.format('alt')}{TARGET.format('source')})",
            r"(?P<note>\[\^(?P<note_name>[^\]\s]+)\])",
            rf"(?P<span>{BRACKETED.format('span_text')}\{{(?P<attributes>[^{{}}]*)\}})",
            rf"(?P<link>{BRACKETED.format('link_text')}{TARGET.format('address')})",
            r"(?P<url><[A-Za-z][\w.+-]{1,31}:[^<>\s]*>|\bhttps?://[^\s<>\"')\]]+)",
            r"(?P<html><!--.*?-->|</?[A-Za-z][^<>]*>)",
        )
    )
    + ")",
    re.DOTALL,
)
REST = re.compile(
    r"(?=[\\:`\[h])(?:"
    + "|".join(
        (
            r"(?P<escape>\\.)",
            r"(?P<code>``(?P<code_text>.+?)``)",
            r"(?P<role>:(?P<role_name>[A-Za-z][\w.+:-]*):`(?P<role_text>(?:\\.|[^`\\])+)`)",
            r"(?P<after>`(?P<after_text>(?:\\.|[^`\\])+)`:(?P<after_name>[A-Za-z][\w.+:-]*):)",
            r"(?P<link>`(?P<link_text>[^`<]*?)\s*<(?P<address>[^`<>]+)>`__?)",
            r"(?P<note>\[\#?(?P<note_name>[\w.-]+)\]_)",
            r"(?P<url>\bhttps?://[^\s<>\"')\]`]+)",
        )
    )
    + ")",
    re.DOTALL,
)
ANY = re.compile(r"[\\`\[<]|https?:")
"""What a text with a mark in it has."""
TEXTS = {
    Kind.CODE: "code_text", Kind.IMAGE: "alt", Kind.LINK: "link_text", Kind.SPAN: "span_text",
    Kind.URL: "url", Kind.HTML: "html", Kind.ESCAPE: "escape", Kind.NOTE: "note",
}  # fmt: skip
"""Groups of the text in each kind of mark."""
CONTAINERS = frozenset({Kind.ROLE, Kind.LINK, Kind.SPAN})
"""Marks that have text with marks in it."""
DEEPEST = 8
"""Levels of marks in marks that are looked into."""


def marks_in(
    text: str, pattern: re.Pattern[str], start: int = 0, end: int | None = None, depth: int = 0
) -> tuple[Mark, ...]:
    """Return the marks in *text*, in order.

    Args:
        text: text of a block, as it was written.
        pattern: :data:`MARKDOWN` or :data:`REST`.
        start: where to begin.
        end: where to end; the end of the text, if it is not said.
        depth: in how many marks we are.
    """
    if start == 0 and end is None and not ANY.search(text):
        return ()
    matches = pattern.finditer(text, start, len(text) if end is None else end)
    return tuple(mark_of(match, text, pattern, depth) for match in matches)


def mark_of(match: re.Match[str], text: str, pattern: re.Pattern[str], depth: int) -> Mark:
    """Return what a match is, with what is in it."""
    groups = match.groupdict()
    key = next(name for name in (*Kind.__members__, "AFTER") if groups.get(name.lower()))
    kind = Kind.ROLE if key == "AFTER" else Kind[key]
    group = f"{key.lower()}_text" if kind is Kind.ROLE else TEXTS[kind]
    inner = match.span(group)
    name = groups.get("after_name") or groups.get("role_name") or groups.get("note_name")
    target = groups.get("address") or groups.get("source")
    return Mark(
        kind,
        match.start(),
        match.end(),
        inner,
        name=(groups.get("attributes") if kind is Kind.SPAN else name) or "",
        target=target or "",
        children=marks_in(text, pattern, *inner, depth + 1)
        if kind in CONTAINERS and depth < DEEPEST
        else (),
    )


def walked(marks: Iterable[Mark], *, sealed: bool = False) -> Iterator[tuple[Mark, bool]]:
    """Yield marks and those in them, each with whether it is in a passage."""
    for mark in marks:
        yield mark, sealed
        yield from walked(mark.children, sealed=sealed or mark.is_passage)


def plain(
    text: str,
    marks: Iterable[Mark],
    start: int = 0,
    end: int | None = None,
    *,
    opened: bool = False,
) -> str:
    """Return a text without its markup.

    What is said beside the text (where links lead to, alternative texts) comes at the end,
    behind gaps.

    Args:
        text: text of a block, as it was written.
        marks: the marks in it.
        start: where to begin.
        end: where to end.
        opened: whether passages are text like any other, and not gaps.
    """
    parts: list[str] = []
    beside: list[str] = []
    at = start
    for mark in marks:
        parts.append(text[at : mark.start])
        at = mark.end
        if mark.is_passage and not opened:
            parts.append(GAP)
        elif mark.kind in CONTAINERS:
            parts.append(plain(text, mark.children, *mark.inner, opened=opened))
        elif mark.kind in {Kind.HTML, Kind.NOTE}:
            parts.append(" ")
        elif mark.kind is Kind.ESCAPE:
            parts.append(text[mark.start + 1 : mark.end])
        elif mark.kind is Kind.IMAGE:
            parts.append(" ")
            beside.append(text[slice(*mark.inner)])
        else:
            parts.append(text[slice(*mark.inner)])
        beside += [mark.target] if mark.target and (opened or not mark.is_passage) else []
    parts.append(text[at:end])
    return html.unescape(f" {GAP} ".join(["".join(parts), *beside]))
