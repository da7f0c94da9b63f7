"""What keeps files from being checked."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot be read; the message says which and why, on one line."""


class MissingLibraryError(Exception):
    """A library that is not installed; the message says which one is."""


class SettingsError(Exception):
    """A setting that cannot be used; the message says where it is and what to do."""
