"""Texts that are shown elsewhere name other pages by their titles, not by their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from .records import MINIMAL, page

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project, Result

LOGLINE = """
## Logline

> Like {review}`weir`, with {blackout}``secret {review}`weir` ``.
"""
WEIR = {"kind": "novel", "title": "The Weir", "authors": "Ann Author"}
GUIDE = "---\nguide: {name: loglines}\n---\n\n# Of Loglines\n\n:::{collected} loglines\n:::\n"
FILES = {
    "index.md": "# Shelf\n\n```{toctree}\n:glob:\n*\nreviews/*\n```\n",
    "guide.md": GUIDE,
    "list.md": "# List\n\n:::{review-list} best\n:::\n",
    "reviews/less.md": page(MINIMAL, LOGLINE),
    "reviews/weir.md": page(WEIR, heading="A review of *The Weir*"),
}


@pytest.fixture
def shelf(project: Callable[..., Project]) -> Project:
    """Return a small book."""
    return project(FILES, 'project = "Shelf"\nhtml_baseurl = "https://shelf.example/"\n')


def description(result: Result, name: str) -> str:
    """Return what a preview of a page says."""
    found = BeautifulSoup(result.read(name), "html.parser").select_one("[property$=description]")
    assert found is not None
    return str(found["content"])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{review}`weir`", "The Weir"),
        ("{review}`mine <weir>`", "mine"),
        ("{review}`other`", "other"),
        ("{review:author}`ann-author`", "Ann Author"),
        ("{guide}`loglines`", "Of Loglines"),
        ("{doc}`weir`", "The Weir"),
        ("{doc}`/guide`", "Of Loglines"),
        ("{doc}`../list`", "../list"),
        ("[](weir.md)", "The Weir"),
        ("[mine](weir.md)", "mine"),
        ("[](../guide.md)", "Of Loglines"),
        ("*Beside {review}`weir`*", "Beside The Weir"),
    ],
)
def test_an_opening(shelf: Project, written: str, shown: str) -> None:
    review = page(MINIMAL).replace("An opening.", f"See {written} {{blackout}}`secret`.")
    shelf.write({"reviews/less.md": review})
    assert description(shelf.build(), "reviews/less.html") == f"See {shown} [spoiler]."


def test_a_logline(shelf: Project) -> None:
    result = shelf.build()
    assert description(result, "reviews/less.html") == "Like The Weir, with [spoiler]."
    assert "<p>Like The Weir, with [spoiler].</p>" in result.read("guide.html")


def test_a_new_title_is_shown_where_it_is_mentioned(shelf: Project) -> None:
    shelf.build()
    shelf.write({"reviews/weir.md": page({**WEIR, "title": "The Dam"})})
    assert "Like The Dam, with" in shelf.build().read("guide.html")
