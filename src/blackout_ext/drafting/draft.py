"""What is known of a work before its review is written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blackout_ext.reviews.slugs import slug

if TYPE_CHECKING:
    from blackout_ext.reviews.terms import Kind

UNPRINTABLE = {"Cc", "Cs"}
"""General categories (Unicode) that no title has: controls, and bytes that are no text."""


class DraftError(Exception):
    """A draft that cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A work to be reviewed."""

    kind: Kind
    title: str
    makers: tuple[str, ...] = ()
    """Authors; of a film or series, directors."""
    year: int | None = None
    """Year of the first publication, or of the edition if *is_edition*."""
    publisher: str = ""
    is_edition: bool = False
    """Whether year and publisher are those of an edition, which need not be the first."""
    isbn: str = ""
    """13 digits."""
    region: str = ""
    """Region of the edition (``us``, ``uk``); empty for all."""
    series: str = ""
    pages: int | None = None
    subjects: tuple[str, ...] = ()
    """Subjects in a catalogue, which are hints and no themes of the book."""

    @property
    def name(self) -> str:
        """Name of the review, made of the title; of a film or series, and of the year."""
        parts = [self.title, str(self.year)] if self.kind.is_screen and self.year else [self.title]
        return slug(" ".join(parts))


def clean(text: str, what: str) -> str:
    """Return *text* on one line.

    Args:
        text: what somebody has typed, or a file holds.
        what: what it is, for the message.

    Raises:
        DraftError: there is nothing in it, or something that cannot be printed.
    """
    line = " ".join(text.split())
    if not line:
        msg = f"{what} is empty"
        raise DraftError(msg)
    if any(unicodedata.category(char) in UNPRINTABLE for char in line):
        msg = f"{what} has characters that cannot be printed: {line!r}"
        raise DraftError(msg)
    return line
