"""The logline: a sentence of 25 to 35 words that names nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from blackout_ext.audit.words import IDEOGRAPH, words
from blackout_ext.checks.finding import Found
from blackout_ext.checks.inline import GAP
from blackout_ext.checks.registry import rule
from blackout_ext.checks.words import count_sentences, count_words

from .front_matter import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blackout_ext.checks.page import Block, Page
    from blackout_ext.checks.settings import Settings

CAPITALISED = re.compile(r"(?<![\w’'])[^\W\d_a-z]\w+")
"""A word that begins with a capital letter."""
OFTEN = 3
"""Times that a name stands in a plot summary, at least."""
OPEN_FIELDS = ("title", "setting", "divergence", "logline", "authors", "series")
"""Fields with names of places, of powers and of people who are not in the story."""


def logline_of(page: Page) -> Block | None:
    """Return the logline: a quotation in its section, or else the first paragraph."""
    section = page.section("logline")
    if section is None:
        return None
    found = [block for block in page.blocks_of(section) if block.kind == "paragraph"]
    quoted = (block for block in found if "blockquote" in block.inside)
    return next(quoted, found[0] if found else None)


@rule(
    "BLK301", "logline-sentences",
    "The logline is not one sentence.",
    "Say it in one, and end it with a full stop.",
)  # fmt: skip
def check_sentences(page: Page, settings: Settings) -> Iterator[Found]:
    """Find loglines of several sentences or of none."""
    logline = logline_of(page)
    if logline is None:
        section = page.section("logline")
        if section is not None:
            place = page.blocks[section.start].place()
            yield Found(place, "The section has no logline.", advice="Write it below the heading.")
        return
    text = logline.open_text.partition(GAP)[0].strip(" *_")
    count = count_sentences(logline.open_text.strip(" *_"))
    if count > 1:
        yield Found(logline.place(), f"The logline has {count} sentences.")
    elif GAP not in logline.open_text and not re.search(r"[.!?…。！？][”’\"')\]»*_]*$", text):
        yield Found(logline.place(), "The logline does not end like a sentence.")


@rule(
    "BLK302", "logline-length",
    "The logline is too long or too short.",
    "The number of words is set by logline-words.",
)  # fmt: skip
def check_length(page: Page, settings: Settings) -> Iterator[Found]:
    """Find loglines that are too long or too short; in scripts without spaces, none."""
    logline = logline_of(page)
    if logline is None or IDEOGRAPH.search(logline.text):
        return
    fewest, most = settings.logline_words
    count = count_words(logline.open_text)
    if not fewest <= count <= most:
        yield Found(
            logline.place(), f"The logline has {count} words.", advice=f"Write {fewest} to {most}."
        )


@rule(
    "BLK303", "logline-name",
    "The logline names a character.",
    "Say who it is: a role tells more than a name to someone who has not read the book.",
)  # fmt: skip
def check_names(page: Page, settings: Settings) -> Iterator[Found]:
    """Find names of characters in the logline."""
    logline = logline_of(page)
    if logline is None:
        return
    names = characters(page)
    text = logline.text
    for match in CAPITALISED.finditer(text):
        name = match[0].removesuffix("’s").removesuffix("'s")
        if name in names:
            yield Found(logline.place(match.start()), f"The logline names {name}.", (name,))


def characters(page: Page) -> frozenset[str]:
    """Return the names of characters: those of the cast, and those that a plot summary has.

    A name in a plot summary stands there often, in the middle of sentences too, is never
    written small, and is no name of a place, of a power or of an author in the front matter.
    """
    cast = frozenset(
        word
        for value in (page.data.get("cast"), page.data.get("adaptations"))
        for role in roles_of(value)
        for word in CAPITALISED.findall(role)
    )
    section = page.section("plot-summary")
    if section is None:
        return cast
    prose = [block for block in page.blocks_of(section) if block.kind == "paragraph"]
    text = " ".join(block.full_text for block in prose)
    small = set(re.findall(r"(?<![\w’'])[a-z]\w+", text))
    found = [name for name in CAPITALISED.findall(text) if name.lower() not in small]
    fields = (page.data.get(key) for key in OPEN_FIELDS)
    known = {word for value in fields for part in texts_of(value) for word in words(part)}
    headings = (block.full_text for block in page.headings)
    known |= {word for heading in headings for word in words(heading)}
    often = {name for name in set(found) if found.count(name) >= OFTEN and name.istitle()}
    acting = {name for name in often if re.search(rf"\b{name}(?:’s)?,? (?!of\b|and\b)[a-z]", text)}
    within = {name for name in acting if re.search(rf"[a-z,;] {name}\b", text)}
    return cast | {name for name in within if name.lower() not in known}


def roles_of(value: Any) -> Iterator[str]:
    """Yield the roles in a cast, or in the casts of adaptations."""
    if isinstance(value, dict):
        if isinstance(role := value.get("role"), str):
            yield role
        yield from roles_of(value.get("cast"))
    elif isinstance(value, list):
        for item in value:
            yield from roles_of(item)
    elif isinstance(value, str):
        yield from re.findall(r"\(([^()]*)\)", value)
