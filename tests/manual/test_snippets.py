"""Every snippet of the manual is right: it builds, or its own parser takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .languages import wrong_with
from .site import is_built, manual, sites_of
from .snippets import ROOT, Snippet, snippets_of

if TYPE_CHECKING:
    from pathlib import Path

CHECKS = ROOT / "docs" / "extension" / "checks"
SNIPPETS = {page: snippets_of(page) for page in manual()}
IN_CHECKS = [page for page in SNIPPETS if page.parent == CHECKS and page.stem.startswith("blk")]
"""Pages whose two examples are checked, and meant to be wrong: ``tests/checks/test_manual.py``."""
BUILT = [
    page
    for page, snippets in SNIPPETS.items()
    if page not in IN_CHECKS and any(is_built(s) for s in snippets if not s.is_skipped)
]


def name_of(page: Path) -> str:
    """Return what a page is called in the list of tests."""
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", SNIPPETS, ids=name_of)
def test_snippets_are_understood(page: Path) -> None:
    wrong = [
        f"{snippet}: {message}"
        for snippet in SNIPPETS[page]
        if not snippet.is_skipped
        for message in wrong_with(snippet)
    ]
    assert wrong == []


@pytest.mark.parametrize("page", BUILT, ids=name_of)
def test_snippets_build(page: Path, tmp_path: Path) -> None:
    wrong = [message for site in sites_of(SNIPPETS[page], tmp_path) for message in site.build()]
    assert wrong == []


@pytest.mark.parametrize("page", IN_CHECKS, ids=name_of)
def test_pages_of_checks_have_two_examples_and_nothing_else(page: Path) -> None:
    assert [snippet.language for snippet in SNIPPETS[page]] == ["markdown", "markdown"]


def test_there_are_snippets_at_all() -> None:
    languages = {snippet.language for snippets in SNIPPETS.values() for snippet in snippets}
    assert {"markdown", "rst", "python", "shell", "yaml"} <= languages


def test_a_snippet_knows_its_page() -> None:
    page = ROOT / "docs" / "extension" / "writing.md"
    assert str(Snippet(page, 7, "text", "")) == "docs/extension/writing.md:7"
