"""``blackout check``: sources, and what is to be mended in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft7Validator

from blackout_ext import __version__
from blackout_ext.cli.main import main
from tests.checks.examples import REVIEW

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

ROOT = Path(__file__).parents[2]
ENDING = "Marjorie sells the brooch and takes the night boat to Ostend"
PAGE = f"# A drowning\n\n{{blackout}}`In the end {ENDING}, alone`.\n"


def check(made: Project, *options: str) -> int:
    """Run the command; return its exit status."""
    return main(["check", str(made.srcdir), *options])


def test_the_book(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(ROOT / "docs")]) == 0
    assert capsys.readouterr().out.startswith("0 findings in ")


REPEATED = {
    "same page": {"index.md": f"{PAGE}\nI liked how *{ENDING}*.\n"},
    "other case and form": {"index.md": f"{PAGE}\n{ENDING.upper().replace(' ', chr(160))}!\n"},
    "part of it": {"index.md": f"{PAGE}\nShe takes the night boat to Ostend.\n"},
    "emphasis in it": {"index.md": f"{PAGE}\nShe takes the *night* [boat](x.md) to Ostend.\n"},
    "two lines": {"index.md": f"{PAGE}\nShe takes the night\nboat to Ostend.\n"},
    "heading": {"index.md": f"{PAGE}\n## She sells the brooch and takes the night boat\n"},
    "front matter": {"index.md": f"---\nlogline: {ENDING}\n---\n{PAGE}"},
    "picture": {"index.md": f"{PAGE}\n![{ENDING}](a.png)\n"},
    "figure": {"index.md": f"{PAGE}\n:::{{figure}} a.png\n:alt: {ENDING}\n:::\n"},
    "link": {"index.md": f"{PAGE}\n[x](https://a.example/{ENDING.replace(' ', '-')})\n"},
    "list": {"index.md": f"{PAGE}\n- {ENDING}\n"},
    "table": {"index.md": f"{PAGE}\n| a |\n|---|\n| {ENDING} |\n"},
    "admonition": {"index.md": f"{PAGE}\n::::{{note}}\n:::{{tip}}\n{ENDING}\n:::\n::::\n"},
    "comment": {"index.md": f"{PAGE}\n% {ENDING}\n"},
    "other page": {"index.md": PAGE, "b.md": f"---\norphan: true\n---\n# B\n\n{ENDING}.\n"},
    "block": {"index.md": f"# T\n\n:::{{blackout}}\nSo it is: {ENDING}.\n:::\n\n{ENDING}.\n"},
    "class": {"index.md": f"# T\n\n{{.blackout}}\nSo it is: {ENDING}.\n\n{ENDING}.\n"},
    "span": {"index.md": f"# T\n\n[So it is: {ENDING}]{{.blackout}}.\n\n{ENDING}.\n"},
    "nested": {"index.md": f"# T\n\n{{blackout}}``a {{blackout}}`{ENDING}` ``\n\n{ENDING}.\n"},
    "footnote": {"index.md": f"# T\n\n{{blackout}}`x[^a]`\n\n[^a]: {ENDING}.\n\n{ENDING}.\n"},
    "rst": {
        "index.md": "# T\n",
        "b.rst": f":orphan:\n\nB\n=\n\n:blackout:`{ENDING}` and {ENDING}.\n",
    },
    "rst block": {"b.rst": f"B\n=\n\n.. blackout::\n\n   {ENDING}\n\n.. note:: {ENDING}.\n"},
}


@pytest.mark.parametrize("files", REPEATED.values(), ids=REPEATED)
def test_repeated(
    project: Callable[..., Project], files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(project(files), "--select", "BLK401") == 1
    report = capsys.readouterr().out
    assert "stands in the open." in report
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


def test_text(project: Callable[..., Project], capsys: pytest.CaptureFixture[str]) -> None:
    made = project({"index.md": f"{PAGE}\n\nI know:\n{ENDING}.\n"})
    assert check(made) == 1
    here, there = made.srcdir / "index.md:7", made.srcdir / "index.md:3"
    line, summary = capsys.readouterr().out.splitlines()
    assert re.fullmatch(rf"{here}:\d+: BLK401 A phrase of the blackout at {there} .*\.", line)
    assert summary == "1 finding in 1 file."


def test_show_and_allow(
    project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({"index.md": f"{PAGE}\n\n{ENDING}.\n"})
    assert check(made, "--show") == 1
    assert "the brooch" in capsys.readouterr().out
    assert check(made, "--allow", ENDING) == 0


def test_select_and_ignore(project: Callable[..., Project]) -> None:
    made = project({"index.md": f"{PAGE}\n### Deep\n\n![](a.png) {ENDING}.\n"})
    assert check(made, "--ignore", "BLK4,BLK6") == 0
    assert check(made, "--ignore", "BLK", "--select", "blk603") == 1
    assert check(made, "--select", "BLK7") == 0
    assert check(made, "--select", "BLK6", "--ignore", "BLK601,BLK603") == 0


def json_of(capsys: pytest.CaptureFixture[str], made: Project, name: str) -> object:
    """Return what the command prints in a format of JSON."""
    assert check(made, "--format", name) == 1
    return json.loads(capsys.readouterr().out)


def test_json(project: Callable[..., Project], capsys: pytest.CaptureFixture[str]) -> None:
    made = project({"index.md": "# T\n\n![](a.png)\n"})
    assert json_of(capsys, made, "json") == [
        {
            "code": "BLK603",
            "path": str(made.srcdir / "index.md"),
            "line": 3,
            "column": 1,
            "message": "The image has no alternative text.",
            "advice": "Say in a few words what is to be seen; an image that says nothing is an "
            "image or figure directive with an empty :alt:.",
            "fixable": False,
            "url": "https://sphinx-blackout.readthedocs.io/en/latest/extension/checks/blk603.html",
        }
    ]


COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>[^:\r\n]*)::(?P<data>[^\r\n]*)\n")
"""A workflow command: properties with commas between, each without colons."""


def test_github(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a, b: 100%.md").write_text('---\nkind: "a%b:c,d\\ne"\n---\n\n# T\n', encoding="utf-8")
    assert main(["check", ".", "--format", "github", "--select", "BLK101"]) == 1
    match = COMMAND.fullmatch(capsys.readouterr().out)
    assert match is not None
    assert match["name"] == "error"
    assert dict(part.split("=") for part in match["properties"].split(",")) == {
        "file": "a%2C b%3A 100%25.md",
        "line": "2",
        "col": "1",
        "title": "BLK101",
    }
    assert match["data"].startswith("kind is 'a%25b:c,d\\ne'. It can be novel")


TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
NUMBER = {"type": "integer", "minimum": 1}
SARIF = {
    # What is required of the parts that are used: SARIF 2.1.0, sections 3.13 to 3.52.
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id", "shortDescription", "helpUri"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "name": {"pattern": r"^[A-Z]\w+$"},
                                                "shortDescription": TEXT,
                                                "help": TEXT,
                                                "helpUri": {"pattern": "^https://"},
                                            },
                                            "additionalProperties": False,
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "items": {
                            "required": ["message"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": TEXT,
                                "locations": {
                                    "minItems": 1,
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation", "region"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {
                                                            "uri": {"pattern": r"^[^ \\]+$"}
                                                        }
                                                    },
                                                    "region": {
                                                        "properties": {
                                                            "startLine": NUMBER,
                                                            "startColumn": NUMBER,
                                                        },
                                                        "additionalProperties": False,
                                                    },
                                                },
                                            }
                                        },
                                        "additionalProperties": False,
                                    },
                                },
                            },
                            "additionalProperties": False,
                        }
                    },
                },
            },
        },
    },
}


def test_sarif(project: Callable[..., Project], capsys: pytest.CaptureFixture[str]) -> None:
    made = project({"in dex.md": "# T\n\n![](a.png)\n\n### Ü\n"})
    log = json_of(capsys, made, "sarif")
    assert isinstance(log, dict)
    Draft7Validator.check_schema(SARIF)
    assert [error.message for error in Draft7Validator(SARIF).iter_errors(log)] == []
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[found["ruleIndex"]]["id"] for found in run["results"]] == ["BLK603", "BLK601"]
    assert [found["ruleId"] for found in run["results"]] == ["BLK603", "BLK601"]
    (place,) = run["results"][1]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"].endswith("in%20dex.md")
    assert place["physicalLocation"]["region"] == {"startLine": 5, "startColumn": 5}


def test_fix(project: Callable[..., Project], capsys: pytest.CaptureFixture[str]) -> None:
    made = project({"the-weir.md": REVIEW.replace(":::{spoiler-warning}\n:::\n\n", "")})
    made.write({"conf.py": 'language = "en_GB"\n', "b.md": "# B\n\nGray weather, and `gray`.\n"})
    assert check(made) == 1
    assert "BLK205 [*] " in capsys.readouterr().out
    assert check(made, "--fix") == 0
    printed = capsys.readouterr()
    assert printed.out == "0 findings in 2 files.\n"
    assert printed.err == "2 mended.\n"
    assert (made.srcdir / "b.md").read_text() == "# B\n\nGrey weather, and `gray`.\n"
    assert (made.srcdir / "the-weir.md").read_text() == REVIEW


BAD = {
    "binary": (b"\x89PNG\0\0", "a.md: is not text, but binary: name only sources"),
    "encoding": ("# T\n\nGrün\n".encode("latin-1"), "a.md:3: is not encoded in UTF-8: save it as"),
    "utf-16": ("# T\n".encode("utf-16"), "a.md: is not text, but binary"),
    "yaml": (
        b"---\ntitle: a: b\n---\n\n# T\n",
        "a.md:2: the front matter is no YAML: mapping values",
    ),
    "yaml that is open": (b"---\na: [\n---\n\n# T\n", "a.md:3: the front matter is no YAML: "),
    "endless": (b"---\na: &a [*a]\n---\n", "a.md:1: the front matter is too deep or too large"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_bad_input(
    tmp_path: Path, data: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_bytes(data)
    (tmp_path / "b.md").write_text("### B\n")
    assert main(["check", str(tmp_path)]) == 2
    printed = capsys.readouterr()
    (line,) = printed.err.splitlines()
    assert line.startswith(f"blackout: {tmp_path}/{message}")
    assert "b.md:1:5: BLK601 " in printed.out, "the others are checked all the same"


def test_a_file_that_cannot_be_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "nowhere.md")
    assert main(["check", str(tmp_path)]) == 2
    assert "a.md: cannot be read: No such file" in capsys.readouterr().err


MISUSE = {
    "no file": (["nowhere.md"], "nowhere.md: there is no such file or folder"),
    "no source": (["conf.py"], "conf.py: only .md, .markdown, .rst can be checked"),
    "no code": ([".", "--select", "BLK9"], "no rule has the code BLK9: there are BLK001, "),
}


@pytest.mark.parametrize(("arguments", "message"), MISUSE.values(), ids=MISUSE)
def test_misuse(
    project: Callable[..., Project], arguments: list[str], message: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(project({"index.md": "# T\n"}).srcdir)
    assert main(["check", *arguments]) == 2
    assert capsys.readouterr().err.startswith(f"blackout: {message}")


def test_no_command() -> None:
    with pytest.raises(SystemExit, match="2"):
        main([])


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"blackout {__version__}\n"


def test_the_task_finds_findings(
    project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = next(t["problemMatcher"]["pattern"] for t in tasks if "Check" in t["label"])
    made = project({"index.md": "# T\n\nSo gray.\n"})
    made.write({"conf.py": 'language = "en_GB"\n'})
    check(made)
    match = re.match(pattern["regexp"], capsys.readouterr().out.splitlines()[0])
    assert match is not None
    said = [match[pattern[key]] for key in ("file", "line", "column", "code", "message")]
    assert said[:4] == [str(made.srcdir / "index.md"), "3", "4", "BLK701"]
    assert said[4].startswith("“gray” is spelt “grey” here.")


def test_the_hook_is_one() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "blackout check"
    assert {"id", "name", "entry", "language"} <= hook.keys()
