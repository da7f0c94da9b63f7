"""Pictures of pixels, for formats and sites that take no SVG.

They are made without any font: which fonts a machine has is no matter of the book's, and
it may have none for the language.  So text with letters that ours lack (Chinese, Arabic)
is left out.  Of ``高い城の男`` the author remains, set as the title is; where that cannot be
drawn either, cards have the name of the site, and covers go without words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .typeface import MissingLibraryError, face

if TYPE_CHECKING:
    from .book import Book


def png(svg: str) -> bytes:
    """Return a picture that has no text but outlines as PNG, in the size it says.

    Raises:
        MissingLibraryError: resvg_py is not installed.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise MissingLibraryError("resvg_py") from error
    return bytes(svg_to_bytes(svg_string=svg, skip_system_fonts=True))


def drawable(book: Book, site: str = "") -> Book:
    """Return *book* with the words that can be drawn, and something for a title if there is any.

    Args:
        book: the work.
        site: what stands in for all words, such as the name of the site.
    """
    names = [name for name in map(kept, book.names) if name]
    title = kept(book.title)
    if not title:
        title, *names = [*names, kept(site)]
        names = [name for name in names if name != kept(site)]
    return replace(book, title=title, names=tuple(names), year=kept(book.year))


def kept(text: str) -> str:
    """Return *text* without emoji and the like; nothing if it is not itself without what it loses.

    A letter or a digit that our fonts lack is such a loss.
    """
    font = face("display")
    words = text.split()
    shown = [word for word in words if font.has(word)]
    lost = [word for word in words if word not in shown]
    if any(map(str.isalnum, "".join(lost))):
        return ""
    joined = " ".join(shown)
    return joined if any(map(str.isalnum, joined)) or not lost else ""
