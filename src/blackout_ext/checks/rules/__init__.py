"""The rules, one file a topic; to import this package is to register them all."""

from __future__ import annotations

from . import comments, front_matter, links, logline, sections, spelling, spoilers, structure

__all__ = [
    "comments", "front_matter", "links", "logline", "sections", "spelling", "spoilers",
    "structure",
]  # fmt: skip
