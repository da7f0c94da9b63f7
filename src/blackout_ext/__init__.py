"""Spoilers that stay sealed, and the review book built on them.

Listing ``blackout_ext`` in ``extensions`` loads every part;
each part is also an extension by itself:

``blackout_ext.spoilers``
    the ``blackout`` role and directive, and the seal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load every part of the extension."""
    app.setup_extension("blackout_ext.spoilers")
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
