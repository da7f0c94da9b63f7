"""The benchmark of large collections, kept alive at its smallest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blackout_ext.reviews.domain import review_domain
from tests.bench import scale
from tests.bench.collection import FLAT, NAVIGATION, OURS, PLAIN, edit, sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

SIZE = 4


def test_a_collection_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert scale.main(str(SIZE)) == 0
    headings, *rows = (line.split(" | ") for line in capsys.readouterr().out.splitlines())
    assert [row[0] for row in rows] == [edition.name for edition in (FLAT, NAVIGATION, OURS, PLAIN)]
    assert all(len(row) == len(headings) for row in rows)
    assert all(float(value) >= 0 for row in rows for value in row[1:])
    assert rows[0][4] == "1.00"


def test_a_collection_has_no_mistake(project: Callable[..., Project]) -> None:
    made = project({f"{name}.md": text for name, text in sources(SIZE)})
    result = made.build("dummy")
    assert result.warnings == ""
    assert len(review_domain(result.app.env).pages) == SIZE


def test_editions_have_the_same_prose() -> None:
    for name, text in sources(SIZE):
        flat, plain = edit(text, FLAT), edit(text, PLAIN)
        assert "{blackout}" not in flat + plain
        assert "toctree" not in flat
        if name.startswith("reviews/r"):
            assert flat == plain
            assert flat.count("\n## ") == text.count("\n## ")
            assert len(flat.split()) == pytest.approx(words_of(text), rel=0.1)


def test_equal_sizes_have_equal_files() -> None:
    assert dict(sources(SIZE)) == dict(sources(SIZE))


def words_of(text: str) -> int:
    """Return how many words a marked page has below its front matter."""
    return len(text.partition("\n---\n")[2].split())
