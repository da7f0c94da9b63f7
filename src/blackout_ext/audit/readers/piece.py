"""What readers yield, and how they give up."""

from __future__ import annotations

from dataclasses import dataclass


class Unread(Exception):  # noqa: N818 (it is not the program that is in error)
    """A file that cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in a file."""

    channel: str
    """The part of the file, in words for people."""
    text: str


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a file."""

    name: str
    """``archive!path``, with forward slashes."""
    content: bytes
    """The file, without the seal."""
