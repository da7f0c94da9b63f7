"""International Standard Book Numbers, with messages for authors."""

from __future__ import annotations

from stdnum import isbn
from stdnum.exceptions import InvalidChecksum, ValidationError


def parse_isbn13(text: str) -> str:
    """Return the 13 digits of an ISBN-13.

    Args:
        text: the number, with or without hyphens and spaces.

    Raises:
        ValueError: it is not an ISBN-13, or the check digit does not fit; the message says which.
    """
    try:
        digits = isbn.validate(text)
    except InvalidChecksum as error:
        msg = "the check digit does not fit, so one of the digits is wrong"
        raise ValueError(msg) from error
    except ValidationError:
        digits = ""
    if len(digits) != 13:  # noqa: PLR2004 (an ISBN-10 is valid too)
        msg = "an ISBN-13 has 13 digits and begins with 978 or 979"
        raise ValueError(msg)
    return digits


def isbn10(isbn13: str) -> str | None:
    """Return the ISBN-10 of a book, or ``None`` where it has none.

    Args:
        isbn13: a valid ISBN-13, 13 digits; only those that begin with 978 have an ISBN-10.
    """
    return isbn.to_isbn10(isbn13) if isbn13.startswith("978") else None
