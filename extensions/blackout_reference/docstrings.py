"""Docstrings in Google's style, taken apart for readers."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import Any

SECTION = re.compile(r"^(?P<name>Args|Options):\n(?P<items>(?:[ ]+.*\n|\n)*)", re.MULTILINE)
ITEM = re.compile(r"^ {4}(?P<name>[\w-]+): (?P<text>.*(?:\n {8}.*)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Docstring:
    """What a docstring says."""

    text: str
    """All but the sections."""
    arguments: dict[str, str]
    """Descriptions of arguments, by name."""
    options: dict[str, str]
    """Descriptions of options, by name."""


def docstring_of(thing: Any) -> Docstring:
    """Return what the docstring of *thing* says; nothing where it has none of its own."""
    text = f"{inspect.getdoc(thing) or ''}\n"
    sections = {match["name"]: items_in(match["items"]) for match in SECTION.finditer(text)}
    text = SECTION.sub("", text).strip()
    return Docstring(text, sections.get("Args", {}), sections.get("Options", {}))


def items_in(text: str) -> dict[str, str]:
    """Return what a section says of each name."""
    return {match["name"]: sentence(match["text"]) for match in ITEM.finditer(text)}


def sentence(text: str) -> str:
    """Return *text* on one line, as a sentence."""
    text = " ".join(text.split())
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) or not text else f"{text}."
