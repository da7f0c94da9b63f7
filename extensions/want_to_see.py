"""Where to see the film or series under review, by region.

An author writes ``{want-to-see}`` without content, in reStructuredText
``.. want-to-see::``, on a page that is a review, so that its front matter has::

    kind: film
    title: Never Let Me Go
    directors: Mark Romanek
    published: 2010
    imdb: tt1334260

``imdb`` is the number of the work in the Internet Movie Database.  It may be left out;
the database is searched for title and year then.

In ``conf.py``, ``want_to_see_places`` replaces the list of places::

    from want_to_see import PLACES, Store

    want_to_see_places = [
        *PLACES,
        Store("Our Film Club", "Ireland", "https://club.example/?q={title}"),
    ]

Warnings are ``want_to_see.review`` (the page is no review of a film or series),
``want_to_see.empty`` (no place to link) and ``want_to_see.imdb`` (no such number).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.util import logging

from book_words import setup_words
from outbound_links import LinksDirective, links_placeholder
from stores import Store, StoresTransform, check_stores, links_by_region, quoted

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

    from blackout_ext.reviews.model import Review
    from outbound_links import OutboundLink

logger = logging.getLogger(__name__)

FIELDS = frozenset({"title", "director", "year", "imdb"})
"""What the addresses of a place can be made of."""
IMDB = re.compile(r"tt\d{7,10}")
"""Number of a title in the Internet Movie Database."""

PLACES = (
    Store("JustWatch UK", "United Kingdom", "https://www.justwatch.com/uk/search?q={title}",
          sponsored=False),
    Store("JustWatch US", "United States", "https://www.justwatch.com/us/search?q={title}",
          sponsored=False),
    Store("IMDb", "Anywhere", "https://www.imdb.com/title/{imdb}/",
          search="https://www.imdb.com/find/?q={title}%20{year}", sponsored=False),
    Store("WorldCat", "Anywhere", "https://search.worldcat.org/search?q={title}%20{director}",
          sponsored=False),
)  # fmt: skip
"""The places of a book that names none itself."""


class want_to_see(links_placeholder):  # noqa: N801 (docutils names nodes in lower case)
    """The place of the links to where the work can be seen."""


class WantToSeeDirective(LinksDirective):
    """Link to places that show, lend or sell the work."""

    placeholder = want_to_see


class WantToSeeTransform(StoresTransform):
    """Put the links in place."""

    placeholder = want_to_see
    no_review = (
        "This page is not about a film or series: "
        "add kind (film or series), title, directors and published to its front matter."
    )
    no_store = "No place can be linked: add one with a search to want_to_see_places in conf.py."

    def is_about(self, review: Review) -> bool:
        """Tell whether the work is seen."""
        return review.kind.is_screen

    def stores(self, review: Review, node: links_placeholder) -> dict[str, list[OutboundLink]]:
        """Return the links for a film or series by region."""
        known = {
            "title": review.title,
            "director": " ".join(person.name for person in review.directors),
            "year": "" if review.year is None else str(review.year),
        }
        imdb = str(self.env.metadata[node["docname"]].get("imdb") or "")
        if IMDB.fullmatch(imdb):
            known["imdb"] = imdb
        elif imdb:
            logger.warning(
                "imdb is %r, which is no number of a title: give it as in the address of its "
                "page, such as tt1334260, or leave it out.",
                imdb, location=node, type="want_to_see", subtype="imdb",
            )  # fmt: skip
        return links_by_region(self.config.want_to_see_places, lambda _place: quoted(known), {})


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Refuse places that could not be used."""
    check_stores(config, "want_to_see_places", FIELDS, __name__)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register directive, transform and configuration.

    The value is of kind ``env`` although it is used when pages are written: for less,
    builders other than HTML would not write their pages again.
    """
    setup_words(app)
    app.setup_extension("blackout_ext.reviews")
    app.add_config_value(
        "want_to_see_places",
        PLACES,
        "env",
        types=frozenset({list, tuple}),
        description="Places to see a film or series, each a Store, in the order shown.",
    )
    app.add_directive("want-to-see", WantToSeeDirective)
    app.add_post_transform(WantToSeeTransform)
    app.connect("config-inited", on_config_inited)
    return {
        # The doctrees hold placeholders: raise this when their shape changes.
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
