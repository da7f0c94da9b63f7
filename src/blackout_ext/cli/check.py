"""``blackout check``: does an author say in the open what is blacked out elsewhere?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blackout_ext.audit.repetition import repetitions
from blackout_ext.audit.source import SourceError, read_source

from .errors import Misuse

if TYPE_CHECKING:
    import argparse

    from blackout_ext.audit.repetition import Repetition

DEFAULTS = (Path("docs"), Path("source"), Path("docs/source"), Path())
"""Where a source folder is looked for if none is named."""


def add_parser(commands: Any) -> argparse.ArgumentParser:
    """Add the parser of this command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "check",
        help="look for passages repeated in the open, in the source",
        description="Look for distinctive phrases of blackouts that stand in the open: on the "
        "same page, in its front matter, or on another page.",
    )
    parser.add_argument(
        "source", nargs="?", type=Path, help="source folder, with its conf.py (default: docs or .)"
    )
    add_report_options(parser)
    return parser


def add_report_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that all commands have which report passages."""
    parser.add_argument(
        "--allow", action="append", default=[], metavar="PHRASE",
        help="a phrase that may stand in the open; can be given more than once",
    )  # fmt: skip
    parser.add_argument("--show", action="store_true", help="print the words found: spoilers!")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    """Run the command; return its exit status.

    Raises:
        Misuse: the source cannot be read.
    """
    srcdir = options.source or next((d for d in DEFAULTS if (d / "conf.py").is_file()), Path())
    try:
        source = read_source(srcdir, sys.stderr)
    except SourceError as error:
        raise Misuse(str(error)) from error
    found = repetitions(source, options.allow)
    if options.json:
        sys.stdout.write(json.dumps([as_json(hit, show=options.show) for hit in found], indent=2))
        sys.stdout.write("\n")
    else:
        for hit in found:
            line = f":{hit.where.line}" if hit.where.line else ""
            sys.stdout.write(
                f"{srcdir / hit.where.document}{line}: a phrase of the blackout at "
                f"{srcdir / str(hit.secret)} stands in the open here"
                f"{f': {hit.phrase}' if options.show else ''}\n"
            )
        sys.stdout.write(f"{len(source.secrets)} blackouts, {len(found)} repeated in the open.\n")
    return 1 if found else 0


def as_json(hit: Repetition, *, show: bool) -> dict[str, Any]:
    """Return a finding as JSON."""
    return {
        "file": hit.where.document,
        "line": hit.where.line,
        "passage": {"file": hit.secret.document, "line": hit.secret.line},
        **({"phrase": hit.phrase} if show else {}),
    }
