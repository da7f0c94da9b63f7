"""What a review says of a work, as records: the front matter of a page, checked.

Records are frozen and know nothing of Sphinx.  The docstrings of the fields are what
``blackout schema`` gives to editors.  All of it is shown in the open, so none of it
may hold a spoiler.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field

from .fields import (
    TEXT,
    Cast,
    Isbn13,
    Line,
    Lines,
    People,
    Person,
    Record,
    Url,
    Years,
    as_list,
    as_person,
    as_regions,
    shorthand,
)
from .terms import BEST, STEP, WORST, AwardResult, Basis, Kind, TitleArchetype


def on_scale(rating: float) -> float:
    """Return *rating*.

    Raises:
        ValueError: it is not on the scale.
    """
    if not WORST <= rating <= BEST or rating % STEP:
        msg = f"ratings go from {WORST:g} to {BEST:g} in steps of {STEP:g}"
        raise ValueError(msg)
    return rating


Rating = Annotated[
    float,
    AfterValidator(on_scale),
    Field(json_schema_extra={"minimum": WORST, "maximum": BEST, "multipleOf": STEP}),
]
"""A step of the scale."""


class Publication(Record):
    """When and by whom a work was first published; a year will do."""

    year: int
    """Year, negative before the Common Era."""
    publisher: Line | None = None
    """Publisher, studio or broadcaster."""
    date: dt.date | None = None
    """Day, where it is known."""


class SeriesPosition(Record):
    """A series and the place of a work in it; the name of the series will do."""

    name: Line
    """Name of the series."""
    position: float | None = Field(None, ge=0)
    """Number in the series; 1.5 stands between the first and the second."""


class Divergence(Record):
    """Where history took another turning."""

    year: Years | None = None
    """Year or years: ``1933``, ``1942-43``, ``about 1824``, ``44 BCE``, ``AD 535``, ``1950s``."""
    what: Line
    """What changed, in a sentence."""
    basis: Basis = Basis.STATED
    """Whether the work says so, or a reader has to work it out."""


class Logline(Record):
    """The six slots of a logline; the logline itself stands on the page."""

    setting: Line | None = None
    """World and time."""
    protagonist: Line | None = None
    """Who it is about, by role and not by name."""
    problem: Line | None = None
    """What sets the story off."""
    antagonist: Line | None = None
    """Who or what stands in the way."""
    conflict: Line | None = None
    """What is fought over or struggled with."""
    goal: Line | None = None
    """What the protagonist wants."""


class Award(Record):
    """A prize and how far the work came."""

    name: Line
    """Name of the prize."""
    year: int
    """Year of the prize."""
    result: AwardResult
    """How far the work came."""

    @property
    def is_won(self) -> bool:
        """Whether the work has won it."""
        return self.result is AwardResult.WON


class Adaptation(Record):
    """A version of the work in another form."""

    title: Line
    """Title of the version."""
    year: Years
    """Year or years."""
    kind: Kind
    """What it is."""
    directors: People = ()
    """Directors, or creators of a series."""
    cast: Cast = ()
    """Leading actors."""
    review: Line | None = None
    """Name of its review in this book."""


class Review(Record):
    """The front matter of a review."""

    # Other keys of the front matter are for Sphinx and for other extensions.
    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="ignore", use_attribute_docstrings=True
    )

    kind: Kind
    """What the work is.  This key makes a page a review."""
    title: Line
    """Title of the work."""
    authors: People = ()
    """Authors, of a book."""
    directors: People = ()
    """Directors of a film, creators of a series."""
    cast: Cast = ()
    """Leading actors of a film or series, and their roles."""
    published: Annotated[
        Publication | None,
        BeforeValidator(lambda value: {"year": value} if isinstance(value, int | str) else value),
        shorthand({"type": "integer"}),
    ] = None
    """First publication, or first showing."""
    isbn: Annotated[
        dict[str, Isbn13],
        BeforeValidator(as_regions),
        shorthand({"type": "string"}),
        Field(default_factory=dict),
    ]
    """ISBN-10 or ISBN-13 of an edition on sale; or one for each region (``us``, ``uk``)."""
    series: Annotated[
        SeriesPosition | None,
        BeforeValidator(as_person),
        shorthand(TEXT),
    ] = None
    """Series the work is part of."""
    setting: Line | None = None
    """Time and place of the story."""
    pages: int | None = Field(None, ge=1)
    """Pages of the edition on sale."""
    minutes: int | None = Field(None, ge=1)
    """Running time of a film, or of an episode."""
    language: str = Field("en", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    """Language of the work (BCP 47)."""
    divergence: Divergence | None = None
    """Where its history parts from ours."""
    themes: Lines = ()
    """What it is about, in words that other reviews use too."""
    subgenre: Lines = ()
    """Kinds of fiction it belongs to."""
    title_archetypes: Annotated[
        tuple[TitleArchetype, ...],
        BeforeValidator(as_list),
        shorthand({"enum": [str(archetype) for archetype in TitleArchetype]}),
    ] = ()
    """What the title does, the strongest first."""
    stages: Lines = ()
    """Stages of the story by which readers say how far they are, in order.

    The headings of the plot summary, where it is missing.
    """
    logline: Logline | None = None
    """The slots of its logline."""
    awards: tuple[Award, ...] = ()
    """Prizes."""
    adaptations: tuple[Adaptation, ...] = ()
    """Versions in another form."""
    rating: Rating | None = None
    """From 1 (leave it) to 5 (read it now), in halves."""
    verdict: Line | None = None
    """The verdict in a sentence, for lists."""
    reviewer: Line | None = None
    """Who signs the review; the book, where nobody does."""
    reviewed: dt.date | None = None
    """Day of the review."""
    updated: dt.date | None = None
    """Day of the last change of substance; that of the last commit, where it is missing."""
    related: Lines = ()
    """Names of related reviews, the closest first."""
    cover: Line | None = None
    """Path, from the source folder, of a picture you may publish; without it one is drawn."""
    cover_alt: Line | None = None
    """What is to be seen on that picture."""
    url: Url | None = None
    """Page of the work at its publisher."""
    sources: Lines = ()
    """Where the facts come from: titles or addresses, for whoever checks them."""

    @property
    def makers(self) -> tuple[Person, ...]:
        """Authors, or directors where there are none."""
        return self.authors or self.directors

    @property
    def year(self) -> int | None:
        """Year of the first publication."""
        return self.published.year if self.published else None

    def isbn13(self, region: str = "") -> str | None:
        """Return the ISBN-13 of the edition for *region*, of the one for all, or of the first."""
        return self.isbn.get(region) or self.isbn.get("") or next(iter(self.isbn.values()), None)
