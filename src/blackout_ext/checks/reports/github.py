"""Annotations in pull requests: commands of GitHub Actions.

Format: GitHub's documentation, "Workflow commands for GitHub Actions"; what has to be
escaped is in ``packages/core/src/command.ts`` of github.com/actions/toolkit.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blackout_ext.checks.finding import Finding
    from blackout_ext.checks.run import Result

IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTIES = IN_DATA | {":": "%3A", ",": "%2C"}


def report(result: Result) -> str:
    """Return a command for each finding."""
    return "".join(map(command, result.findings))


def command(finding: Finding) -> str:
    """Return the command that marks the place of a finding."""
    properties = {
        "file": PurePath(finding.path).as_posix(),
        "line": str(finding.line),
        "col": str(finding.column),
        "title": finding.code,
    }
    said = ",".join(f"{key}={escaped(value, IN_PROPERTIES)}" for key, value in properties.items())
    return f"::error {said}::{escaped(finding.text, IN_DATA)}\n"


def escaped(text: str, characters: Mapping[str, str]) -> str:
    """Return *text* with characters replaced that would end a command or a property."""
    return "".join(characters.get(character, character) for character in text)
