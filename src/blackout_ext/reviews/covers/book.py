"""What a cover needs to know of a work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..language import ENGLISH
from .draws import Draws
from .motifs import Field, Motif, motif
from .palettes import Palette, palette
from .svg import window
from .words import cleaned, is_rtl, names, shortened, year_label

if TYPE_CHECKING:
    from gettext import NullTranslations

    from ..model import Review
    from .palettes import Stage

CENTURY = 100
"""Years."""
SALT = "blackout covers 410"
"""Chosen by eye, for a shelf on which neighbours differ; another one redraws all covers."""


@dataclass(frozen=True, slots=True)
class Book:
    """A work as its cover shows it."""

    title: str
    """The title, cleaned and perhaps cut."""
    names: tuple[str, ...]
    """Lines that name who made it."""
    year: str
    """When history parts, or nothing."""
    lang: str
    """Language of the work (BCP 47)."""
    is_screen: bool
    """Whether it is a film or a series."""
    draws: Draws
    """Choices, the same whenever the book is drawn."""
    palette: Palette
    """Its colours."""
    motif: Motif
    """What is drawn."""
    turn: float
    """When in its century history parts, from 0 to 1."""

    @property
    def prefix(self) -> str:
        """Letters and digits that tell its picture from others in the same page."""
        return f"c{int(self.draws.fraction('prefix') * 16**8):08x}"

    @property
    def anchor(self) -> str:
        """The side at which its lines are even: the right (``end``) for Arabic or Hebrew."""
        return "end" if is_rtl(self.title) else "start"

    def motif_in(
        self,
        stage: Stage,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        is_open: bool = False,
    ) -> str:
        """Return the motif in a rectangle, in pixels, in the colours of *stage*."""
        return window(x, y, width, height, self.drawn_motif(stage, width, height, is_open=is_open))

    def drawn_motif(
        self, stage: Stage, width: float, height: float, *, is_open: bool = False
    ) -> str:
        """Return the motif for a rectangle at the origin, over whose edges it may run."""
        return self.motif(Field(width, height, stage, self.draws, self.turn, is_open))


def book(review: Review, translations: NullTranslations = ENGLISH) -> Book:
    """Return what the cover of a work shows; its looks hang on nothing that may be edited later.

    Rating, verdict or prizes may change; kind, title, makers and year of publication do not.
    The language of the book changes its words alone.
    """
    makers = "; ".join(person.name for person in review.makers)
    draws = Draws(f"{SALT}\0{review.kind}\0{review.title}\0{makers}\0{review.year}")
    span = review.divergence.year if review.divergence else None
    return Book(
        title=shortened(cleaned(review.title)),
        names=tuple(names(review.makers, translations)),
        year=year_label(span, translations),
        lang=review.language,
        is_screen=review.kind.is_screen,
        draws=draws,
        palette=palette(span.century if span else None, draws),
        motif=motif(review.title_archetypes, draws),
        turn=(span.first - 1) % CENTURY / CENTURY if span else draws.fraction("turn"),
    )
