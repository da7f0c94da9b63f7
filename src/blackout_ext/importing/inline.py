"""Runs of text as MyST."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from .blocks import Kind
from .escaping import escaped, guarded, longest_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .blocks import Run


def line_of(runs: Iterable[Run], *, is_hidden: bool = False, in_table: bool = False) -> str:
    """Return *runs* as MyST, without what guards the beginning of a line.

    Args:
        runs: runs of a paragraph.
        is_hidden: whether something around them hides them already.
        in_table: whether this is a cell of a table.
    """
    runs = list(runs)
    if is_hidden:
        return joined(links_of(runs, in_table=in_table))
    parts = []
    for group, those in groupby(runs, key=lambda run: run.group):
        part = list(those)
        if group:
            part = on_one_line(part)
        text = joined(links_of(part, in_table=in_table))
        parts.append(role(text) if group and text.strip() else text)
    return joined(parts)


def on_one_line(runs: Iterable[Run]) -> list[Run]:
    """Return *runs* with spaces for breaks, which roles, headings and tables cannot have."""
    return [
        replace(run, text=" ", kind=Kind.WORDS) if run.kind is Kind.BREAK else run for run in runs
    ]


def paragraph_of(runs: Iterable[Run], *, is_hidden: bool = False) -> str:
    """Return *runs* as a paragraph, or as several lines of one."""
    text = line_of(runs, is_hidden=is_hidden)
    return "\n".join(guarded(line) for line in text.split("\n"))


def role(text: str) -> str:
    """Return a blackout within a line, with more backquotes around it than inside."""
    ticks = "`" * (longest_run(text, "`") + 1)
    pad = " " if text.startswith("`") else ""
    behind = " " if text.endswith("`") else ""
    return f"{{blackout}}{ticks}{pad}{text}{behind}{ticks}"


def links_of(runs: list[Run], *, in_table: bool) -> list[str]:
    """Return *runs* link by link."""
    parts = []
    for link, those in groupby(runs, key=lambda run: run.link):
        text = joined(list(styled(list(those), in_table=in_table)))
        parts.append(f"[{text}]({link})" if link and text.strip() else text)
    return parts


def joined(parts: list[str]) -> str:
    """Return the parts as one text; no exclamation mark makes a picture of a link."""
    text = ""
    for part in parts:
        if part.startswith("[") and text.endswith("!"):
            text = f"{text[:-1]}&#33;"
        text += part
    return text


def styled(runs: list[Run], *, in_table: bool) -> Iterator[str]:
    """Yield *runs* with their emphasis, where Markdown can have it."""
    pieces = [
        (emphasis, "".join(text_of(run, in_table=in_table) for run in those))
        for emphasis, those in groupby(runs, key=lambda run: run.emphasis)
    ]
    before = ""
    for index, (emphasis, text) in enumerate(pieces):
        behind = pieces[index + 1][1][:1] if index + 1 < len(pieces) else ""
        behind = "*" if index + 1 < len(pieces) and pieces[index + 1][0] else behind
        can_be = emphasis and text.strip() and "\n" not in text
        if can_be and is_flanked(before, text[0]) and is_flanked(behind, text[-1]):
            text = f"{emphasis}{text}{emphasis}"  # noqa: PLW2901 (the same text, dressed)
        before = text[-1:] or before
        yield text


def is_flanked(outside: str, inside: str) -> bool:
    """Tell whether a star between two characters can begin or end emphasis (CommonMark 0.31).

    Args:
        outside: the character outside the emphasis; nothing at the end of a text.
        inside: the one inside.
    """
    if inside.isspace() or outside == "*":
        return False
    return not outside or outside.isspace() or inside.isalnum() or is_punctuation(outside)


def is_punctuation(character: str) -> bool:
    """Tell whether Markdown takes a character for punctuation."""
    return unicodedata.category(character)[0] == "P"


def text_of(run: Run, *, in_table: bool) -> str:
    """Return a run without its style."""
    if run.kind is Kind.BREAK:
        return "\\\n"
    if run.kind is Kind.WORDS:
        return escaped(run.text)
    text = run.text.replace("|", "\\|") if in_table else run.text
    ticks = "`" * (longest_run(text, "`") + 1)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"
