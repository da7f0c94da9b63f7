"""Records of Open Library, in the shapes in which its interfaces give them."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.error import URLError

import pytest

from blackout_ext.drafting import open_library
from blackout_ext.drafting.draft import DraftError

if TYPE_CHECKING:
    from pathlib import Path

ISBN = "9780345440914"
EDITION = {
    "key": "/books/OL1M",
    "type": {"key": "/type/edition"},
    "title": "The Weir",
    "authors": [{"key": "/authors/OL1A"}],
    "works": [{"key": "/works/OL1W"}],
    "isbn_10": ["0345440919", "0345440910"],
    "publishers": ["Hart", "Other"],
    "publish_date": "January 2, 2001",
    "number_of_pages": 312,
    "series": ["The Locks"],
    "subjects": ["Rivers", "Rivers", "England -- Fiction"],
}
WORK = {
    "key": "/works/OL1W",
    "title": "The Weir",
    "first_publish_date": "1968",
    "authors": [{"author": {"key": "/authors/OL1A"}, "type": {"key": "/type/author_role"}}],
}
AUTHOR = {"key": "/authors/OL1A", "name": "Ann Author", "title": "OBE"}
DATA = {
    f"ISBN:{ISBN}": {
        "key": "/books/OL1M",
        "title": "The Weir",
        "authors": [{"name": "Ann Author", "url": "https://openlibrary.org/authors/OL1A"}],
        "publishers": [{"name": "Hart"}],
        "identifiers": {"isbn_13": [ISBN], "goodreads": ["1"]},
        "publish_date": "2001",
        "subjects": [{"name": "Rivers", "url": "https://openlibrary.org/subjects/rivers"}],
    }
}
DETAILS = {f"ISBN:{ISBN}": {"bib_key": f"ISBN:{ISBN}", "details": EDITION}}
SEARCH = {
    "numFound": 1,
    "docs": [
        {
            "title": "The Weir",
            "author_name": ["Ann Author"],
            "first_publish_year": 1968,
            "isbn": ["9782070368228", ISBN],
            "publisher": ["A", "B"],
        }
    ],
}


def read(data: Any) -> open_library.Record:
    return open_library.read(json.dumps(data).encode(), "file.json")


def test_an_edition() -> None:
    assert read(EDITION) == open_library.Record(
        title="The Weir",
        year=2001,
        publishers=("Hart", "Other"),
        isbns=(ISBN,),  # the other has a wrong check digit
        series="The Locks",
        pages=312,
        subjects=("Rivers", "England -- Fiction"),
    )
    assert read(DETAILS) == read(EDITION)


def test_an_answer_with_data() -> None:
    record = read(DATA)
    assert (record.title, record.authors, record.year) == ("The Weir", ("Ann Author",), 2001)
    assert (record.publishers, record.isbns) == (("Hart",), (ISBN,))
    assert (record.first_year, record.subjects) == (None, ("Rivers",))


def test_a_search_tells_of_the_work_and_of_no_edition() -> None:
    assert read(SEARCH) == open_library.Record(
        title="The Weir", authors=("Ann Author",), first_year=1968
    )


def test_records_of_several_kinds_make_one(tmp_path: Path) -> None:
    paths = []
    for number, data in enumerate((EDITION, WORK, AUTHOR)):
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(json.dumps(data), encoding="utf-8")
    record = open_library.read_files(paths)
    assert (record.title, record.authors) == ("The Weir", ("Ann Author",))
    assert (record.first_year, record.year) == (1968, 2001)


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("12 January 2002", 2002),
        ("c1992", 1992),
        ("2005-03-03", 2005),
        ("1968, 1970", None),
        ("19--", None),
        ("20010203", None),
        (None, None),
    ],
)
def test_years_of_dates(date: str | None, year: int | None) -> None:
    assert open_library.year_of(date) == year


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "no JSON record"),
        ({}, "0 records"),
        ({"docs": []}, "0 records"),
        ({"docs": [{"title": "a"}, {"title": "b"}]}, "2 records"),
        ({"error": "notfound", "key": "/books/OL0M"}, "0 records"),
        ({"title": "a\0b"}, "cannot be printed"),
    ],
)
def test_what_is_no_record(data: Any, said: str) -> None:
    with pytest.raises(DraftError, match=said):
        read(data)


@pytest.mark.parametrize(
    "content", [b"<html>", b"\xff\xfe", b"[" * 100_000, b"var _OLBookInfo = {};", b" " * 2_000_000]
)
def test_what_is_no_json(content: bytes) -> None:
    with pytest.raises(DraftError, match=r"file.json is no JSON record"):
        open_library.read(content, "file.json")


@pytest.mark.parametrize(
    "data", [{"title": 5, "authors": "x", "publishers": {}, "isbn_13": [None], "identifiers": 1}]
)
def test_fields_of_other_types_are_passed_over(data: Any) -> None:
    assert read(data) == open_library.Record(authors=("x",))


def test_fetching(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(request: Any, timeout: float) -> BytesIO:
        asked.append((request.full_url, timeout > 0))
        return BytesIO(json.dumps(DATA).encode())

    monkeypatch.setattr(open_library, "urlopen", answer)
    assert open_library.fetch(ISBN) == read(DATA)
    assert asked == [(open_library.API.format(isbn=ISBN), True)]


def test_fetching_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(request: Any, timeout: float) -> BytesIO:
        reason = "Name or service not known"
        raise URLError(reason)

    monkeypatch.setattr(open_library, "urlopen", answer)
    with pytest.raises(DraftError, match=r"cannot be reached \(Name .*--from-open-library"):
        open_library.fetch(ISBN)
