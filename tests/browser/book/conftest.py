"""*Points of Divergence*, built and served as its readers get it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Build, Serve

DOCS = Path(__file__).parents[3] / "docs"


@pytest.fixture(scope="session")
def book(build: Build) -> Path:
    """Return the folder with the pages of the book."""
    return build("html", DOCS)


@pytest.fixture(scope="session")
def site(book: Path, serve: Serve) -> str:
    """Return the address of the book."""
    return serve(book)
