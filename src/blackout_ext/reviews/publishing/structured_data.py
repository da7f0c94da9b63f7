"""Structured data for search engines: a review in JSON-LD, in the words of schema.org.

It follows what Google asks of review snippets ("Review snippet (Review, AggregateRating)
structured data", developers.google.com): the author is a person or an organisation with a
name, what is reviewed is of a type they know and has a name, and a rating comes with the
ends of its scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..terms import BEST, WORST, Kind
from ..years import astronomical
from .site import plain
from .summaries import headline, summary_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..entries import ReviewPage
    from ..model import Award, Publication, Review
    from .site import Site

CONTEXT = "https://schema.org"
TYPES = {
    Kind.FILM: "Movie",
    Kind.SERIES: "TVSeries",
    Kind.GAME: "VideoGame",
}
"""Types of what is reviewed, if it is no book; subtypes of those that snippets are made for."""


def structured_data(site: Site, page: ReviewPage, text: str) -> dict[str, Any]:
    """Return a review as JSON-LD (https://schema.org/Review).

    Args:
        site: where it is published.
        page: what is known of it.
        text: all of it, masked.
    """
    review = page.review
    return {
        "@context": CONTEXT,
        "@type": "Review",
        **known(
            url=site.base and site.page(page.docname),
            name=headline(review),
            description=summary_of(page),
            author=reviewer(site, review),
            publisher={"@type": "Organization", "name": site.name, **known(url=site.base)},
            datePublished=day(review.reviewed),
            dateModified=day(review.updated),
            inLanguage=site.language,
            itemReviewed=work(review),
            reviewRating=rating(review.rating),
            reviewBody=text,
        ),
    }


def known(**properties: Any) -> dict[str, Any]:
    """Return the properties that have a value."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def reviewer(site: Site, review: Review) -> dict[str, Any]:
    """Return who signs the review: a person that it names, or else the site."""
    if review.reviewer:
        return person(review.reviewer)
    return {"@type": "Organization", "name": site.reviewer}


def work(review: Review) -> dict[str, Any]:
    """Return what is reviewed."""
    published = review.published
    return {
        "@type": TYPES.get(review.kind, "Book"),
        **known(
            name=plain(review.title),
            author=one_or_all(person(author.name) for author in review.authors),
            isbn=one_or_all(dict.fromkeys(review.isbn.values())),
            datePublished=publication_date(published),
            inLanguage=review.language,
            genre=one_or_all(map(plain, review.subgenre)),
            keywords=", ".join(map(plain, review.themes)),
            award=one_or_all(award(prize) for prize in review.awards if prize.is_won),
            url=review.url,
            **of_its_kind(review),
        ),
    }


def of_its_kind(review: Review) -> dict[str, Any]:
    """Return properties of a work that not all types have."""
    publisher = review.published.publisher if review.published else None
    makers = one_or_all(person(director.name) for director in review.directors)
    cast = one_or_all(person(member.name) for member in review.cast)
    company = publisher and {"@type": "Organization", "name": plain(publisher)}
    if review.kind is Kind.FILM:
        length = f"PT{review.minutes}M" if review.minutes else None
        return {"director": makers, "actor": cast, "duration": length, "productionCompany": company}
    if review.kind is Kind.SERIES:
        return {"creator": makers, "actor": cast, "productionCompany": company}
    if review.kind is Kind.GAME:
        return {"director": makers, "actor": cast, "publisher": company}
    form = "GraphicNovel" if review.kind is Kind.COMIC else None
    return {
        "publisher": company,
        "numberOfPages": review.pages,
        "bookFormat": form and f"{CONTEXT}/{form}",
        "isPartOf": series(review),
        "position": number(review.series.position) if review.series else None,
    }


def series(review: Review) -> dict[str, Any] | None:
    """Return the series that a book is part of."""
    if review.series is None:
        return None
    return {"@type": "BookSeries", "name": plain(review.series.name)}


def person(name: str) -> dict[str, Any]:
    """Return a person."""
    return {"@type": "Person", "name": plain(name)}


def award(prize: Award) -> str:
    """Return a prize that a work has won."""
    return f"{plain(prize.name)} {prize.year}"


def rating(stars: float | None) -> dict[str, Any] | None:
    """Return a rating with the ends of its scale."""
    if stars is None:
        return None
    return {
        "@type": "Rating",
        "ratingValue": number(stars),
        "bestRating": number(BEST),
        "worstRating": number(WORST),
    }


def number(value: float | None) -> float | None:
    """Return a number without a fraction, if it needs none."""
    return int(value) if value is not None and value == int(value) else value


def publication_date(published: Publication | None) -> str | None:
    """Return the day or year of a publication (ISO 8601, where 1 BCE is the year 0000)."""
    if published is None:
        return None
    year = astronomical(published.year)
    return day(published.date) or (f"{year:04}" if year >= 0 else f"{year:05}")


def day(date: Any) -> str | None:
    """Return a day (ISO 8601), if it is known."""
    return str(date.isoformat()) if date else None


def one_or_all(values: Iterable[Any]) -> Any:
    """Return a single value as it is, and several in a list; JSON-LD takes both alike."""
    found = list(values)
    return found[0] if len(found) == 1 else found
