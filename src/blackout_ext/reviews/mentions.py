"""Text that names other pages by their titles, which are known once all have been read."""

from __future__ import annotations

from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple

from sphinx.addnodes import pending_xref

from blackout_ext.spoilers.nodes import Passage, masked_text

from .references import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from .collection import Collection
    from .entries import ReviewPage


class Mention(NamedTuple):
    """A reference whose text is the title of what it leads to."""

    typ: str
    """Type of the object, ``review``, ``author`` or ``guide``, or ``doc`` for a document."""
    target: str
    """Its name, or the name of the document."""
    text: str
    """What stands there if there is no such object."""


Wording = tuple[str | Mention, ...]
"""A text in pieces."""


def wording_of(node: nodes.paragraph | None) -> Wording:
    """Return the text of a paragraph, passages masked, with references to be named yet."""
    return tuple(pieces_of(node)) if node else ()


def pieces_of(node: nodes.Node) -> Iterator[str | Mention]:
    """Yield pieces of the text of inline content."""
    for child in node.children:
        mention = mention_of(child) if isinstance(child, pending_xref) else None
        if mention:
            yield mention
        elif isinstance(child, Passage) or not child.children:
            yield masked_text(child)
        else:
            yield from pieces_of(child)


def mention_of(node: pending_xref) -> Mention | None:
    """Return what a reference mentions, if its text is not the author's own."""
    if node.get("refexplicit"):
        return None
    domain, typ, target = node.get("refdomain"), node.get("reftype"), node["reftarget"]
    if domain == "review":
        return Mention(typ, target, masked_text(node))
    if typ == "doc":
        # As in `{doc}`: from the folder of the page, unless it starts with a slash.
        target = normpath(join("/", dirname(node.get("refdoc", "")), target)).lstrip("/")
        return Mention("doc", target, masked_text(node))
    # MyST-Parser has made a document's name of the address.
    return Mention("doc", target, masked_text(node)) if domain == "doc" else None


def worded(wording: Wording, collection: Collection) -> str:
    """Return a text with the titles of what it mentions."""
    return "".join(
        piece if isinstance(piece, str) else title_of(piece, collection) for piece in wording
    )


def title_of(mention: Mention, collection: Collection) -> str:
    """Return the title of what is mentioned."""
    if mention.typ != "doc":
        found = find(collection, mention.typ, mention.target)
        return found.title if found else mention.text
    if page := collection.pages.get(mention.target):
        return page.review.title
    guide = collection.guides.get(mention.target)
    return guide.title if guide else mention.text


def with_titles(page: ReviewPage, collection: Collection) -> ReviewPage:
    """Return a page whose texts name others by their titles."""
    return replace(
        page,
        logline=worded(page.logline_wording, collection),
        opening=worded(page.opening_wording, collection),
    )
