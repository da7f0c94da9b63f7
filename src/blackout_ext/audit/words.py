"""Text as a sequence of words, the same for sources and for whatever was built from them."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Kana and Han (Unicode blocks): scripts without spaces, in which a character is a word."""
INVISIBLE = re.compile(
    "[\N{SOFT HYPHEN}\N{COMBINING GRAPHEME JOINER}\N{MONGOLIAN VOWEL SEPARATOR}"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
"""Characters that show nothing: soft hyphens, joiners, marks of direction, variation selectors."""


def words(text: str) -> list[str]:
    """Return the words of *text*: folded in case and form, ideographs one by one.

    Hyphens, underscores and apostrophes part words, so that an address such as
    ``the-second-letter`` has the words of its title.
    """
    if not text.isascii():
        text = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
        if IDEOGRAPH.search(text):
            text = IDEOGRAPH.sub(r" \g<0> ", text)
    return WORD.findall(text.casefold())
