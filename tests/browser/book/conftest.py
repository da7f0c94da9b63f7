"""*Points of Divergence*, built and served as its readers get it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Serve
    from tests.conftest import Output


@pytest.fixture(scope="session")
def book(points_of_divergence: Output) -> Path:
    """Return the folder with the pages of the book."""
    return points_of_divergence.outdir


@pytest.fixture(scope="session")
def site(book: Path, serve: Serve) -> str:
    """Return the address of the book."""
    return serve(book)
