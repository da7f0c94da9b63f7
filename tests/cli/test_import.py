"""``blackout import``: an old review in, a MyST review out."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from blackout_ext.cli import import_
from blackout_ext.cli.main import main
from blackout_ext.importing import saving
from blackout_ext.importing.redirects import redirects

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

BLOG = Path(__file__).with_name("blog.xml")
REVIEW = Path(__file__).with_name("review.txt")
FACTS = "kind: novel\npublished: 1968\nstages: [The River, The Weir]"
"""What that source does not say."""


def run(*arguments: str | Path, to: Path) -> int:
    """Run the command; return its exit status."""
    return main(["import", *map(str, arguments), "--to", str(to)])


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of all files in *folder* by name."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_from_a_text_to_a_book(
    project: Callable[..., Project], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nothing is edited by hand but the metadata that the source lacks."""
    made = project({"index.md": "# Reviews\n\n```{toctree}\n:glob:\nreviews/*\n```\n"})
    assert run(REVIEW, to=made.srcdir / "reviews") == 0
    report = capsys.readouterr().out
    assert "add to its front matter: kind, published, stages\n" in report
    assert f"{REVIEW}:1-3, 63-72: left out as navigation" in report

    # A review that lacks its kind is refused, with what to do.
    assert "kind is ''. It can be novel, " in made.build("dummy").warnings
    page = made.srcdir / "reviews" / "the-weir.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("kind: ''", FACTS), encoding="utf-8")

    assert main(["check", str(made.srcdir)]) == 0
    result = made.build(to="again")
    assert result.warnings == ""
    assert main(["audit", str(result.outdir), "--source", str(made.srcdir)]) == 0
    assert "8 passages" in capsys.readouterr().out
    shown = re.sub("<[^>]*>", "", result.read("reviews/the-weir.html"))
    assert "Keeper" in shown
    assert "drowned" not in shown


def test_a_blog(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "conf.py").touch()
    folder = tmp_path / "reviews"
    assert run(BLOG, "--kind", "novel", to=folder) == 0
    assert sorted(files(folder)) == [
        "_redirects", "etc-passwd.md", "the-mill.md", "the-weir-2.md", "the-weir.md", "書.md"
    ]  # fmt: skip
    assert (folder / "_redirects").read_text("utf-8") == (
        "/2013/05/the-weir/ /reviews/the-weir.html 301\n"
        "/2015/%e6%9b%b8/ /reviews/%E6%9B%B8.html 301\n"
        "/2016/the-weir/ /reviews/the-weir-2.html 301\n"
    )
    assert (folder / "the-weir.md").read_text("utf-8") == (
        "---\n"
        "kind: novel\n"
        "title: The Weir\n"
        "authors: Ann Author\n"
        "published: 1968\n"
        "reviewer: Jane Doe\n"
        "reviewed: 2013-05-01\n"
        "tags: [Rivers & rain]\n"
        "categories: [Reviews]\n"
        "---\n"
        "\n"
        "# The Weir\n"
        "\n"
        "An odd book. See [The Mill](the-mill.md) and [this](http://old.example/nowhere/).\n"
        "\n"
        "[Cover](https://old.example/w.jpg)\n"
        "\n"
        "*The cover*\n"
        "\n"
        "## Plot Summary\n"
        "\n"
        ":::{spoiler-warning}\n"
        ":::\n"
        "\n"
        "She works at a weir.\\\n"
        "It is wet. {blackout}`In the end`\n"
        "\n"
        "{blackout}`she drowns.` The rest is calm.\n"
        "\n"
        "## My Verdict\n"
        "\n"
        "Slow {blackout}`deep` and cold.\n"
    )
    mill = (folder / "the-mill.md").read_text("utf-8")
    assert mill.startswith("---\ntitle: The Mill\n")
    assert "# The Mill {blackout}`burns`\n" in mill
    assert "**Ending**\n\n:::{blackout}\nIt burns.\n:::\n" in mill
    written = b"".join(files(folder).values()).decode()
    assert "excerpt" not in written
    assert "custom field" not in written
    report = capsys.readouterr().out
    assert "blog.xml:13: a picture is a link now" in report
    assert "its title hides something" in report
    assert "burns" not in report, "no spoiler in the report"


def test_another_namespace(tmp_path: Path) -> None:
    """The test data of WordPress itself has it so."""
    text = BLOG.read_text(encoding="utf-8").replace("http://wordpress", "https://wordpress")
    (tmp_path / "blog.xml").write_text(text, encoding="utf-8")
    assert run(tmp_path / "blog.xml", to=tmp_path / "new") == 0


def test_drafts_and_pages(tmp_path: Path) -> None:
    assert run(BLOG, "--drafts", "--pages", to=tmp_path) == 0
    assert {"draft.md", "locked.md", "about.md"} < set(files(tmp_path))


def test_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(BLOG, to=tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    capsys.readouterr()
    assert run(BLOG, to=tmp_path) == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before
    assert "0 files new, 6 unchanged, 0 in the way." in capsys.readouterr().out


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "the-mill.md").write_text("mine", encoding="utf-8")
    (tmp_path / "書.md").symlink_to(tmp_path / "nowhere")
    assert run(BLOG, to=tmp_path) == 1
    assert (tmp_path / "the-mill.md").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()
    assert "4 files new, 0 unchanged, 2 in the way." in capsys.readouterr().out


def test_dry_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(BLOG, "--dry-run", to=tmp_path / "new") == 0
    assert list(tmp_path.iterdir()) == []
    assert "the-weir.md: would be new; " in capsys.readouterr().out


def test_doubtful_marks_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.md"
    source.write_text("# T\n\na\n\nb [spoiler]c\n", encoding="utf-8")
    assert run(source, to=tmp_path / "new") == 1
    assert f"  {source}:5: [spoiler] is never closed, so all " in capsys.readouterr().out
    text = (tmp_path / "new" / "t.md").read_text("utf-8")
    assert ":::{warning}\nLine 5 of the old text: " in text
    assert "b {blackout}`c`" in text


def test_names_of_other_marks(tmp_path: Path) -> None:
    source = tmp_path / "a.html"
    source.write_text("<p>a [sp]b[/sp] <i class=ending>c</i> d</p>", encoding="utf-8")
    assert run(source, "--mark", "sp", "--mark", "ending", to=tmp_path / "new") == 0
    assert "a {blackout}`b` {blackout}`*c*` d" in (tmp_path / "new" / "a.md").read_text("utf-8")


def test_where_reviews_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["import", str(REVIEW)]) == 2
    (tmp_path / "docs" / "reviews").mkdir(parents=True)
    assert main(["import", str(REVIEW)]) == 0
    assert set(files(tmp_path)) == {"the-weir.md"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Ä\n\n||é||", encoding=encoding)
    assert run(source, to=tmp_path / "new") == 0
    assert "# Ä\n\n:::{blackout}\né\n:::\n" in (tmp_path / "new" / "a.md").read_text("utf-8")


def test_another_encoding(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_bytes(b"T\n\n\x93a\x94")
    assert run(source, "--encoding", "cp1252", to=tmp_path / "new") == 0
    assert "“a”" in (tmp_path / "new" / "t.md").read_text("utf-8")


RSS = '<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>'
BOMB = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss>&c;</rss>'
REFUSED = {
    "picture": ("a.html", b"\x89PNG\r\n\x1a\n\0\0", "is a picture and no text"),
    "binary": ("a.txt", b"ab\0\xff", "is no text"),
    "zero bytes": ("a.txt", b"ab\0c", "is no text"),
    "encoding": ("a.txt", b"a\nb\xe9c", ":2: this is not utf-8: name the encoding, --encoding"),
    "half of UTF-16": ("a.txt", b"\xff\xfea", "this is not utf-16"),
    "empty": ("a.md", b" \n", "is empty"),
    "XML": ("a.xml", b"<rss><channel>", "malformed XML at column 15"),
    "other XML": ("a.xml", b"<a/>", "no export of WordPress"),
    "RSS": ("a.xml", RSS.encode(), "no export of WordPress"),
    "bomb": ("a.xml", BOMB.encode(), "defines entities"),
    "XML in an unknown encoding": ("a.xml", b"<?xml version='1.0' encoding='x'?><a/>", "encoding"),
    "deep": ("a.html", b"<div>" * 300, ": line 1: elements are nested more than 200 deep"),
    "front matter": ("a.md", b"---\ntitle: [\n---\n", ":3: the front matter is no YAML"),
}


@pytest.mark.parametrize(("name", "content", "message"), REFUSED.values(), ids=REFUSED)
def test_refused(
    tmp_path: Path, name: str, content: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert run(tmp_path / name, REVIEW, to=tmp_path / "new") == 2
    said = capsys.readouterr()
    assert message in said.err
    assert said.err.count("\n") == 1
    assert said.err.startswith(f"blackout: {tmp_path / name}")
    assert not (tmp_path / "new").exists(), "nothing is half done"


def test_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "none.txt", to=tmp_path) == 2
    assert "none.txt does not exist" in capsys.readouterr().err
    assert run(tmp_path, to=tmp_path) == 2
    assert "is a folder" in capsys.readouterr().err
    assert run(REVIEW, "--encoding", "klingon", to=tmp_path) == 2
    assert "there is no encoding 'klingon'" in capsys.readouterr().err


def test_large(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.html"
    source.touch()
    os.truncate(source, 50_000_000)
    assert run(source, to=tmp_path / "new") == 2
    assert "has 50 MB, and more than 20 are hardly a review" in capsys.readouterr().err
    os.truncate(source, 2_000_000)
    assert run(source, "--max-size", "1", to=tmp_path / "new") == 2


def test_folder_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    assert run(REVIEW, to=tmp_path / "file") == 2
    assert "is no folder" in capsys.readouterr().err
    placed = iter([True, True])

    def link(source: Path, target: Path) -> None:
        if not next(placed, False):
            raise PermissionError(13, "Permission denied")
        Path(source).rename(target)

    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(Path, "rename", link)
    assert run(BLOG, to=tmp_path / "a" / "b") == 2
    assert "b cannot be written to: Permission denied\n" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_library_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_, "missing_libraries", lambda: ["defusedxml"])
    assert run(REVIEW, to=tmp_path) == 2
    assert "defusedxml is missing: pip install 'sphinx-blackout[import]'" in capsys.readouterr().err


def test_names_are_unique() -> None:
    titles = [
        "A b",
        "a-B",
        "á b",
        "../a b",
        "",
        "🎉",
        "Index",
        "con",
        "書",
        "x" * 500,
        "書" * 99,
        "a b 2",
    ]
    names = saving.unique_names(titles)
    assert names[:4] == ["a-b", "a-b-2", "a-b-3", "a-b-4"]
    assert names[4:9] == ["untitled", "untitled-2", "index-2", "con-2", "書"]
    assert len({name.casefold() for name in names}) == len(titles)
    assert max(len(name.encode()) for name in names) <= 130
    assert not any("/" in name or name.startswith(".") for name in names)


def test_old_addresses_without_a_path(tmp_path: Path) -> None:
    assert redirects([("https://e.org/?p=1", "a"), ("http://[", "b"), ("", "c")], tmp_path) == ""
