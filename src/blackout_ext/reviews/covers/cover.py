"""Covers as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .book import book
from .compositions import composed
from .letters import defined
from .parts import HEIGHT, WIDTH
from .svg import picture
from .words import alternative

if TYPE_CHECKING:
    from ..model import Review


def cover_svg(review: Review) -> str:
    """Return the cover of a work as SVG of 600 by 900 pixels.

    It has no scripts, styles or addresses, so it works in an ``<img>``, inline (each ``id``
    begins with a digest of the work), and under any Content-Security-Policy.  Its ``<title>``
    is :func:`alternative`.  Letters are paths; text with some that our fonts lack (Chinese,
    Arabic, emoji) is ``<text>`` in a serif of the reader's, in its own direction.

    Args:
        review: the record of the work.

    Raises:
        MissingLibraryError: fontTools is not installed.
    """
    shown = book(review)
    content = defined(composed(shown), shown.prefix)
    return picture(WIDTH, HEIGHT, alternative(review), content)
