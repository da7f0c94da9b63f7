"""What can be looked up about a work, and where a review says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import Field, TypeAdapter

from blackout_ext.reviews.fields import Cast, Isbn13, Line, Lines, People, Record
from blackout_ext.reviews.model import Adaptation, Award, Publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from blackout_ext.reviews.fields import CastMember, Person
    from blackout_ext.reviews.model import Review

FILE = Path(__file__).parent / "facts.yaml"


class Facts(Record):
    """An entry of ``facts.yaml``."""

    title: Line
    """Title of the work."""
    authors: People = ()
    """Authors, of a book."""
    directors: People = ()
    """Directors, of a film."""
    cast: Cast = ()
    """Actors, by their names."""
    published: Publication
    """First publication, or first showing."""
    minutes: int | None = None
    """Running time."""
    isbn: tuple[Isbn13, ...] = ()
    """Editions that exist."""
    awards: tuple[Award, ...] = ()
    """Prizes that were confirmed."""
    adaptations: tuple[Adaptation, ...] = ()
    """Versions in another form."""
    sources: Lines = Field(min_length=1)
    """Where all of this was seen."""


def read_facts() -> dict[str, Facts]:
    """Return all entries by the name of the page."""
    # As text, like front matter: the fields know what each value is to be.
    data = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (makes nothing but text)
    return TypeAdapter(dict[str, Facts]).validate_python(data)


def contradictions(review: Review, facts: Facts) -> Iterator[str]:
    """Yield what *review* says and *facts* do not.

    What a review leaves out is no contradiction.
    """
    yield from differences("title", [review.title], [facts.title])
    yield from differences("author", by_name(review.authors), by_name(facts.authors))
    yield from differences("director", by_name(review.directors), by_name(facts.directors))
    yield from differences("actor", by_name(review.cast), by_name(facts.cast))
    yield from differences("minutes", [review.minutes or facts.minutes], [facts.minutes])
    if review.published:
        known = facts.published.model_dump()
        given = review.published.model_dump(exclude_none=True)
        for key, value in given.items():
            yield from differences(f"published.{key}", [value], [known[key]])
    yield from differences("ISBN", review.isbn.values(), facts.isbn)
    yield from differences("award", map(as_text, review.awards), map(as_text, facts.awards))
    versions = {
        (version.title, version.year, version.kind): version for version in facts.adaptations
    }
    for version in review.adaptations:
        known_version = versions.get((version.title, version.year, version.kind))
        if known_version is None:
            yield f"adaptation: {version.kind} {version.title} ({version.year}) is not in the facts"
            continue
        people = [*by_name(known_version.directors), *by_name(known_version.cast)]
        given_people = [*by_name(version.directors), *by_name(version.cast)]
        yield from differences("adaptation", given_people, people)


def differences(what: str, given: Iterable[object], known: Iterable[object]) -> Iterator[str]:
    """Yield each of *given* that is not among *known*."""
    listed = list(known)
    for value in given:
        if value not in listed:
            yield f"{what}: {value} is in the review, and in the facts {listed or 'nothing'}"


def by_name(people: Iterable[Person | CastMember]) -> list[str]:
    """Return the names of people."""
    return [person.name for person in people]


def as_text(award: Award) -> str:
    """Return an award on one line."""
    return f"{award.name} {award.year}, {award.result}"
