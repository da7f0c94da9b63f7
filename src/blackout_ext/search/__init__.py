"""Search for large books, by Pagefind (https://pagefind.app).

Sphinx's own search fetches an index of all words of all pages before it finds the first.
Pagefind's index comes in chunks, of which a search fetches those that it needs::

    extensions = ["blackout_ext.search"]
    blackout_search = "pagefind"

What Pagefind is given is made here, page by page (:mod:`.pages`): masked text and
headings, and what is known of a review (:mod:`.facts`).  It never sees a page of the site,
and so no passage, no reveal page and nothing of the theme.  :mod:`.bundle` has it make the
index, by way of :mod:`.engine`; :mod:`.form` writes the page that searches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load the search part of the extension."""
    from .extension import setup_search

    return setup_search(app)
