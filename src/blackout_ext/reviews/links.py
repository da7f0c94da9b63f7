"""References to objects of the collection, for the transforms to resolve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .slugs import slug
from .words import separator, year_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .entries import GuidePage, ReviewPage
    from .fields import Person


def to_review(page: ReviewPage, docname: str) -> addnodes.pending_xref:
    """Return a link to a review, with the title of the work, as seen from *docname*."""
    return link("review", page.name, nodes.emphasis("", page.review.title), docname)


def to_guide(guide: GuidePage, docname: str) -> addnodes.pending_xref:
    """Return a link to a guide, as seen from *docname*."""
    return link("guide", guide.name, nodes.emphasis("", guide.title), docname)


def to_author(person: Person, docname: str) -> addnodes.pending_xref:
    """Return a link to the page of an author, as seen from *docname*."""
    return link("author", slug(person.name), nodes.inline("", person.name), docname)


def to_authors(people: Iterable[Person], docname: str) -> list[nodes.Node]:
    """Return links to authors, with commas between them."""
    return list(with_commas([to_author(person, docname)] for person in people))


def link(typ: str, name: str, text: nodes.Element, docname: str) -> addnodes.pending_xref:
    """Return a reference that is resolved with all others."""
    return addnodes.pending_xref(
        "", text, refdomain="review", reftype=typ, reftarget=name,
        refexplicit=True, refwarn=False, refdoc=docname,
    )  # fmt: skip


def with_commas(items: Iterable[list[nodes.Node]]) -> Iterator[nodes.Node]:
    """Yield the nodes of all *items*, with commas between them."""
    comma = separator()
    for number, item in enumerate(items):
        if number:
            yield nodes.Text(comma)
        yield from item


def summary(page: ReviewPage, docname: str) -> list[nodes.Node]:
    """Return a review in a line: title, makers, year."""
    review = page.review
    found: list[nodes.Node] = [to_review(page, docname)]
    if review.makers:
        found += [nodes.Text(separator()), *to_authors(review.makers, docname)]
    if review.year is not None:
        found.append(nodes.Text(f" ({year_text(review.year)})"))
    return found


def bullets(items: Iterable[list[nodes.Node]], *classes: str) -> nodes.bullet_list:
    """Return a list with a paragraph of nodes in each item."""
    entries = (nodes.list_item("", nodes.paragraph("", "", *item)) for item in items)
    return nodes.bullet_list("", *entries, classes=list(classes))


def field(name: str, content: list[nodes.Node]) -> nodes.field:
    """Return a field with one paragraph."""
    return nodes.field(
        "", nodes.field_name("", name), nodes.field_body("", nodes.paragraph("", "", *content))
    )
