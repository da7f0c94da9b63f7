"""``blackout audit`` on real outputs."""

from __future__ import annotations

import functools
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from blackout_ext.audit.source import read_source
from blackout_ext.cli.main import main

from ..conftest import Project

if TYPE_CHECKING:
    from collections.abc import Callable

    from blackout_ext.audit.source import Source

DOCS = Path(__file__).parents[2] / "docs"
BUILDERS = ("html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "xml")
PAGE = """\
# A drowning

In the spring Marjorie goes for a walk by the river, and the dog comes home alone.
{blackout}`Élodie drowned her in the weir, for the sake of a brooch made of paste`.
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the book."""
    srcdir = tmp_path_factory.mktemp("book") / "docs"
    srcdir.symlink_to(DOCS)
    return Project(srcdir)


def audit(*arguments: str | Path) -> int:
    """Run the command; return its exit status."""
    return main(["audit", *map(str, arguments)])


@pytest.fixture(scope="module")
def read_once() -> Callable[..., Source]:
    """Return the function that reads a project, which reads the book once for all its outputs."""
    return functools.cache(read_source)


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_book_is_clean(
    book: Project,
    builder: str,
    read_once: Callable[..., Source],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    result = book.build(builder)
    monkeypatch.setattr("blackout_ext.audit.source.read_source", read_once)
    assert audit(result.outdir, "--source", book.srcdir) == 0
    report = capsys.readouterr().out
    assert " 0 leaks, 0 unread." in report
    assert int(re.findall(r"(\d+) phrases", report)[0]) > 100


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_passage_in_emphasis_elsewhere_is_found(
    project: Callable[..., Project], builder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({"index.md": PAGE, "other.md": "---\norphan: true\n---\n# B\n"})
    made.write({"conf.py": made.srcdir.joinpath("conf.py").read_text() + MORE})
    again = re.sub(r"\{blackout\}`(.*)`", r"*\1*", PAGE.splitlines()[-1])
    outdir = made.build(builder).outdir
    assert audit(outdir, "--source", made.srcdir) == 0
    made.write({"index.md": f"{PAGE}\n{again}\n"})
    made.build(builder)
    capsys.readouterr()
    assert audit(outdir, "--source", made.srcdir) == 1
    report = capsys.readouterr().out
    assert "leaks index.md:3" in report
    assert "weir" not in report


MORE = (
    'man_pages = [("index", "python", "Title", "nobody", 1)]\n'
    'texinfo_documents = [("index", "python", "T", "nobody", "T", "T", "Misc")]\n'
)


@pytest.fixture
def built(project: Callable[..., Project]) -> tuple[Path, Path]:
    """Return source and output of a page."""
    made = project({"index.md": PAGE})
    return made.srcdir, made.build(to="site").outdir


def test_without_the_source(built: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    _, outdir = built
    assert audit(outdir) == 0
    outdir.joinpath("feed.xml").write_text("<p>drowned her in the weir, for the sake</p>")
    assert audit(outdir) == 1
    assert "feed.xml: text: leaks index.html:1\n" in capsys.readouterr().out


def test_a_word_that_is_nowhere_else(
    built: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    srcdir, outdir = built
    outdir.joinpath("_images").mkdir(exist_ok=True)
    outdir.joinpath("_images", "brooch.svg").write_text("<svg/>")
    assert audit(outdir, "--source", srcdir) == 1
    assert "_images/brooch.svg: file name: leaks index.md:3\n" in capsys.readouterr().out


def test_show_and_allow(built: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    srcdir, outdir = built
    outdir.joinpath("a.txt").write_text("a brooch")
    assert audit(outdir, "--source", srcdir, "--show") == 1
    assert "a.txt: text: leaks index.md:3: brooch\n" in capsys.readouterr().out
    assert audit(outdir, "--source", srcdir, "--allow", "the Brooch") == 0


def test_json(built: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    srcdir, outdir = built
    outdir.joinpath("a.txt").write_text("a brooch")
    outdir.joinpath("b.zip").write_bytes(b"PK\x03\x04")
    assert audit(outdir, "--source", srcdir, "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["leaks"] == [
        {"file": "a.txt", "channel": "text", "passage": {"file": "index.md", "line": 3}, "signs": 1}
    ]
    assert [unread["file"] for unread in report["unread"]] == ["b.zip"]
    assert report["passages"] == 1


def test_unread(built: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    srcdir, outdir = built
    outdir.joinpath("objects.inv").write_bytes(b"# Sphinx inventory version 2\n# zlib.\nnothing")
    assert audit(outdir, "--source", srcdir) == 2
    assert "objects.inv: unread: not an inventory" in capsys.readouterr().out


def test_a_link_that_leads_out(
    built: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    srcdir, outdir = built
    tmp_path.joinpath("else.txt").write_text("brooch")
    outdir.joinpath("link.txt").symlink_to(tmp_path / "else.txt")
    assert audit(outdir, "--source", srcdir) == 2
    assert "link.txt: unread: a link that leads out" in capsys.readouterr().out


def test_what_cannot_be_opened_is_named(
    built: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    srcdir, outdir = built
    os.mkfifo(outdir / "pipe.html")
    outdir.joinpath("gone.html").symlink_to("nowhere.html")
    outdir.joinpath("round.html").symlink_to("round.html")
    outdir.joinpath("folder").symlink_to(srcdir)
    outdir.joinpath("again").symlink_to("_static")
    assert audit(outdir, "--source", srcdir) == 2
    report = capsys.readouterr().out
    for name in ("pipe.html", "gone.html", "round.html", "folder"):
        assert f"{name}: unread: " in report
    assert " 4 unread" in report
    assert audit(outdir) == 2


def test_a_folder_that_cannot_be_opened(
    built: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By a stand-in for the permissions, which mean nothing to an administrator."""
    srcdir, outdir = built
    closed = outdir / "_static"
    scandir, access = os.scandir, os.access

    def scan(path: Any) -> Any:
        if path == str(closed):
            raise PermissionError(13, "Permission denied", str(closed))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", scan)
    monkeypatch.setattr(os, "access", lambda path, mode: path != closed and access(path, mode))
    assert audit(outdir, "--source", srcdir) == 2
    assert "_static: unread: a folder that cannot be opened\n" in capsys.readouterr().out


def test_a_name_in_no_encoding(
    built: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    srcdir, outdir = built
    Path(os.fsdecode(os.fsencode(outdir) + b"/caf\xe9.txt")).write_text("a brooch")
    assert audit(outdir, "--source", srcdir) == 1
    assert "caf\\udce9.txt: text: leaks index.md:3" in capsys.readouterr().out


def test_names_of_empty_folders(
    built: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    srcdir, outdir = built
    outdir.joinpath("brooch").mkdir()
    assert audit(outdir, "--source", srcdir) == 1
    assert "brooch: file name: leaks" in capsys.readouterr().out


def test_on_all_processors(
    built: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    srcdir, outdir = built
    monkeypatch.setattr("blackout_ext.audit.scan.FEW", 0)
    outdir.joinpath("a.txt").write_text("a brooch")
    outdir.joinpath("b.png").write_text("no picture")
    assert audit(outdir, "--source", srcdir) == 1
    report = capsys.readouterr().out
    assert "a.txt: text: leaks index.md:3" in report
    assert "b.png: unread: not a PNG" in report


def test_doctrees_in_the_output(
    built: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    srcdir, outdir = built
    outdir.joinpath(".doctrees").mkdir()
    outdir.joinpath(".doctrees", "index.doctree").write_bytes(b"")
    assert audit(outdir, "--source", srcdir) == 1
    assert ".doctrees/index.doctree: doctree: leaks every passage" in capsys.readouterr().out


def test_one_file(built: tuple[Path, Path]) -> None:
    srcdir, outdir = built
    assert audit(outdir / "index.html", "--source", srcdir) == 0


def test_reveal_pages_of_several_builds(
    project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    """``make html epub`` puts the outputs side by side; each has its own seal."""
    made = project({"index.md": PAGE})
    builds = made.build(to="all/html").outdir.parents[1]
    made.build("epub", to="all/epub")
    for doctrees in builds.rglob("doctrees"):
        doctrees.rename(doctrees.parents[2] / f"doctrees-{doctrees.parent.name}")
    assert audit(builds, "--source", made.srcdir) == 0, capsys.readouterr().out


@pytest.mark.parametrize("wrong", ["nowhere", "empty", "no passages", "no conf.py"])
def test_misuse(
    project: Callable[..., Project],
    tmp_path: Path,
    wrong: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = project({"index.md": "# T\n"})
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "photo.tiff").write_bytes(b"")
    arguments: dict[str, list[str | Path]] = {
        "nowhere": [tmp_path / "nowhere"],
        "empty": [empty],
        "no passages": [made.build().outdir],
        "no conf.py": [made.build().outdir, "--source", empty],
    }
    says = {
        "nowhere": "does not exist",
        "empty": "nothing that Sphinx writes",
        "no passages": "name the source folder with --source",
        "no conf.py": "has no conf.py",
    }
    assert audit(*arguments[wrong]) == 2
    assert says[wrong] in capsys.readouterr().err


def test_nothing_to_look_for(project: Callable[..., Project]) -> None:
    made = project({"index.md": "# T\n"})
    assert audit(made.build().outdir, "--source", made.srcdir) == 0
