"""A slip in the name of a value in ``conf.py`` is told, and other variables are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

TEXT = {"index.md": "# Title\n"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("blackout_apendix", "blackout_appendix"),
        ("blackout_serch", "blackout_search"),
        ("review_section", "review_sections"),
    ],
)
def test_a_slip(project: Callable[..., Project], written: str, meant: str) -> None:
    warnings = project(TEXT, f"{written} = {{}}\n").build().warnings
    assert f"conf.py sets {written}, which nothing reads: did you mean {meant}?" in warnings
    assert "[blackout.config]" in warnings


@pytest.mark.parametrize("name", ["blackout_words", "review_count", "_blackout_label", "label"])
def test_other_variables(project: Callable[..., Project], name: str) -> None:
    assert project(TEXT, f"{name} = 1\n").build().warnings == ""
