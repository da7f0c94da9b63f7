"""What a timeline shows, before anything of it has a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..language import ENGLISH, listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from gettext import NullTranslations

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


def timeline_rows(marks: Iterable[Mark], translations: NullTranslations = ENGLISH) -> list[Row]:
    """Return the facts of a timeline in the order in which it shows them.

    Args:
        marks: what it shows, in any order.
        translations: messages in the language of the book.
    """
    return [
        Row(mark.span.text(translations), mark.title, mark.by, mark.what, mark.href)
        for mark in in_order(marks)
    ]


def spoken(mark: Mark, translations: NullTranslations = ENGLISH) -> str:
    """Return what a screen reader says: ``1933: The Man in the High Castle, Philip K. Dick. ...``.

    The words are those on the screen, in the same order (WCAG 2.2, 2.5.3).
    """
    work = listed(filter(None, (mark.title, mark.by)), translations)
    # Translators: spoken on a timeline: when history turned, in which book, and how.
    message = translations.gettext("%(years)s: %(work)s. %(what)s")
    years = mark.span.text(translations)
    return (message % {"years": years, "work": work, "what": mark.what}).strip()
