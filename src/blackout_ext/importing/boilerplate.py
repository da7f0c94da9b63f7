"""What a page has around its text: navigation before it, sharing and comments behind it.

Only what is surely that is left out, only at both ends, and never a passage; what was
left out is reported with its lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .blocks import Heading, Listing, Paragraph, Quote, groups_of, open_text
from .events import VOID, Edge, End, Start, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .blocks import Block
    from .events import Event

BACK = (
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{LEFTWARDS ARROW}"
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
)
ON = (
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHTWARDS ARROW}"
    "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
)
"""Arrows before the name of the post before, and behind that of the next."""
START = re.compile(
    rf"home(?:\s*[{ON}>/|].*)?|you are here:?.*|skip to (?:main |primary )?content|(?:main )?menu|"
    r"toggle navigation|search(?: for)?:?|search this (?:site|blog)|"
    r"about(?: me| us)?|contact(?: me| us)?|"
    r"blog|archives?|reviews?|books?|log ?in|register|subscribe|"
    rf"[{BACK}].{{0,100}}|.{{0,100}}[{ON}]|"
    r"post navigation|(?:leave a|\d+|no) comments?|share|advertisements?",
    re.IGNORECASE,
)
"""Lines of navigation before a text."""
END = re.compile(
    r"share(?: this| it)?(?: post| on .{1,30})?:?|tweet|like(?: this)?:?|(?:like )?loading\W*|"
    r"pin(?: it)?|e-?mail(?: this)?|print|facebook|twitter|x|reddit|tumblr|pocket|linkedin|"
    r"pinterest|whats ?app|telegram|more|google\+?|stumbleupon|click to (?:share|email|print) .*|"
    r"related(?: posts?| articles?| reviews?)?:?|you (?:may|might) also (?:like|enjoy):?.*|"
    rf"(?:[{BACK}]\s*)?(?:previous|older)(?: post| entry| article| review)?s?:?|"
    rf"(?:next|newer)(?: post| entry| article| review)?s?:?(?:\s*[{ON}])?|"
    rf"[{BACK}].{{0,100}}|.{{0,100}}[{ON}]|"
    r"post navigation|(?:leave a|post a|add a) (?:comment|reply)|cancel reply|"
    r"(?:\d+|no|one) (?:comments?|responses?|thoughts? on .*)|comments?(?: are closed\.?)?|"
    r"your email address will not be published\..*|required fields are marked.*|"
    r"(?:name|email|website|comment)\s*\*?|post comment|"
    r"notify me of .*|save my name.*|(?:posted|filed) (?:in|under):?.*|tagged(?: with)?:?.*|"
    r"(?:copyright|\xa9).*|all rights reserved\.?|(?:proudly )?powered by .*|theme: .*|"
    r"subscribe.{0,60}|follow me.{0,60}|back to top|privacy policy|about(?: me)?|contact|home",
    re.IGNORECASE,
)
"""Lines of sharing, comments and navigation behind a text."""
LISTS = re.compile(
    r"related(?: posts?| articles?| reviews?)?:?|you (?:may|might) also (?:like|enjoy):?.*|"
    r"recent (?:posts|comments):?|(?:leave|post|add) a (?:comment|reply)|share this:?",
    re.IGNORECASE,
)
"""Lines that others follow which belong to them: titles of other posts."""
SHORT = 100
"""Characters up to which a line can be the title of another post."""
SENTENCE = re.compile("[.!?][\"')\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]?$")
ELEMENTS = frozenset({"aside", "form", "nav"})
CLASSES = re.compile(
    r"(?:^|\s)(?:sharedaddy|sd-sharing|jp-relatedposts|addtoany\S*|social\S*|share-\S+|sharing\S*|"
    r"related(?:-?posts?)?|yarpp\S*|comments?|comments?-(?:area|list|respond)|respond|breadcrumbs?|"
    r"post-?nav(?:igation)?|nav-links|navigation|pagination|entry-(?:meta|footer|utility)|post-?meta|"
    r"sidebar\S*|widget\S*|screen-reader-text|skip-link|site-(?:header|footer))(?=\s|$)",
    re.IGNORECASE,
)
"""Classes of what themes put around a text."""
CONTENT = re.compile(
    r"(?:^|\s)(?:entry-content|post-(?:content|body|entry)|hentry|article-body)(?=\s|$)"
)

Lines = tuple[int, int]
"""First line and last, from 1."""


def trimmed(blocks: Sequence[Block]) -> tuple[list[Block], list[Lines]]:
    """Return *blocks* without navigation at both ends, and the lines that were left out."""
    start, end = 0, len(blocks)
    while start < end and is_around(blocks[start], START):
        start += 1
    anchors = [n for n in range(end - 1, start, -1) if is_around(blocks[n], LISTS)]
    for anchor in anchors:
        if not all(is_around(block, END) or is_short(block) for block in blocks[anchor:end]):
            break
        end = anchor
    while end > start and is_around(blocks[end - 1], END):
        end -= 1
    if start == end:
        return list(blocks), []
    left_out = [lines_of(part) for part in (blocks[:start], blocks[end:]) if part]
    return list(blocks[start:end]), left_out


def is_furniture_line(line: str) -> bool:
    """Tell whether a line of plain text looks like one of navigation or sharing."""
    return bool(START.fullmatch(line.strip()) or END.fullmatch(line.strip()))


def lines_of(blocks: Sequence[Block]) -> Lines:
    """Return the lines of some blocks in a row."""
    known = [block for block in blocks if isinstance(block, Paragraph | Heading | Listing | Quote)]
    return min(block.first for block in known), max(block.last for block in known)


def is_around(block: Block, pattern: re.Pattern[str]) -> bool:
    """Tell whether all lines of *block* are like *pattern*, and none is hidden."""
    lines = texts_of(block)
    return bool(lines) and all(pattern.fullmatch(line) for line in lines)


def is_short(block: Block) -> bool:
    """Tell whether *block* can be titles of other posts."""
    lines = texts_of(block)
    return bool(lines) and all(len(line) <= SHORT and not SENTENCE.search(line) for line in lines)


def texts_of(block: Block) -> list[str]:
    """Return the paragraphs in *block*, none if it holds anything else, or something hidden."""
    if groups_of(block) != {0}:
        return []
    if isinstance(block, Paragraph | Heading):
        return [open_text(block.runs)]
    if not isinstance(block, Listing | Quote):
        return []
    parts = (
        [b for item in block.items for b in item] if isinstance(block, Listing) else block.blocks
    )
    texts = [texts_of(part) for part in parts]
    return [line for lines in texts for line in lines] if all(texts) else []


def main_content(events: list[Event]) -> tuple[list[Event], list[Lines]]:
    """Return the events of the text of a page, and the lines that were left out.

    The edges of what hides stay, wherever they are.
    """
    wanted = only_one(events, "article") or only_one(events, "main") or first_with_class(events)
    first, last = wanted or (0, len(events))
    kept: list[Event] = []
    left_out = lines_with_text(events[:first]) + lines_with_text(events[last:])
    number = 0
    while number < len(events):
        event = events[number]
        is_inside = first <= number < last
        stop = number + 1
        if is_inside and isinstance(event, Start) and is_furniture(event):
            stop = end_of(events, number)
        if not is_inside or stop > number + 1:
            part = events[number:stop]
            kept += [inner for inner in part if isinstance(inner, Edge)]
            if is_inside:
                left_out.append((event.line, part[-1].line))
        else:
            kept.append(event)
        number = stop
    return kept, left_out


def lines_with_text(events: list[Event]) -> list[Lines]:
    """Return the first line and the last that have text, as the only item, or nothing."""
    lines = [event.line for event in events if isinstance(event, Text) and event.text.strip()]
    return [(lines[0], lines[-1])] if lines else []


def is_furniture(event: Start) -> bool:
    """Tell whether an element is no part of the text."""
    return event.name not in VOID and (
        event.name in ELEMENTS or bool(CLASSES.search(event.attributes.get("class", "")))
    )


def only_one(events: list[Event], name: str) -> Lines | None:
    """Return the first event of the element *name* and the one behind it, if there is just one."""
    found = [n for n, e in enumerate(events) if isinstance(e, Start) and e.name == name]
    return (found[0], end_of(events, found[0])) if len(found) == 1 else None


def first_with_class(events: list[Event]) -> Lines | None:
    """Return the first event of the element that themes have the text in, and the one behind."""
    for number, event in enumerate(events):
        if isinstance(event, Start) and CONTENT.search(event.attributes.get("class", "")):
            return number, end_of(events, number)
    return None


def end_of(events: list[Event], number: int) -> int:
    """Return the index behind the end of the element that begins at *number*."""
    depth = 0
    for index in range(number, len(events)):
        event = events[index]
        if isinstance(event, Start) and event.name not in VOID:
            depth += 1
        elif isinstance(event, End):
            depth -= 1
            if not depth:
                return index + 1
    return len(events)
