"""``blackout import``: an old review in, a MyST review out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blackout_ext.importing import EXTRA, missing_libraries
from blackout_ext.importing.decoding import LARGEST
from blackout_ext.reviews.terms import Kind

from .errors import Misuse
from .output import listed, printable
from .progress import Progress
from .statuses import told

if TYPE_CHECKING:
    import argparse

    from blackout_ext.importing.migration import Imported

STATUSES = {
    0: "all is imported, or was before",
    1: "a mark was doubtful, or a file in the way",
    2: "a wrong call, a source that cannot be read, or a folder that cannot be written to; nothing "
    "is written",
}
"""Exit statuses, and what each says."""
LONG = 500_000
"""Characters from which on there is a progress bar."""
FORMATS = ("wordpress", "html", "markdown", "bbcode", "text")
FOLDERS = (Path("docs/reviews"), Path("reviews"), Path("source/reviews"))
"""Where new files go if nobody says so, the first that is there."""


def add_parser(commands: Any) -> argparse.ArgumentParser:
    """Add the parser of this command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "import",
        help="turn old reviews into MyST",
        description="Turn old reviews, or a whole blog, into MyST with their spoilers blacked "
        "out. Whatever may be a spoiler is hidden, and what is doubtful is reported.",
        epilog=told(STATUSES),
    )
    parser.add_argument("sources", nargs="+", type=Path, metavar="FILE", help="what to import")
    parser.add_argument(
        "--to",
        type=Path,
        metavar="DIR",
        help="folder for the new files (default: docs/reviews, reviews or source/reviews, "
        "if there is one)",
    )
    parser.add_argument(
        "--format", choices=FORMATS, metavar="FORMAT",
        help=f"format of the files, where their names and content do not tell: {listed(FORMATS)}",
    )  # fmt: skip
    parser.add_argument(
        "--encoding", metavar="NAME",
        help="encoding of files that are not UTF-8 and have no byte order mark, such as cp1252",
    )  # fmt: skip
    parser.add_argument(
        "--kind", choices=tuple(map(str, Kind)), metavar="KIND",
        help=f"what the works are: {listed(tuple(map(str, Kind)))}",
    )  # fmt: skip
    parser.add_argument(
        "--mark", action="append", default=[], metavar="NAME",
        help="another name of a shortcode, tag or class that hides; can be given more than once",
    )  # fmt: skip
    parser.add_argument("--drafts", action="store_true", help="import drafts of a blog too")
    parser.add_argument(
        "--pages", action="store_true", help="import pages of a blog, not posts alone"
    )
    parser.add_argument(
        "--max-size", type=int, default=LARGEST, metavar="MB",
        help=f"megabytes that a file may have (default: {LARGEST})",
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would happen, and write nothing"
    )
    return parser


def run(options: argparse.Namespace) -> int:
    """Run the command; return its exit status.

    Raises:
        Misuse: a library is missing, a source cannot be read, a folder not written to.
    """
    if missing := missing_libraries():
        message = f"{', '.join(missing)} is missing: pip install 'sphinx-blackout[{EXTRA}]'"
        raise Misuse(message)
    from blackout_ext.importing.errors import ImportRefusedError
    from blackout_ext.importing.saving import planned, write

    from .import_report import is_clean, report

    folder = options.to or next((folder for folder in FOLDERS if folder.is_dir()), None)
    if folder is None:
        message = "there is no folder docs/reviews here: name one with --to"
        raise Misuse(message)
    try:
        with Progress(sys.stderr, LONG) as progress:
            imported = all_of(options, progress)
        plan = planned(folder, files_of(imported, folder))
        if not options.dry_run:
            write(plan)
    except ImportRefusedError as error:
        raise Misuse(str(error)) from error
    for line in report(imported, plan, is_dry=options.dry_run):
        sys.stdout.write(printable(f"{line}\n"))
    return 0 if is_clean(imported, plan) else 1


def all_of(options: argparse.Namespace, progress: Progress) -> list[Imported]:
    """Return the reviews in all files.

    Raises:
        ImportRefusedError: one of the files cannot be read.
    """
    from blackout_ext.importing.decoding import read_bytes
    from blackout_ext.importing.formats import Format, Options, format_of, items_of
    from blackout_ext.importing.migration import migrated

    wanted = Options(options.encoding, tuple(options.mark), options.drafts, options.pages)
    items = []
    for path in options.sources:
        data = read_bytes(path, options.max_size)
        kind = Format(options.format) if options.format else format_of(path.suffix, data)
        items += [(str(path), item) for item in items_of(data, kind, str(path), wanted)]
    return migrated(items, wanted.names, options.kind, progress.update)


def files_of(imported: list[Imported], folder: Path) -> dict[str, str]:
    """Return the content of each new file by its name, the list of redirects among them."""
    from blackout_ext.importing.redirects import NAME, redirects

    files = {f"{review.name}.md": review.page.text for review in imported}
    # An old address may say what its title hides now.
    moved = [(r.address, r.name) for r in imported if r.address and not r.page.tells]
    text = redirects(moved, folder)
    return {**files, NAME: text} if text else files
