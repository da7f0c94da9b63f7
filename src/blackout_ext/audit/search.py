"""Looking for the signs of passages in what was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .words import words

if TYPE_CHECKING:
    from .phrases import Signs
    from .readers import Piece


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
        self.phrases: dict[str, list[str]] = {}
        for phrase in signs.phrases:
            # Looked up by a word that is in few texts: one that is nowhere else, or a long one.
            word = max(phrase.split(), key=lambda word: (word in signs.words, len(word)))
            self.phrases.setdefault(word, []).append(phrase)

    def leaks(self, file: str, piece: Piece) -> list[Leak]:
        """Return the passages that can be read in *piece* of *file*, in their order."""
        found: dict[int, list[str]] = {}
        sequence = words(piece.text)
        present = set(sequence)
        lists = [self.signs.words]
        if piece.channel == "search index":
            lists.append(self.signs.stems)
        for list_ in lists:
            for word in list_.keys() & present:
                for index in list_[word]:
                    found.setdefault(index, []).append(word)
        anchors = self.phrases.keys() & present
        text = f" {' '.join(sequence)} " if anchors else ""
        for anchor in anchors:
            for phrase in self.phrases[anchor]:
                if phrase in text:
                    for index in self.signs.phrases[phrase]:
                        found.setdefault(index, []).append(phrase.strip())
        return [
            Leak(file, piece.channel, index, tuple(sorted(set(found[index]))))
            for index in sorted(found)
        ]
