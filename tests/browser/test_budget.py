"""What a page pays for its bars."""

from __future__ import annotations

import gzip

from blackout_ext.spoilers.writers.html import STATIC

BUDGET = 12_288
"""Bytes, compressed, of all scripts and styles together."""


def test_scripts_and_styles_are_small() -> None:
    files = list(STATIC.iterdir())
    assert {file.suffix for file in files} == {".js", ".css"}
    assert sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files) <= BUDGET
