"""Passages: that there are some, that they are read as such, and that they are not repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blackout_ext.checks.finding import Found
from blackout_ext.checks.registry import Scope, declare, rule
from blackout_ext.checks.slips import slips_in

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
    yield from page.unread


@rule(
    "BLK404", "misspelled-blackout",
    "A name is nearly that of blackout.",
    "Write blackout, or choose another name.",
    Scope.PAGE,
)  # fmt: skip
def check_names(page: Page, settings: Settings) -> Iterator[Found]:
    """Find roles, directives and classes that are a letter away from ``blackout``."""
    yield from slips_in(page)
