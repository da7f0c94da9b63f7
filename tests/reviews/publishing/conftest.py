"""Projects of the tests of what is published for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ...conftest import CONF as BASIC
from ...conftest import Project, Result
from .shelf import CONF, FILES

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def shelf(project: Callable[..., Project]) -> Project:
    """Return a small site, to be changed and built."""
    return project(FILES, CONF)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Return the same, built."""
    made = Project(tmp_path_factory.mktemp("shelf") / "src")
    made.write({"conf.py": BASIC + CONF, **FILES})
    result = made.build()
    assert result.warnings == ""
    return result
