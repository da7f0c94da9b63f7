"""Markdown as a stream of events, by way of HTML.

Marks that Markdown would read as something else are written in characters for private
use until it is done: bars in tables, ``[spoiler]`` as a link, ``>!`` as a quotation.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .events import Start, Text
from .html_reader import LINE, HtmlReader
from .mark_patterns import ARROW_END, names_pattern, tag_pattern
from .runs import NOTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_core import StateCore

    from .events import Event
    from .hiding import Hiding

DISGUISE = str.maketrans("|[]<>{}:!", "\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009")
PLAIN = {other: chr(plain) for plain, other in DISGUISE.items()}
PERCENT = re.compile("[\ue001-\ue009]|%EE%80%8[1-9]")
"""A character in disguise, as it is or as addresses have it."""
TAG = r"<[A-Za-z/!?][^<>\n]*>"
HIDDEN_LINE = re.compile(r"[\s>]*>!")


def read_markdown(source: str, hiding: Hiding, names: tuple[str, ...] = ()) -> list[Event]:
    """Return the events of a Markdown text.

    Args:
        source: the text, without front matter.
        hiding: tells which elements of HTML hide.
        names: names of marks besides ``spoiler`` and ``blackout``.

    Raises:
        ImportRefusedError: its elements are nested too deeply.
    """
    source = NOTHING.sub("", source)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.core.ruler.after("block", "spoilers", mark_quotes)
    hides = re.compile(rf"\{{?{names_pattern(names)}", re.IGNORECASE)
    disguised = in_disguise(source, names)
    env: dict[str, object] = {"lines": source.split("\n")}
    tokens = parser.parse(disguised, env)
    for token in tokens:
        if token.type == "fence" and hides.match(token.info.strip()):
            token.attrJoin("class", "spoiler")
    html = parser.renderer.render(with_lines(tokens), parser.options, env)
    return [undisguised(event) for event in HtmlReader(hiding).read(html)]


def in_disguise(source: str, names: tuple[str, ...]) -> str:
    """Return *source* with marks in characters that mean nothing in Markdown."""
    pattern = re.compile(
        rf"(?P<keep>{TAG})"
        rf"|(?P<mark>\[\s*/?\s*{tag_pattern(names)}[^\[\]\n]*\]?|\|\|+)"
        rf"|>!(?P<inside>(?:(?!>!).)*?){ARROW_END}"
        rf"|(?P<lone>^[^\S\n]*>![^\S\n]*$(?!\n[^\S\n]*>))",
        re.IGNORECASE | re.DOTALL | re.MULTILINE,
    )

    def replaced(match: re.Match[str]) -> str:
        if match["keep"]:
            return match["keep"]
        if mark := match["mark"] or match["lone"]:
            return mark.translate(DISGUISE)
        inside = pattern.sub(replaced, match["inside"])
        return f"{'>!'.translate(DISGUISE)}{inside}{'!<'.translate(DISGUISE)}"

    return pattern.sub(replaced, source)


def mark_quotes(state: StateCore) -> None:
    """Make hidden what is quoted by lines that begin with ``>!``."""
    lines: list[str] = state.env["lines"]
    for number, token in enumerate(state.tokens):
        if token.type != "blockquote_open" or token.map is None:
            continue
        first, last = token.map
        if not any(HIDDEN_LINE.match(line) for line in lines[first:last]):
            continue
        token.tag = "div"
        token.attrSet("class", "spoiler")
        for index in range(number + 1, len(state.tokens)):
            inner = state.tokens[index]
            if inner.type == "blockquote_close" and inner.level == token.level:
                inner.tag = "div"
                break
            if inner.type == "inline":
                text = re.sub(r"^![^\S\n]?(?!\[)", "", inner.content, flags=re.MULTILINE)
                # A line with nothing but the mark parts paragraphs.
                inner.content = re.sub(r"\n\s*\n", "\n<break>\n", text)


def with_lines(tokens: Sequence[Token]) -> list[Token]:
    """Return *tokens* with a comment before each block that names its line."""
    result = []
    for token in tokens:
        if token.map is not None and token.type != "inline":
            content = f"<!--{LINE}{token.map[0] + 1}-->"
            result.append(Token("html_block", "", 0, content=content))
        result.append(token)
    return result


def unquoted(match: re.Match[str]) -> str:
    """Return the character behind one in disguise."""
    return unquote(match[0]).translate(PLAIN)


def undisguised(event: Event) -> Event:
    """Return *event* with its marks in their own characters."""
    if isinstance(event, Text):
        return replace(event, text=event.text.translate(PLAIN))
    if isinstance(event, Start) and event.attributes:
        attributes = {key: PERCENT.sub(unquoted, value) for key, value in event.attributes.items()}
        return replace(event, attributes=attributes)
    return event
