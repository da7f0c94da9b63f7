"""Each field of a record is looked for wherever a page shows it, by changing it alone.

Afterwards all pages are written once more: those that come out otherwise had been missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from blackout_ext.reviews.model import Review

from ..conftest import CONF as BASIC
from ..conftest import Project
from ..records import source
from ..reviews.records import FULL, page
from .builds import State, comparable, state

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "reviews/full.md"
CONF = 'html_theme = "basic"\nhtml_baseurl = "https://books.example/"\n'
BODY = """
## Title

Its title.

## Logline

> A miller and a weir.

## Plot Summary

### The Mill

Much {blackout}`water`.
"""
LISTS = """\
# Lists

{review}`full`, of {review:author}`Ann Author`.

:::{review-list} best
:limit: 1
:::
"""
FILES = {
    "index.md": "# Shelf\n\n:::{review-list} latest\n:limit: 2\n:::\n\n"
    "```{toctree}\n:glob:\n*\nreviews/*\n```\n",
    "lists.md": LISTS,
    "timeline.md": "# Timeline\n\n:::{timeline}\n:::\n",
    "catalogue.md": "# Catalogue\n\n:::{catalogue}\n:::\n",
    "titles.md": "---\nguide: {name: titles, explains: title}\n---\n# Titles\n\n"
    ":::{collected} titles\n:::\n",
    "loglines.md": "# Loglines\n\n:::{collected} loglines\n:::\n",
    "summaries.md": "# Summaries\n\n:::{collected} summaries\n:::\n",
    "divergences.md": "# Divergences\n\n:::{collected} divergences\n:::\n",
    "told.md": "# Told\n\n:::{spoiler-warning}\n:::\n\n"
    ":::{blackout}\n:work: full\n:after: The Mill\n\nOf the weir.\n:::\n",
    "reviews/film.md": page({"kind": "film", "title": "The Mill", "themes": ["rivers"]}),
    # Related to no other, but for what it was made into.
    "reviews/play.md": page(
        {
            "kind": "play",
            "title": "Water",
            "adaptations": [{"title": "A Weir", "year": 1990, "kind": "novel", "review": "full"}],
        }
    ),
    "reviews/weir.md": source("weir"),
}
CHANGED: dict[str, Any] = {
    "kind": "story",
    "title": "A Dam",
    "authors": ["Ann Author", "Xu Li"],
    "directors": ["Di Rector"],
    "cast": ["Cy Actor (The Bailiff)"],
    "published": {"year": 1969},
    "isbn": {"us": "9780571258093"},
    "series": {"name": "Lakes", "position": 2},
    "setting": "A mill in 1969",
    "pages": 321,
    "minutes": 96,
    "language": "fr",
    "divergence": {"year": 1825, "what": "They do not."},
    "themes": ["silence"],
    "subgenre": ["satire"],
    "title_archetypes": ["date"],
    "stages": ["The Mill", "The Dam", "The Flood"],
    "logline": {"setting": "a France of engines"},
    "awards": [{"name": "Hugo Award", "year": 1969, "result": "shortlisted"}],
    "adaptations": [],
    "rating": 3,
    "verdict": "Quick and dry.",
    "reviewer": "Rob Reviewer",
    "reviewed": "2026-11-23",
    "updated": "2026-11-25",
    "related": ["weir"],
    "cover": "other.png",
    "cover_alt": "A dam",
    "url": "https://hart.example/dam",
    "sources": ["The Encyclopedia of Lakes"],
}
CHANGES = [*CHANGED.items(), ("divergence", FULL["divergence"] | {"what": "They do not."})]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a book of three reviews and of all lists there are."""
    made = Project(tmp_path_factory.mktemp("fields") / "src")
    made.write({"conf.py": BASIC + CONF, **FILES, "weir.png": "", "other.png": "", NAME: full()})
    state(made)
    return made


@pytest.fixture
def before(book: Project) -> Iterator[State]:
    """Return the book before an edit, which is taken back."""
    yield state(book)
    book.write({NAME: full()})


def full(**fields: Any) -> str:
    """Return the review with other values of some fields."""
    return page(FULL | fields, BODY)


def test_all_fields_are_changed() -> None:
    assert CHANGED.keys() == Review.model_fields.keys()
    assert not [name for name, value in CHANGED.items() if FULL[name] == value]


@pytest.mark.parametrize(("name", "value"), CHANGES)
def test_a_field(book: Project, before: State, name: str, value: Any) -> None:
    book.write({NAME: full(**{name: value})})
    after = state(book)
    assert after.read["index"] == before.read["index"]
    assert comparable(state(book, force_all=True)) == comparable(after)
