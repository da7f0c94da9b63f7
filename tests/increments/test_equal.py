"""After any edits, in any order, by any builder: what a build from scratch would write."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from .book import CONF, FILES, NEW, REVIEW, edit
from .builds import comparable, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

BUILDERS = ("html", "dirhtml")
EDITS = (
    ("reviews/beta.md", "Words.", "Other words."),
    ("reviews/beta.md", "`He dies.`", "`She lives.`"),
    ("reviews/alpha.md", "It opens.", "It begins."),
    ("reviews/alpha.md", "# Alpha", "# Alpha, once more"),
    ("reviews/alpha.md", "### Start", "### The start"),
    ("reviews/gamma.md", "1990", "1991"),
    ("reviews/gamma.md", "title: Gamma", "title: A Gamma"),
    ("reviews/gamma.md", "[power]", "[rivers, silence]"),
    ("reviews/beta.md", "authors: Ben Byron", "authors: Ann Author"),
    ("reviews/epsilon.md", "published:", "related: [beta]\npublished:"),
    ("reviews/epsilon.md", "rating: 2", "rating: 5"),
    ("reviews/epsilon.md", "reviewed: 2026-07-01", "pages: 100"),
    ("reviews/index.md", "# Reviews", "# The reviews"),
    ("reviews/delta.md", "", ""),
    ("reviews/eta.md", "", NEW),
    ("reviews/aleph.md", "", REVIEW.format(title="Aleph", record="authors: Ann Author")),
    ("guides/titles.md", "explains: title", "explains: verdict"),
    ("guides/loglines.md", "# Loglines", "# On loglines"),
    ("plain.md", "`a secret`", "nothing"),
    ("plain.md", "# Plain", "# Plainer"),
    ("conf.py", "navigation_limit = 3", "navigation_limit = 4"),
    ("conf.py", 'project = "Shelf"', 'project = "Shelf"\nreview_feed_limit = 2'),
)
AT_ONCE = 2
"""Edits between two builds."""


@pytest.mark.parametrize("builder", BUILDERS)
def test_two_processes_write_what_one_writes(project: Callable[..., Project], builder: str) -> None:
    book = project(FILES, CONF)
    one, two = (state(book, builder, to=f"jobs{jobs}", jobs=jobs) for jobs in (0, 2))
    assert comparable(two) == comparable(one)


def test_after_edits_in_any_order(project: Callable[..., Project]) -> None:
    """The builders share the doctrees, and each finds what the others have left undone."""
    chance = random.Random(1)  # noqa: S311 (the same edits every time)
    book = project(FILES, CONF)
    for builder in BUILDERS:
        state(book, builder)
    edits = chance.sample(EDITS, len(EDITS))
    for number in range(0, len(edits), AT_ONCE):
        for change in edits[number : number + AT_ONCE]:
            edit(book, *change)
        state(book, chance.choice([*BUILDERS, "text"]), jobs=chance.choice([0, 2]))
        if number + AT_ONCE in {len(edits) // 2, len(edits)}:
            for builder in BUILDERS:
                clean = comparable(state(book, builder, to=f"clean{number}"))
                assert comparable(state(book, builder)) == clean
