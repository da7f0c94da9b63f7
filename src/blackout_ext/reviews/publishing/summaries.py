"""A page in a line or two, for lists that machines read."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from ..words import listed
from .site import plain

if TYPE_CHECKING:
    import datetime as dt

    from ..entries import ReviewPage
    from ..model import Review

LONGEST = 300
"""Characters of a summary; what previews show is less."""


def headline(review: Review) -> str:
    """Return the title of a work, and its makers."""
    return plain(listed([review.title, *(person.name for person in review.makers)]))


def summary_of(page: ReviewPage) -> str:
    """Return the logline of a review, or what else there is in its stead, masked."""
    return shortened(page.logline or page.review.verdict or page.opening)


def shortened(text: str) -> str:
    """Return *text* on one line, cut between words where it is too long for a summary."""
    text = plain(text)
    if len(text) <= LONGEST:
        return text
    return textwrap.shorten(text, LONGEST, placeholder="\N{HORIZONTAL ELLIPSIS}")


def last_change(review: Review) -> dt.date | None:
    """Return the day of the last change of a review, if it is known."""
    return review.updated or review.reviewed
