"""How an import gives up."""

from __future__ import annotations


class ImportRefusedError(Exception):
    """Something that cannot be imported; the message says why and what to do."""
