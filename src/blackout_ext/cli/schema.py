"""``blackout schema``: what the front matter of a review may hold, for editors."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from .errors import Misuse
from .statuses import told

if TYPE_CHECKING:
    import argparse

STATUSES = {0: "the schema is printed", 2: "a wrong call, or a library is missing"}
"""Exit statuses, and what each says."""


def add_parser(commands: Any) -> argparse.ArgumentParser:
    """Add the parser of this command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "schema",
        help="print the JSON Schema of the front matter of a review",
        description="Print the JSON Schema (draft 2020-12) of the front matter of a review, "
        "by which editors complete and check it.",
        epilog=told(STATUSES),
    )
    return parser


def run(options: argparse.Namespace) -> int:
    """Run the command; return its exit status.

    Raises:
        Misuse: a library is missing.
    """
    try:
        from blackout_ext.reviews.model import Review
    except ModuleNotFoundError as error:
        message = f"{error.name} is missing: pip install sphinx-blackout[reviews]"
        raise Misuse(message) from error
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Review.model_json_schema(),
    }
    sys.stdout.write(json.dumps(schema, indent=2) + "\n")
    return 0
