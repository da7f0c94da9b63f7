"""What ``blackout import`` says of what it did; never a word of a passage."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from blackout_ext.importing.saving import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blackout_ext.importing.migration import Imported
    from blackout_ext.importing.pages import Finding
    from blackout_ext.importing.saving import Planned


def is_clean(imported: Sequence[Imported], plan: Sequence[Planned]) -> bool:
    """Tell whether no mark was doubtful, and no other file in the way."""
    doubts = (finding.is_doubt for review in imported for finding in review.page.findings)
    return not any(doubts) and all(file.state is not State.OTHER for file in plan)


def report(imported: Sequence[Imported], plan: Sequence[Planned], *, is_dry: bool) -> Iterator[str]:
    """Yield the lines of the report.

    Args:
        imported: the reviews.
        plan: what becomes of their files, in the same order, and of others behind them.
        is_dry: whether nothing was written.
    """
    for review, file in zip(imported, plan, strict=False):
        page = review.page
        missing = f"; add to its front matter: {', '.join(page.missing)}" if page.missing else ""
        yield f"{file.path}: {said(file, is_dry=is_dry)}; {page.passages} passages{missing}"
        yield from (f"  {review.file}:{line}" for line in found(page.findings))
        if page.tells:
            yield "  its title hides something: it was named without, and is not redirected to"
    for file in plan[len(imported) :]:
        yield f"{file.path}: {said(file, is_dry=is_dry)}"
    states = Counter(file.state for file in plan)
    doubts = sum(finding.is_doubt for review in imported for finding in review.page.findings)
    yield (
        f"{len(imported)} reviews, {sum(review.page.passages for review in imported)} passages, "
        f"{doubts} doubtful marks; {states[State.NEW]} files {'would be ' if is_dry else ''}new, "
        f"{states[State.SAME]} unchanged, {states[State.OTHER]} in the way."
    )


def said(file: Planned, *, is_dry: bool) -> str:
    """Return what became of a file."""
    return (
        f"would be {file.state.value}" if is_dry and file.state is State.NEW else file.state.value
    )


def found(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield lines and message of each finding, the same message once."""
    lines: dict[str, list[str]] = {}
    for finding in sorted(dict.fromkeys(findings), key=lambda finding: finding.first):
        span = f"-{finding.last}" if finding.last > finding.first else ""
        if finding.is_doubt:
            yield f"{finding.first}: {finding.message}"
        else:
            lines.setdefault(finding.message, []).append(f"{finding.first}{span}")
    for message, where in lines.items():
        yield f"{', '.join(where)}: {message}"
