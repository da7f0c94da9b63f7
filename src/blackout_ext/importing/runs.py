"""Runs of text with their spaces in order."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from .blocks import Kind, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NOTHING = re.compile("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\ufeff\ue000-\uf8ff]")
"""Characters without a look of their own, and those for private use, which only we give meaning."""
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Control characters that are no spaces; no Markdown parser lets them pass."""
SPACE = Run(" ")


def plain(text: str) -> str:
    """Return *text* without what cannot be seen."""
    return CONTROLS.sub("", NOTHING.sub("", text))


def tidied(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return *runs* with single spaces, none at the ends, and none at the edge of a passage.

    Neighbours of one look become one run.
    """
    result: list[Run] = []
    for run in atoms(runs):
        previous = result[-1] if result else None
        if run.text == " " and run.kind is Kind.WORDS:
            if previous is not None and previous.text != " " and previous.kind is not Kind.BREAK:
                result.append(run)
            continue
        if run.kind is Kind.BREAK:
            while result and result[-1].text == " ":
                result.pop()
            if result and result[-1].kind is not Kind.BREAK:
                result.append(run)
            continue
        if previous is not None and previous.text == " ":
            result[-1] = between(result[-2] if len(result) > 1 else None, run)
        elif previous is not None and previous.kind is Kind.BREAK:
            result[-1] = replace(
                previous, group=between(result[-2] if len(result) > 1 else None, run).group
            )
        result.append(run)
    while result and (result[-1].text == " " or result[-1].kind is Kind.BREAK):
        result.pop()
    return tuple(joined(result))


def atoms(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield *runs* with the spaces at their ends as runs of their own."""
    for run in runs:
        if run.kind is Kind.BREAK:
            yield run
            continue
        text = plain(run.text)
        words = " ".join(text.split())
        if not words:
            if text:
                yield SPACE
            continue
        if text[0].isspace():
            yield SPACE
        yield Run(words, run.kind, run.emphasis, run.link, run.group)
        if text[-1].isspace():
            yield SPACE


def between(one: Run | None, other: Run) -> Run:
    """Return a space as it looks between two runs."""
    if one is None:
        return SPACE
    return Run(
        " ",
        emphasis=one.emphasis if one.emphasis == other.emphasis else "",
        link=one.link if one.link == other.link and one.group == other.group else "",
        group=one.group if one.group == other.group else 0,
    )


def joined(runs: list[Run]) -> Iterator[Run]:
    """Yield *runs*, neighbours that differ in nothing but their text as one."""
    for (kind, emphasis, link, group), those in groupby(runs, key=look_of):
        if kind is Kind.BREAK:
            yield from those
        else:
            yield Run("".join(run.text for run in those), kind, emphasis, link, group)


def look_of(run: Run) -> tuple[Kind, str, str, int]:
    """Return all of a run but its text."""
    return run.kind, run.emphasis, run.link, run.group
