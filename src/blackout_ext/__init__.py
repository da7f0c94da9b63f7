"""Spoilers that stay sealed, and the review book built on them.

Listing ``blackout_ext`` in ``extensions`` loads every part;
each part is also an extension by itself:

``blackout_ext.spoilers``
    the ``blackout`` role and directive, and the seal;

``blackout_ext.reviews``
    reviews as data, guides, and the lists made of them; loaded where what it needs is
    installed (``sphinx-blackout[reviews]``).

``blackout_ext.navigation``
    navigation whose cost for each page does not grow with the book, in furo;

``blackout_ext.search``
    search for large books, by Pagefind;

``blackout_ext.memory``
    builds of large books that keep few documents in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load every part of the extension."""
    from .reviews import missing_libraries
    from .unread_values import on_config_inited

    app.setup_extension("blackout_ext.spoilers")
    if not missing_libraries():
        app.setup_extension("blackout_ext.reviews")
    app.setup_extension("blackout_ext.navigation")
    app.setup_extension("blackout_ext.search")
    app.setup_extension("blackout_ext.memory")
    app.connect("config-inited", on_config_inited)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
