"""``blackout check``: are the sources of a book as they should be?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import Misuse
from .output import printable
from .statuses import told

if TYPE_CHECKING:
    import argparse

DEFAULTS = (Path("docs"), Path("source"), Path("docs/source"), Path())
"""Where a source folder is looked for if nothing is named."""
STATUSES = {
    0: "nothing was found",
    1: "something was found",
    2: "a wrong call, or a file that cannot be read: binary, not in UTF-8, or with front matter "
    "that is no YAML",
}
"""Exit statuses, and what each says."""
FORMATS = ("text", "json", "github", "sarif")


def add_parser(commands: Any) -> argparse.ArgumentParser:
    """Add the parser of this command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "check",
        help="check the sources of reviews and other pages",
        description="Check sources in Markdown and reStructuredText: what a review must have, and "
        "on all pages headings, images, and spoilers that stand in the open.",
        epilog=told(STATUSES),
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="FILES",
        help="files, or folders with sources (default: docs or .)",
    )  # fmt: skip
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        metavar="FORMAT",
        help="how to write findings down: text, json, github (annotations in pull requests) or "
        "sarif (SARIF 2.1.0, for code scanning)",
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="mend what needs no thought; such findings are marked [*]",
    )
    for name, what in (("select", "apply"), ("ignore", "leave out")):
        parser.add_argument(
            f"--{name}", action="append", default=[], metavar="CODES",
            help=f"{what} rules, by codes or beginnings of codes, with commas between them; "
            "of two that fit, the longer one counts",
        )  # fmt: skip
    parser.add_argument(
        "--allow", action="append", default=[], metavar="PHRASE",
        help="a phrase that may stand in the open; can be given more than once",
    )  # fmt: skip
    parser.add_argument("--show", action="store_true", help="print the words found: spoilers!")
    return parser


def run(options: argparse.Namespace) -> int:
    """Run the command; return its exit status.

    Raises:
        Misuse: an option or setting cannot be used, or a library is missing.
    """
    from blackout_ext.checks.errors import MissingLibraryError, SettingsError, UnreadableError
    from blackout_ext.checks.fixing import fix_files
    from blackout_ext.checks.reports import FORMATS as REPORTS
    from blackout_ext.checks.run import Options, check

    paths = options.paths or [next((d for d in DEFAULTS if (d / "conf.py").is_file()), Path())]
    asked = Options(
        codes_of(options.select), codes_of(options.ignore), tuple(options.allow), options.show
    )
    try:
        result = check(paths, asked)
        if options.fix and (count := fix_files(result.findings)):
            sys.stderr.write(f"{count} mended.\n")
            result = check(paths, asked)
    except (MissingLibraryError, SettingsError, UnreadableError) as error:
        raise Misuse(" ".join(str(error).split())) from error
    except OSError as error:
        message = f"{error.filename}: cannot be written: {error.strerror}"
        raise Misuse(message) from error
    sys.stdout.write(printable(REPORTS[options.format](result)))
    for message in result.errors:
        sys.stderr.write(f"blackout: {message}\n")
    if result.errors:
        return 2
    return 1 if result.findings else 0


def codes_of(lists: list[str]) -> tuple[str, ...]:
    """Return the codes in lists with commas.

    Raises:
        Misuse: no rule has a code like that.
    """
    from blackout_ext.checks import rules  # noqa: F401 (registers them)
    from blackout_ext.checks.registry import RULES

    codes = [code.strip().upper() for part in lists for code in part.split(",") if code.strip()]
    for code in codes:
        if not any(known.startswith(code) for known in RULES):
            message = f"no rule has the code {code}: there are {', '.join(sorted(RULES))}"
            raise Misuse(message)
    return tuple(codes)
