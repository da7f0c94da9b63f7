"""Ways to write findings down."""

from __future__ import annotations

from . import as_json, as_text, github, sarif

FORMATS = {
    "text": as_text.report,
    "json": as_json.report,
    "github": github.report,
    "sarif": sarif.report,
}
"""What writes a result down, by the name of the format."""
