"""What a check has found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a file."""

    line: int
    """Line, from 1."""
    column: int = 1
    """Column (characters), from 1."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of a text that mends what was found."""

    start: Place
    end: Place
    """Place behind the last character that goes; the start, where nothing goes."""
    text: str
    """What stands there instead."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule has to say of a place on a page."""

    place: Place
    message: str
    """What was found, in a sentence."""
    quotes: tuple[str, ...] = ()
    """What of the author's words the message has in it."""
    advice: str = ""
    """What to do, where it is not what the rule always says."""
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend in a file."""

    code: str
    """Code of the rule, ``BLK101`` and so on."""
    path: str
    """Path of the file, as it was named or from the folder that was."""
    line: int
    """Line, from 1."""
    column: int
    """Column (characters), from 1."""
    message: str
    """What was found, in a sentence, without a word of a passage."""
    advice: str
    """What to do, in a sentence."""
    fix: Fix | None = None
    """What mends it, where that can be done without thinking."""

    @property
    def text(self) -> str:
        """Message and advice."""
        return f"{self.message} {self.advice}"
