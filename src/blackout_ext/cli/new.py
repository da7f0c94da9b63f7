"""``blackout new``: the first draft of a review."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blackout_ext.reviews.terms import Kind

from .check import DEFAULTS
from .errors import Misuse
from .output import listed
from .statuses import told

if TYPE_CHECKING:
    import argparse

    from blackout_ext.drafting.draft import Draft
    from blackout_ext.drafting.open_library import Record

STATUSES = {
    0: "the page is written",
    2: "a wrong call, a record that cannot be used, or there is such a review; nothing is written",
}
"""Exit statuses, and what each says."""
NEXT_STEPS = """\
1. Write. Lines that begin with % say what belongs where; readers do not see them.
2. Look at it: sphinx-build -M html {source} {source}/_build
3. See that nothing is given away: blackout check {source}
"""
QUESTIONS = {
    "title": "Title: ",
    "author": "Author or director (several with semicolons between them): ",
    "kind": "Kind ({kinds}): ",
}


def add_parser(commands: Any) -> argparse.ArgumentParser:
    """Add the parser of this command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "new",
        help="begin a review: a page with front matter, headings and hints",
        description="Begin a review: write a page with its front matter, all headings and a hint "
        "under each. What is not given is asked for, in a terminal.",
        epilog=told(STATUSES),
    )
    parser.add_argument("--title", help="title of the work")
    parser.add_argument(
        "--author", "--director", action="append", metavar="NAME",
        help="author, or director of a film; can be given more than once",
    )  # fmt: skip
    parser.add_argument(
        "--kind", metavar="KIND", help=f"what it is: {listed(tuple(map(str, Kind)))}"
    )
    parser.add_argument("--year", type=int, help="year of the first publication or showing")
    parser.add_argument("--isbn", help="ISBN-10 or ISBN-13 of an edition on sale")
    parser.add_argument("--region", default="", help="where that edition is sold, such as us or uk")
    parser.add_argument(
        "--from-open-library", action="append", default=[], type=Path, metavar="FILE",
        help="take what is missing from a JSON record of openlibrary.org, saved before; "
        "can be given more than once, for an edition, its work and its author",
    )  # fmt: skip
    parser.add_argument(
        "--fetch", action="store_true", help="get that record now, by --isbn, over the network"
    )
    parser.add_argument("--name", default="", help="name of the file (default: from the title)")
    parser.add_argument(
        "--source",
        type=Path,
        metavar="DIR",
        help="source folder, with its conf.py (default: docs or .)",
    )
    return parser


def run(options: argparse.Namespace) -> int:
    """Run the command; return its exit status.

    Raises:
        Misuse: something is missing or cannot be used, or there is such a review.
    """
    try:
        from blackout_ext.drafting import pages, writing
        from blackout_ext.drafting.draft import DraftError
    except ModuleNotFoundError as error:
        message = f"{error.name} is missing: pip install sphinx-blackout[reviews]"
        raise Misuse(message) from error
    source = options.source or next((d for d in DEFAULTS if (d / "conf.py").is_file()), Path())
    try:
        draft = draft_of(options)
        path = writing.path_of(draft, source, options.name)
        writing.write(path, pages.page_of(draft, source, dt.datetime.now().astimezone().date()))
    except DraftError as error:
        raise Misuse(str(error)) from error
    sys.stdout.write(f"{path} is there.\n{NEXT_STEPS.format(source=source)}")
    return 0


def draft_of(options: argparse.Namespace) -> Draft:
    """Return what is known of the work, from options, records and answers.

    Raises:
        DraftError: something cannot be used.
        Misuse: something is missing, and nobody can be asked.
    """
    from blackout_ext.drafting.draft import Draft, clean

    isbn = isbn_of(options)
    record = record_of(options, isbn)
    given = {
        "title": options.title if options.title is not None else record.title or None,
        "author": options.author or list(record.authors) or None,
        "kind": options.kind,
    }
    given |= ask([name for name, value in given.items() if value is None])
    if given["kind"] not in set(Kind):
        message = f"{given['kind']!r} is no kind of work: it can be {', '.join(Kind)}"
        raise Misuse(message)
    names = given["author"] if isinstance(given["author"], list) else [given["author"]]
    makers = (name for value in names for name in value.split(";") if name.strip())
    year = options.year if options.year is not None else record.first_year or record.year
    kind = Kind(given["kind"])
    return Draft(
        kind=kind,
        title=clean(given["title"], "the title"),
        makers=tuple(clean(name, "the author") for name in makers),
        year=year,
        publisher=next(iter(record.publishers), ""),
        is_edition=bool(record.publishers or (record.year and year == record.year)),
        isbn="" if kind.is_screen else isbn or next(iter(record.isbns), ""),
        region=options.region,
        series=record.series,
        pages=record.pages,
        subjects=record.subjects,
    )


def isbn_of(options: argparse.Namespace) -> str:
    """Return the 13 digits of the ISBN that was given, or nothing.

    Raises:
        Misuse: it is none, or one is needed.
    """
    from blackout_ext.reviews.isbn import parse_isbn

    if options.isbn is None:
        if options.fetch:
            message = "--fetch needs --isbn"
            raise Misuse(message)
        return ""
    try:
        return parse_isbn(options.isbn)
    except ValueError as error:
        message = f"--isbn {options.isbn!r}: {error}"
        raise Misuse(message) from error


def record_of(options: argparse.Namespace, isbn: str) -> Record:
    """Return what Open Library says, in files or over the network, as asked for.

    Raises:
        DraftError: there is no such record.
        Misuse: it is of another edition.
    """
    from blackout_ext.drafting import open_library

    record = open_library.read_files(options.from_open_library)
    if options.fetch:
        record = record.filled_from(open_library.fetch(isbn))
    if isbn and record.isbns and isbn not in record.isbns:
        message = (
            f"the record is of another edition, {', '.join(record.isbns)}: "
            "leave out --isbn, or take the record of that edition"
        )
        raise Misuse(message)
    return record


def ask(missing: list[str]) -> dict[str, str]:
    """Return answers to what is missing, by its name.

    Raises:
        Misuse: there is nobody to ask, or no answer.
    """
    if missing and not sys.stdin.isatty():
        message = f"missing: {', '.join(f'--{name}' for name in missing)}"
        raise Misuse(message)
    try:
        return {name: input(QUESTIONS[name].format(kinds=", ".join(Kind))) for name in missing}
    except (EOFError, KeyboardInterrupt) as error:
        sys.stdout.write("\n")
        message = "nothing was written"
        raise Misuse(message) from error
