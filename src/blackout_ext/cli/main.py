"""The command line, subcommand by subcommand."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from blackout_ext import __version__

from . import audit, check, import_, new, schema
from .errors import Misuse

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (new, import_, check, audit, schema)
"""Modules that have ``add_parser``, ``run`` and ``STATUSES``."""


def command_line() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="blackout", description="Tools for books with sealed spoilers."
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {__version__}",
        help="print the version of sphinx-blackout",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(commands).set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with *arguments*; return its exit status.

    0: nothing was found.  1: something was.  2: it was called wrongly, or could not
    read what it should.
    """
    options = command_line().parse_args(arguments)
    try:
        status: int = options.run(options)
    except Misuse as error:
        sys.stderr.write(f"blackout: {error}\n")
        return 2
    return status
