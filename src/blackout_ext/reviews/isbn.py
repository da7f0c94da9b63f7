"""International Standard Book Numbers, with messages for authors."""

from __future__ import annotations

from stdnum import isbn
from stdnum.exceptions import InvalidChecksum, ValidationError


def parse_isbn(text: str) -> str:
    """Return the 13 digits of an ISBN.

    Args:
        text: an ISBN-10 or ISBN-13 (ISO 2108), with or without hyphens and spaces.

    Raises:
        ValueError: it is neither, or the check digit does not fit; the message says which.
    """
    try:
        return str(isbn.validate(text, convert=True))
    except InvalidChecksum as error:
        msg = (
            "the check digit does not fit, so one of the digits is wrong: "
            "compare it with the copyright page of the book"
        )
        raise ValueError(msg) from error
    except ValidationError as error:
        msg = "an ISBN has 13 digits and begins with 978 or 979, or has 10 digits"
        raise ValueError(msg) from error


def isbn10(isbn13: str) -> str | None:
    """Return the ISBN-10 of a book, or ``None`` where it has none.

    Args:
        isbn13: a valid ISBN-13, 13 digits; only those that begin with 978 have an ISBN-10.
    """
    return str(isbn.to_isbn10(isbn13)) if isbn13.startswith("978") else None
