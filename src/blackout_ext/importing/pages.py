"""From a source to the page of a review."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .addresses import Addresses
from .blocks import (
    Heading,
    Paragraph,
    Run,
    SpoilerWarning,
    Warned,
    groups_of,
    groups_of_runs,
    open_text,
)
from .boilerplate import main_content, trimmed
from .building import Builder
from .facts import REVIEW, Facts, front_matter, is_title, labelled, missing, of_headline, told
from .headings import in_order, section_of, titles_in
from .hiding import Hiding
from .html_reader import HtmlReader
from .marks import Marks
from .sealing import sealed
from .writer import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .blocks import Block
    from .building import Built
    from .events import Event

SUMMARY = "Plot Summary"
WARNED = (SUMMARY, "Analysis")
"""Sections that begin with a spoiler warning."""
"""Section that opens with a spoiler warning."""
UNTITLED = "Untitled"
NOTHING = Facts()
"""What a source says that has no metadata."""


@dataclass(frozen=True, slots=True)
class Source:
    """A review as its format was read."""

    events: list[Event]
    title: str = ""
    """Title in HTML, where it stands beside the text: in metadata, in the database of the blog."""
    has_title: bool = False
    """Whether that is the title for sure, and no headline in the text."""
    facts: Facts = NOTHING
    """What else stands beside the text."""
    is_page: bool = False
    """Whether this is a page of HTML, with navigation around its text."""
    is_bare: bool = False
    """Whether its format may have no headings, and a line stands for the title."""
    is_review: bool = True
    """Whether this is a review for sure."""
    address: str = ""
    """Old address."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to know about an import."""

    message: str
    first: int
    """First line in the source, from 1."""
    last: int
    is_doubt: bool = False
    """Whether it is about what is hidden."""


@dataclass(frozen=True, slots=True)
class Page:
    """A review as MyST."""

    title: str
    """Title of the page, without what is hidden."""
    text: str
    missing: tuple[str, ...]
    """Fields of the front matter that the source says nothing of."""
    passages: int
    """How many passages are hidden."""
    findings: tuple[Finding, ...]
    tells: bool = False
    """Whether the old title has something that is hidden now."""


def page_of(
    source: Source,
    names: tuple[str, ...] = (),
    kind: str | None = None,
    moved: dict[str, str] | None = None,
) -> Page:
    """Return the page of a review.

    Args:
        source: the review.
        names: names of marks besides ``spoiler`` and ``blackout``.
        kind: what the work is, where somebody has said so.
        moved: new file of each page that is imported too, by ``key_of`` its old address.
    """
    marks = Marks(names)
    events, left_out = main_content(source.events) if source.is_page else (source.events, [])
    built = Builder(Addresses(source.address, moved or {})).build(sealed(events, marks))
    blocks, ends = trimmed(built.blocks)
    headline, blocks = headline_of(source, blocks, marks)
    text = open_text(headline)
    beginning = told(tuple(blocks))
    works = Counter(titles_in(beginning.blocks)).most_common(1)
    said = of_headline(text, beginning.facts.title or (works[0][0] if works else ""))
    facts = beginning.facts.over(said).over(without_marks(source.facts, marks))
    is_hidden = bool(groups_of_runs(headline) - {0})
    is_review = source.is_review or looks_like_review(beginning.blocks, text, facts)
    chosen = (kind or "") if is_review else None
    body = with_warnings(list(in_order(beginning.blocks, facts.title)))
    if headline and not is_hidden and not said.authors and REVIEW.sub("", text) != facts.title:
        # The title of the work came from elsewhere, and nothing is to be lost.
        body.insert(0, Paragraph(headline, 1, 1))
    title = headline if is_hidden else (Run(facts.title or UNTITLED),)
    everything = [Heading(title, 1, 1, 1), *body]
    return Page(
        title=facts.title,
        text=front_matter(facts, chosen) + markdown(everything),
        missing=lacking(facts, chosen, body) if is_review else (),
        passages=len(set().union(*map(groups_of, everything)) - {0}),
        findings=tuple(findings_of(built, [*left_out, *ends])),
        tells=is_hidden,
    )


def headline_of(
    source: Source, blocks: Sequence[Block], marks: Marks
) -> tuple[tuple[Run, ...], list[Block]]:
    """Return the headline of a page, and the blocks without it."""
    given = runs_of(source.title, marks) if source.title else ()
    rest = list(blocks)
    candidates = [n for n, block in enumerate(rest) if not isinstance(block, Warned)]
    first = candidates[0] if candidates else None
    if source.has_title and given:
        block = rest[first] if first is not None else None
        if isinstance(block, Heading) and open_text(block.runs) == open_text(given):
            del rest[first or 0]
        return given, rest
    for number, block in enumerate(rest):
        is_first = number == first and not section_of(open_text(block_runs(block)))
        if isinstance(block, Heading) and (block.level == 1 or is_first):
            del rest[number]
            return block.runs, rest
    if source.is_bare and first is not None:
        block = rest[first]
        if isinstance(block, Paragraph) and is_title(block) and labelled(block) is None:
            del rest[first]
            return block.runs, rest
    return given, rest


def block_runs(block: Block) -> tuple[Run, ...]:
    """Return the runs of a paragraph or heading."""
    return block.runs if isinstance(block, Paragraph | Heading) else ()


def runs_of(title: str, marks: Marks) -> tuple[Run, ...]:
    """Return a title in HTML as runs."""
    events = HtmlReader(Hiding(marks.names)).read(title)
    built = Builder(Addresses()).build(sealed(events, marks))
    return next((block_runs(block) for block in built.blocks if block_runs(block)), ())


def without_marks(facts: Facts, marks: Marks) -> Facts:
    """Return *facts* without those that have a mark in them: front matter hides nothing."""
    return replace(
        facts,
        reviewer="" if marks.are_in(facts.reviewer) else facts.reviewer,
        tags=tuple(tag for tag in facts.tags if not marks.are_in(tag)),
        categories=tuple(name for name in facts.categories if not marks.are_in(name)),
    )


def looks_like_review(blocks: Sequence[Block], headline: str, facts: Facts) -> bool:
    """Tell whether a post of a blog is a review: by its headline, its terms or its sections."""
    terms = [*facts.tags, *facts.categories]
    return (
        bool(REVIEW.search(headline))
        or any("review" in term.casefold() for term in terms)
        or any(isinstance(block, Heading) and section_of(open_text(block.runs)) for block in blocks)
    )


def lacking(facts: Facts, kind: str | None, body: list[Block]) -> tuple[str, ...]:
    """Return the fields of the front matter that the source says nothing of."""
    return (*missing(facts, kind), *(["stages"] if lacks_stages(body) else []))


def with_warnings(blocks: list[Block]) -> list[Block]:
    """Return *blocks* with a spoiler warning at the head of each long section with passages."""
    result: list[Block] = []
    for number, block in enumerate(blocks):
        result.append(block)
        if is_section(block, *WARNED) and any(map(is_hiding, section_at(blocks, number))):
            result.append(SpoilerWarning())
    return result


def lacks_stages(blocks: list[Block]) -> bool:
    """Tell whether there is a plot summary with passages, and no heading in it."""
    for number, block in enumerate(blocks):
        if is_section(block, SUMMARY):
            section = section_at(blocks, number)
            has_headings = any(isinstance(below, Heading) for below in section)
            return any(map(is_hiding, section)) and not has_headings
    return False


def section_at(blocks: list[Block], number: int) -> list[Block]:
    """Return the blocks below the heading with this *number*."""
    heading, *following = blocks[number:]
    level = heading.level if isinstance(heading, Heading) else 0
    ends = (n for n, b in enumerate(following) if isinstance(b, Heading) and b.level <= level)
    return following[: next(ends, len(following))]


def is_section(block: Block, *names: str) -> bool:
    """Tell whether a block is the heading of a section with one of these names."""
    return isinstance(block, Heading) and open_text(block.runs) in names


def is_hiding(block: Block) -> bool:
    """Tell whether something in a block is hidden."""
    return bool(groups_of(block) - {0})


def findings_of(built: Built, left_out: list[tuple[int, int]]) -> Iterator[Finding]:
    """Yield what is to be known of an import."""
    for block in built.blocks:
        if isinstance(block, Warned):
            yield Finding(block.message, block.line, block.line, is_doubt=True)
    for first, last in left_out:
        yield Finding("left out as navigation, sharing or comments", first, last)
    for line in built.pictures:
        yield Finding("a picture is a link now", line, line)
    for name, line in built.media:
        yield Finding(f"<{name}> is left out", line, line)
    for line in built.addresses:
        yield Finding("a link is plain text now: its address leads nowhere", line, line)
