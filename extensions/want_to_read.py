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

from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from blackout_ext.reviews.isbn import isbn10
from book_words import setup_words
from outbound_links import LinksDirective, links_placeholder
from stores import Store, StoresTransform, check_stores, links_by_region, quoted

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

    from blackout_ext.reviews.model import Review
    from outbound_links import OutboundLink

FIELDS = frozenset({"title", "author", "isbn13", "isbn10"})
"""What a store's addresses can be made of."""

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


class WantToReadTransform(StoresTransform):
    """Put the links in place."""

    placeholder = want_to_read
    no_review = (
        "This page does not say which work it is about: "
        "add kind, title, authors and isbn to its front matter."
    )
    no_store = (
        "No store can be linked: add isbn to the front matter, "
        "or a store with a search to want_to_read_stores in conf.py."
    )

    def stores(self, review: Review, node: links_placeholder) -> dict[str, list[OutboundLink]]:
        """Return the links for a book by region."""
        return links_by_region(
            self.config.want_to_read_stores,
            lambda store: fields_of_work(review, store.edition),
            self.config.want_to_read_tags,
        )


def fields_of_work(review: Review, edition: str) -> dict[str, str]:
    """Return what is known of a work and its edition for a region, quoted for an address."""
    known = {"title": review.title, "author": " ".join(maker.name for maker in review.makers)}
    if number := review.isbn13(edition):
        known["isbn13"] = number
        known |= {"isbn10": short} if (short := isbn10(number)) else {}
    return quoted(known)


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Refuse stores and tags that could not be used."""
    check_stores(config, "want_to_read_stores", FIELDS, __name__)
    if unknown := set(config.want_to_read_tags) - {s.name for s in config.want_to_read_stores}:
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
