"""SARIF 2.1.0, which code scanning reads.

Format: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0"; the
sections of that document are named below.
"""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from blackout_ext import __version__
from blackout_ext.checks.registry import MANUAL, RULES

if TYPE_CHECKING:
    from blackout_ext.checks.finding import Finding
    from blackout_ext.checks.registry import Rule
    from blackout_ext.checks.run import Result

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report(result: Result) -> str:
    """Return a log file with one run (3.13, 3.14)."""
    codes = sorted(RULES)
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "blackout check",
                        "version": __version__,
                        "informationUri": f"{MANUAL}/index.html",
                        "rules": [descriptor(RULES[code]) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [as_result(finding, codes) for finding in result.findings],
            }
        ],
    }
    return json.dumps(log, indent=2) + "\n"


def descriptor(rule: Rule) -> dict[str, Any]:
    """Return a rule (3.49)."""
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.advice},
        "helpUri": rule.address,
    }


def as_result(finding: Finding, codes: list[str]) -> dict[str, Any]:
    """Return a finding (3.27)."""
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": "error",
        "message": {"text": finding.text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(finding.path)},
                    "region": {"startLine": finding.line, "startColumn": finding.column},
                }
            }
        ],
    }


def uri(path: str) -> str:
    """Return a path as the address of an artifact (3.4.3): a relative one stays relative."""
    found = PurePath(path)
    return found.as_uri() if found.is_absolute() else quote(found.as_posix())
