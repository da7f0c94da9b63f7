"""For people, and for editors that look for ``path:line:column: message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blackout_ext.checks.run import Result


def report(result: Result) -> str:
    """Return a line for each finding, and a summary."""
    lines = [
        f"{f.path}:{f.line}:{f.column}: {f.code}{' [*]' if f.fix else ''} {f.text}"
        for f in result.findings
    ]
    return "\n".join((*lines, summary(result))) + "\n"


def summary(result: Result) -> str:
    """Return the last line."""
    found, fixable = len(result.findings), sum(1 for f in result.findings if f.fix)
    parts = [f"{counted(found, 'finding')} in {counted(result.files, 'file')}"]
    parts += [f"{fixable} can be mended with --fix [*]"] if fixable else []
    parts += [f"{result.suppressed} switched off by comments"] if result.suppressed else []
    return f"{'; '.join(parts)}."


def counted(number: int, thing: str) -> str:
    """Return a number of things."""
    return f"{number} {thing}{'' if number == 1 else 's'}"
