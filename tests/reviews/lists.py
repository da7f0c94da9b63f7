"""What tests see of the lists of reviews on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from tests.records import source

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from ..conftest import Project, Result

ONE = ("ides",)
"""Names of the reviews of a book that has one."""


def with_reviews(project: Callable[..., Project], names: tuple[str, ...], index: str) -> Result:
    """Build a book of some of the records."""
    pages = {f"reviews/{name}.md": source(name) for name in names}
    text = f"# Shelf\n\n{index}\n\n```{{toctree}}\n:glob:\nreviews/*\n```\n"
    return project({"index.md": text, **pages}).build()


def soup(result: Result, name: str = "catalogue.html") -> BeautifulSoup:
    return BeautifulSoup(result.read(name), "html.parser")


def rows(result: Result) -> list[Tag]:
    return soup(result).select("table.review-catalogue tbody tr")


def text(row: Tag, selector: str) -> str:
    found = row.select_one(selector)
    assert found is not None
    return found.get_text()


def row_of(result: Result, title: str) -> Tag:
    return next(row for row in rows(result) if text(row, "th") == title)


def options(result: Result, facet: str) -> list[str]:
    return [option.get_text() for option in soup(result).select(f"select[name={facet}] option")][1:]


def having(result: Result, tag: str) -> set[str]:
    return {text(row, "th") for row in rows(result) if tag in str(row["data-tags"]).split()}


def tiles(result: Result, name: str = "index.html") -> list[str]:
    return [
        text(tile, ".review-shelf-title")
        for tile in soup(result, name).select(".review-tiles > li")
    ]
