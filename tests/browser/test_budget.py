"""What a page pays for its bars."""

from __future__ import annotations

import gzip
from pathlib import Path

from blackout_ext.spoilers.writers.html import STATIC

BUDGET = 6_144
"""Bytes, compressed, of script and style together."""


def test_script_and_style_are_small() -> None:
    files = [Path(STATIC, name) for name in ("blackout.js", "blackout.css")]
    assert sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files) <= BUDGET


def test_there_is_no_other_file() -> None:
    assert sorted(path.name for path in STATIC.iterdir()) == ["blackout.css", "blackout.js"]
