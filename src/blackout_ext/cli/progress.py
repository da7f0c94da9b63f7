"""A progress bar, on a terminal only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self, TextIO

WIDTH = 40
"""Characters of the bar."""
LARGE = 10_000_000
"""Bytes from which on there is a bar."""


class Progress:
    """A bar on *stream* that is gone when all is done."""

    def __init__(self, stream: TextIO, least: int = LARGE) -> None:
        self.stream = stream
        self.least = least
        self.drawn = ""

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def update(self, done: int, total: int) -> None:
        """Draw the bar for *done* of *total* bytes."""
        if total < self.least or not self.stream.isatty():
            return
        filled = WIDTH * done // total
        bar = f"[{'#' * filled}{'.' * (WIDTH - filled)}] {100 * done // total:3} %"
        if bar != self.drawn:
            self.stream.write(f"\r{bar}")
            self.stream.flush()
            self.drawn = bar

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Wipe the bar."""
        if self.drawn:
            self.stream.write(f"\r{' ' * len(self.drawn)}\r")
