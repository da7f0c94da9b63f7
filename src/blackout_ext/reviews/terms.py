"""What a field of a record can be chosen from.

Apart from the records, so that what shows them need not load what checks them.
"""

from __future__ import annotations

from enum import StrEnum

BEST, WORST, STEP = 5.0, 1.0, 0.5
"""The scale of ratings: from 1 (leave it) to 5 (read it now), in halves."""


class Kind(StrEnum):
    """What a work is."""

    NOVEL = "novel"
    NOVELLA = "novella"
    STORY = "story"
    COLLECTION = "collection"
    COMIC = "comic"
    PLAY = "play"
    FILM = "film"
    SERIES = "series"
    GAME = "game"

    @property
    def is_screen(self) -> bool:
        """Whether it is seen, and has directors and a cast, and no ISBN."""
        return self in {Kind.FILM, Kind.SERIES}


class TitleArchetype(StrEnum):
    """What a title does for a reader."""

    NAME = "name"
    ROLE = "role"
    PLACE = "place"
    OBJECT = "object"
    DATE = "date"
    CONCEPT = "concept"
    MOTIF = "motif"
    ALLUSION = "allusion"
    PHRASE = "phrase"
    DOUBLE_MEANING = "double meaning"
    IRONY = "irony"
    ODD_PAIRING = "odd pairing"


class Basis(StrEnum):
    """How we know where history turned."""

    STATED = "stated"
    INFERRED = "inferred"


class AwardResult(StrEnum):
    """How far a work came."""

    WON = "won"
    SHORTLISTED = "shortlisted"
    FINALIST = "finalist"
    NOMINATED = "nominated"
    LONGLISTED = "longlisted"
    HONOURED = "honoured"
