"""Looking for the signs of passages in what was read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .phrases import LONGEST, SHORTEST
from .words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .phrases import Signs
    from .readers import Piece

WINDOW = 1 << 18
"""Characters that are taken apart at a time: a word takes ten times its letters."""
SPACE = re.compile(r"\s")
LONG = 7
"""Letters of a word that chance alone does not make in compressed data."""
NUMBER = re.compile(r" \d+$")


@dataclass(frozen=True, slots=True)
class Leak:
    """A passage that can be read in one place."""

    file: str
    """Path of the file; for one in an archive, ``archive!path``."""
    channel: str
    """The part of the file, in words for people."""
    secret: int | None
    """Index of the passage; ``None`` where all of them are at once."""
    signs: tuple[str, ...]
    """The words and phrases found."""


class Matcher:
    """Finds signs in text; made once for all files."""

    def __init__(self, signs: Signs) -> None:
        self.signs = signs
        self.words = frozenset(signs.words)
        self.long_words = frozenset(word for word in signs.words if len(word) >= LONG)
        self.stems = frozenset(signs.stems)
        # By its first words a phrase is found in one pass, however many phrases there are.
        self.starts: dict[tuple[str, ...], list[str]] = {}
        for phrase in signs.phrases:
            self.starts.setdefault(tuple(phrase.split()[:SHORTEST]), []).append(phrase)
        self.first = frozenset(self.starts)

    def found(self, sequence: list[str], piece: Piece) -> Iterator[tuple[int, str]]:
        """Yield passages with the signs of them in a sequence of words."""
        for word in (self.long_words if piece.noisy else self.words).intersection(sequence):
            for index in self.signs.words[word]:
                yield index, word
        if piece.channel == "search index":
            for stem in self.stems.intersection(sequence):
                for index in self.signs.stems[stem]:
                    yield index, stem

    def phrases(self, sequence: list[str]) -> set[str]:
        """Return the phrases in a sequence of words."""
        triples = zip(sequence, sequence[1:], sequence[2:], strict=False)
        starts = self.first.intersection(triples)
        if not starts:
            return set()
        text = f" {' '.join(sequence)} "
        return {phrase for start in starts for phrase in self.starts[start] if phrase in text}


class Search:
    """What is found in one file, piece by piece."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.signs: dict[tuple[str, str, int], set[str]] = {}
        self.tails: dict[tuple[str, str], list[str]] = {}
        """The last words of each channel: a phrase may go on in the next piece."""

    def look(self, file: str, piece: Piece) -> None:
        """Look for signs in a piece of *file*."""
        flow = (file, NUMBER.sub("", piece.channel))
        for text in windows(piece.text):
            tail = self.tails.get(flow, [])
            new = words(text)
            sequence = tail + new
            for index, sign in self.matcher.found(new, piece):
                self.note(file, piece, index, sign)
            for phrase in self.matcher.phrases(sequence) - self.matcher.phrases(tail):
                for index in self.matcher.signs.phrases[phrase]:
                    self.note(file, piece, index, phrase.strip())
            self.tails[flow] = sequence[1 - LONGEST :]

    def note(self, file: str, piece: Piece, index: int, sign: str) -> None:
        """Keep a sign of the passage *index*."""
        self.signs.setdefault((file, piece.channel, index), set()).add(sign)

    def leaks(self) -> tuple[Leak, ...]:
        """Return what was found, in its order."""
        return tuple(Leak(*place, tuple(sorted(signs))) for place, signs in self.signs.items())


def windows(text: str) -> Iterator[str]:
    """Yield *text* in parts that end between words."""
    start = 0
    while len(text) - start > WINDOW:
        space = SPACE.search(text, start + WINDOW, start + 2 * WINDOW)
        end = space.end() if space else start + WINDOW
        yield text[start:end]
        start = end
    yield text[start:]
