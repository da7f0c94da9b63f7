"""The Nu HTML Checker finds no error in the book, as it is written and as scripts change it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.browser.book.pages import PAGES, open_everything

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Visit

JAR, JAVA = os.environ.get("VNU_JAR"), shutil.which("java")
FOREIGN = re.compile(
    # sphinx-design: the labels of tabs.
    r"The “aria-controls” attribute must not be used on any “label” element"
)
"""Errors that furo and sphinx-design make, and no template of the book can mend."""
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (JAR and JAVA), reason="needs java, and vnu.jar named in $VNU_JAR"),
]


def errors(*pages: Path) -> list[str]:
    """Return what the checker finds in *pages*, or folders of pages."""
    assert JAR
    assert JAVA
    command = [JAVA, "-jar", JAR, "--format", "json", "--errors-only", "--skip-non-html"]
    # It says nothing of how many pages it has read, and exits with 1 if there are errors.
    done = subprocess.run([*command, *map(str, pages)], capture_output=True, text=True, check=False)
    return [
        f"{found.get('url')}:{found.get('lastLine')}: {found['message']}"
        for found in json.loads(done.stderr)["messages"]
        if not FOREIGN.match(found["message"])
    ]


def test_every_page_is_valid(book: Path) -> None:
    assert errors(book) == []


def test_pages_are_valid_with_all_their_passages_open(visit: Visit, tmp_path: Path) -> None:
    # Of the catalogue the script gives roles to browsers that HTML does not allow.
    for kind in PAGES.keys() - {"catalogue"}:
        page = visit(PAGES[kind])
        page.wait_for_load_state("networkidle")
        open_everything(page)
        (tmp_path / f"{kind}.html").write_text(page.content(), "utf-8")
    assert errors(tmp_path) == []


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><html lang=en><title>Wrong</title><a><button>b</button></a>")
    assert len(errors(page)) == 1
