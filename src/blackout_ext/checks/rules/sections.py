"""The sections of a review: which there are, in what order, and how they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blackout_ext.checks.finding import Fix, Found, Place
from blackout_ext.checks.registry import rule
from blackout_ext.checks.words import count_words
from blackout_ext.reviews.sections import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blackout_ext.checks.page import Page, Section
    from blackout_ext.checks.settings import Settings

ORDER = {kind: number for number, kind in enumerate(HEADINGS)}
"""Kinds of sections in the order in which a review has them."""
WARNED = frozenset({"plot-summary", "analysis"})
"""Sections that begin with a spoiler warning."""


def top(page: Page) -> Place:
    """Return the place of what concerns all of a page: that of its first heading."""
    return page.headings[0].place() if page.headings else Place(1)


def named(kind: str) -> str:
    """Return the heading of a kind of section, in English and for any book."""
    return HEADINGS[kind][0].replace(" *", " …")


@rule(
    "BLK201", "missing-section",
    "A section is missing.",
    "Write it, under that heading or another of its kind.",
)  # fmt: skip
def check_missing(page: Page, settings: Settings) -> Iterator[Found]:
    """Find the sections that a review of its kind should have and does not."""
    wanted = settings.screen_sections if page.is_on_screen else settings.sections
    there = {section.kind for section in page.sections}
    for kind in wanted:
        if kind not in there:
            yield Found(top(page), f"The section “{named(kind)}” ({kind}) is missing.")


@rule(
    "BLK202", "section-order",
    "A section stands too far down.",
    "Move it up.",
)  # fmt: skip
def check_order(page: Page, settings: Settings) -> Iterator[Found]:
    """Find sections that stand behind one that they should stand before."""
    last: Section | None = None
    for section in page.sections:
        if section.kind not in ORDER:
            continue
        if last is not None and ORDER[section.kind] < ORDER[last.kind]:
            before, behind = named(last.kind), named(section.kind)
            yield Found(
                page.blocks[section.start].place(),
                f"The section “{behind}” stands behind “{before}”.",
                advice=f"Move it to the place before “{before}”.",
            )
        else:
            last = section


@rule(
    "BLK203", "section-twice",
    "There are two sections of one kind.",
    "Make one of the two, or give one of them another heading.",
)  # fmt: skip
def check_twice(page: Page, settings: Settings) -> Iterator[Found]:
    """Find the second section of a kind: guides and lists know only the first."""
    seen: dict[str, Section] = {}
    for section in page.sections:
        if section.kind in seen:
            line = page.blocks[seen[section.kind].start].place().line
            yield Found(
                page.blocks[section.start].place(),
                f"This is a second section “{named(section.kind)}” ({section.kind}); "
                f"the first is on line {line}.",
            )
        seen.setdefault(section.kind, section)


@rule(
    "BLK204", "no-stages",
    "The plot summary has no stages.",
    "Put a heading above each part of the story, or name the stages in the front matter.",
)  # fmt: skip
def check_stages(page: Page, settings: Settings) -> Iterator[Found]:
    """Find a plot summary by which readers cannot say how far they are."""
    section = page.section("plot-summary")
    if section is None or page.data.get("stages"):
        return
    blocks = page.blocks_of(section)
    levels = {block.level for block in blocks if block.kind == "heading"}
    if section.level + 1 not in levels:
        place = page.blocks[section.start].place()
        yield Found(place, "The plot summary has no headings, and so no stages.")


@rule(
    "BLK205", "no-spoiler-warning",
    "A section with spoilers has no spoiler warning.",
    "Put the directive spoiler-warning below its heading.",
)  # fmt: skip
def check_warning(page: Page, settings: Settings) -> Iterator[Found]:
    """Find a section with passages that does not begin with a warning."""
    for section in page.sections:
        if section.kind not in WARNED:
            continue
        inside = range(section.start + 1, section.end)
        passages = [passage.index for passage in page.passages if passage.index in inside]
        warned = any(
            directive.name == "spoiler-warning"
            for directive in page.directives
            # A directive without content comes before the block behind it.
            if section.start < directive.index <= min(passages, default=-1)
        )
        if passages and not warned:
            heading = page.blocks[section.start]
            yield Found(
                heading.place(),
                f"The section “{named(section.kind)}” has spoilers and no spoiler warning.",
                fix=warning_below(page, heading.lines[-1]),
            )


def warning_below(page: Page, line: int) -> Fix:
    """Return the change that puts a spoiler warning below a heading of one line."""
    lines = page.text.split("\n")
    below = lines[line] if line < len(lines) else ""
    if page.syntax == "rst" or (below and not below.strip(" =-")):
        line += 1  # The line below a heading belongs to it.
    markup = ".. spoiler-warning::\n" if page.syntax == "rst" else ":::{spoiler-warning}\n:::\n"
    place = Place(line + 1)
    if line >= len(lines):
        place = Place(len(lines), len(lines[-1]) + 1)
        return Fix(place, place, f"\n\n{markup}")
    return Fix(place, place, f"\n{markup}")


@rule(
    "BLK206", "review-length",
    "The review is too long or too short.",
    "The number of words is set by review-words.",
)  # fmt: skip
def check_length(page: Page, settings: Settings) -> Iterator[Found]:
    """Find reviews that are too long or too short."""
    if settings.review_words is None:
        return
    fewest, most = settings.review_words
    prose = (block for block in page.blocks if block.is_prose and block.kind != "heading")
    count = sum(count_words(block.full_text) for block in prose)
    if not fewest <= count <= most:
        yield Found(
            top(page),
            f"The review has {count} words.",
            advice=f"Write {fewest} to {most}." if count < fewest else f"Cut it to {most}.",
        )
