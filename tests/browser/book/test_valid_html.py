"""The Nu HTML Checker finds no error in the book, as it is written and as scripts change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.book.checkers import JAR, JAVA, nu
from tests.browser.book.pages import PAGES, open_everything

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (JAR and JAVA), reason="needs java, and vnu.jar named in $VNU_JAR"),
]


def test_every_page_is_valid(book: Path) -> None:
    assert nu(book).ours == []


def test_pages_are_valid_with_all_their_passages_open(visit: Visit, tmp_path: Path) -> None:
    # Of the catalogue the script gives roles to browsers that HTML does not allow.
    for kind in PAGES.keys() - {"catalogue"}:
        page = visit(PAGES[kind])
        page.wait_for_load_state("networkidle")
        open_everything(page)
        (tmp_path / f"{kind}.html").write_text(page.content(), "utf-8")
    assert nu(tmp_path).ours == []


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><html lang=en><title>Wrong</title><a><button>b</button></a>")
    assert len(nu(page).ours) == 1
