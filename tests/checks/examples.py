"""The examples of the manual, put into a review that is as it should be."""

from __future__ import annotations

import re
from pathlib import Path

MANUAL = Path(__file__).parents[2] / "docs" / "extension" / "checks"
FENCE = re.compile(r"^````markdown\n(.*?)^````$", re.DOTALL | re.MULTILINE)
SECTION = re.compile(r"^(?=## )", re.MULTILINE)


def examples(code: str) -> tuple[str, str]:
    """Return the example in which something is found, and that in which nothing is."""
    found, mended = FENCE.findall((MANUAL / f"{code.lower()}.md").read_text(encoding="utf-8"))
    return found, mended


REVIEW = examples("BLK201")[1]
"""A review in which there is nothing to find."""


def as_page(example: str) -> str:
    """Return a page with an example in it: a page of its own, or parts of a review."""
    if example.startswith("# ") or example.count("\n## ") > 2:
        return example
    front, head, body = "", *parted(REVIEW)
    if example.startswith("---"):
        front, example = parted(example)
    top, *sections = SECTION.split(body)
    changed = SECTION.split(example)[1:]
    head = front or head
    if not changed:
        return f"{head}{top}{example}\n{''.join(sections)}"
    names = {part.partition("\n")[0] for part in changed}
    at = next(n for n, part in enumerate(sections) if part.partition("\n")[0] in names)
    kept = [part for part in sections if part.partition("\n")[0] not in names]
    return head + top + "\n\n".join([*kept[:at], *changed, *kept[at:]])


def parted(text: str) -> tuple[str, str]:
    """Return front matter and the rest."""
    _empty, front, rest = text.split("---\n", 2)
    return f"---\n{front}---\n", rest
