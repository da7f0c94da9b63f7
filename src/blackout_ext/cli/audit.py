"""``blackout audit``: does anything that was built give a passage away?"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import Misuse
from .output import printable
from .progress import Progress
from .statuses import told

if TYPE_CHECKING:
    import argparse

    from blackout_ext.audit.phrases import Signs
    from blackout_ext.audit.scan import Scan
    from blackout_ext.audit.search import Leak
    from blackout_ext.audit.source import Source

STATUSES = {
    0: "nothing was found",
    1: "a leak was found",
    2: "a wrong call, an unreadable project or folder, or, with no leak, a file that could not be "
    "read",
}
"""Exit statuses, and what each says."""
EVERYTHING = "every passage: build with -d, doctrees elsewhere, or delete this"


def add_parser(commands: Any) -> argparse.ArgumentParser:
    """Add the parser of this command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "audit",
        help="look for leaks in what was built",
        description="Look in every file of an output, outside the seal, for words and phrases "
        "that give a passage away.",
        epilog=told(STATUSES),
    )
    parser.add_argument(
        "output", type=Path, metavar="OUTPUT",
        help="folder that Sphinx has built, or one file of it, such as a PDF",
    )  # fmt: skip
    parser.add_argument(
        "--source", type=Path, metavar="DIR",
        help="source folder of the project; without it, only long passages of HTML pages are known",
    )  # fmt: skip
    parser.add_argument(
        "--allow", action="append", default=[], metavar="PHRASE",
        help="a phrase that may stand in the open; can be given more than once",
    )  # fmt: skip
    parser.add_argument("--show", action="store_true", help="print the words found: spoilers!")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def run(options: argparse.Namespace) -> int:
    """Run the command; return its exit status.

    Raises:
        Misuse: output or source cannot be read, or there is nothing to look for.
    """
    # Other commands need not wait for Sphinx and its writers to be loaded.
    from blackout_ext.audit.output import OutputError, files_of, source_of
    from blackout_ext.audit.phrases import signs_of
    from blackout_ext.audit.scan import scan
    from blackout_ext.audit.source import SourceError, read_source

    try:
        files = files_of(options.output)
        if options.source is None:
            source = source_of(files, options.output)
        else:
            source = read_source(options.source, None)
    except (OutputError, SourceError) as error:
        raise Misuse(str(error)) from error
    if options.source is None and not source.secrets:
        message = (
            f"{options.output} has no page with blackouts to go by: "
            "name the source folder with --source"
        )
        raise Misuse(message)
    signs = signs_of(source, options.allow)
    if options.source is None:
        # Nothing tells which words may stand in the open.
        signs = replace(signs, words={}, stems={})
    with Progress(sys.stderr) as progress:
        result = scan(files, options.output, signs, progress.update)
    report = as_json if options.json else as_text
    sys.stdout.write(printable(report(result, source, signs, len(files), show=options.show)))
    if result.leaks:
        return 1
    return 2 if result.unread else 0


def as_text(result: Scan, source: Source, signs: Signs, files: int, *, show: bool) -> str:
    """Return the report for people: a line each finding, then a summary."""
    lines = []
    for leak in result.leaks:
        what = EVERYTHING if leak.secret is None else str(source.secrets[leak.secret])
        words = f": {'; '.join(leak.signs)}" if show and leak.signs else ""
        lines.append(f"{leak.file}: {leak.channel}: leaks {what}{words}")
    lines += [f"{problem.file}: unread: {problem.message}" for problem in result.unread]
    known = chain.from_iterable((*signs.words.values(), *signs.phrases.values()))
    lines.append(
        f"{files} files, {result.bytes / 1e6:.1f} MB; {len(source.secrets)} passages, "
        f"{len(signs.words)} words and {len(signs.phrases)} phrases looked for; "
        f"{len(result.leaks)} leaks, {len(result.unread)} unread."
    )
    if missing := len(source.secrets) - len(set(known)):
        lines.append(f"{missing} passages have no word or phrase to tell them by.")
    return "\n".join(lines) + "\n"


def as_json(result: Scan, source: Source, signs: Signs, files: int, *, show: bool) -> str:
    """Return the report for programs."""
    report = {
        "leaks": [leak_as_json(leak, source, show=show) for leak in result.leaks],
        "unread": [{"file": p.file, "message": p.message} for p in result.unread],
        "files": files,
        "bytes": result.bytes,
        "passages": len(source.secrets),
        "words": len(signs.words),
        "phrases": len(signs.phrases),
    }
    return json.dumps(report, indent=2) + "\n"


def leak_as_json(leak: Leak, source: Source, *, show: bool) -> dict[str, Any]:
    """Return a leak for programs."""
    secret = None if leak.secret is None else source.secrets[leak.secret]
    return {
        "file": leak.file,
        "channel": leak.channel,
        "passage": secret and {"file": secret.document, "line": secret.line},
        "signs": len(leak.signs),
        **({"found": list(leak.signs)} if show else {}),
    }
