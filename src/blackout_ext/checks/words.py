"""Counting words and sentences."""

from __future__ import annotations

import re

from blackout_ext.audit.words import IDEOGRAPH
from blackout_ext.reviews.collecting import WORD

END = re.compile(r"[.!?…]+[”’\"')\]»]*\s+(?=[“‘\"'(\[«]*[^\W\d_a-z])|[。！？](?=.)")
"""The end of a sentence with another behind it."""
SHORT = frozenset(
    {"capt", "col", "dr", "gen", "jr", "lt", "mr", "mrs", "ms", "no", "prof", "rev", "sgt", "sr",
     "st", "vs"}
)  # fmt: skip
"""Abbreviations that have a full stop and mostly stand before a name."""
LAST_WORD = re.compile(r"[^\W_]*\Z")
LONGEST_WORD = 30
"""Characters before a full stop that are looked at."""


def count_words(text: str) -> int:
    """Return the number of words in *text*; each ideograph is one."""
    return len(WORD.findall(IDEOGRAPH.sub(r" \g<0> ", text)))


def count_sentences(text: str) -> int:
    """Return the number of sentences in *text*, which has one at least."""
    text = text.strip()
    return 1 + sum(1 for match in END.finditer(text) if is_end(text[: match.start()], match[0]))


def is_end(before: str, mark: str) -> bool:
    """Tell whether a sentence ends: a full stop may be that of an initial or abbreviation."""
    match = LAST_WORD.search(before[-LONGEST_WORD:])
    word = match[0].lower() if match else ""
    return not mark.startswith(".") or not (len(word) == 1 or word in SHORT)
