"""Passages that their own author repeats in the open."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from .phrases import phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .source import OpenText, Secret, Source


@dataclass(frozen=True, slots=True)
class Repetition:
    """A distinctive phrase of a passage that stands in the open."""

    where: OpenText
    """The open text."""
    secret: Secret
    """The passage."""
    phrase: str
    """The words they share, in lower case."""


def repetitions(source: Source, allowed: Iterable[str] = ()) -> list[Repetition]:
    """Return where *source* says in the open what it hides elsewhere, once a passage and line.

    Args:
        source: the project.
        allowed: phrases that may stand in the open.
    """
    phrases = phrases_of(source, allowed)
    # Each phrase by two words in it, one of them that which stands least often in the open.
    index: dict[tuple[str, str], list[tuple[list[str], int]]] = {}
    count = dict(source.counts).get
    for phrase in phrases:
        sequence = phrase.split()
        numbers = [number for word in sequence if (number := count(word))]
        # A word that stands nowhere in the open: neither does the phrase.
        if len(numbers) == len(sequence):
            at = min(numbers.index(min(numbers)), len(sequence) - 2)
            index.setdefault((sequence[at], sequence[at + 1]), []).append((sequence, at))
    found: dict[tuple[str, int | None, int], Repetition] = {}
    for where in source.open_texts:
        text = where.words
        for place, pair in enumerate(pairwise(text)):
            for sequence, at in index.get(pair, ()):
                start = place - at
                if start < 0 or text[start : start + len(sequence)] != sequence:
                    continue
                phrase = " ".join(sequence)
                for number in phrases[f" {phrase} "]:
                    key = (where.document, where.line, number)
                    found.setdefault(key, Repetition(where, source.secrets[number], phrase))
    return sorted(found.values(), key=lambda hit: (hit.where.document, hit.where.line or 0))
