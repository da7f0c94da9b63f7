"""Names of the files of an index."""

from __future__ import annotations

FOLDER = "pagefind"
"""Where the index is, from the folder of all pages."""
SCRIPT = f"{FOLDER}/pagefind.js"
"""What a page loads to search."""
ENTRY = "pagefind-entry.json"
"""Name of the file that says which others there are."""
