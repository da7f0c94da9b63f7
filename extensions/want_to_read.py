"""Where to buy or borrow the book under review, by region.

An author writes ``{want-to-read}`` without content, in reStructuredText
``.. want-to-read::``, on a page that is a review, so that its front matter has::

    kind: novel
    title: Never Let Me Go
    authors: Kazuo Ishiguro
    isbn:
      us: "9781400078776"
      uk: "9780571258093"

One ISBN for all regions will do (``isbn: "9781400078776"``).  Readers get a list of
links by region.  A shop that needs an ISBN is left out where there is none; a library
is searched by title and author.

In ``conf.py``, ``want_to_read_stores`` replaces the list of shops and libraries, and
``want_to_read_tags`` adds affiliate tags::

    from want_to_read import STORES, Store

    want_to_read_stores = [
        *STORES,
        Store("Our Corner Shop", "Ireland", "https://shop.example/book/{isbn13}"),
    ]
    want_to_read_tags = {"Amazon.co.uk": {"tag": "mybook-21"}}

Warnings are ``want_to_read.review`` (the page is no review) and ``want_to_read.empty``
(no store to link).
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx.errors import ConfigError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from blackout_ext.reviews.domain import review_domain
from blackout_ext.reviews.isbn import isbn10
from book_words import _, setup_words
from outbound_links import (
    LinksDirective,
    OutboundLink,
    link_list,
    links_placeholder,
    replace_placeholder,
    with_query,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

    from blackout_ext.reviews.model import Review

logger = logging.getLogger(__name__)

FIELDS = frozenset({"title", "author", "isbn13", "isbn10"})
"""What a store's addresses can be made of."""
BEFORE_URLS = 300
"""LaTeX turns addresses into footnotes at 400, the link checker collects them at 800."""


@dataclass(frozen=True, slots=True)
class Store:
    """A shop or library, and where it keeps a book."""

    name: str
    """Name that readers see; the key in ``want_to_read_tags``."""
    region: str
    """Heading under which it is listed; translated where the catalogue has it."""
    url: str
    """Address of a book, with any of ``{isbn13}``, ``{isbn10}``, ``{title}``, ``{author}``."""
    search: str = ""
    """Address to use where the book lacks what *url* needs; empty to leave the store out then."""
    edition: str = "us"
    """Region, as in the front matter, of the edition sold here."""
    sponsored: bool = True
    """Whether the link may earn money, now or later, and must say so to search engines."""

    @property
    def rel(self) -> str:
        """Link types of its links."""
        return "sponsored nofollow noopener" if self.sponsored else "noopener"

    def find(self, review: Review) -> str | None:
        """Return the address of the work, or ``None`` if there is no way to make one."""
        known = fields_of_work(review, self.edition)
        for template in (self.url, self.search):
            if template and fields_of(template) <= known.keys():
                # Of a work without an author, the title alone is looked for.
                return template.format_map(known).removesuffix("%20")
        return None


STORES = (
    Store("Amazon.co.uk", "United Kingdom", "https://www.amazon.co.uk/dp/{isbn10}",
          edition="uk"),
    Store("Bookshop.org UK", "United Kingdom", "https://uk.bookshop.org/book/{isbn13}",
          edition="uk"),
    Store("Amazon.com", "United States", "https://www.amazon.com/dp/{isbn10}"),
    Store("Bookshop.org", "United States", "https://bookshop.org/book/{isbn13}"),
    Store("WorldCat", "Anywhere", "https://search.worldcat.org/search?q=bn:{isbn13}",
          search="https://search.worldcat.org/search?q={title}%20{author}", sponsored=False),
    Store("Open Library", "Anywhere", "https://openlibrary.org/isbn/{isbn13}",
          search="https://openlibrary.org/search?q={title}%20{author}", sponsored=False),
)  # fmt: skip
"""The stores of a book that names none itself."""


class want_to_read(links_placeholder):  # noqa: N801 (docutils names nodes in lower case)
    """The place of the links to shops and libraries."""


class WantToReadDirective(LinksDirective):
    """Link to shops and libraries that have the book."""

    placeholder = want_to_read


class WantToReadTransform(SphinxPostTransform):
    """Put the links in place, from the front matter of the page they were asked for on."""

    default_priority = BEFORE_URLS

    def run(self, **kwargs: Any) -> None:
        """Replace each placeholder."""
        for node in list(self.document.findall(want_to_read)):
            page = review_domain(self.env).collection.pages.get(node["docname"])
            groups = shops(page.review, self.config) if page else {}
            if page is None:
                logger.warning(
                    "This page does not say which work it is about: "
                    "add kind, title, authors and isbn to its front matter.",
                    location=node, type="want_to_read", subtype="review",
                )  # fmt: skip
            elif not groups:
                logger.warning(
                    "No store can be linked: add isbn to the front matter, "
                    "or a store with a search to want_to_read_stores in conf.py.",
                    location=node, type="want_to_read", subtype="empty",
                )  # fmt: skip
            replace_placeholder(node, [link_list(groups, ["want-to-read"])] if groups else [])


def shops(review: Review, config: Config) -> dict[str, list[OutboundLink]]:
    """Return the links for a work by region, in the order of the stores."""
    groups: dict[str, list[OutboundLink]] = {}
    for store in config.want_to_read_stores:
        if url := store.find(review):
            url = with_query(url, config.want_to_read_tags.get(store.name, {}))
            groups.setdefault(_(store.region), []).append(OutboundLink(store.name, url, store.rel))
    return groups


def fields_of_work(review: Review, edition: str) -> dict[str, str]:
    """Return what is known of a work and its edition for a region, quoted for an address."""
    known = {"title": review.title, "author": " ".join(maker.name for maker in review.makers)}
    if number := review.isbn13(edition):
        known["isbn13"] = number
        known |= {"isbn10": short} if (short := isbn10(number)) else {}
    return {name: quote(value, safe="") for name, value in known.items()}


def fields_of(template: str) -> set[str]:
    """Return the names in braces in *template*."""
    return {
        name for _text, name, _spec, _conversion in Formatter().parse(template) if name is not None
    }


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Refuse stores and tags that could not be used."""
    stores = config.want_to_read_stores
    if not isinstance(stores, list | tuple) or not all(isinstance(s, Store) for s in stores):
        msg = "want_to_read_stores must be a list of Store(...): import Store from want_to_read."
        raise ConfigError(msg)
    for store in stores:
        if unknown := fields_of(store.url + store.search) - FIELDS:
            msg = (
                f"want_to_read_stores: {store.name} has unknown fields {sorted(unknown)}; "
                f"use any of {sorted(FIELDS)}."
            )
            raise ConfigError(msg)
    if unknown := set(config.want_to_read_tags) - {store.name for store in stores}:
        msg = (
            f"want_to_read_tags: no store is called {sorted(unknown)}; "
            "use the names in want_to_read_stores."
        )
        raise ConfigError(msg)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register directive, transform and configuration.

    Values are of kind ``env`` although they are used when pages are written: for less,
    builders other than HTML would not write their pages again.
    """
    setup_words(app)
    app.setup_extension("blackout_ext.reviews")
    app.add_config_value(
        "want_to_read_stores",
        STORES,
        "env",
        types=frozenset({list, tuple}),
        description="Shops and libraries, each a Store, in the order in which they are shown.",
    )
    app.add_config_value(
        "want_to_read_tags",
        {},
        "env",
        types=frozenset({dict}),
        description="Query parameters (a dictionary) to add to a store's links, by its name.",
    )
    app.add_directive("want-to-read", WantToReadDirective)
    app.add_post_transform(WantToReadTransform)
    app.connect("config-inited", on_config_inited)
    return {
        # The doctrees hold placeholders: raise this when their shape changes.
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
