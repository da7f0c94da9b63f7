"""How commands give up."""

from __future__ import annotations


class Misuse(Exception):  # noqa: N818 (it is not the program that is in error)
    """A command that was called wrongly; the message says what to do."""
