"""What marks of spoilers look like in text.

========================================  =========================================
``[spoiler]...[/spoiler]``                BBCode, WordPress, and ``[spoiler=label]``
``||...||``                               Discord
``>!...!<``                               Reddit
``::: spoiler label`` ... ``:::``         Lemmy, and containers of Markdown
``{% spoiler %}...{% endspoiler %}``      Jekyll, Hexo; Hugo with ``{{< spoiler >}}``
``[...]{.spoiler}``                       Pandoc
``{blackout}`...```, ``:blackout:`...```  Sphinx
========================================  =========================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from .hiding import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

LITERAL = "\ufffc"
"""Stands for code and pictures in the text that is searched for marks."""
ATTRIBUTE = r"""\s+[\w:-]+(?:\s*=\s*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'<>=]+))?"""
"""An attribute of HTML."""
LABEL = re.compile(
    r"\s*=\s*(?P<value>.*)|\s+(?:title|label|name|summary)\s*=\s*(?P<named>\"[^\"]*\"|'[^']*'|\S+)\s*",
    re.IGNORECASE,
)
QUOTES = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK} "
BARS = "bars"
"""Family of the marks that are the same at both ends."""
CONTAINER = "colons"
"""Family of the marks that stand on lines of their own."""
MOST_BARS = 3
"""Bars up to which a run of them is one mark."""
GENERIC = frozenset(
    {"spoiler", "spoilers", "show", "show spoiler", "show spoilers", "click to reveal", "reveal",
     "details", "summary", "click to show", "hidden", "hidden text", "spoiler alert"}
)  # fmt: skip
"""Labels that say no more than a bar does."""


class Role(Enum):
    """What a mark does."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()
    """Closes what is open, or opens."""
    WIDENS = auto()
    """Opens, unless something is open: both ends at once, so that nothing between is shown."""
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
        word = "|".join(re.escape(name) for name in sorted({*NAMES, *names}, key=len, reverse=True))
        self.word = re.compile(rf"(?:{word})(?![\w-])", re.IGNORECASE)
        self.pattern = re.compile(
            rf"""
              \[\s*(?P<slash>/?)\s*(?P<tag>{word})(?![\w-])(?P<rest>[^\[\]\n]*)(?P<bracket>\]?)
            | (?P<pipes>\|\|+)
            | (?P<reddit>>!|!<(?!3))
            | (?:^[^\S\n]*|(?=:{{3,}}\{{))(?P<colons>:{{3,}})[^\S\n]*
              (?P<container>\{{?(?:{word}|details)\}}?(?![\w-])(?P<title>[^\n]*)|$)
            | \{{[{{%][<%\s-]*(?P<stop>/|end)?\s*(?P<liquid>{word})(?![\w-])[^{{}}\n]*\}}+
            | \[(?P<span>[^\[\]]*)\]\{{[^{{}}\n]*\.(?:{word})(?![\w-])[^{{}}\n]*\}}+
            | (?P<lost>\]\s?\{{[^{{}}\n]*\.(?:{word})(?![\w-])[^{{}}\n]*\}})
            | (?P<rst>:(?:{word}):|\{{\s*(?:{word})\s*\}})(?=\s?[`{LITERAL}])
              (?:\s?{LITERAL}|(?P<ticks>`+)(?P<role>.+?)(?P=ticks))?
            | <(?P<ends>/?)(?P<element>[a-z][\w-]*)(?P<attributes>(?:{ATTRIBUTE})*)\s*/?>
            """,
            re.IGNORECASE | re.MULTILINE | re.VERBOSE | re.DOTALL,
        )

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
        is_container_open = 0
        elements: dict[str, list[bool]] = {}
        for match in self.pattern.finditer(text):
            if match["tag"]:
                yield self.labelled(tag_mark(match), is_seen=True)
            elif match["pipes"]:
                yield pipe_mark(match, text)
            elif match["reddit"]:
                role = Role.OPENS if match["reddit"] == ">!" else Role.CLOSES
                yield Mark(*match.span(), "reddit", role, match["reddit"])
            elif match[CONTAINER]:
                opens = bool(match["container"])
                if opens or is_container_open:
                    is_container_open += 1 if opens else -1
                    role = Role.OPENS if opens else Role.CLOSES
                    yield self.labelled(
                        Mark(*match.span(), CONTAINER, role, ":::", (match["title"] or "").strip()),
                        is_seen="{" not in (match["container"] or ""),
                    )
            elif match["element"]:
                if mark := self.element_mark(match, elements):
                    yield mark
            elif match["liquid"]:
                role = Role.CLOSES if match["stop"] else Role.OPENS
                yield Mark(*match.span(), "liquid", role, "{% spoiler %}")
            else:
                yield from whole_marks(match)

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
            hides = name == "details" or bool(self.word.search(name + match["attributes"]))
            if hides or is_open:
                is_open.append(hides)
        return Mark(*match.span(), f"<{name}>", role, f"<{name}>") if hides else None

    def labelled(self, mark: Mark, *, is_seen: bool) -> Mark:
        """Return *mark*, its label hidden if there is another mark in it, or if it is none."""
        label = "" if mark.label.casefold() in GENERIC else mark.label
        if label and (not is_seen or self.are_in(label)):
            return replace(mark, label="", hidden=label)
        return replace(mark, label=label)


def tag_mark(match: re.Match[str]) -> Mark:
    """Return the mark in square brackets that was matched."""
    name = match["tag"].lower()
    label, hidden = "", match["rest"].strip()
    if not match["slash"] and match["bracket"] and (found := LABEL.fullmatch(match["rest"])):
        label, hidden = (found["value"] or found["named"] or "").strip(QUOTES), ""
    role = Role.OPENS
    if match["slash"]:
        role = Role.CLOSES if match["bracket"] else Role.FAILS
    shown = f"[{match['slash']}{name}]"
    return Mark(*match.span(), f"tag {name}", role, shown, label, hidden)


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


def whole_marks(match: re.Match[str]) -> Iterator[Mark]:
    """Yield the marks of a span or role, of which both ends were matched, or one that is lost."""
    if match["lost"]:
        yield Mark(*match.span(), "span", Role.CLOSES, "]{.spoiler}")
        return
    if match["span"] is not None:
        start, end, shown, family = *match.span("span"), "[...]{.spoiler}", "span"
    elif match["role"]:
        start, end, shown, family = *match.span("role"), match["rst"], "role"
    else:
        start, end, shown, family = match.end("rst"), match.end(), match["rst"], "role"
    yield Mark(match.start(), start, family, Role.OPENS, shown)
    if end > start:
        yield Mark(end, match.end(), family, Role.CLOSES, shown)
