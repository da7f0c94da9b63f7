"""A book of many reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.records import shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project


@pytest.fixture
def book(project: Callable[..., Project]) -> Project:
    """Return the invented shelf."""
    return project(shelf())
