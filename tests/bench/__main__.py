"""All benchmarks, or those that are named: ``python -m tests.bench [NAME …]``.

Run by ``nox -s bench``, which says where the book is built (``BOOK``), and where a
browser (``CHROMIUM``), the Nu HTML Checker (``VNU_JAR``) and Lighthouse (``LIGHTHOUSE``) are.
"""

from __future__ import annotations

import os
import subprocess
import sys

BENCHMARKS = {
    "overhead": "what blackouts cost a page",
    "audit": "what blackout audit reads a minute",
    "check": "what blackout check reads a minute",
    "scale": "what a collection costs as it grows",
    "search": "what a search moves over the wire",
    "accessibility": "what axe-core and the Nu HTML Checker say of the book",
    "lighthouse": "what Lighthouse says of the book",
}
"""Modules beside this one, in the order in which they are run."""
NEED_BOOK = {
    "accessibility": ("BOOK",),
    "lighthouse": ("BOOK", "LIGHTHOUSE"),
}
"""Variables of the environment that are handed over as arguments."""


def main(*names: str) -> int:
    """Run benchmarks one after the other; return 1 if one of them is not content."""
    if unknown := set(names) - BENCHMARKS.keys():
        print(f"no benchmark: {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS)}")  # noqa: T201 (a report)
        return 2
    failed = []
    for name, what in BENCHMARKS.items():
        if names and name not in names:
            continue
        print(f"\n== {name}: {what}", flush=True)  # noqa: T201 (a report)
        arguments = [os.environ[variable] for variable in NEED_BOOK.get(name, ())]
        command = [sys.executable, "-m", f"tests.bench.{name}", *arguments]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nNot content: {', '.join(failed)}")  # noqa: T201 (a report)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
