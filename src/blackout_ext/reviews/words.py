"""Words for values of a record, in the language of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from .terms import BEST, AwardResult, Basis, Kind, TitleArchetype

if TYPE_CHECKING:
    from .fields import CastMember
    from .model import Award, Divergence, Review, SeriesPosition

_ = get_translation("blackout")


def kind_name(kind: Kind) -> str:
    """Return what a work is."""
    return {
        Kind.NOVEL: _("Novel"),
        Kind.NOVELLA: _("Novella"),
        Kind.STORY: _("Short story"),
        Kind.COLLECTION: _("Collection"),
        Kind.COMIC: _("Comic"),
        Kind.PLAY: _("Play"),
        Kind.FILM: _("Film"),
        Kind.SERIES: _("Series"),
        Kind.GAME: _("Game"),
    }[kind]


def archetype_name(archetype: TitleArchetype) -> str:
    """Return the name of a title archetype."""
    return {
        TitleArchetype.NAME: _("Name"),
        TitleArchetype.ROLE: _("Role"),
        TitleArchetype.PLACE: _("Place"),
        TitleArchetype.OBJECT: _("Object"),
        TitleArchetype.DATE: _("Date"),
        TitleArchetype.CONCEPT: _("Concept"),
        TitleArchetype.MOTIF: _("Motif"),
        TitleArchetype.ALLUSION: _("Allusion"),
        TitleArchetype.PHRASE: _("Phrase"),
        TitleArchetype.DOUBLE_MEANING: _("Double meaning"),
        TitleArchetype.IRONY: _("Irony"),
        TitleArchetype.ODD_PAIRING: _("Odd pairing"),
    }[archetype]


def award_text(award: Award) -> str:
    """Return an award in a line: ``Booker Prize 2005 (shortlisted)``."""
    result = {
        AwardResult.WON: _("won"),
        AwardResult.SHORTLISTED: _("shortlisted"),
        AwardResult.FINALIST: _("finalist"),
        AwardResult.NOMINATED: _("nominated"),
        AwardResult.LONGLISTED: _("longlisted"),
        AwardResult.HONOURED: _("honoured"),
    }[award.result]
    return _("%(name)s %(year)s (%(result)s)") % {
        "name": award.name,
        "year": award.year,
        "result": result,
    }


def divergence_text(divergence: Divergence) -> str:
    """Return a point of divergence in a line, with its years first."""
    if divergence.year is None:
        return divergence.what
    year = str(divergence.year)
    if divergence.basis is Basis.INFERRED:
        year = _("%(year)s (inferred)") % {"year": year}
    return _("%(year)s: %(what)s") % {"year": year, "what": divergence.what}


def series_text(series: SeriesPosition | None) -> str:
    """Return the series, and the place in it."""
    if series is None or series.position is None:
        return series.name if series else ""
    return _("%(name)s, no. %(position)s") % {
        "name": series.name,
        "position": f"{series.position:g}",
    }


def cast_text(member: CastMember) -> str:
    """Return an actor, and the role."""
    return f"{member.name} ({member.role})" if member.role else member.name


def length_text(review: Review) -> str:
    """Return the pages of a book or the running time of a film, as far as they are known."""
    if review.pages:
        return _("%(pages)s pages") % {"pages": review.pages}
    return _("%(minutes)s minutes") % {"minutes": review.minutes} if review.minutes else ""


def rating_text(rating: float) -> str:
    """Return a rating in words."""
    return _("%(rating)s out of %(best)s") % {"rating": f"{rating:g}", "best": f"{BEST:g}"}
