"""Counting words and sentences."""

from __future__ import annotations

import re

from blackout_ext.audit.words import IDEOGRAPH

WORD = re.compile(r"\w[\w'\N{RIGHT SINGLE QUOTATION MARK}-]*")
"""A word, as the summaries of a collection count them."""
END = re.compile(r"(?P<word>\S*?)[.!?…]+[”’\"')\]»]*\s+(?=[“‘\"'(\[«]*[^\W\d_a-z])|[。！？](?=.)")
"""The end of a sentence with another behind it."""
SHORT = frozenset(
    {
        "dr",
        "mr",
        "mrs",
        "ms",
        "st",
        "prof",
        "jr",
        "sr",
        "vs",
        "no",
        "gen",
        "col",
        "capt",
        "lt",
        "sgt",
        "rev",
    }
)
"""Abbreviations that have a full stop and mostly stand before a name."""


def count_words(text: str) -> int:
    """Return the number of words in *text*; each ideograph is one."""
    return len(WORD.findall(IDEOGRAPH.sub(r" \g<0> ", text)))


def count_sentences(text: str) -> int:
    """Return the number of sentences in *text*, which has one at least."""
    ends = (match["word"] or "" for match in END.finditer(text.strip()))
    return 1 + sum(1 for word in ends if len(word) != 1 and word.lower().strip("“‘(.") not in SHORT)
