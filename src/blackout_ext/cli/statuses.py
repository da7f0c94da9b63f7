"""What the exit status of a command says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def told(statuses: Mapping[int, str]) -> str:
    """Return the sentence on exit statuses at the end of the help of a command."""
    each = "; ".join(f"{status}: {meaning}" for status, meaning in statuses.items())
    return f"Exit status {each}."
