"""Cards for links in chats and feeds (``og:image``), of the same family as the covers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..language import ENGLISH
from .book import book
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
from .pixels import drawable, kept, png
from .svg import moved, picture, rect, stroke
from .typesetting import Style, block, height, line, set_all
from .words import alternative, cleaned, shortened

if TYPE_CHECKING:
    from gettext import NullTranslations

    from ..model import Review
    from .book import Book

WIDTH, HEIGHT = 1200, 630
"""Pixels, the size that the Open Graph readers show whole."""
LEFT, RIGHT = 64, 652
"""Edges of the words."""
SPLIT = 716
"""Where the motif begins."""
FOOT = 562
"""Where the name of the site stands."""


def card_svg(review: Review, site: str, translations: NullTranslations = ENGLISH) -> str:
    """Return the card of a work as SVG of 1200 by 630 pixels, all letters of which are paths.

    Text with letters that our fonts lack is left out (:mod:`.pixels`).

    Args:
        review: the record of the work.
        site: name of the book or site.
        translations: messages in the language of the book.

    Raises:
        MissingLibraryError: fontTools is not installed.
    """
    shown = book(review, translations)
    content = defined(drawn(drawable(shown, site), site), shown.prefix)
    return picture(WIDTH, HEIGHT, alternative(review, translations), content)


def card_png(review: Review, site: str, translations: NullTranslations = ENGLISH) -> bytes:
    """Return the card of a work as PNG of 1200 by 630 pixels.

    Args:
        review: the record of the work.
        site: name of the book or site.
        translations: messages in the language of the book.

    Raises:
        MissingLibraryError: fontTools or resvg_py is not installed.
    """
    return png(card_svg(review, site, translations))


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
            rect(SPLIT, 0, WIDTH - SPLIT, HEIGHT, field.ground),
            moved(SPLIT, 0, book.drawn_motif(field, WIDTH - SPLIT, HEIGHT)),
            # Over the motif: to cut that off would take as long as all the rest.
            rect(0, 0, SPLIT, HEIGHT, stage.ground),
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
