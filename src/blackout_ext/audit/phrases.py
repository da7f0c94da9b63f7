"""What gives a passage away: words that stand nowhere else, and runs of words.

A phrase is *distinctive* if it would hardly come about by accident: if a text as long
as all that the project says in the open would hold it less than once in 100,000 such
texts, were its words thrown together.  Words of one subject keep company, so a word
that is used in the open counts as common, and a function word as very common.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import snowballstemmer
from sphinx.search import languages

from .words import words

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable

    from sphinx.search import SearchLanguage

    from .source import Source

EXPECTED = 1e-5
"""Accidental occurrences at which a phrase is distinctive: fewer than this."""
FLOOR = 20_000
"""Words: shorter projects are taken to be as long as this."""
FUNCTION_WORD = 0.1
USED_WORD = 1e-3
"""Least probabilities of a function word, and of a word used in the open."""
SHORTEST = 3
"""Words in the shortest phrase, and letters in the shortest word, that can be distinctive."""
LONGEST = 12
"""Words in the longest phrase that is tried."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What to look for: each sign with the passages it would give away, by index."""

    words: dict[str, tuple[int, ...]]
    """Words that stand nowhere in the open."""
    stems: dict[str, tuple[int, ...]]
    """The same as search indexes have them."""
    phrases: dict[str, tuple[int, ...]]
    """Distinctive phrases, as words between spaces."""


def signs_of(source: Source, allowed: Iterable[str] = ()) -> Signs:
    """Return the signs of all passages of *source*, except the phrases *allowed*."""
    known = known_phrases(allowed)
    lone: dict[str, list[int]] = {}
    stemmers = stemmers_of(source.language)
    open_stems = [{stem(word) for word in source.counts} for stem in stemmers]
    for text, indices in texts_of(source).items():
        for word in set(words(text)):
            if is_telling(word, source) and not any(
                stem(word) in found for stem, found in zip(stemmers, open_stems, strict=True)
            ):
                note(lone, word, indices, known)
    stems: dict[str, list[int]] = {}
    for word, passages in lone.items():
        for stem in stemmers:
            stems.setdefault(stem(word), []).extend(passages)
    return Signs(frozen(lone), frozen(stems), phrases_of(source, allowed))


def phrases_of(source: Source, allowed: Iterable[str] = ()) -> dict[str, tuple[int, ...]]:
    """Return the distinctive phrases of all passages of *source*, except those *allowed*."""
    known = known_phrases(allowed)
    runs: dict[str, list[int]] = {}
    probability = Probability(source.counts, search_language(source.language).stopwords)
    titles: dict[str, list[str]] = {}
    for title in sorted(source.titles):
        titles.setdefault(max(title.split(), key=len, default=""), []).append(title)
    for passage, indices in texts_of(source).items():
        sequence = words(passage)
        text = f" {' '.join(sequence)} "
        # A passage may name a work that has a page: that much everybody says.
        near = (title for word in set(sequence) for title in titles.get(word, ()))
        quoted = [title for title in near if title in text]
        for run in distinctive_runs(sequence, probability):
            if not quoted or not any(run in title for title in quoted):
                note(runs, run, indices, known)
    return frozen(runs)


def known_phrases(allowed: Iterable[str]) -> list[str]:
    """Return phrases as words between spaces."""
    return [f" {' '.join(words(phrase))} " for phrase in allowed]


def texts_of(source: Source) -> dict[str, list[int]]:
    """Return the passages that have each text: a folder may hold several versions of a site."""
    same: dict[str, list[int]] = {}
    for index, secret in enumerate(source.secrets):
        same.setdefault(secret.text, []).append(index)
    return same


class Probability(dict[str, float]):
    """How likely each word is at any place in the open."""

    def __init__(self, counts: Counter[str], stopwords: Iterable[str]) -> None:
        self.counts = counts
        self.total = max(FLOOR, counts.total())
        """Number of words in the open."""
        self.common = frozenset(stopwords)

    def __missing__(self, word: str) -> float:
        """Return how likely a word is that was not asked for yet."""
        if word in self.common or len(word) < SHORTEST:
            found = FUNCTION_WORD
        else:
            used = self.counts.get(word, 0)
            found = max((used + 0.5) / (self.total + 1), USED_WORD if used else 0)
        self[word] = found
        return found


def is_telling(word: str, source: Source) -> bool:
    """Tell whether *word* stands nowhere in the open, nor in what themes bring along."""
    return (
        len(word) >= SHORTEST
        and not word.isdigit()
        and word not in source.counts
        and word not in source.chrome
    )


def distinctive_runs(sequence: list[str], probability: Probability) -> list[str]:
    """Return the shortest distinctive runs in *sequence*, as words between spaces.

    Args:
        sequence: the words of a passage.
        probability: how likely each word is.
    """
    ends: dict[int, int] = {}  # The latest start for each end: the shortest run.
    chances = [probability[word] for word in sequence]
    total = float(probability.total)
    for start in range(len(sequence) - SHORTEST + 1):
        expected = total
        for end, chance in enumerate(chances[start : start + LONGEST], start):
            expected *= chance
            if expected < EXPECTED and end - start + 1 >= SHORTEST:
                ends[end] = start
                break
    return [f" {' '.join(sequence[start : end + 1])} " for end, start in ends.items()]


def note(found: dict[str, list[int]], sign: str, indices: list[int], known: list[str]) -> None:
    """Add a sign of some passages, by index, unless an allowed phrase has it."""
    padded = sign if sign.startswith(" ") else f" {sign} "
    if not known or not any(padded in phrase for phrase in known):
        found.setdefault(sign, []).extend(indices)


def frozen(found: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    """Return *found* with tuples of different indices."""
    return {sign: tuple(dict.fromkeys(indices)) for sign, indices in found.items()}


def stemmers_of(language: str) -> list[Callable[[str], str]]:
    """Return what makes stems of words: Sphinx's search, and Snowball, which Pagefind has.

    For English, Sphinx before 9 has another, to which ``neatly`` is nothing like ``neat``.
    """
    search = search_language(language)
    found: list[Callable[[str], str]] = [search.stem]
    if (name := search.language_name.lower()) in snowballstemmer.algorithms():
        found.append(snowballstemmer.stemmer(name).stemWord)
    return found


def search_language(name: str) -> SearchLanguage:
    """Return Sphinx's stemmer and function words for a language, English where it has none."""
    found = languages.get(name) or languages.get(name.partition("_")[0]) or languages["en"]
    if isinstance(found, str):
        module, _dot, kind = found.rpartition(".")
        found = getattr(importlib.import_module(module), kind)
    make: Callable[[dict[str, str]], SearchLanguage] = found
    return make({})
