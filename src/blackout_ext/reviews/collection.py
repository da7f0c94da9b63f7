"""All reviews and guides at one moment, and what follows from them."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

from blackout_ext.outputs import digest_of

from .related import related
from .slugs import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .entries import GuidePage, ReviewPage
    from .fields import Person


class Collection:
    """Reviews and guides, in the order of their documents; what is asked twice is kept."""

    def __init__(self, pages: Mapping[str, ReviewPage], guides: Mapping[str, GuidePage]) -> None:
        self.pages = dict(sorted(pages.items()))
        """Reviews by document name."""
        self.guides = dict(sorted(guides.items()))
        """Guides by document name."""

    @cached_property
    def by_name(self) -> dict[str, ReviewPage]:
        """Reviews by name; of two of one name, that of the first document."""
        return {page.name: page for page in reversed(self.pages.values())}

    @cached_property
    def records(self) -> dict[str, str]:
        """Digests of the records of reviews, by document name."""
        # Of values of the language itself, whose ``repr`` takes half the time of a record's.
        return {name: digest_of(page.review.model_dump()) for name, page in self.pages.items()}

    @cached_property
    def by_title(self) -> list[ReviewPage]:
        """Reviews as in an index: by title, without an article in front."""
        return sorted(self.pages.values(), key=lambda page: (title_key(page), page.docname))

    @cached_property
    def guides_by_name(self) -> dict[str, GuidePage]:
        """Guides by name."""
        return {page.name: page for page in reversed(self.guides.values())}

    @cached_property
    def guides_by_kind(self) -> dict[str, GuidePage]:
        """Guides by the kind of section they explain."""
        return {page.explains: page for page in reversed(self.guides.values()) if page.explains}

    @cached_property
    def authors(self) -> dict[str, Person]:
        """Everybody who made a work, by the name for references."""
        found: dict[str, Person] = {}
        for page in self.pages.values():
            for person in page.review.makers:
                found.setdefault(slug(person.name), person)
        return found

    @cached_property
    def related(self) -> dict[str, tuple[str, ...]]:
        """Names of the related reviews of each, by name."""
        return related(self.by_name)


ARTICLES = ("the ", "a ", "an ")
MARKS = re.compile(r"^\W+")


def title_key(page: ReviewPage) -> str:
    """Return what a title is sorted by."""
    title = collated(page.review.title)
    article = next((a for a in ARTICLES if title.startswith(a)), "")
    return title.removeprefix(article)


def collated(text: str) -> str:
    """Return what *text* is sorted by: small letters without accents, no marks in front."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in parts if not unicodedata.combining(char))
    return MARKS.sub("", plain) or plain
