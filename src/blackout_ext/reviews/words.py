"""Words for values of a record, in the language of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from blackout_ext.locale import decimal, ngettext, pgettext, translations

from . import language, years
from .terms import BEST, AwardResult, Basis, Kind, TitleArchetype

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .fields import CastMember
    from .model import Award, Divergence, Review, SeriesPosition
    from .years import Span

_ = get_translation("blackout")


def listed(items: Iterable[str]) -> str:
    """Return *items* in a row."""
    return language.listed(items, translations())


def separator() -> str:
    """Return what stands between the items of a list."""
    return language.separator(translations())


def year_text(year: int) -> str:
    """Return a year."""
    return years.year_as_text(year, translations())


def span_text(span: Span) -> str:
    """Return years."""
    return span.text(translations())


def kind_name(kind: Kind) -> str:
    """Return what a work is."""
    return {
        Kind.NOVEL: pgettext("kind of work", "Novel"),
        Kind.NOVELLA: pgettext("kind of work", "Novella"),
        Kind.STORY: pgettext("kind of work", "Short story"),
        # Translators: of stories, by one author.
        Kind.COLLECTION: pgettext("kind of work", "Collection"),
        Kind.COMIC: pgettext("kind of work", "Comic"),
        # Translators: for the stage.
        Kind.PLAY: pgettext("kind of work", "Play"),
        Kind.FILM: pgettext("kind of work", "Film"),
        # Translators: on television.
        Kind.SERIES: pgettext("kind of work", "Series"),
        Kind.GAME: pgettext("kind of work", "Game"),
    }[kind]


def archetype_name(archetype: TitleArchetype) -> str:
    """Return the name of a title archetype."""
    return {
        # Translators: the title of a book is the name of somebody, as in Emma.
        TitleArchetype.NAME: pgettext("what a title is", "Name"),
        # Translators: what somebody is or does, as in The Tailor.
        TitleArchetype.ROLE: pgettext("what a title is", "Role"),
        TitleArchetype.PLACE: pgettext("what a title is", "Place"),
        # Translators: a thing.
        TitleArchetype.OBJECT: pgettext("what a title is", "Object"),
        TitleArchetype.DATE: pgettext("what a title is", "Date"),
        TitleArchetype.CONCEPT: pgettext("what a title is", "Concept"),
        TitleArchetype.MOTIF: pgettext("what a title is", "Motif"),
        TitleArchetype.ALLUSION: pgettext("what a title is", "Allusion"),
        TitleArchetype.PHRASE: pgettext("what a title is", "Phrase"),
        TitleArchetype.DOUBLE_MEANING: pgettext("what a title is", "Double meaning"),
        TitleArchetype.IRONY: pgettext("what a title is", "Irony"),
        # Translators: two words that one does not expect together.
        TitleArchetype.ODD_PAIRING: pgettext("what a title is", "Odd pairing"),
    }[archetype]


def award_text(award: Award) -> str:
    """Return an award in a line: ``Booker Prize 2005 (shortlisted)``."""
    result = {
        AwardResult.WON: pgettext("prize", "won"),
        AwardResult.SHORTLISTED: pgettext("prize", "shortlisted"),
        AwardResult.FINALIST: pgettext("prize", "finalist"),
        AwardResult.NOMINATED: pgettext("prize", "nominated"),
        AwardResult.LONGLISTED: pgettext("prize", "longlisted"),
        AwardResult.HONOURED: pgettext("prize", "honoured"),
    }[award.result]
    # Translators: a prize, as in Booker Prize 2005 (shortlisted).
    return _("%(name)s %(year)s (%(result)s)") % {
        "name": award.name,
        "year": award.year,
        "result": result,
    }


def divergence_text(divergence: Divergence) -> str:
    """Return a point of divergence in a line, with its years first."""
    if divergence.year is None:
        return divergence.what
    year = span_text(divergence.year)
    if divergence.basis is Basis.INFERRED:
        # Translators: the book does not name the year, but it can be worked out.
        year = _("%(year)s (inferred)") % {"year": year}
    # Translators: when history took another turn, and what happened, in a sentence.
    return _("%(year)s: %(what)s") % {"year": year, "what": divergence.what}


def series_text(series: SeriesPosition | None) -> str:
    """Return the series, and the place in it."""
    if series is None or series.position is None:
        return series.name if series else ""
    # Translators: a series of books, and the place of one in it: Cemetery, no. 2.
    return _("%(name)s, no. %(position)s") % {
        "name": series.name,
        "position": decimal(series.position),
    }


def cast_text(member: CastMember) -> str:
    """Return an actor, and the role."""
    return f"{member.name} ({member.role})" if member.role else member.name


def length_text(review: Review) -> str:
    """Return the pages of a book or the running time of a film, as far as they are known."""
    if review.pages:
        return ngettext("%(count)s page", "%(count)s pages", review.pages) % {"count": review.pages}
    if review.minutes:
        minutes = review.minutes
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    return ""


def rating_text(rating: float) -> str:
    """Return a rating in words."""
    # Translators: a rating, as in 4.5 out of 5.
    return _("%(rating)s out of %(best)s") % {"rating": decimal(rating), "best": decimal(BEST)}
