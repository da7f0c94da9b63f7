"""Values in ``conf.py`` that are nearly right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from blackout_ext.reviews.sections import headings_in

from .records import MINIMAL, page

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

FILES = {"index.md": page(MINIMAL, "\n## Titel\n\nText.\n")}


@pytest.mark.parametrize("written", [{"title": ["Titel"]}, {"title": "Titel"}])
def test_headings_are_added(written: dict[str, Any]) -> None:
    assert headings_in([str], written)["title"] == ["Titel", "Title"]


def test_a_kind_of_section_of_ones_own() -> None:
    assert headings_in([str], {"sources": ["Sources"]})["sources"] == ["Sources"]


@pytest.mark.parametrize(
    ("conf", "said"),
    [
        ('review_sections = {"titel": ["Titel"]}', "did you mean 'title'?"),
        ('review_publish = "cards"', "review_publish is 'cards': write a list, ['cards']."),
    ],
)
def test_warnings(project: Callable[..., Project], conf: str, said: str) -> None:
    warnings = project(FILES, f"{conf}\n").build().warnings
    assert said in warnings
    assert warnings.count("WARNING") == 1


@pytest.mark.parametrize("sections", [{"title": "Titel"}, {"sources": ["Sources"]}])
def test_no_warning(project: Callable[..., Project], sections: dict[str, Any]) -> None:
    assert project(FILES, f"review_sections = {sections}\n").build().warnings == ""
