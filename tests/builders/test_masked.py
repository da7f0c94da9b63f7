"""No builder writes a passage outside the seal."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from blackout_ext.spoilers.seal import outside_seal

from ..conftest import ROOTS, Project, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CANARY = re.compile(rb"canary[a-z]+")
SOURCE = ROOTS / "test-placements"
CANARIES = {
    word
    for path in SOURCE.glob("*.[mr]*")
    for word in CANARY.findall(path.read_bytes())
    if word not in {b"canaryfile", b"canaryrestfile"}  # file names; the files are images
} | {b"canarysubstitution"}
SEALING = ("html", "dirhtml", "singlehtml")
MASKING = (
    "text", "man", "latex", "texinfo", "epub", "xml", "pseudoxml", "htmlhelp", "devhelp", "qthelp",
    "json", "pickle", "linkcheck",
)  # fmt: skip


def contents(path: Path) -> Iterator[bytes]:
    """Yield what a reader of *path* can get at."""
    data = path.read_bytes()
    yield path.name.encode()
    if path.suffix == ".epub":
        with ZipFile(path) as book:
            for name in book.namelist():
                yield name.encode()
                yield outside_seal(name, book.read(name))
    elif path.name == "objects.inv":
        yield zlib.decompress(data.split(b"zlib.\n", 1)[1])
    else:
        yield outside_seal(path.name, data)


def leaks(outdir: Path) -> set[str]:
    """Return ``file: word`` for each canary outside the seal."""
    found = set()
    for path in outdir.rglob("*"):
        inside = path.relative_to(outdir).parts[0] == "reveals"
        if path.is_file() and not inside:
            for content in contents(path):
                found |= {f"{path.name}: {word.decode()}" for word in CANARY.findall(content)}
    return found


def build(root: Callable[[str], Project], builder: str) -> Result:
    """Build the placements."""
    return root("placements").build(builder)


@pytest.mark.parametrize("builder", [*SEALING, *MASKING])
def test_no_canary_outside_the_seal(root: Callable[[str], Project], builder: str) -> None:
    result = build(root, builder)
    assert leaks(result.outdir) == set()
    assert any(result.outdir.rglob("*")), "the builder has written something"
    if builder in {"json", "pickle"}:
        assert result.warnings.count("WARNING") == result.warnings.count("[blackout.environment]")
    else:
        assert result.warnings == ""


@pytest.mark.parametrize("builder", SEALING)
def test_every_canary_in_the_seal(root: Callable[[str], Project], builder: str) -> None:
    result = build(root, builder)
    sealed = set()
    revealed = set()
    for path in result.outdir.rglob("*.html"):
        name = str(path.relative_to(result.outdir))
        if name.startswith("reveals"):
            revealed |= set(CANARY.findall(path.read_bytes()))
        else:
            sealed |= set(CANARY.findall("\n".join(result.payloads(name)).encode()))
    assert sealed >= CANARIES
    assert revealed >= CANARIES


def test_sources_are_not_published(root: Callable[[str], Project]) -> None:
    result = build(root, "html")
    assert not (result.outdir / "_sources").exists()
    assert "View this page" not in result.read("markdown.html")


def test_translators_get_the_text(root: Callable[[str], Project]) -> None:
    result = build(root, "gettext")
    assert "canaryparagraph" in result.read("markdown.pot")
    assert "canaryblock" in result.read("markdown.pot")
    assert "canaryheading" in result.read("markdown.pot")
