"""Where a reference to an object of the collection leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .slugs import slug

if TYPE_CHECKING:
    from .collection import Collection


class Target(NamedTuple):
    """What a reference leads to."""

    docname: str
    """Page name."""
    title: str
    """Text of a link."""
    is_work: bool
    """Whether that is the title of a work, which is set in italics."""


BROWSE = "by"
"""Folder of the pages that list reviews."""


def browse_page(kind: str, name: str) -> str:
    """Return the page that lists the reviews with something in common.

    Args:
        kind: ``author``, ``series``, ``year``, ``theme`` or ``archetype``.
        name: what they have in common, as in an address.
    """
    return f"{BROWSE}/{kind}/{name}"


def find(collection: Collection, typ: str, target: str) -> Target | None:
    """Return what a reference leads to, or ``None`` if there is no such object.

    Args:
        collection: the reviews.
        typ: type of the object: ``review``, ``author`` or ``guide``.
        target: its name; for an author the full name will do.
    """
    if typ == "review" and (page := collection.by_name.get(target)):
        return Target(page.docname, page.review.title, is_work=True)
    if typ == "guide" and (guide := collection.guides_by_name.get(target)):
        return Target(guide.docname, guide.title, is_work=False)
    name = slug(target)
    if typ == "author" and (person := collection.authors.get(name)):
        return Target(browse_page("author", name), person.name, is_work=False)
    return None
