"""The day of the last change at the foot of a page: from the history, or from a review."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ..conftest import Project

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Result

ROOT = Path(__file__).parents[2]
GIT = shutil.which("git") or ""
BOOK = ("docs", "extensions", "CHANGELOG.md", "CONTRIBUTING.md")
"""What is needed to build the book."""
CONF = """\
extensions += ["sphinx_last_updated_by_git"]
project = "Shelf"
html_theme = "furo"
html_last_updated_fmt = "%-d %B %Y"
"""
FILES = {
    "index.md": "# Shelf\n\n```{toctree}\n:glob:\n*\n```\n",
    "plain.md": "# Plain\n",
    "old.md": "---\nkind: novel\ntitle: Old\nauthors: A\n---\n\n# Old\n",
    "new.md": "---\nkind: novel\ntitle: New\nauthors: B\nupdated: 2026-03-04\n---\n\n# New\n",
}
SHOWN = re.compile(r"Last updated on ([^<]*?)\s*<")

pytestmark = pytest.mark.skipif(not GIT, reason="needs git")


def git(folder: Path, *arguments: str, day: str = "2025-02-01") -> None:
    """Run git in *folder*, on a *day*, without what the user has configured."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    when = f"{day}T23:30:00+00:00"
    subprocess.run(
        [GIT, "-c", "user.name=A", "-c", "user.email=a@book.example", *arguments],
        cwd=folder, check=True, capture_output=True,
        env=own | {
            "GIT_AUTHOR_DATE": when,
            "GIT_COMMITTER_DATE": when,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        },
    )  # fmt: skip


def commit(folder: Path, day: str) -> None:
    """Commit all of *folder* on *day*."""
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "Change", day=day)


def shown(result: Result, page: str) -> str | None:
    """Return the day that a page shows."""
    found = SHOWN.search(result.read(f"{page}.html"))
    return found[1] if found else None


@pytest.fixture
def shelf(project: Callable[..., Project]) -> Callable[..., Project]:
    """Return a function that makes a book of two commits, with more lines of ``conf.py``."""

    def make(conf: str = "") -> Project:
        made = project(FILES, CONF + conf)
        git(made.srcdir, "init", "--quiet")
        commit(made.srcdir, "2025-02-01")
        (made.srcdir / "plain.md").write_text("# Plain\n\nMore.\n", encoding="utf-8")
        commit(made.srcdir, "2025-12-24")
        return made

    return make


def test_a_page_was_changed_when_it_was_committed(shelf: Callable[..., Project]) -> None:
    result = shelf('git_last_updated_timezone = "UTC"\n').build()
    assert result.warnings == ""
    assert shown(result, "plain") == "24 December 2025"
    assert shown(result, "old") == "1 February 2025"


def test_a_review_says_when_it_was_updated(shelf: Callable[..., Project]) -> None:
    assert shown(shelf().build(), "new") == "4 March 2026"


@pytest.mark.parametrize(
    ("conf", "day"),
    [
        ('language = "de"\nhtml_last_updated_fmt = "%-d. %B %Y"\n', "4. März 2026"),
        ('html_last_updated_fmt = ""\n', "Mar 04, 2026"),
    ],
)
def test_the_day_is_in_words_of_the_language(
    project: Callable[..., Project], conf: str, day: str
) -> None:
    made = project(FILES, 'project = "Shelf"\n' + conf)
    assert day in made.build().read("new.html")


def test_a_project_that_wants_no_day_gets_none(project: Callable[..., Project]) -> None:
    assert "updated on" not in project(FILES, 'project = "Shelf"\n').build().read("new.html")


def test_pages_that_are_not_written_by_anyone_show_no_day(shelf: Callable[..., Project]) -> None:
    result = shelf().build()
    assert shown(result, "search") is None
    assert shown(result, "by/author/b") is None


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the book is built from, without its history."""
    folder = tmp_path_factory.mktemp("copied")
    for name in BOOK:
        path = ROOT / name
        if path.is_dir():
            ignored = shutil.ignore_patterns("_build", "__pycache__")
            shutil.copytree(path, folder / name, ignore=ignored)
        else:
            shutil.copy(path, folder / name)
    return folder


def build_book(folder: Path, to: str) -> Result:
    """Build the book in *folder*, without a warning."""
    result = Project(folder / "docs").build(to=to)
    assert result.warnings == ""
    return result


def test_the_book_is_built_outside_a_checkout(copied: Path) -> None:
    assert shown(build_book(copied, "outside"), "about") is None


def test_the_book_is_built_from_a_shallow_clone(copied: Path, tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    shutil.copytree(copied, origin, ignore=shutil.ignore_patterns("build"))
    git(origin, "init", "--quiet")
    commit(origin, "2025-02-01")
    with (origin / "docs" / "about.md").open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")
    commit(origin, "2025-12-24")
    with (origin / "CHANGELOG.md").open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")
    commit(origin, "2025-12-25")
    git(tmp_path, "clone", "--quiet", "--depth=2", origin.as_uri(), "shallow")
    result = build_book(tmp_path / "shallow", "shallow")
    # What an included file says is said on the page that includes it.
    assert shown(result, "changelog") == "25 December 2025"
    # The oldest commit at hand seems to have changed everything.
    assert shown(result, "about") is None
    assert shown(result, "extension/writing") is None
