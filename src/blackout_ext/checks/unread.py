"""Blackout markup that no parser reads as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blackout_ext.spoilers.attempts import BLOCK, HTML
from blackout_ext.spoilers.halves import HALF
from blackout_ext.spoilers.markdown_source import scan
from blackout_ext.spoilers.marks import PLAIN
from blackout_ext.spoilers.misspelled import has_slip, is_language

from .finding import Found, Place
from .inline import Kind, walked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .inline import Mark
    from .page import Block, Page

MESSAGE = "Blackout markup that is read as plain text."
MESSAGES = {
    "html": "HTML blacks nothing out, whatever its class.",
    "language": "Without braces this is a block of code.",
}
"""What to say of a kind of blocks."""
OF_CODE = frozenset({"{code}", "{code-block}", "{sourcecode}"})
"""Directives whose argument is a language."""
WORD = re.compile(r"\S+")


def unread_in(page: Page) -> Iterator[Found]:
    """Find markup that is not closed, or in front matter, alternative texts and the like."""
    if not PLAIN.may_be_in(page.text) and not has_slip(page.text):
        return
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
    if page.syntax != "markdown":
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
        if block.kind == "literal" or not PLAIN.may_be_in(block.text):
            continue
        yield from ended_early(block)
        match = first_mark(block)
        if match:
            yield Found(block.place(match.start()), MESSAGES.get(block.kind, MESSAGE))


def ended_early(block: Block) -> Iterator[Found]:
    """Find roles with a backquote inside that ends them."""
    for mark, _sealed in walked(block.marks):
        if mark.is_passage and mark.kind is Kind.ROLE and ends_early(block, mark):
            yield Found(
                block.place(mark.start),
                "A backquote in this blackout closes it too early.",
                advice="Put more backquotes outside than inside.",
            )


def first_mark(block: Block) -> re.Match[str] | None:
    """Return the first mark in the text of a block; code shows markup, and passages are read."""
    if block.kind == "html":
        return HTML.search(block.text)
    if block.kind == "language" or (block.kind == "argument" and block.inside[-1] in OF_CODE):
        return WORD.search(block.text) if is_language(block.text) else None
    text = without_code(block)
    if block.kind == "comment":
        return None if is_for_us(block.text) else PLAIN.mark.search(text)
    return PLAIN.search(text) or BLOCK.search(text)


def without_code(block: Block) -> str:
    """Return the text of a block with blanks for passages and for what is in code."""
    text = block.text
    for mark in block.marks:
        if mark.is_passage or mark.kind in {Kind.CODE, Kind.ESCAPE}:
            # The backquotes stay: to this syntax a role of the other one is code.
            start, end = mark.inner if mark.kind is Kind.CODE else (mark.start, mark.end)
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def ends_early(block: Block, mark: Mark) -> bool:
    """Tell whether a role ends at a backquote that was meant to open another."""
    start, end = mark.inner
    text = block.text[start:end]
    is_fenced = mark.end - end > 1 and text.rstrip().endswith("`")
    return bool(HALF.search(text)) and not is_fenced


def is_for_us(comment: str) -> bool:
    """Tell whether a comment switches a rule off."""
    return re.match(r"\s*blackout:\s*ignore", comment) is not None
