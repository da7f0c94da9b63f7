"""Mends in files what can be mended without thinking."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .finding import Finding, Fix, Place

LINE_BREAK = re.compile(r"\r\n|\r|\n")


def fix_files(findings: Iterable[Finding]) -> int:
    """Mend what can be mended; return how much was.

    Raises:
        OSError: a file cannot be written.
    """
    by_path: dict[str, list[Fix]] = {}
    for finding in findings:
        if finding.fix is not None:
            by_path.setdefault(finding.path, []).append(finding.fix)
    return sum(fix_file(Path(path), fixes) for path, fixes in by_path.items())


def fix_file(path: Path, fixes: list[Fix]) -> int:
    """Make changes in a file, whose line breaks and byte order mark stay; return their number."""
    data = path.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text, count = fixed(data[len(mark) :].decode("utf-8"), fixes)
    path.write_bytes(mark + text.encode("utf-8"))
    return count


def fixed(text: str, fixes: Iterable[Fix]) -> tuple[str, int]:
    """Return a text with changes made, and how many; of those that overlap, only the first."""
    breaks = list(LINE_BREAK.finditer(text))
    starts = [0, *(match.end() for match in breaks)]
    newline = breaks[0][0] if breaks else "\n"

    def offset(place: Place) -> int:
        line = place.line - 1
        return len(text) if line >= len(starts) else starts[line] + place.column - 1

    parts: list[str] = []
    at = count = 0
    for fix in sorted(set(fixes), key=lambda fix: (fix.start, fix.end, fix.text)):
        if offset(fix.start) < at:
            continue
        parts += [text[at : offset(fix.start)], fix.text.replace("\n", newline)]
        at = offset(fix.end)
        count += 1
    return "".join((*parts, text[at:])), count
