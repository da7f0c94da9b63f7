"""What a page shows of others, in values to compare.

A page is written again when these are not what they were, so what a place is filled with
must not depend on anything else.  ``tests/increments`` changes all fields one by one, to
see that each place tells all that it shows, and nothing that it does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blackout_ext.outputs import digest_of

from .references import find
from .selections import citing_reviews, latest_reviews

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .collection import Collection
    from .entries import ReviewPage
    from .fields import Record
    from .places import Place


def shown_on(collection: Collection, docname: str, places: Iterable[Place]) -> str:
    """Return a digest of all that is shown in the *places* of a page."""
    return digest_of([FACTS[place.kind](collection, docname, place) for place in places])


def of_line(page: ReviewPage) -> tuple[Any, ...]:
    """Return what a line about a review shows (:func:`.links.summary`)."""
    review = page.review
    names = [person.name for person in review.makers]
    return page.docname, page.name, review.title, names, review.year


def of_tile(page: ReviewPage) -> tuple[Any, ...]:
    """Return what one of several covers side by side shows (:func:`.shelf.card`)."""
    return *of_line(page), page.review.rating, page.review.cover


def of_card(page: ReviewPage) -> tuple[Any, ...]:
    """Return what a review shows that stands on a shelf with its verdict."""
    return *of_tile(page), page.review.kind, page.review.verdict or page.opening


def of_row(page: ReviewPage) -> tuple[Any, ...]:
    """Return what a row of the catalogue shows, and is sorted and filtered by."""
    review, divergence = page.review, page.review.divergence
    names_in_order = [person.sort_key for person in review.makers]
    return (
        *of_line(page), names_in_order, review.kind, review.rating, review.reviewed, review.themes,
        review.subgenre, review.awards, review.cover, divergence and divergence.year,
    )  # fmt: skip


def facts_of_header(collection: Collection, docname: str, place: Place) -> Any:
    """Return the record of the page, and the reviews it names."""
    page = collection.pages.get(docname)
    names = [adaptation.review for adaptation in page.review.adaptations] if page else []
    named = [find(collection, "review", name or "") for name in names]
    return collection.records.get(docname), named


def facts_of_related(collection: Collection, docname: str, place: Place) -> Any:
    """Return the related reviews of the page."""
    page = collection.pages.get(docname)
    names = collection.related.get(page.name, ()) if page else ()
    return [of_line(collection.by_name[name]) for name in names]


def facts_of_pointer(collection: Collection, docname: str, place: Place) -> Any:
    """Return the guide to a kind of section."""
    guide = collection.guides_by_kind.get(place.argument)
    return guide and (guide.docname, guide.name, guide.title, guide.topic)


def facts_of_citing(collection: Collection, docname: str, place: Place) -> Any:
    """Return the reviews that the guide is for."""
    return [of_line(page) for page in citing_reviews(collection, docname)]


def facts_of_reference(collection: Collection, docname: str, place: Place) -> Any:
    """Return where a reference leads, and its text."""
    typ, _space, target = place.argument.partition(" ")
    return find(collection, typ, target)


def facts_of_progress(collection: Collection, docname: str, place: Place) -> Any:
    """Return what readers are asked about a work."""
    page = collection.by_name.get(place.argument)
    return page and (page.review.title, page.review.kind, page.stages)


def facts_of_collected(collection: Collection, docname: str, place: Place) -> Any:
    """Return what all reviews have of something."""
    of = COLLECTED[place.argument]
    return [(of_line(page), found) for page in collection.by_title if (found := of(page))]


def values(record: Record | None) -> Any:
    """Return the values of a record, whose ``repr`` takes less time than its own."""
    return record and [*vars(record).values()]


COLLECTED: dict[str, Callable[[ReviewPage], Any]] = {
    "titles": lambda page: page.review.title_archetypes,
    "loglines": lambda page: page.logline and (page.logline, values(page.review.logline)),
    "summaries": lambda page: page.summary_words and (page.summary_words, page.stages),
    "divergences": lambda page: values(page.review.divergence),
}
"""What the lists of :mod:`.collected` have of a review; of none, if that is nothing."""


def facts_of_catalogue(collection: Collection, docname: str, place: Place) -> Any:
    """Return the rows, in order."""
    return [of_row(page) for page in collection.by_title]


def facts_of_timeline(collection: Collection, docname: str, place: Place) -> Any:
    """Return the points of divergence that have a year."""
    return [
        (*of_line(page), divergence.year, divergence.what)
        for page in collection.by_title
        if (divergence := page.review.divergence) and divergence.year
    ]


def facts_of_latest(collection: Collection, docname: str, place: Place) -> Any:
    """Return the latest or the best reviews, in order."""
    shown = latest_reviews(collection, place.argument, place.limit, place.minimum)
    # One alone comes with its verdict.
    return [of_tile(page) if len(shown) > 1 else of_card(page) for page in shown]


FACTS: dict[str, Callable[[Collection, str, Place], Any]] = {
    "review_header": facts_of_header,
    "related_reviews": facts_of_related,
    "guide_pointer": facts_of_pointer,
    "citing_reviews": facts_of_citing,
    "reference": facts_of_reference,
    "progress": facts_of_progress,
    "collected": facts_of_collected,
    "catalogue": facts_of_catalogue,
    "timeline": facts_of_timeline,
    "latest": facts_of_latest,
}
"""What a place is filled from, by its kind."""
