"""For programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from blackout_ext.checks.registry import RULES

if TYPE_CHECKING:
    from blackout_ext.checks.finding import Finding
    from blackout_ext.checks.run import Result


def report(result: Result) -> str:
    """Return a list of objects."""
    return json.dumps([as_object(finding) for finding in result.findings], indent=2) + "\n"


def as_object(finding: Finding) -> dict[str, Any]:
    """Return a finding as an object."""
    return {
        "code": finding.code,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "advice": finding.advice,
        "fixable": finding.fix is not None,
        "url": RULES[finding.code].address,
    }
