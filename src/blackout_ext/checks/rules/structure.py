"""Headings and images, on every page."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from blackout_ext.checks.finding import Found
from blackout_ext.checks.inline import Kind
from blackout_ext.checks.registry import Scope, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blackout_ext.checks.page import Block, Page
    from blackout_ext.checks.settings import Settings

IMG = re.compile(r"<img\b(?P<attributes>[^>]*)>", re.IGNORECASE)
ALT = re.compile(r"\balt\s*=", re.IGNORECASE)


@rule(
    "BLK601", "heading-level",
    "A heading skips a level.",
    "Go down one level at a time: readers with screen readers find their way by the levels.",
    Scope.PAGE,
)  # fmt: skip
def check_levels(page: Page, settings: Settings) -> Iterator[Found]:
    """Find headings that are more than a level below the one before."""
    last = 0
    for block in page.headings:
        # Headings in a directive have levels of their own.
        if any(name.startswith("{") for name in block.inside):
            continue
        if block.level > last + 1:
            before = f"a heading of level {last}" if last else "the beginning of the page"
            yield Found(block.place(), f"A heading of level {block.level} follows {before}.")
        last = block.level


@rule(
    "BLK602", "second-title",
    "The page has more than one title.",
    "Give all other headings a lower level.",
    Scope.PAGE,
)  # fmt: skip
def check_titles(page: Page, settings: Settings) -> Iterator[Found]:
    """Find further headings of the level of the title."""
    titles = [block for block in page.headings if block.level == 1 and not block.inside]
    for block in titles[1:]:
        first = titles[0].place().line
        yield Found(block.place(), f"The page has a title already, on line {first}.")


@rule(
    "BLK603", "image-without-alt",
    "An image has no alternative text.",
    "Say in a few words what is to be seen; an image that says nothing is an image or figure "
    "directive with an empty :alt:.",
    Scope.PAGE,
)  # fmt: skip
def check_images(page: Page, settings: Settings) -> Iterator[Found]:
    """Find images of which a reader who does not see them learns nothing."""
    for block, offset in images_in_text(page):
        yield Found(block.place(offset), "The image has no alternative text.")
    for directive in page.directives:
        if directive.name in {"image", "figure"}:
            alt = directive.options.get("alt")
            if alt is None or is_file_name(alt, directive.argument):
                yield Found(directive.place, f"The {directive.name} has no alternative text.")


def images_in_text(page: Page) -> Iterator[tuple[Block, int]]:
    """Yield images in text and HTML without alternative text: the block, and where in it."""
    for block, mark, _sealed in page.marks():
        if mark.kind is Kind.IMAGE:
            alt = block.text[slice(*mark.inner)]
            if not alt.strip() or is_file_name(alt, mark.target):
                yield block, mark.start
        elif mark.kind is Kind.HTML and is_mute(IMG.match(block.text, mark.start, mark.end)):
            yield block, mark.start
    for block in page.blocks:
        for match in IMG.finditer(block.text) if block.kind == "html" else ():
            if is_mute(match):
                yield block, match.start()


def is_mute(tag: re.Match[str] | None) -> bool:
    """Tell whether this is an image of HTML without alternative text."""
    return tag is not None and ALT.search(tag["attributes"]) is None


def is_file_name(alt: str, target: str) -> bool:
    """Tell whether an alternative text is the name of the file."""
    path = PurePosixPath(target.partition(" ")[0])
    return bool(alt.strip()) and alt.strip().lower() in {path.name.lower(), path.stem.lower()}
