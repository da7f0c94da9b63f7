"""The words of the book's own extensions, in the language of the book.

They are English where ``locale/LANGUAGE/LC_MESSAGES/book.mo`` (GNU gettext) beside this
file has no others.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CATALOGUE = "book"
CATALOGUES = Path(__file__).parent / "locale"

_ = get_translation(CATALOGUE)


def setup_words(app: Sphinx) -> None:
    """Register the catalogue; an extension that does so again changes nothing."""
    app.add_message_catalog(CATALOGUE, str(CATALOGUES))
