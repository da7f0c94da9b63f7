"""Message catalogues: every string that readers see, in their language.

``LANGUAGE/LC_MESSAGES/blackout.po`` (GNU gettext), compiled to ``.mo`` beside it.
"""

from __future__ import annotations

from pathlib import Path

CATALOGUE = "blackout"
"""Name of the catalogue, as ``sphinx.locale.get_translation`` takes it."""
CATALOGUES = Path(__file__).parent
"""Folder of the catalogues."""
