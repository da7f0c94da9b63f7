"""From front matter to a record, with a message for everything that is wrong.

All mistakes are found at once.  What is broken is left out, and the rest is used.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from .messages import message, name_of, quoted
from .model import Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from .front_matter import Path

MARKUP = re.compile(r"<[A-Za-z/!?]")
"""What looks like HTML."""
SIMILAR = 0.75
"""Likeness (0 to 1, :mod:`difflib`) from which a key is taken for a misspelt one."""
OTHERS = frozenset(
    {
        "author", "categories", "date", "description", "html_meta", "language", "myst", "orphan",
        "tags", "tocdepth",
    }
)  # fmt: skip
"""Keys of Sphinx, MyST-Parser and other extensions that resemble ours."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong in front matter."""

    path: Path
    """Where it is."""
    message: str
    """What was found, what is allowed, and what to do."""


def validated(data: dict[str, Any], today: dt.date) -> tuple[Review | None, list[Finding]]:
    """Return the record that front matter describes, and what is wrong with it.

    Args:
        data: front matter.
        today: day from which on years are in the future.

    Returns:
        The record without the fields that are broken, or ``None`` if kind or title are;
        and the findings, in the order of the fields.
    """
    findings = list(misspelt(data))
    errors = errors_of(data)
    findings += [Finding(path_of(error, data), message(error)) for error in errors]
    for _pass in range(len(data) + 1):
        if not errors:
            break
        # From the end: indices in front of what is left out stay the same.
        for error in reversed(errors):
            data = without(data, path_of(error, data))
        errors = errors_of(data)
    if errors:
        return None, findings
    review = Review.model_validate(data)
    return review, [*findings, *remarks(review, today)]


def errors_of(data: dict[str, Any]) -> list[ErrorDetails]:
    """Return what pydantic has to say against *data*."""
    try:
        Review.model_validate(data)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []


def path_of(error: ErrorDetails, data: dict[str, Any]) -> Path:
    """Return where an error is, as far as there is anything in *data*."""
    path: list[str | int] = []
    value: Any = data
    for step in error["loc"]:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break  # A value in a short form, or a key that is missing.
        path.append(step)
    return tuple(path) or error["loc"][:1]


def without(data: Any, path: Path) -> Any:
    """Return *data* without the value at *path*."""
    step, *rest = path
    if isinstance(data, dict) and step in data:
        kept = {key: value for key, value in data.items() if key != step}
        return {**kept, step: without(data[step], tuple(rest))} if rest else kept
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        inner = [without(data[step], tuple(rest))] if rest else []
        return [*data[:step], *inner, *data[step + 1 :]]
    return data


def misspelt(data: dict[str, Any]) -> Iterator[Finding]:
    """Yield keys that look like misspelt ones of ours."""
    known = list(Review.model_fields)
    for key in data:
        if key in known or (key in OTHERS):
            continue
        near = difflib.get_close_matches(key, known, n=1, cutoff=SIMILAR)
        if near:
            yield Finding((key,), f"{key} is no key of a review: did you mean {near[0]!r}?")


def remarks(review: Review, today: dt.date) -> Iterator[Finding]:
    """Yield what is well-formed and yet cannot be meant."""
    for path, value in values_of(review, ()):
        if isinstance(value, str) and MARKUP.search(value):
            yield Finding(
                path,
                f"{name_of(path)} is {quoted(value)}: HTML is shown as it is written here. "
                "Say it in plain text.",
            )
        year = year_of(path, value)
        if year is not None and year > today.year:
            yield Finding(path, f"{name_of(path)} is in the future: {quoted(value)}.")
    published = review.published
    if published and published.date and published.date.year != published.year:
        yield Finding(
            ("published", "date"),
            f"published.date is {published.date}, and published.year {published.year}: "
            "one of them is wrong.",
        )


def year_of(path: Path, value: Any) -> int | None:
    """Return the year of a value that must be in the past."""
    if isinstance(value, dt.date):
        return value.year
    return value if path[-1] == "year" and isinstance(value, int) else None


def values_of(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield all values in records, lists and dictionaries, each with its place."""
    if isinstance(value, BaseModel):
        value = {name: getattr(value, name) for name in type(value).model_fields}
    if isinstance(value, dict):
        parts: Iterable[tuple[str | int, Any]] = value.items()
    elif isinstance(value, tuple | list):
        parts = enumerate(value)
    else:
        yield path, value
        return
    for step, item in parts:
        yield from values_of(item, (*path, step))
