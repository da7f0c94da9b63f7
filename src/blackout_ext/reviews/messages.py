"""Mistakes in front matter in words: what was found, what is allowed, what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from .model import Review
from .suggestions import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

LONGEST = 60
"""Characters of a value that a message quotes."""
ADVICE = {
    "date": "write a day as 2026-11-22",
    "int": "write a whole number",
    "float": "write a number",
}
"""What to do, by the first word of a type of error (pydantic, "Validation Errors")."""


def message(error: ErrorDetails) -> str:
    """Return an error in words: what was found, what is allowed, what to do."""
    where = name_of(error["loc"])
    kind, context = error["type"], error.get("ctx", {})
    found = quoted(error["input"])
    if kind == "missing":
        return f"{where} is missing: add it."
    if kind == "extra_forbidden":
        *outer, key = error["loc"]
        known = keys_at(outer)
        return (
            f"{name_of(tuple(outer))} has no key {str(key)!r}{suggestion(str(key), known)}. "
            f"Its keys are {listed(known)}."
        )
    if kind == "enum":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        hint = suggestion(str(error["input"]), allowed)
        return f"{where} is {found}{hint}. It can be {listed(allowed)}."
    said = str(context.get("error", error["msg"][:1].lower() + error["msg"][1:]))
    return f"{where} is {found}: {ADVICE.get(kind.partition('_')[0], said)}."


def name_of(path: Iterable[str | int]) -> str:
    """Return a path as authors would say it: ``awards[2].result``, counted from 1."""
    name = ""
    for step in path:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if step else ""
    return name.removeprefix(".") or "The front matter"


def quoted(value: Any) -> str:
    """Return *value* as messages show it."""
    text = str(value) if isinstance(value, str | int | float) else type_in_words(value)
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}\N{HORIZONTAL ELLIPSIS}"
    return repr(text) if isinstance(value, str | int | float) else text


def type_in_words(value: Any) -> str:
    """Return what kind of value this is, in words of YAML."""
    return "a mapping" if isinstance(value, dict) else "a list"


def listed(words: Iterable[str]) -> str:
    """Return words with commas between them."""
    return ", ".join(words)


def keys_at(path: Iterable[str | int]) -> list[str]:
    """Return the keys that the record at *path* has."""
    model: type[BaseModel] = Review
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = next(records_in(model.model_fields[step].annotation), model)
    return list(model.model_fields)


def records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the records that a type mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from records_in(part)
