"""What marks of spoilers look like in text.

========================================  ===========================================
``[spoiler]...[/spoiler]``                BBCode, WordPress, and ``[spoiler=label]``
``||...||``                               Discord
``>!...!<``                               Reddit
``::: spoiler label`` ... ``:::``         Lemmy, and containers of Markdown
``{% spoiler %}...{% endspoiler %}``      Jekyll, Hexo; Hugo with ``{{< spoiler >}}``
``[[spoiler:...]]``, ``{{spoiler|...}}``  TV Tropes, MediaWiki
``[...]{.spoiler}``                       Pandoc, MyST
``{blackout}`...```, ``:blackout:`...```  Sphinx
``<span class="spoiler">`` as text        HTML in a file that is none
========================================  ===========================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from .mark_patterns import GENERIC, LITERAL, label_in, mark_pattern, names_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

BARS = "bars"
"""Family of the marks that are the same at both ends."""
CONTAINER = "colons"
"""Family of the marks that stand on lines of their own."""
MOST_BARS = 3
"""Bars up to which a run of them is one mark."""
WHOLE = ("trope", "wiki", "object", "span", "role", "code")
"""Groups of the expression that match all that is hidden, between both ends."""


class Role(Enum):
    """What a mark does."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()
    """Closes what is open, or opens."""
    WIDENS = auto()
    """May be both ends at once: what is open stays so, and else all that follows is hidden."""
    FAILS = auto()
    """Would close, but is torn: what is open stays so."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in the text."""

    start: int
    """Index of its first character."""
    end: int
    """Index behind its last one."""
    family: str
    """What it can be closed by: marks of the same family."""
    role: Role
    shown: str
    """How messages call it."""
    label: str = ""
    """What readers saw before they opened it."""
    hidden: str = ""
    """What else stands in it: nobody knows whether it was meant to be seen."""


class Marks:
    """Finds marks by the names that hide."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        """Take more names than ``spoiler`` and ``blackout``."""
        self.names = names
        """Names besides ``spoiler`` and ``blackout``."""
        self.word = re.compile(rf"{names_pattern(names)}(?![\w-])", re.IGNORECASE)
        self.pattern = mark_pattern(names)

    def are_in(self, text: str) -> bool:
        """Tell whether there is a mark in *text*."""
        return any(True for _mark in self.find(text))

    def without(self, text: str) -> str:
        """Return *text* without the marks in it, and what they have besides."""
        kept, place = [], 0
        for mark in self.find(text):
            kept.append(text[place : mark.start])
            place = mark.end
        return "".join([*kept, text[place:]])

    def find(self, text: str) -> Iterator[Mark]:
        """Yield the marks in *text*, in order."""
        containers = 0
        elements: dict[str, list[bool]] = {}
        for match in self.pattern.finditer(text):
            kind = next((name for name in WHOLE if match[name] is not None), "")
            if kind:
                yield from both_ends(match, kind)
            elif match["tag"]:
                yield self.labelled(self.tag_mark(match), is_seen=True)
            elif match["pipes"]:
                yield pipe_mark(match, text)
            elif match[CONTAINER]:
                opens = bool(match["container"])
                if opens or containers:
                    containers += 1 if opens else -1
                    yield self.labelled(
                        container_mark(match), is_seen="{" not in (match["container"] or "")
                    )
            elif match["element"]:
                if mark := self.element_mark(match, elements):
                    yield mark
            else:
                yield simple_mark(match)

    def element_mark(self, match: re.Match[str], elements: dict[str, list[bool]]) -> Mark | None:
        """Return the mark that a tag of HTML in plain text makes, if it makes one.

        Args:
            match: what was matched.
            elements: whether each open element hides, by name; kept up to date.
        """
        name = match["element"].lower()
        is_open = elements.setdefault(name, [])
        if match["ends"]:
            role, hides = Role.CLOSES, bool(is_open) and is_open.pop()
        else:
            role = Role.OPENS
            hides = name == "details" or bool(self.word.search(name + match["inside"]))
            if hides or is_open:
                is_open.append(hides)
        return Mark(*match.span(), f"<{name}>", role, f"<{name}>") if hides else None

    def tag_mark(self, match: re.Match[str]) -> Mark:
        """Return the mark in square brackets that was matched."""
        name = match["tag"].lower()
        label, hidden = "", match["rest"].strip()
        role = Role.OPENS
        if match["slash"]:
            role = Role.CLOSES if match["bracket"] else Role.FAILS
        elif match["bracket"]:
            label, hidden = label_in(match["rest"])
        # Another name may say more than that it is a spoiler.
        shown = name if self.word.fullmatch(name) else "spoiler"
        shown = f"[{match['slash']}{shown}]"
        return Mark(*match.span(), f"tag {name}", role, shown, label, hidden)

    def labelled(self, mark: Mark, *, is_seen: bool) -> Mark:
        """Return *mark*, its label hidden if there is another mark in it, or if it is none."""
        # Code in it is shown for itself.
        label, hidden = (text.replace(LITERAL, " ").strip() for text in (mark.label, mark.hidden))
        if label.casefold() in GENERIC:
            label = ""
        if label and (not is_seen or self.are_in(label)):
            label, hidden = "", label
        return replace(mark, label=label, hidden=hidden)


def container_mark(match: re.Match[str]) -> Mark:
    """Return the mark that colons at the beginning of a line make."""
    role = Role.OPENS if match["container"] else Role.CLOSES
    return Mark(*match.span(), CONTAINER, role, ":::", (match["title"] or "").strip())


def pipe_mark(match: re.Match[str], text: str) -> Mark:
    """Return the mark that a run of bars makes."""
    before = text[match.start() - 1 : match.start()]
    behind = text[match.end() : match.end() + 1]
    role = Role.EITHER
    if len(match["pipes"]) > MOST_BARS:
        role = Role.WIDENS
    elif behind.strip() and not before.strip():
        role = Role.OPENS
    elif before.isalnum() and not behind.strip():
        role = Role.CLOSES
    return Mark(*match.span(), BARS, role, "||")


def simple_mark(match: re.Match[str]) -> Mark:
    """Return a mark that has nothing in it but itself."""
    span = match.span()
    if match["reddit"]:
        role = Role.OPENS if match["reddit"] == ">!" else Role.CLOSES
        return Mark(*span, "reddit", role, match["reddit"])
    if match["liquid"]:
        role = Role.CLOSES if match["stop"] else Role.OPENS
        return Mark(*span, "liquid", role, "{% spoiler %}", hidden=match["setting"].strip())
    if match["attributes"]:
        return Mark(*span, "attributes", Role.OPENS, "{.spoiler}")
    if match["lost"]:
        return Mark(*span, "span", Role.CLOSES, "{.spoiler}")
    return Mark(*span, "role", Role.OPENS, match["rst"])


def both_ends(match: re.Match[str], kind: str) -> Iterator[Mark]:
    """Yield the marks at both ends of what was matched as a whole."""
    start, end = match.span(kind)
    yield Mark(match.start(), start, kind, Role.OPENS, "{.spoiler}")
    yield Mark(end, match.end(), kind, Role.CLOSES, "{.spoiler}")
