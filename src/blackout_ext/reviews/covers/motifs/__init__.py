"""The motifs of the series: each says, without words, that something took another turning."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ...terms import TitleArchetype
from .discs import eclipse, interrupted_arcs, ripples, split_disc
from .field import Field
from .grids import deflection, echo, fault, reversal, shifted_grid
from .paths import branching, leaning, parting, rails, rays

if TYPE_CHECKING:
    from ..draws import Draws

__all__ = ["CENTRED", "OVERALL", "STRIPED", "Field", "Motif", "motif"]

Motif = Callable[[Field], str]
"""Draws on a field, and may go over its edges."""

MOTIFS: Mapping[TitleArchetype, Sequence[Motif]] = {
    TitleArchetype.NAME: (leaning, split_disc, eclipse),
    TitleArchetype.ROLE: (leaning, reversal, echo),
    TitleArchetype.PLACE: (fault, shifted_grid, interrupted_arcs),
    TitleArchetype.OBJECT: (rails, shifted_grid, deflection),
    TitleArchetype.DATE: (interrupted_arcs, rays, fault),
    TitleArchetype.CONCEPT: (fault, reversal, rails),
    TitleArchetype.MOTIF: (ripples, deflection, echo),
    TitleArchetype.ALLUSION: (echo, rays, branching),
    TitleArchetype.PHRASE: (parting, branching, interrupted_arcs),
    TitleArchetype.DOUBLE_MEANING: (split_disc, parting, ripples),
    TitleArchetype.IRONY: (reversal, rays, split_disc),
    TitleArchetype.ODD_PAIRING: (eclipse, ripples, shifted_grid),
}
"""What suits a title that does this for a reader."""
ALL = tuple(dict.fromkeys(one for some in MOTIFS.values() for one in some))
CENTRED = frozenset({echo, eclipse, ripples, split_disc})
"""Figures in the middle of their field, of which a part stands for the whole."""
STRIPED = frozenset({deflection, fault, reversal})
"""Patterns that are themselves in a narrow field too."""
OVERALL = STRIPED | {rays}
"""Patterns that may be covered in part."""


def motif(archetypes: Sequence[TitleArchetype], draws: Draws) -> Motif:
    """Return the motif of a book, by what its title does most of all."""
    return draws.pick("motif", MOTIFS[archetypes[0]] if archetypes else ALL)
