"""The facts of a review, as fields below its title."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.locale import get_translation

from blackout_ext.locale import pgettext

from .days import day_node
from .links import field, to_authors, to_review, with_commas
from .words import (
    award_text,
    cast_text,
    divergence_text,
    kind_name,
    length_text,
    listed,
    rating_text,
    series_text,
    span_text,
    year_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config

    from .collection import Collection
    from .entries import ReviewPage
    from .model import Adaptation, Publication, Review

_ = get_translation("blackout")


def header_fields(
    collection: Collection, page: ReviewPage, config: Config
) -> Iterator[tuple[str, nodes.field]]:
    """Yield the facts of a review, each with a name for its class.

    Args:
        collection: all reviews, for links to those of adaptations.
        page: the review.
        config: of the book, for who signs it if it names nobody, and for the language of days.
    """
    review, docname = page.review, page.docname
    if review.authors:
        # Translators: before the names of the authors of a book.
        yield "authors", field(_("By"), to_authors(review.authors, docname))
    if review.directors:
        # Translators: before the names of the directors of a film.
        yield "directors", field(_("Directed by"), to_authors(review.directors, docname))
    # Translators: what a work is: novel, film and so on.
    kind = listed([kind_name(review.kind), *review.subgenre])
    yield "kind", field(_("Kind"), [nodes.Text(kind)])
    if review.published:
        label = _("First shown") if review.kind.is_screen else _("First published")
        published = publication(review.published, config.language)
        yield "published", field(label, list(with_commas(published)))
    for name, label, text in plain_facts(review):
        yield name, field(label, [nodes.Text(text)])
    if review.url:
        yield "url", field(_("Official page"), [to_site(review.url)])
    if review.adaptations:
        those = ([*adaptation(collection, other, docname)] for other in review.adaptations)
        yield "adaptations", field(_("Adaptations"), list(with_commas(those)))
    yield "reviewed", field(_("Reviewed by"), list(with_commas(signature(review, config))))


def plain_facts(review: Review) -> Iterator[tuple[str, str, str]]:
    """Yield name, label and text of the facts that are text and that are known."""
    divergence, rating = review.divergence, review.rating
    facts = (
        # Translators: a series of books.
        ("series", pgettext("label", "Series"), series_text(review.series)),
        # Translators: the actors of a film.
        ("cast", _("Cast"), listed(map(cast_text, review.cast))),
        # Translators: when and where a story happens.
        ("setting", _("Setting"), review.setting),
        # Translators: when and how an invented history parts from ours.
        ("divergence", _("Point of divergence"), divergence and divergence_text(divergence)),
        ("themes", _("Themes"), listed(review.themes)),
        ("awards", _("Awards"), listed(map(award_text, review.awards))),
        # Translators: in pages or minutes.
        ("length", _("Length"), length_text(review)),
        ("rating", _("Rating"), None if rating is None else rating_text(rating)),
    )
    for name, label, text in facts:
        if text:
            yield name, label, text


def publication(published: Publication, language: str) -> Iterator[list[nodes.Node]]:
    """Yield publisher, and day or year, as far as they are known."""
    if published.publisher:
        yield [nodes.Text(published.publisher)]
    if published.date:
        yield [day_node(published.date, language)]
    else:
        yield [nodes.Text(year_text(published.year))]


def to_site(url: str) -> nodes.reference:
    """Return a link to another site, by its name (RFC 3986, "host")."""
    return nodes.reference("", urlsplit(url).hostname or url, refuri=url, rel="noopener")


def adaptation(collection: Collection, other: Adaptation, docname: str) -> Iterator[nodes.Node]:
    """Yield an adaptation: its title, linked if it has a review, kind and year."""
    page = collection.by_name.get(other.review or "")
    yield to_review(page, docname) if page else nodes.emphasis("", other.title)
    yield nodes.Text(f" ({listed([kind_name(other.kind), span_text(other.year)])})")


def signature(review: Review, config: Config) -> Iterator[list[nodes.Node]]:
    """Yield who signs the review, and the days of review and last change."""
    yield [nodes.Text(review.reviewer or config.review_reviewer or config.project)]
    if review.reviewed:
        yield [day_node(review.reviewed, config.language)]
    if review.updated:
        before, _mark, after = (_("updated %(day)s") % {"day": "\n"}).partition("\n")
        updated = day_node(review.updated, config.language)
        yield [nodes.Text(before), updated, nodes.Text(after)]
