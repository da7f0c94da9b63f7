"""Covers as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language import ENGLISH
from .book import book
from .compositions import composed
from .letters import defined
from .parts import HEIGHT, WIDTH
from .pixels import drawable, png
from .svg import picture
from .words import alternative

if TYPE_CHECKING:
    from gettext import NullTranslations

    from ..model import Review


def cover_svg(review: Review, translations: NullTranslations = ENGLISH) -> str:
    """Return the cover of a work as SVG of 600 by 900 pixels.

    It has no scripts, styles or addresses, so it works in an ``<img>``, inline (each ``id``
    begins with a digest of the work), and under any Content-Security-Policy.  Its ``<title>``
    is :func:`alternative`.  Letters are paths; text with some that our fonts lack (Chinese,
    Arabic, emoji) is ``<text>`` in a serif of the reader's, in its own direction.

    Args:
        review: the record of the work.
        translations: messages in the language of the book.

    Raises:
        MissingLibraryError: fontTools is not installed.
    """
    shown = book(review, translations)
    content = defined(composed(shown), shown.prefix)
    return picture(WIDTH, HEIGHT, alternative(review, translations), content)


def cover_png(review: Review, translations: NullTranslations = ENGLISH) -> bytes:
    """Return the cover of a work as PNG of 600 by 900 pixels.

    Text with letters that our fonts lack is left out (:mod:`.pixels`).

    Args:
        review: the record of the work.
        translations: messages in the language of the book.

    Raises:
        MissingLibraryError: fontTools or resvg_py is not installed.
    """
    shown = drawable(book(review, translations))
    content = defined(composed(shown), shown.prefix)
    return png(picture(WIDTH, HEIGHT, alternative(review, translations), content))
