"""What the collection knows of a page: its record, and what stands on the page itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .mentions import Wording
    from .model import Review


class Section(NamedTuple):
    """A section of a review that has a part to play.

    A tuple, as there are many: each build loads all of them, and writes them.
    """

    kind: str
    """Key in ``review_sections``: ``title``, ``logline``, ``plot-summary`` and so on."""
    heading: str
    """Heading, passages masked."""
    anchor: str
    """Where a link to it goes to on the page."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A page that reviews a work."""

    docname: str
    name: str
    """Name for references: the last part of *docname*."""
    review: Review
    sections: tuple[Section, ...] = ()
    logline: str = ""
    """The logline, passages masked.  From its wording, in a collection."""
    stages: tuple[str, ...] = ()
    """Stages of the story, in order: headings below the plot summary, passages masked, unless
    the front matter has others."""
    summary_words: int = 0
    """Words of the plot summary; a passage counts as one, however long it is."""
    opening: str = ""
    """First paragraph, passages masked.  From its wording, in a collection."""
    logline_wording: Wording = ()
    """The same, where the titles of other pages are not known yet."""
    opening_wording: Wording = ()

    @property
    def cover_file(self) -> str:
        """Name of the file of its cover, where one is drawn."""
        return f"cover-{self.name}.svg"

    def section(self, kind: str) -> Section | None:
        """Return the section of a kind, if the page has one."""
        return next((section for section in self.sections if section.kind == kind), None)


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page that explains something to writers, with reviews as its examples."""

    docname: str
    name: str
    """Name for references."""
    title: str
    """Title of the page, passages masked."""
    explains: str = ""
    """Kind of the sections of reviews that point here; empty for none."""
    topic: str = ""
    """What it is about, as in "For more on titles"."""
    cites: frozenset[str] = frozenset()
    """Names of the reviews it refers to."""
