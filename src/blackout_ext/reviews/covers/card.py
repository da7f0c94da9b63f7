"""Cards for links in chats and feeds (``og:image``), of the same family as the covers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .book import Book, book
from .letters import defined
from .lines import Box
from .parts import (
    LEADING,
    NAME_LEADING,
    edge,
    running_head,
    set_names,
    set_title,
    title_style,
)
from .svg import picture, rect, stroke
from .typeface import MissingLibraryError, face
from .typesetting import Style, block, height, line, set_all
from .words import alternative, cleaned, shortened

if TYPE_CHECKING:
    from ..model import Review

WIDTH, HEIGHT = 1200, 630
"""Pixels, the size that the Open Graph readers show whole."""
LEFT, RIGHT = 64, 652
"""Edges of the words."""
SPLIT = 716
"""Where the motif begins."""
FOOT = 562
"""Where the name of the site stands."""


def card_svg(review: Review, site: str) -> str:
    """Return the card of a work as SVG of 1200 by 630 pixels, all letters of which are paths.

    A card is made into pixels without any font, so words with letters that ours lack
    are left out: of ``高い城の男`` the author remains, set as the title is; where the
    author's name cannot be drawn either, it is the name of the site.

    Args:
        review: the record of the work.
        site: name of the book or site.

    Raises:
        MissingLibraryError: fontTools is not installed.
    """
    shown = book(review)
    content = defined(drawn(drawable(shown, site), site), shown.prefix)
    return picture(WIDTH, HEIGHT, alternative(review), content)


def card_png(review: Review, site: str) -> bytes:
    """Return the card of a work as PNG of 1200 by 630 pixels.

    Args:
        review: the record of the work.
        site: name of the book or site.

    Raises:
        MissingLibraryError: fontTools or resvg_py is not installed.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise MissingLibraryError("resvg_py") from error
    return bytes(svg_to_bytes(svg_string=card_svg(review, site), skip_system_fonts=True))


def drawable(book: Book, site: str) -> Book:
    """Return *book* with the words that can be drawn, and something for a title in any case."""
    names = [name for name in map(kept, book.names) if name]
    title = kept(book.title)
    if not title:
        title, *names = [*names, kept(site)]
        names = [name for name in names if name != kept(site)]
    return replace(book, title=title, names=tuple(names))


def kept(text: str) -> str:
    """Return the words of *text* that can be drawn; nothing if no letter or digit is in them."""
    font = face("display")
    words = " ".join(word for word in text.split() if font.has(word))
    return words if any(map(str.isalnum, words)) or words == text else ""


def drawn(book: Book, site: str) -> str:
    """Return what is on a card: words at the left, the motif at the right."""
    stage, field = book.palette.page, book.palette.field
    names = set_names(book, RIGHT - LEFT)
    top = 168
    room = FOOT - 90 - top - height(names, NAME_LEADING) - 40
    title = set_title(book, Box(RIGHT - LEFT, room, 96, 5, LEADING))
    x, style = edge(book, LEFT, RIGHT), title_style(book, stage)
    names_top = top + height(title, LEADING) + 44
    return "".join(
        (
            rect(0, 0, WIDTH, HEIGHT, stage.ground),
            rect(SPLIT, 0, WIDTH - SPLIT, HEIGHT, field.ground),
            book.motif_in(field, SPLIT, 0, WIDTH - SPLIT, HEIGHT),
            running_head(book, stage, LEFT, RIGHT, 84),
            block(title, x, top, style, LEADING),
            block(names, x, names_top, replace(style, cut="text"), NAME_LEADING),
            imprint(kept(shortened(cleaned(site), 60)), stage.line, stage.quiet),
        )
    )


def imprint(site: str, colour: str, rule: str) -> str:
    """Return the name of the site at the foot, under a rule."""
    if not site:
        return ""
    setting = set_all([site], Box(RIGHT - LEFT, 40, 26, 1), "italic")
    return stroke(f"M{LEFT} {FOOT - 48}H{RIGHT}", rule, 2) + line(
        setting.lines[0], LEFT, FOOT, setting.size, Style("italic", colour)
    )
