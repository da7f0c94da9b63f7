"""What is wrong between reviews, though each of them is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .slugs import slug
from .suggestions import suggestion
from .warnings_ import ReviewWarning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .entries import ReviewPage


def inconsistencies(pages: Mapping[str, ReviewPage]) -> Iterator[tuple[str, str, ReviewWarning]]:
    """Yield document, message and kind of all that is wrong between *pages*."""
    yield from duplicates(pages)
    yield from unknown_reviews(pages)


def duplicates(pages: Mapping[str, ReviewPage]) -> Iterator[tuple[str, str, ReviewWarning]]:
    """Yield pages of one name, and reviews of one work by one reviewer.

    Args:
        pages: all reviews, by document name.

    Yields:
        Document, message and kind.
    """
    names: dict[str, str] = {}
    works: dict[tuple[str, ...], str] = {}
    for docname, page in sorted(pages.items()):
        if (first := names.setdefault(page.name, docname)) != docname:
            message = (
                f"{first} is called {page.name!r} too, and references go there. "
                "Rename one of the files."
            )
            yield docname, message, ReviewWarning.DUPLICATE
        review = page.review
        makers = sorted(slug(person.name) for person in review.makers)
        work = (review.kind, slug(review.title), slug(review.reviewer or ""), *makers)
        if (first := works.setdefault(work, docname)) != docname:
            message = (
                f"{first} is a review of the same work by the same reviewer. "
                "Remove one of them, or name their reviewers."
            )
            yield docname, message, ReviewWarning.DUPLICATE


def unknown_reviews(pages: Mapping[str, ReviewPage]) -> Iterator[tuple[str, str, ReviewWarning]]:
    """Yield references in front matter to reviews that do not exist.

    Args:
        pages: all reviews, by document name.

    Yields:
        Document, message and kind.
    """
    names = {page.name for page in pages.values()}
    for docname, page in sorted(pages.items()):
        review = page.review
        named = [("related", name) for name in review.related]
        named += [("adaptations", other.review) for other in review.adaptations if other.review]
        for field, name in named:
            if name not in names:
                message = (
                    f"{field} names the review {name!r}, and there is none"
                    f"{suggestion(name, sorted(names))}. It is left out."
                )
                yield docname, message, ReviewWarning.RELATED
