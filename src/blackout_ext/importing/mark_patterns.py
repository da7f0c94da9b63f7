"""Expressions for the marks of spoilers in text, and for the labels in them."""

from __future__ import annotations

import re

from .hiding import NAMES

LITERAL = "\ufffc"
"""Stands for code and pictures in the text that is searched for marks."""
ATTRIBUTE = r"""\s+[\w:-]+(?:\s*=\s*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'<>=]+))?"""
"""An attribute of HTML."""
ARROW_END = r"!<(?!3|/?[A-Za-z][^<>\n]*>)"
"""End of what Reddit hides; neither a heart nor an exclamation mark before a tag."""
QUOTES = (
    "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{DOUBLE PRIME}\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK} "
)
SETTING = (
    rf"\s+(?P<key>[\w-]+)\s*=\s*"
    rf"(?P<value>[{QUOTES[:-1]}][^{QUOTES[2:-1]}\"]*[{QUOTES[:-1]}]|[^\s{QUOTES}]+)"
)
"""A setting in a shortcode of WordPress, whose quotation marks may be curly."""
SETTINGS = re.compile(rf"(?:{re.sub('[?]P<[a-z]+>', '?:', SETTING)})+\s*/?")
SETTING_RE = re.compile(SETTING)
LABELS = frozenset({"caption", "label", "name", "summary", "title"})
"""Settings that readers see."""
GENERIC = frozenset(
    {"spoiler", "spoilers", "show", "show spoiler", "show spoilers", "click to reveal", "reveal",
     "details", "summary", "click to show", "hidden", "hidden text", "spoiler alert"}
)  # fmt: skip
"""Labels that say no more than a bar does."""


def names_pattern(names: tuple[str, ...]) -> str:
    """Return a pattern of the names that hide, *names* besides ``spoiler`` and ``blackout``."""
    ordered = sorted({*NAMES, *names}, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, ordered))})"


def tag_pattern(names: tuple[str, ...]) -> str:
    """Return a pattern of tags in brackets: ``spoiler``, ``su_spoiler``, ``spoiler-box``."""
    own = "|".join([*map(re.escape, names), "(?!)"])
    return (
        rf"(?:(?!(?:no|non|not|anti|un)[-_]?(?:spoil|blackout)|[\w-]*free\b)"
        rf"(?:[a-z0-9]{{1,12}}[-_]?)?{names_pattern(())}(?:[-_]?[a-z0-9]{{1,12}}){{0,2}}|{own})"
        r"(?![\w-])"
    )


def mark_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return an expression that matches any mark, with a group for each kind."""
    word = names_pattern(names)
    of_class = rf"\{{[^{{}}\n]*\.{word}(?![\w-])[^{{}}\n]*\}}"
    return re.compile(
        rf"""
          \[\[\s*{word}\s*:(?P<trope>[^\[\]]*)\]\]
        | \{{\{{\s*{word}\s*\|(?P<wiki>[^{{}}]*)\}}\}}
        | \[\s*(?P<slash>/?)\s*(?P<tag>{tag_pattern(names)})(?P<rest>[^\[\]\n]*)(?P<bracket>\]?)
        | (?P<pipes>\|\|+)
        | (?P<reddit>>!|{ARROW_END})
        | (?:^[^\S\n]*|(?=:{{3,}}\{{))(?P<colons>:{{3,}})[^\S\n]*
          (?P<container>\{{?(?:{word}|details)\}}?(?![\w-])(?P<title>[^\n]*)|$)
        | \{{[{{%][<%\s-]*(?P<stop>/|end)?\s*(?P<liquid>{word})(?![\w-])
          (?P<setting>[^{{}}\n]*?)[>%\s-]*\}}+
        | (?P<object>{LITERAL})\s?{of_class}
        | \[(?P<span>[^\[\]]*)\]{of_class}
        | ^[^\S\n]*(?P<attributes>{of_class})[^\S\n]*$
        | (?P<lost>(?:\]\s?)?{of_class})
        | (?P<rst>:{word}:|\{{\s*{word}\s*\}})(?=\s?[`{LITERAL}])
          (?:\s?(?P<code>{LITERAL})|(?P<ticks>`+)(?P<role>.+?)(?P=ticks))?
        | <(?P<ends>/?)(?P<element>[a-z][\w-]*)(?P<inside>(?:{ATTRIBUTE})*)\s*/?>
        """,
        re.IGNORECASE | re.MULTILINE | re.VERBOSE | re.DOTALL,
    )


def label_in(rest: str) -> tuple[str, str]:
    """Return the label behind the name in a tag, and what else stands there.

    Args:
        rest: what stands between the name and the bracket: ``=label``, or settings.
    """
    value = rest.strip()
    if value.startswith("="):
        return value[1:].strip(QUOTES), ""
    if SETTINGS.fullmatch(rest):
        found = {match["key"].lower(): match["value"] for match in SETTING_RE.finditer(rest)}
        return next((found[key].strip(QUOTES) for key in found if key in LABELS), ""), ""
    return "", value
