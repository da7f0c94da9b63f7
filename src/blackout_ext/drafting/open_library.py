"""Records of Open Library (openlibrary.org), as its interfaces give them.

Read are editions and works ("Open Library Edition" and "Open Library Work" in
``olclient/schemata`` of internetarchive/openlibrary-client), authors, answers of
``/api/books`` with ``jscmd=data`` or ``jscmd=details`` (``DataProcessor`` in
``openlibrary/plugins/books/dynlinks.py`` of internetarchive/openlibrary), and those of
``/search.json`` that have found one work.

All of it is typed by volunteers, so that nothing is taken on trust but text.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from blackout_ext import __version__
from blackout_ext.reviews.isbn import parse_isbn

from .draft import DraftError, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")
"""A year in a date, which may have any form (``12 January 2002``, ``Nov 05, 2001``)."""
LARGEST = 1_000_000
"""Bytes of a record; those of Open Library have some thousands."""
PATIENCE = 10
"""Seconds to wait for an answer."""
API = "https://openlibrary.org/api/books?bibkeys=ISBN:{isbn}&format=json&jscmd=data"


@dataclass(frozen=True, slots=True)
class Record:
    """What a record says, as far as a review needs it."""

    title: str = ""
    authors: tuple[str, ...] = ()
    first_year: int | None = None
    """Year of the first publication."""
    year: int | None = None
    """Year of this edition."""
    publishers: tuple[str, ...] = ()
    isbns: tuple[str, ...] = ()
    """The ISBNs of this edition that are valid, 13 digits each."""
    series: str = ""
    pages: int | None = None
    subjects: tuple[str, ...] = ()

    def filled_from(self, other: Record) -> Record:
        """Return this record, what it lacks taken from *other*."""
        names = [field.name for field in fields(self)]
        return Record(**{name: getattr(self, name) or getattr(other, name) for name in names})


def read_files(paths: Iterable[Path]) -> Record:
    """Return what records in files say together, the first that knows something winning.

    Raises:
        DraftError: a file cannot be read, or is no record.
    """
    record = Record()
    for path in paths:
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError as error:
            msg = f"{path} cannot be read: {error.strerror}"
            raise DraftError(msg) from error
        record = record.filled_from(read(content, str(path)))
    return record


def fetch(isbn: str) -> Record:
    """Return what Open Library says of an edition; this goes out to the network.

    Args:
        isbn: 13 digits.

    Raises:
        DraftError: Open Library cannot be reached, or does not know it.
    """
    url = API.format(isbn=isbn)
    request = Request(url, headers={"User-Agent": f"sphinx-blackout/{__version__}"})  # noqa: S310 (https)
    try:
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 (https, as above)
            content = answer.read(LARGEST + 1)
    except (OSError, URLError) as error:
        why = getattr(error, "reason", "") or error
        msg = (
            f"openlibrary.org cannot be reached ({why}): leave out --fetch, "
            f"or save {url} and name the file with --from-open-library"
        )
        raise DraftError(msg) from error
    return read(content, f"the answer of openlibrary.org for {isbn}")


def read(content: bytes, where: str) -> Record:
    """Return what a record says.

    Args:
        content: JSON.
        where: name of it for messages.

    Raises:
        DraftError: it is no record of Open Library, or holds none or several.
    """
    try:
        data = json.loads(content) if len(content) <= LARGEST else None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        msg = f"{where} is no JSON record of Open Library: save an address that ends in .json"
        raise DraftError(msg)
    found = list(records_in(data))
    if len(found) != 1:
        msg = f"{where} holds {len(found)} records of Open Library: it must be one"
        raise DraftError(msg)
    return record_of(found[0])


def records_in(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the records in an answer: itself, or those that it lists."""
    if isinstance(listed := data.get("docs"), list):
        # An answer to a search is about works; its ISBNs and publishers are of all editions.
        for doc in listed:
            if isinstance(doc, dict):
                yield {key: doc[key] for key in SEARCHED if key in doc}
    elif "title" in data or "name" in data:
        yield data
    else:
        for value in data.values():
            if isinstance(value, dict):
                details = value.get("details", value)
                if isinstance(details, dict) and "title" in details:
                    yield details


SEARCHED = ("title", "author_name", "first_publish_year", "subject")
"""Fields of a work that was found by a search (Open Library, "Search API")."""


def record_of(data: dict[str, Any]) -> Record:
    """Return what one record says."""
    if "title" not in data or str(data.get("key")).startswith("/authors/"):
        return Record(authors=texts(data.get("name")))
    identifiers = data.get("identifiers")
    numbers = [data, identifiers if isinstance(identifiers, dict) else {}]
    return Record(
        title=next(iter(texts(data.get("title"))), ""),
        authors=texts(data.get("author_name") or data.get("authors")),
        first_year=year_of(data.get("first_publish_year") or data.get("first_publish_date")),
        year=year_of(data.get("publish_date")),
        publishers=texts(data.get("publishers")),
        isbns=tuple(
            valid
            for key in ("isbn_13", "isbn_10")
            for given in numbers
            for text in texts(given.get(key))
            for valid in valid_isbns(text)
        ),
        series=next(iter(texts(data.get("series"))), ""),
        pages=pages_of(data.get("number_of_pages")),
        subjects=texts(data.get("subjects") or data.get("subject")),
    )


def texts(value: Any) -> tuple[str, ...]:
    """Return the texts in *value*: one, a list of them, or of objects with a ``name``.

    What has only a key, as authors do in editions and works, has no text.
    """
    found = []
    for item in value if isinstance(value, list) else [value]:
        text = item.get("name") if isinstance(item, dict) else item
        if isinstance(text, str) and text.strip():
            found.append(clean(text, "a field of the record"))
    return tuple(dict.fromkeys(found))


def year_of(value: Any) -> int | None:
    """Return the year of a date in any form, if there is one and no other."""
    years = set(YEAR.findall(str(value)))
    return int(years.pop()) if len(years) == 1 else None


def pages_of(value: Any) -> int | None:
    """Return a number of pages, if it is one."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def valid_isbns(text: str) -> Iterator[str]:
    """Yield the 13 digits of an ISBN, if its check digit fits."""
    try:
        yield parse_isbn(text)
    except ValueError:
        return
