"""Comments that switch rules off: these keep account of themselves."""

from __future__ import annotations

from blackout_ext.checks.registry import Scope, declare

NO_REASON = declare(
    "BLK001", "ignore-without-reason",
    "A rule is switched off, and nobody says why.",
    "Write the reason behind the bracket.",
    Scope.COMMENT,
)  # fmt: skip
UNUSED = declare(
    "BLK002", "unused-ignore",
    "A rule is switched off that finds nothing here.",
    "Take the comment away, or the code out of it.",
    Scope.COMMENT,
)  # fmt: skip
UNKNOWN = declare(
    "BLK003", "unknown-code",
    "There is no rule of this code.",
    "Look the code up in the list of checks.",
    Scope.COMMENT,
)  # fmt: skip
