"""What readers yield, and how they give up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO


class Unread(Exception):  # noqa: N818 (it is not the program that is in error)
    """A file that cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in a file.

    Pieces of one channel follow each other: a phrase may begin in one and end in the next.
    """

    channel: str
    """The part of the file, in words for people."""
    text: str
    noisy: bool = False
    """Whether chance alone makes short words: in compressed data, in names of styles."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a file, to be read before the next one is asked for."""

    name: str
    """``archive!path``, with forward slashes."""
    file: IO[bytes] | Unread
    """The file, open at its beginning, or why it cannot be."""
