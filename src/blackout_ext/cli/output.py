"""Writing to terminals."""

from __future__ import annotations

import sys


def printable(text: str) -> str:
    """Return *text* with escapes for what the terminal, or no encoding, has letters for."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, errors="backslashreplace").decode(encoding)
