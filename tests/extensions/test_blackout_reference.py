"""The reference has all that there is, and says what it is."""

from __future__ import annotations

import posixpath
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.util.inventory import InventoryFile

from blackout_ext.reviews.model import Review
from blackout_reference import commands, registered
from blackout_reference.directive import entries, everything, files
from blackout_reference.docstrings import docstring_of
from tests.conftest import DOCS, Project
from tests.manual.snippets import DIRECTIVE, PARSER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blackout_reference.entry import Entry

PAGES = [*(DOCS / "extension").glob("reference*.md"), DOCS / "extension" / "commands.md"]
CONF = """\
extensions = ["myst_parser", "blackout_ext", "blackout_reference", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence", "deflist"]
html_theme = "basic"
"""
INDEX = "# Reference\n\n```{toctree}\n:glob:\n\n*\n```\n"
TYPES = {
    "option": "std:cmdoption",
    "rst:directive": "rst:directive",
    "rst:directive:option": "rst:directive:option",
    "rst:role": "rst:role",
}
"""Types of objects in the inventory, where they are not the directive's name in ``std``."""


def described(kind: str, part: str) -> tuple[Entry, ...]:
    """Return the descriptions that are asked for on a page."""
    return commands.arguments_of(part) if kind == "command" else entries(kind, part)


def objects(asked: tuple[Entry, ...], around: str = "") -> Iterator[tuple[str, str, Entry]]:
    """Yield the type and name of each object in the inventory, with its description."""
    for entry in asked:
        is_option = entry.directive == "rst:directive:option"
        name = f"{around}:{entry.name}" if is_option else entry.name
        yield TYPES.get(entry.directive, f"std:{entry.directive}"), name, entry
        yield from objects(entry.parts, entry.name)


def on_pages() -> Counter[tuple[str, ...]]:
    """Return what the pages of the reference ask for, and how often."""
    return Counter(
        tuple(match["argument"].split())
        for page in PAGES
        for token in PARSER.parse(page.read_text(encoding="utf-8"))
        if token.type == "fence" and (match := DIRECTIVE.match(token.info))
        if match["name"] == "blackout-reference"
    )


@pytest.fixture(scope="module")
def inventory(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the names of all objects that the pages of the reference describe, by type."""
    folder = tmp_path_factory.mktemp("reference") / "src"
    project = Project(folder)
    project.write({"conf.py": CONF, "index.md": INDEX})
    project.write({page.name: page.read_text(encoding="utf-8") for page in PAGES})
    # Links to pages that are not here are not what this is about.
    suppressed = ["myst.xref_missing", "toc.not_readable"]
    outdir: Path = project.build(confoverrides={"suppress_warnings": suppressed}).outdir
    with (outdir / "objects.inv").open("rb") as stream:
        found = InventoryFile.load(stream, "", posixpath.join)
    return getattr(found, "data", found)


def test_the_pages_have_each_part_once() -> None:
    assert on_pages() == Counter(everything())


@pytest.mark.parametrize(("kind", "part"), sorted(everything()))
def test_everything_is_described(kind: str, part: str) -> None:
    asked = list(objects(described(kind, part)))
    assert [name for _type, name, entry in asked if not entry.text.strip(" .\n")] == []


@pytest.mark.parametrize(("kind", "part"), sorted(everything()))
def test_everything_is_an_object_that_can_be_referred_to(
    kind: str, part: str, inventory: Any
) -> None:
    program = "" if kind != "command" else "-".join(commands.parsers()[part].prog.split()) + "."
    missing = [
        name
        for objtype, name, _entry in objects(described(kind, part))
        if f"{program}{name}" not in inventory.get(objtype, {})
    ]
    assert missing == []


def test_whatever_is_registered_is_described_or_internal() -> None:
    methods = {call.method for call in registered.calls()}
    assert methods <= registered.DESCRIBED | registered.INTERNAL


def test_options_are_those_that_are_read() -> None:
    for call in registered.calls():
        if call.method == "add_directive":
            directive = call.arguments[1]
            assert docstring_of(directive).options.keys() == registered.read_by(directive).keys()
            arguments = directive.required_arguments + directive.optional_arguments
            assert len(docstring_of(directive).arguments) == arguments


@pytest.mark.parametrize(("kind", "part"), sorted(everything()))
def test_pages_are_made_anew_when_the_code_changes(kind: str, part: str) -> None:
    assert [file for file in files(kind, part) if "/blackout_ext/" in Path(file).as_posix()]


def test_fields_are_those_of_the_model() -> None:
    assert [entry.name for entry in entries("fields", "review")] == list(Review.model_fields)


def test_every_command_says_what_its_exit_status_means() -> None:
    for name, parser in commands.parsers().items():
        if name != commands.PROGRAM:
            assert {0, 2} <= commands.statuses()[name].keys()
            assert all(
                meaning in (parser.epilog or "") for meaning in commands.statuses()[name].values()
            )


def test_usage_does_not_depend_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = []
    for columns in ("40", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        narrow.append(list(commands.command("check")))
    assert narrow[0] == narrow[1]
