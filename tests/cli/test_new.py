"""``blackout new``: the first draft of a review."""

from __future__ import annotations

import builtins
import datetime as dt
import io
import itertools
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from blackout_ext.cli.main import main
from blackout_ext.drafting.draft import Draft
from blackout_ext.drafting.pages import page_of
from blackout_ext.reviews.front_matter import read_markdown
from blackout_ext.reviews.sections import HEADINGS
from blackout_ext.reviews.terms import Kind
from blackout_ext.reviews.validation import validated

if TYPE_CHECKING:
    from collections.abc import Callable

    from blackout_ext.reviews.model import Review

    from ..conftest import Project

DOCS = Path(__file__).parents[2] / "docs"
TODAY = dt.date(2026, 11, 25)
AWKWARD = "*It's* {1984}: `a` [b](c) #2 & 'd' $e$ ~f~ \\g_h_ | % - ^i^ 🙂"
GIVEN = ["--title", "The Weir", "--author", "Ann Author; Ben Byron", "--kind", "novel"]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a book in ``docs``, which is the working folder; nobody is there."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "conf.py").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return tmp_path


def matter_of(page: str) -> Review:
    """Return the front matter of a page, in which nothing is wrong."""
    found = read_markdown(page)
    assert found
    review, findings = validated(found.data, TODAY)
    assert findings == []
    assert review
    return review


def files(book: Path) -> set[str]:
    return {path.relative_to(book).as_posix() for path in book.rglob("*") if path.is_file()}


def test_a_draft_and_what_to_do_next(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", *GIVEN, "--year", "1968"]) == 0
    path = Path("docs", "reviews", "the-weir.md")
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"{path} is there."
    assert [line[:2] for line in said[1:]] == ["1.", "2.", "3."]
    review = matter_of(path.read_text(encoding="utf-8"))
    assert [maker.name for maker in review.authors] == ["Ann Author", "Ben Byron"]
    assert (review.kind, review.title, review.year) == (Kind.NOVEL, "The Weir", 1968)
    assert files(book) == {"docs/conf.py", "docs/reviews/the-weir.md"}


def test_every_kind_of_section_has_its_heading_and_a_hint() -> None:
    page = page_of(Draft(Kind.NOVEL, "The Weir"), Path("none"), TODAY)
    lines = [line for line in page.split("---\n", 2)[2].splitlines() if line]
    headings = [line for line in lines if line.startswith("#")]
    for kind, (first, *_rest) in HEADINGS.items():
        found = [line for line in headings if line.endswith(first.replace("*", ""))]
        found += [line for line in headings if "*" in first and first.split("*")[0] in line]
        assert found, kind
    for line, after in itertools.pairwise(lines):
        if line.startswith("#") and not after.startswith("##"):
            assert after.startswith(("% ", "```{spoiler-warning}")), line


def test_headings_are_in_the_language_of_the_book(book: Path) -> None:
    sections = {"verdict": ["Kurz und gut"]}
    Path("docs", "conf.py").write_text(
        f'language = "de_AT"\nreview_sections = {sections}\n', "utf-8"
    )
    assert main(["new", *GIVEN]) == 0
    page = Path("docs", "reviews", "the-weir.md").read_text("utf-8")
    headings = set(re.findall("^## (.*)", page, re.MULTILINE))
    assert {"Handlung", "Kurz und gut"} <= headings
    assert not headings & {"Plot Summary", "My Verdict"}


def test_films_go_to_their_folder_and_have_their_sections(book: Path) -> None:
    Path("docs", "films").mkdir()
    film = ["--title", "The Weir", "--director", "Dee", "--kind", "film", "--year", "1999"]
    assert main(["new", *film]) == 0
    page = Path("docs", "films", "the-weir-1999.md").read_text(encoding="utf-8")
    assert matter_of(page).directors[0].name == "Dee"
    assert "## How It Adapts *The Weir*" in page
    assert "## Analysis" not in page


@pytest.mark.parametrize("kind", [Kind.NOVEL, Kind.FILM])
def test_a_draft_builds_without_a_warning(
    project: Callable[..., Project], capsys: pytest.CaptureFixture[str], kind: Kind
) -> None:
    index = "# I\n\n```{toctree}\n:glob:\nreviews/*\n```\n"
    made = project({"index.md": index}, "smartquotes = False")
    options = ["--source", str(made.srcdir), "--kind", kind, "--isbn", "0345440919"]
    assert main(["new", *options, "--title", AWKWARD, "--author", AWKWARD]) == 0
    (path,) = (made.srcdir / "reviews").iterdir()
    built = made.build()
    assert built.warnings == ""
    title = next(built.doctree(f"reviews/{path.stem}").findall(nodes.title))
    assert title.astext() == AWKWARD
    html = built.read(f"reviews/{path.stem}.html")
    assert "sentence of 25 to 35 words" not in html
    capsys.readouterr()
    # What no command can write: a logline, and the story with its spoilers.
    assert main(["check", str(made.srcdir)]) == 1
    assert set(re.findall("BLK[0-9]+", capsys.readouterr().out)) == {"BLK301", "BLK402"}


def test_the_book_has_its_own_directives_in_drafts() -> None:
    page = page_of(Draft(Kind.NOVEL, "The Weir"), DOCS, TODAY)
    assert ":::{want-to-read}" in page
    assert ":::{feedback}" in page
    assert ":::{want-to-read}" not in page_of(Draft(Kind.NOVEL, "The Weir"), Path("none"), TODAY)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("Война и мир", "воина-и-мир"),
        ("見知らぬ", "見知らぬ"),
        ("SS-GB: “1941”", "ss-gb-1941"),
    ],
)
def test_names_of_files(book: Path, title: str, name: str) -> None:
    assert main(["new", *GIVEN, "--title", title]) == 0
    assert files(book) == {"docs/conf.py", f"docs/reviews/{name}.md"}


WRONG = {
    "no title": (["--author", "A"], "missing: --title, --kind"),
    "empty title": ([*GIVEN, "--title", " "], "the title is empty"),
    "control": ([*GIVEN, "--title", "a\x07b"], "cannot be printed"),
    "no text": ([*GIVEN, "--title", "a\udcffb"], "cannot be printed"),
    "no letter": ([*GIVEN, "--title", "..."], "choose one with --name"),
    "too long": ([*GIVEN, "--title", "a" * 300], "cannot be written"),
    "markup": ([*GIVEN, "--title", "<b>"], "plain text"),
    "kind": ([*GIVEN, "--kind", "book"], "'book' is no kind of work: it can be novel, "),
    "name": ([*GIVEN, "--name", "../x"], "'../x' is no name for a file"),
    "isbn": ([*GIVEN, "--isbn", "9780345440915"], "the check digit does not fit"),
    "fetch": ([*GIVEN, "--fetch"], "--fetch needs --isbn"),
    "year": ([*GIVEN, "--year", "3000"], "in the future"),
    "no file": ([*GIVEN, "--from-open-library", "none.json"], "none.json cannot be read"),
    "folder": ([*GIVEN, "--source", "."], "has no conf.py"),
}


@pytest.mark.parametrize(("options", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_call_says_so_and_writes_nothing(
    book: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    assert main(["new", *options]) == 2
    message = capsys.readouterr().err
    assert said in message
    assert message.count("\n") == 1
    assert files(book) == {"docs/conf.py"}


@pytest.mark.parametrize(
    "there", ["reviews/the-weir.md", "films/the-weir.md", "reviews/the-weir.rst"]
)
def test_nothing_is_overwritten(book: Path, capsys: pytest.CaptureFixture[str], there: str) -> None:
    path = book / "docs" / there
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")
    assert main(["new", *GIVEN]) == 2
    assert "is there already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"
    assert files(book) == {"docs/conf.py", f"docs/{there}"}
    assert main(["new", *GIVEN, "--name", "the-weir-2"]) == 0


def test_a_link_to_nowhere_is_not_followed(book: Path) -> None:
    Path("docs", "reviews").mkdir()
    Path("docs", "reviews", "the-weir.md").symlink_to(book / "elsewhere.md")
    assert main(["new", *GIVEN]) == 2
    assert not (book / "elsewhere.md").exists()


def test_a_folder_that_cannot_be_written(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *args: object, **options: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert main(["new", *GIVEN]) == 2
    assert "cannot be written: Permission denied" in capsys.readouterr().err


def test_a_full_disk_leaves_nothing_behind(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no disk that is always full")
    made = Path("docs", "reviews", "the-weir.md")
    real = Path.open

    def full(path: Path, *args: str, **options: str) -> io.IOBase:
        real(path, *args, **options).close()  # type: ignore[call-overload] # it is handed on
        return open("/dev/full", "w", encoding="utf-8")  # noqa: PTH123 (closed by writing)

    monkeypatch.setattr(Path, "open", full)
    assert main(["new", *GIVEN]) == 2
    assert "No space left" in capsys.readouterr().err
    assert not made.exists()


class Terminal(io.StringIO):
    """A place where questions can be asked."""

    def isatty(self) -> bool:
        return True


def test_what_is_missing_is_asked_for(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    answers = iter(["Ann Author; Ben Byron", "novel"])

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return next(answers)

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(builtins, "input", answer)
    assert main(["new", "--title", "The Weir"]) == 0
    assert [prompt.split()[0] for prompt in asked] == ["Author", "Kind"]
    review = matter_of(Path("docs", "reviews", "the-weir.md").read_text(encoding="utf-8"))
    assert [author.name for author in review.authors] == ["Ann Author", "Ben Byron"]


def test_no_answer(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert main(["new", "--title", "The Weir"]) == 2
    assert "nothing was written" in capsys.readouterr().err


def save(name: str, data: object) -> str:
    Path(name).write_text(json.dumps(data), encoding="utf-8")
    return name


def test_a_record_of_open_library_fills_fields(book: Path) -> None:
    edition = {
        "title": "The Weir",
        "isbn_13": ["9780345440914"],
        "publish_date": "2001",
        "publishers": ["Hart: #1"],
        "series": ["The Locks"],
        "number_of_pages": 312,
        "subjects": ["Rivers"],
    }
    options = ["--from-open-library", save("e.json", edition), "--author", "A", "--kind", "novel"]
    assert main(["new", *options, "--region", "us"]) == 0
    page = Path("docs", "reviews", "the-weir.md").read_text(encoding="utf-8")
    review = matter_of(page)
    assert review.published
    assert (review.published.year, review.published.publisher) == (2001, "Hart: #1")
    assert (review.isbn, review.pages) == ({"us": "9780345440914"}, 312)
    assert review.series
    assert review.series.name == "The Locks"
    # What a librarian calls a subject is no theme of this book, nor an edition the first.
    assert review.themes == ()
    assert "of one edition" in page


def test_the_first_publication_wins_over_the_edition(book: Path) -> None:
    record = {"title": "X", "publish_date": "2001"}
    work = {"title": "X", "first_publish_date": "1968"}
    names = [save("e.json", record), save("w.json", work)]
    options = [option for name in names for option in ("--from-open-library", name)]
    assert main(["new", *options, "--author", "A", "--kind", "novel"]) == 0
    page = Path("docs", "reviews", "x.md").read_text(encoding="utf-8")
    assert matter_of(page).year == 1968
    assert "of one edition" not in page


def test_a_record_of_another_edition(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = save("e.json", {"title": "X", "isbn_13": ["9780345440914"]})
    assert main(["new", *GIVEN, "--from-open-library", name, "--isbn", "9782070368228"]) == 2
    assert "of another edition" in capsys.readouterr().err


def test_a_template_that_is_broken(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(DOCS / "_templates", "docs/_templates")
    Path("docs", "_templates", "draft.md.jinja").write_text("{% if %}", encoding="utf-8")
    assert main(["new", *GIVEN]) == 2
    message = capsys.readouterr().err
    assert "draft.md.jinja cannot be used" in message
    assert message.count("\n") == 1
