"""``blackout check``: an author who says in the open what is blacked out elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from blackout_ext import __version__
from blackout_ext.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

DOCS = Path(__file__).parents[2] / "docs"
ENDING = "Marjorie sells the brooch and takes the night boat to Ostend"
PAGE = f"# A drowning\n\n{{blackout}}`In the end {ENDING}, alone`.\n"


def check(made: Project, *options: str) -> int:
    """Run the command; return its exit status."""
    return main(["check", str(made.srcdir), *options])


def test_the_book(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(DOCS)]) == 0
    assert " 0 repeated in the open." in capsys.readouterr().out


REPEATED = {
    "same page": {"index.md": f"{PAGE}\nI liked how *{ENDING}*.\n"},
    "other case and form": {"index.md": f"{PAGE}\n{ENDING.upper().replace(' ', chr(160))}!\n"},
    "part of it": {"index.md": f"{PAGE}\nShe takes the night boat to Ostend.\n"},
    "heading": {"index.md": f"{PAGE}\n## She sells the brooch and takes the night boat\n"},
    "front matter": {"index.md": f"---\nlogline: {ENDING}\n---\n{PAGE}"},
    "picture": {"index.md": f"{PAGE}\n![{ENDING}](a.png)\n"},
    "list": {"index.md": f"{PAGE}\n- {ENDING}\n"},
    "comment": {"index.md": f"{PAGE}\n% {ENDING}\n"},
    "other page": {"index.md": PAGE, "b.md": f"---\norphan: true\n---\n# B\n\n{ENDING}.\n"},
    "block": {"index.md": f"# T\n\n:::{{blackout}}\nSo it is: {ENDING}.\n:::\n\n{ENDING}.\n"},
    "nested": {"index.md": f"# T\n\n{{blackout}}``a {{blackout}}`{ENDING}` ``\n\n{ENDING}.\n"},
    "footnote": {"index.md": f"# T\n\n{{blackout}}`x[^a]`\n\n[^a]: {ENDING}.\n\n{ENDING}.\n"},
    "rst": {
        "index.md": "# T\n",
        "b.rst": f":orphan:\n\nB\n=\n\n:blackout:`{ENDING}` and {ENDING}.\n",
    },
}


@pytest.mark.parametrize("files", REPEATED.values(), ids=REPEATED)
def test_repeated(
    project: Callable[..., Project], files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({**files, "a.png": ""})
    assert check(made) == 1
    report = capsys.readouterr().out
    assert "stands in the open here\n" in report
    assert "boat" not in report, "no spoiler without --show"


OPEN = {
    "not repeated": f"{PAGE}\nMarjorie sells things. A boat goes to Ostend every night.\n",
    "function words": "# T\n\n{blackout}`and so it was that the` end.\n\nAnd so it was that the.\n",
    "names": "# T\n\n{blackout}`Kathy and Tommy` part.\n\nKathy and Tommy meet. Kathy and Tommy.\n",
    "a title": (
        "# The Man in the High Castle\n\n"
        "{blackout}`he read The Man in the High Castle`\n\nThe Man in the High Castle is long.\n"
    ),
    "across a passage": "# T\n\n{blackout}`sells the brooch to Ostend`\n\n"
    "sells the {blackout}`x` brooch to {blackout}`y` Ostend\n",
}


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN)
def test_no_false_alarm(project: Callable[..., Project], text: str) -> None:
    assert check(project({"index.md": text})) == 0


def test_other_scripts(project: Callable[..., Project]) -> None:
    ending = "凶手是那个总在花园里读书的园丁"
    made = project({"index.md": f"# 书\n\n{{blackout}}`{ending}`\n\n结局:{ending}。\n"})
    assert check(made) == 1


def test_places(project: Callable[..., Project], capsys: pytest.CaptureFixture[str]) -> None:
    made = project({"index.md": f"{PAGE}\n\n{ENDING}.\n"})
    check(made)
    here, there = made.srcdir / "index.md:6", made.srcdir / "index.md:3"
    line = f"{here}: a phrase of the blackout at {there} stands in the open here\n"
    assert capsys.readouterr().out == f"{line}1 blackouts, 1 repeated in the open.\n"


def test_show_json_and_allow(
    project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({"index.md": f"{PAGE}\n\n{ENDING}.\n"})
    assert check(made, "--show", "--json") == 1
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding["file"] == "index.md"
    assert finding["line"] == 6
    assert finding["passage"] == {"file": "index.md", "line": 3}
    assert finding["phrase"] in ENDING.lower()
    assert check(made, "--allow", ENDING) == 0


def test_what_the_parser_has_not_read_is_reported_too(
    project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    check(project({"index.md": "# T\n\n![{blackout}`x`](a.png)\n", "a.png": ""}))
    assert "[blackout.unparsed]" in capsys.readouterr().err


def test_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "has no conf.py" in capsys.readouterr().err
    tmp_path.joinpath("conf.py").write_text("extensions = ['nonesuch']")
    assert main(["check", str(tmp_path)]) == 2
    assert "Sphinx cannot read" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main([])


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"blackout {__version__}\n"
