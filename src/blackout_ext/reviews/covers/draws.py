"""Choices that look like chance and are always the same for the same book."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Draws:
    """Draws for one book, each by a name, so that a new one leaves the others alone.

    ``hash()`` differs between runs and ``random`` may between versions of Python;
    a digest does not.
    """

    seed: str
    """What makes the book this book."""

    def fraction(self, name: str) -> float:
        """Return a number from 0 up to, not including, 1."""
        digest = blake2b(f"{self.seed}\0{name}".encode(), digest_size=6).digest()
        return int.from_bytes(digest, "big") / 2**48

    def between(self, name: str, low: float, high: float) -> float:
        """Return a number from *low* up to *high*."""
        return low + (high - low) * self.fraction(name)

    def whole(self, name: str, low: int, high: int) -> int:
        """Return a whole number from *low* to *high*, both included."""
        return low + int(self.fraction(name) * (high - low + 1))

    def pick(self, name: str, options: Sequence[Choice]) -> Choice:
        """Return one of *options*."""
        return options[int(self.fraction(name) * len(options))]

    def order(self, name: str, options: Sequence[Choice]) -> list[Choice]:
        """Return *options* from one of them on, round to the one before it."""
        first = int(self.fraction(name) * len(options))
        return [*options[first:], *options[:first]]
