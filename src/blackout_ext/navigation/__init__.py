"""Site navigation whose cost for each page does not grow with the book.

furo prints the tree of all pages on every page, so that a book of *n* pages costs
*n* times *n*.  This extension gives it a part of the tree that a reader can use: the
sections of the book, the way to the page at hand, and its neighbours.  It needs nothing
else of ``blackout_ext``, and changes nothing in other themes and formats::

    extensions = ["blackout_ext.navigation"]
    html_theme = "furo"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load the navigation part of the extension."""
    from .extension import setup_navigation

    return setup_navigation(app)
