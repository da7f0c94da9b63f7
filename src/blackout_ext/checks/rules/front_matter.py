"""Front matter, checked by the model that the build checks it by."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from blackout_ext.checks.errors import MissingLibraryError
from blackout_ext.checks.finding import Found, Place
from blackout_ext.checks.registry import rule
from blackout_ext.spoilers.marks import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blackout_ext.checks.page import Page
    from blackout_ext.checks.settings import Settings


@rule(
    "BLK101", "front-matter",
    "A value in the front matter is wrong.",
    "Mend it, or the page is built without it.",
)  # fmt: skip
def check_front_matter(page: Page, settings: Settings) -> Iterator[Found]:
    """Find what the model does not take."""
    try:
        from blackout_ext.reviews.validation import validated
    except ModuleNotFoundError as error:
        message = (
            f"{error.name} is missing, by which reviews are checked: "
            "pip install sphinx-blackout[reviews]"
        )
        raise MissingLibraryError(message) from error
    # As in the build: fields with markup are left out, and the heading serves as title.
    data = {key: value for key, value in page.data.items() if not PLAIN.are_in(value)}
    title = page.headings[0].open_text if page.headings else ""
    today = dt.datetime.now(tz=dt.UTC).date()
    for finding in validated({"title": title, **data}, today)[1]:
        line = page.matter.line(finding.path) if page.matter else None
        quotes = tuple(texts_of(value_at(data, finding.path)))
        quotes += tuple(map(str, finding.path))
        yield Found(Place(line or 1), finding.message, quotes)


def value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    """Return what is in *data* at *path*, as far as there is anything."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
    return data


def texts_of(value: Any) -> Iterator[str]:
    """Yield all text in a value."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from texts_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)
    elif value is not None:
        yield str(value)
