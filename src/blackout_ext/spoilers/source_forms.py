"""What passages look like in docstrings and comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .halves import FENCE, HALF, OF_CLASS
from .marks import any_of

if TYPE_CHECKING:
    from .marks import Marks

DIRECTIVE = (
    r"^(?P<indent>[ \t]*)(?P<directive>\.\.[ \t]+blackout[ \t]*::)"
    r"(?P<content>.*(?:\n(?:(?P=indent)[ \t]+\S.*|[ \t]*$))*)"
)
"""A directive with its content."""

ALONE = r"(?<![\w`\\])`(?![`\s])(?P<alone>[^`\\]+)(?<!\s)`(?![`_:\w])"
"""Text in backquotes alone."""

EMPTY_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of passages in the source code of a project."""

    certain: re.Pattern[str]
    """A role of either syntax, a directive, or what is no passage (the group ``other``)."""
    left: re.Pattern[str]
    """Any other form."""


@lru_cache(maxsize=8)
def forms_of(marks: Marks) -> Forms:
    """Return the forms for the *marks* that count in a project."""
    name = any_of(marks.names)
    role = rf"(?P<role>:{name}:|\{{{name}\}})(?P<quote>`+)(?P<text>(?s:.*?))(?<!`)(?P=quote)(?!`)"
    other = (
        r"(?P<other>``(?s:.+?)``|:[\w.+:-]+:`[^`\\]*`|\{[\w.+:-]+\}`[^`]*`"
        rf"|`[^`\\]*`(?:__?(?!\w)|:(?!{name}:)[\w.+:-]+:))"
    )
    certain = [role, DIRECTIVE, *([other, ALONE] if marks.is_alone else [])]
    left = [
        rf"\{{\s*{name}\s*\}}\s*`|:{name}:",
        rf"{FENCE.pattern}|blackout[ \t]*::|{OF_CLASS}",
        r"(?:class[\w-]*|container)[ \t]*::?(?:[^\n]*\b|[ \t]*\n[ \t]+)blackout\b",
        rf"role[ \t]*::?(?:[^\n]*\b|[ \t]*\n[ \t]+){name}\b",
        *("`" if marks.is_alone else ""),
    ]
    return Forms(
        certain=re.compile("|".join(certain), re.MULTILINE | re.IGNORECASE),
        left=re.compile("|".join(left), re.IGNORECASE),
    )


def is_whole(match: re.Match[str]) -> bool:
    """Tell whether what matches :attr:`Forms.certain` is sure to end where the pattern has it."""
    groups = match.groupdict()
    if groups.get("other"):
        return True
    if groups.get("alone"):
        return not EMPTY_LINE.search(match["alone"])
    if match["directive"]:
        return bool(match["content"].strip()) and "\t" not in match[0]
    text = match["text"]
    if not text.strip() or "\\" in text or EMPTY_LINE.search(text):
        return False
    if match["role"].startswith(":"):
        return match["quote"] == "`" and text == text.strip()
    return not HALF.search(text) or (len(match["quote"]) > 1 and text.rstrip().endswith("`"))


def masked_form(match: re.Match[str], mask: str, line_break: str) -> str:
    """Return what matches :attr:`Forms.certain` with the content of the passage masked.

    Args:
        match: the match.
        mask: text that stands for the content.
        line_break: what stands for each line break in it.
    """
    groups = match.groupdict()
    if groups.get("other"):
        return match[0]
    passage = match[0].rstrip()
    gone = line_break * passage.count("\n")
    if match["directive"]:
        behind = match[0][len(passage) :]
        return f"{match['indent']}{match['directive']} {mask}{gone}{behind}"
    return f"{match['role'] or ''}`{mask}`{gone}"
