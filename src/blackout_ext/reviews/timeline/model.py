"""What a timeline shows, before anything of it has a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..years import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of divergence.  All text is shown in the open: what is a spoiler is masked."""

    span: Span
    """When history turned."""
    title: str
    """Title of the work."""
    by: str
    """Its author or authors."""
    what: str
    """What changed, in a sentence or two; may be empty."""
    href: str
    """Link to the review, from the page that holds the timeline."""


@dataclass(frozen=True, slots=True)
class Row:
    """The same as text, for a table or a list in any format."""

    years: str
    """As in ``1942-43``, ``about 1824``, ``44 BCE``."""
    title: str
    by: str
    what: str
    href: str


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Return *marks* as time goes: by first year, last year, then title and author."""
    return sorted(
        marks, key=lambda mark: (mark.span.first, mark.span.last, mark.title, mark.by, mark.href)
    )


def timeline_rows(marks: Iterable[Mark]) -> list[Row]:
    """Return the facts of a timeline in the order in which it shows them."""
    return [
        Row(str(mark.span), mark.title, mark.by, mark.what, mark.href) for mark in in_order(marks)
    ]


def spoken(mark: Mark) -> str:
    """Return what a screen reader says: ``1933: The Man in the High Castle, Philip K. Dick. ...``.

    The words are those on the screen, in the same order (WCAG 2.2, 2.5.3).
    """
    work = ", ".join(filter(None, (mark.title, mark.by)))
    return f"{mark.span}: {work}. {mark.what}".strip()
