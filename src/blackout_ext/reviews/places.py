"""What pages show of others, and whether that has changed.

A page is written again when what it shows is not what it showed before; so each kind
of place says in words (:data:`FACTS`) what it is filled from.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from blackout_ext.spoilers.nodes import Passage, walk

from .nodes import place
from .references import find
from .told import works_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .collection import Collection
    from .entries import ReviewPage


@dataclass(frozen=True, slots=True)
class Place:
    """Something that a page shows of others."""

    kind: str
    """Name of a node of :mod:`.nodes`, or of a reference."""
    argument: str
    """What it wants."""
    docname: str
    """The page."""


def places_of(document: nodes.document) -> Iterator[Place]:
    """Yield what a document shows of other pages."""
    docname = document.settings.env.current_document.docname
    names_works = False
    for node in walk(document):
        if isinstance(node, place):
            yield Place(node.tagname, str(node.get("argument", "")), docname)
        elif isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "review":
            names_works = True
            yield Place("reference", f"{node['reftype']} {node['reftarget']}", docname)
        elif isinstance(node, Passage | nodes.admonition) and "work" in node:
            names_works = True
    # Few documents do, and it takes a look around every passage.
    for name in works_named(document) if names_works else ():
        yield Place("progress", name, docname)


def shown_on(collection: Collection, places: Iterable[Place]) -> str:
    """Return a digest (SHA-256, hexadecimal) of all that is shown in *places*."""
    shown = [FACTS[place.kind](collection, place) for place in places]
    return hashlib.sha256(repr(shown).encode()).hexdigest()


def summary(page: ReviewPage) -> tuple[Any, ...]:
    """Return what lists show of a review."""
    review = page.review
    return page.docname, review.kind, review.title, review.makers, review.published, review.rating


def facts_of_header(collection: Collection, place: Place) -> Any:
    """Return the record of the page, and the titles of the reviews it names."""
    page = collection.pages.get(place.docname)
    names = [adaptation.review for adaptation in page.review.adaptations] if page else []
    return page and page.review, [name in collection.by_name for name in names]


def facts_of_related(collection: Collection, place: Place) -> Any:
    """Return the related reviews of the page."""
    page = collection.pages.get(place.docname)
    names = collection.related.get(page.name, ()) if page else ()
    return [summary(collection.by_name[name]) for name in names]


def facts_of_pointer(collection: Collection, place: Place) -> Any:
    """Return the guide to a kind of section."""
    guide = collection.guides_by_kind.get(place.argument)
    return guide and (guide.docname, guide.title, guide.topic)


def facts_of_citing(collection: Collection, place: Place) -> Any:
    """Return what lists show of the reviews that the guide is for."""
    return [summary(page) for page in collection.pages.values()]


def facts_of_reference(collection: Collection, place: Place) -> Any:
    """Return where a reference leads, and its text."""
    typ, _space, target = place.argument.partition(" ")
    return find(collection, typ, target)


def facts_of_progress(collection: Collection, place: Place) -> Any:
    """Return what readers are asked about a work."""
    page = collection.by_name.get(place.argument)
    return page and (page.review.title, page.review.kind, page.stages)


def facts_of_all(collection: Collection, place: Place) -> Any:
    """Return all that is known of all reviews."""
    return collection.digest


FACTS: dict[str, Callable[[Collection, Place], Any]] = {
    "review_header": facts_of_header,
    "related_reviews": facts_of_related,
    "guide_pointer": facts_of_pointer,
    "citing_reviews": facts_of_citing,
    "reference": facts_of_reference,
    "progress": facts_of_progress,
    "collected": facts_of_all,
    "catalogue": facts_of_all,
    "timeline": facts_of_all,
    "latest": facts_of_all,
}
"""What a place is filled from, by its kind."""
