"""Passages that their own author repeats in the open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .phrases import signs_of
from .words import words

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
    phrases = signs_of(source, allowed).phrases
    by_word: dict[str, list[str]] = {}
    for phrase in phrases:
        by_word.setdefault(rarest(phrase, source), []).append(phrase)
    found: dict[tuple[str, int | None, int], Repetition] = {}
    for where in source.open_texts:
        sequence = words(where.text)
        text = f" {' '.join(sequence)} "
        for word in by_word.keys() & set(sequence):
            for phrase in by_word[word]:
                if phrase not in text:
                    continue
                for index in phrases[phrase]:
                    key = (where.document, where.line, index)
                    hit = Repetition(where, source.secrets[index], phrase.strip())
                    found.setdefault(key, hit)
    return sorted(found.values(), key=lambda hit: (hit.where.document, hit.where.line or 0))


def rarest(phrase: str, source: Source) -> str:
    """Return the word of *phrase* that stands least often in the open."""
    return min(phrase.split(), key=lambda word: source.counts.get(word, 0))
