"""A description in the reference, and the markup that makes an object of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Entry:
    """An object that the reference describes."""

    directive: str
    """Directive that describes objects of its kind, such as ``confval``."""
    name: str
    """Name that others refer to it by."""
    text: str
    """What it is, in MyST; never empty."""
    signature: str = ""
    """What is shown as its head, if that is more than its name."""
    options: tuple[tuple[str, str], ...] = ()
    """Options of the directive."""
    parts: tuple[Entry, ...] = ()
    """What is described within it."""


def markup(entry: Entry) -> Iterator[str]:
    """Yield the lines of MyST that describe an object."""
    fence = "`" * (depth(entry) + 3)
    yield f"{fence}{{{entry.directive}}} {entry.signature or entry.name}"
    yield from (f":{name}: {value}" for name, value in entry.options)
    yield ""
    yield from entry.text.splitlines()
    for part in entry.parts:
        yield ""
        yield from markup(part)
    yield fence
    yield ""


def depth(entry: Entry) -> int:
    """Return how many levels of descriptions there are within one."""
    return max((1 + depth(part) for part in entry.parts), default=0)
