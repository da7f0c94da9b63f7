"""A book with the extensions of the repository's own, and a look at the links in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project, Result

    Book = Callable[..., Project]
    Page = Callable[..., dict[str, str]]
    Links = Callable[..., dict[str, "Link"]]

CONF = 'extensions += ["want_to_read", "feedback"]\n'


@dataclass(frozen=True)
class Link:
    """A link on a page."""

    href: str
    rel: str


@pytest.fixture
def book(project: Callable[..., Project]) -> Book:
    """Return a function that makes a book of files, given by name, and lines of ``conf.py``."""

    def make(files: dict[str, str], conf: str = "") -> Project:
        return project(files, CONF + conf)

    return make


@pytest.fixture
def links() -> Links:
    """Return a function that gives the links of a directive's list, by their text."""

    def find(result: Result, directive: str, page: str = "index.html") -> dict[str, Link]:
        soup = BeautifulSoup(result.read(page), "html.parser")
        return {
            a.get_text(): Link(str(a["href"]), " ".join(map(str, a.get_attribute_list("rel"))))
            for a in soup.select(f"dl.{directive} a")
        }

    return find
