"""Writing to terminals."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def listed(words: Sequence[str]) -> str:
    """Return what can be chosen, in a sentence: ``a, b or c``."""
    return f"{', '.join(words[:-1])} or {words[-1]}"


def printable(text: str) -> str:
    """Return *text* with escapes for what the terminal, or no encoding, has letters for."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, errors="backslashreplace").decode(encoding)
