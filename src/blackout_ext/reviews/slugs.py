"""Names that can stand in an address."""

from __future__ import annotations

import functools
import re
import unicodedata

APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}]")
SEPARATORS = re.compile(r"[\W_]+")


@functools.cache
def slug(text: str) -> str:
    """Return *text* in small letters and digits with hyphens between the words.

    Accents are dropped; letters of other scripts stay, so that no name is left empty.
    """
    parts = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text))
    plain = "".join(char for char in parts if not unicodedata.combining(char))
    return SEPARATORS.sub("-", unicodedata.normalize("NFC", plain).casefold()).strip("-") or "-"
