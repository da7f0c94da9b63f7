"""Comments that switch rules off, for a place or for a file.

``% blackout: ignore[BLK302] reason`` (MyST), ``.. blackout: ignore[BLK302] reason``
(reStructuredText), ``# blackout: ignore[BLK302] reason`` (front matter) and
``<!-- blackout: ignore[BLK302] reason -->``; with ``ignore-file`` for all of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blackout_ext.reviews.front_matter import BLOCK

from .finding import Finding, Fix, Found, Place
from .inline import Kind
from .registry import RULES
from .rules.comments import NO_REASON, UNKNOWN, UNUSED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .page import Page
    from .registry import Rule

COMMENT = re.compile(r"blackout:\s*ignore(?P<file>-file)?\[(?P<codes>[^\]\n]*)\](?P<reason>[^\n]*)")
IN_YAML = re.compile(rf"(?:^|\s)#\s*{COMMENT.pattern}")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that switches rules off."""

    codes: tuple[str, ...]
    reason: str
    place: Place
    """Where the comment stands."""
    lines: range | None
    """Lines of what it counts for; ``None`` for the whole file."""
    is_alone: bool
    """Whether nothing else stands on its line."""

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is switched off by this."""
        is_near = self.lines is None or finding.line in self.lines
        return finding.code in self.codes and is_near


def suppressions_of(page: Page) -> Iterator[Suppression]:
    """Yield what a page switches off."""
    lines = page.text.split("\n")
    front = BLOCK.match(page.text) if page.syntax == "markdown" else None
    for number, line in enumerate(front[1].split("\n") if front else (), start=2):
        if match := IN_YAML.search(line):
            is_alone = not line[: match.start()].strip()
            place = Place(number, match.start() + 1)
            reach = range(number, number + 1 + is_alone)
            yield suppression(match, place, reach, is_alone=is_alone)
    for block in page.blocks:
        if block.kind in {"comment", "html"}:
            for match in COMMENT.finditer(block.text):
                place = block.place(match.start())
                after = reach_of(page, lines, block.lines[-1])
                yield suppression(match, place, range(place.line, after), is_alone=True)
        for mark in block.marks:
            if mark.kind is Kind.HTML and (
                match := COMMENT.search(block.text, mark.start, mark.end)
            ):
                place = block.place(mark.start)
                yield suppression(match, place, range(place.line, place.line + 1), is_alone=False)


def suppression(match: re.Match[str], place: Place, lines: range, *, is_alone: bool) -> Suppression:
    """Return what a comment says."""
    codes = tuple(code.strip() for code in match["codes"].split(",") if code.strip())
    reason = match["reason"].partition("-->")[0].strip(" -:")
    return Suppression(codes, reason, place, None if match["file"] else lines, is_alone)


def reach_of(page: Page, lines: list[str], line: int) -> int:
    """Return the line behind what a comment that ends on *line* counts for."""
    following = range(line, len(lines))
    first = next((number + 1 for number in following if lines[number].strip()), line + 1)
    # A finding on any line of a paragraph belongs to the paragraph.
    ends = (block.lines[-1] for block in page.blocks if block.lines[0] == first)
    return max(first, next(ends, first)) + 1


def applied(
    findings: Iterable[Finding],
    suppressions: Iterable[Suppression],
    path: str,
    is_applied: Callable[[str], bool],
) -> tuple[list[Finding], int]:
    """Return what suppressions leave of the findings in a file, and how many they do not.

    Args:
        findings: what was found in the file.
        suppressions: what it switches off.
        path: its path.
        is_applied: tells of a code whether its rule is applied at all.
    """
    suppressions = list(suppressions)
    used: set[tuple[int, str]] = set()
    left: list[Finding] = []
    count = 0
    for finding in findings:
        by = [n for n, item in enumerate(suppressions) if item.covers(finding)]
        used |= {(n, finding.code) for n in by}
        count += bool(by)
        left += [] if by else [finding]
    for number, item in enumerate(suppressions):
        for rule, found in remarks(item, {c for n, c in used if n == number}, is_applied):
            if is_applied(rule.code):
                left.append(finding_of(rule, found, path))
    return left, count


def remarks(
    item: Suppression, used: set[str], is_applied: Callable[[str], bool]
) -> Iterator[tuple[Rule, Found]]:
    """Yield what is wrong with a suppression."""
    if not item.reason:
        yield NO_REASON, Found(item.place, NO_REASON.summary)
    unknown = [code for code in item.codes if code not in RULES]
    if unknown or not item.codes:
        yield UNKNOWN, Found(item.place, UNKNOWN.summary)
    unused = [c for c in item.codes if c in RULES and c not in used and is_applied(c)]
    if unused:
        is_all = item.is_alone and not unknown and not used and len(unused) == len(item.codes)
        start = Place(item.place.line, 1)
        fix = Fix(start, Place(item.place.line + 1, 1), "") if is_all else None
        yield UNUSED, Found(item.place, f"{', '.join(unused)} finds nothing here.", fix=fix)


def finding_of(rule: Rule, found: Found, path: str) -> Finding:
    """Return what a rule has found, as it is reported."""
    return Finding(
        rule.code, path, found.place.line, found.place.column, found.message,
        found.advice or rule.advice, found.fix,
    )  # fmt: skip
