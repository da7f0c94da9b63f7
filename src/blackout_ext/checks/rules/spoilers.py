"""Passages: that there are some, that they are read as such, and that they are not repeated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blackout_ext.checks.finding import Found, Place
from blackout_ext.checks.inline import Kind
from blackout_ext.checks.page import passages_in
from blackout_ext.checks.registry import Scope, declare, rule
from blackout_ext.spoilers.markdown_source import scan
from blackout_ext.spoilers.marks import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blackout_ext.checks.page import Page
    from blackout_ext.checks.settings import Settings

REPEATED = declare(
    "BLK401", "spoiler-in-the-open",
    "A phrase of a blackout stands in the open.",
    "Say it without the spoiler, black it out as well, or allow the phrase.",
    Scope.PROJECT,
)  # fmt: skip


@rule(
    "BLK402", "few-blackouts",
    "The plot summary has too few blackouts.",
    "Black out what a reader should not know before the end, as whole clauses.",
)  # fmt: skip
def check_number(page: Page, settings: Settings) -> Iterator[Found]:
    """Find plot summaries that tell more or less all in the open."""
    section = page.section("plot-summary")
    if section is None:
        return
    inside = range(section.start, section.end)
    warnings = [index for index in inside if "{spoiler-warning}" in page.blocks[index].inside]
    count = sum(1 for p in page.passages if p.index in inside and p.index not in warnings)
    if count < settings.blackouts:
        yield Found(
            page.blocks[section.start].place(),
            f"The plot summary has {count} blackout{'' if count == 1 else 's'}; "
            f"it should have at least {settings.blackouts}.",
        )


@rule(
    "BLK403", "unread-blackout",
    "Blackout markup stands where no parser reads it.",
    "Say it there without the spoiler, or close the passage.",
    Scope.PAGE,
)  # fmt: skip
def check_unread(page: Page, settings: Settings) -> Iterator[Found]:
    """Find markup that is not closed, or in front matter, alternative texts and the like."""
    seen: set[int] = set()
    for found in (*unread_front_matter(page), *unread_fences(page), *unread_text(page)):
        if found.place.line not in seen:
            seen.add(found.place.line)
            yield found


def unread_front_matter(page: Page) -> Iterator[Found]:
    """Find markup in front matter."""
    for key, value in page.data.items():
        if PLAIN.are_in(value) and page.matter is not None:
            line = page.matter.line((key,)) or 1
            yield Found(Place(line), "Blackout markup in the front matter, which is plain text.")


def unread_fences(page: Page) -> Iterator[Found]:
    """Find fences that are not closed, and whatever else the build warns of by lines."""
    if page.syntax != "markdown" or not PLAIN.may_be_in(page.text):
        return
    found = scan(page.text)
    for fence in found.unclosed:
        if fence.name == "{blackout}":
            yield Found(
                Place(fence.line, fence.indent + 1),
                "This blackout is never closed and hides all that follows it.",
                advice="Put a line of colons or backquotes, as many as in this one, behind it.",
            )
    for line, message in found.problems:
        first, _stop, rest = message.partition(". ")
        yield Found(Place(line), f"{first.strip('.')}.", advice=rest.strip())


def unread_text(page: Page) -> Iterator[Found]:
    """Find markup that was left as text."""
    for block in page.blocks:
        if block.kind in {"literal", "html"} or not PLAIN.may_be_in(block.text):
            continue
        if block.is_prose or block.kind == "argument":
            # Code shows markup, and passages are read.
            left = without_code(block.text, [mark for mark in block.marks])
        else:
            left = block.text
        match = PLAIN.mark.search(left)
        if match and not (block.kind == "comment" and is_for_us(block.text)):
            yield Found(block.place(match.start()), "Blackout markup that is read as plain text.")


def without_code(text: str, marks: list[object]) -> str:
    """Return *text* with blanks for what is code or a passage."""
    from blackout_ext.checks.inline import Mark

    for mark in marks:
        if isinstance(mark, Mark) and (mark.is_passage or mark.kind in {Kind.CODE, Kind.ESCAPE}):
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def is_for_us(comment: str) -> bool:
    """Tell whether a comment switches a rule off."""
    return re.match(r"\s*blackout:\s*ignore", comment) is not None


__all__ = ["REPEATED", "check_number", "check_unread", "passages_in"]
