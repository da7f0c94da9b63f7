"""Names of the files of an index."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER = "pagefind"
"""Where the index is, from the folder of all pages."""
SCRIPT = f"{FOLDER}/pagefind.js"
"""What a page loads to search."""
ENTRY = "pagefind-entry.json"
"""Name of the file that says which others there are."""
DIGEST = ".buildinfo"
"""Name of the file that says what an index was made of; Sphinx has one of that name too."""


def remove_index(app: Sphinx) -> None:
    """Remove an index of ours that is left of another configuration."""
    folder = Path(app.outdir, FOLDER)
    if (folder / DIGEST).exists():
        shutil.rmtree(folder)
