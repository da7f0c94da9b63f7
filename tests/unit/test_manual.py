"""The manual says what the code does."""

from __future__ import annotations

from pathlib import Path

from blackout_ext.spoilers.warnings_ import BlackoutWarning

REFERENCE = Path(__file__).parents[2] / "docs" / "extension" / "reference.md"


def test_every_warning_is_documented() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    documented = {subtype for subtype in BlackoutWarning if f"`blackout.{subtype.value}` |" in text}
    assert documented == set(BlackoutWarning)
