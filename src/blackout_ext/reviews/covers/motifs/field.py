"""Where a motif is drawn, and by what it may differ between books."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..draws import Draws
    from ..palettes import Stage


@dataclass(frozen=True, slots=True)
class Field:
    """A rectangle with its origin at the upper left; what goes over its edges is cut off."""

    width: float
    """Pixels."""
    height: float
    """Pixels."""
    stage: Stage
    """Its colours."""
    draws: Draws
    """Choices for the book."""
    turn: float
    """When in its century history parts, from 0 to 1; the motifs part there too."""
    is_open: bool = False
    """Whether its edges cannot be seen, so that a motif should not be cut at them."""

    @property
    def unit(self) -> float:
        """The shorter side."""
        return min(self.width, self.height)

    def at(self, low: float, high: float) -> float:
        """Return a number from *low* to *high* that stands for the year."""
        return low + (high - low) * self.turn
