"""Headings as this extension knows them: ``TITLE: Plot Summary`` is "Plot Summary"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from blackout_ext.reviews.sections import HEADINGS, pattern

from .blocks import Heading, Run, groups_of, open_text

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from .blocks import Block

OTHERS = {
    "plot": "Plot Summary",
    "plot synopsis": "Plot Summary",
    "synopsis": "Plot Summary",
    "the plot": "Plot Summary",
    "my review": "Analysis",
    "the tv series": "The Series",
}
"""Other names of sections, in small letters."""
QUOTES = str.maketrans("\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}", "''")
LONGEST = 120
"""Characters of a heading."""


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Return the names of sections by their small letters."""
    known = {name.casefold(): name for those in HEADINGS.values() for name in those}
    return {**OTHERS, **{name: shown for name, shown in known.items() if "*" not in name}}


def canonical(text: str) -> str | None:
    """Return the name of the section that *text* is the heading of, if it is one."""
    key = " ".join(text.translate(QUOTES).split()).rstrip(":.").casefold()
    return names().get(key)


def is_subsection(line: str) -> bool:
    """Tell whether a line is a heading of a kind that names its subject: ``Reality: Weirs``."""
    text = " ".join(line.split())
    if len(text) > LONGEST or text[-1:] in ".!?\N{HORIZONTAL ELLIPSIS}":
        return False
    return any(known.fullmatch(text) for known in subjects())


@lru_cache(maxsize=1)
def subjects() -> list[re.Pattern[str]]:
    """Return the headings that name a subject."""
    return [pattern(name) for those in HEADINGS.values() for name in those if "*" in name]


def section_of(line: str) -> tuple[str, str] | None:
    """Return the title before a heading, or nothing, and the name of the section.

    Args:
        line: a line that may be a heading: ``TITLE: Plot Summary``, or ``Plot Summary``.
    """
    text = " ".join(line.split())
    if not text or len(text) > LONGEST:
        return None
    if name := canonical(text):
        return "", name
    # A title may have colons of its own.
    head, colon, tail = text.rpartition(": ")
    if colon and (name := canonical(tail)):
        return head.strip(), name
    return None


def in_order(blocks: Sequence[Block], title: str) -> Iterator[Block]:
    """Yield *blocks* with the headings of sections by their names, on levels without a gap.

    Args:
        blocks: the blocks below the title of the page.
        title: title of the work, which headings need not repeat.
    """
    levels: list[int] = []
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        found = section_of(open_text(block.runs)) if groups_of(block) == {0} else None
        while levels and levels[-1] >= block.level:
            levels.pop()
        if found:
            levels = []
        levels.append(block.level)
        runs = (Run(found[1]),) if found else without_title(block.runs, title)
        yield replace(block, runs=runs, level=len(levels) + 1)


def without_title(runs: tuple[Run, ...], title: str) -> tuple[Run, ...]:
    """Return the runs of a heading without the title that stands before a colon."""
    first = runs[0]
    head = f"{title}: "
    if title and not first.group and first.text.casefold().startswith(head.casefold()):
        rest = first.text[len(head) :].lstrip()
        return (replace(first, text=rest), *runs[1:]) if rest else runs[1:] or runs
    return runs


def titles_in(blocks: Sequence[Block]) -> list[str]:
    """Return what stands before the names of sections in headings, in order."""
    found = []
    for block in blocks:
        if isinstance(block, Heading) and groups_of(block) == {0}:
            section = section_of(open_text(block.runs))
            if section and section[0]:
                found.append(section[0])
    return found
