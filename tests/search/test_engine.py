"""Finding Pagefind's program, and talking to it."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ExtensionError

from blackout_ext.search import engine

if TYPE_CHECKING:
    from pathlib import Path

EXTRA = r'pip install --upgrade "sphinx-blackout\[search\]"'


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> Path:
    """Return a program that is taken for Pagefind."""
    path = folder / "pagefind"
    path.write_text(f"#!{sys.executable}\n{code}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(path))
    return path


def test_the_program_is_found_and_new_enough() -> None:
    assert engine.find_pagefind().version >= engine.NEEDED


def test_none_is_an_error_that_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    with pytest.raises(
        ExtensionError, match=rf"needs Pagefind 1\.5\.2 .*, and finds none: {EXTRA}"
    ):
        engine.find_pagefind()


def test_so_is_a_library_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    with pytest.raises(ExtensionError, match=f"finds no cbor2.*: {EXTRA}"):
        engine.find_pagefind()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("print('pagefind 1.4.0')", r"finds 1\.4\.0 \(.*pagefind\)"),
        ("print('something else')", "is something else"),
        ("raise SystemExit(1)", "cannot run"),
    ],
)
def test_so_is_one_that_does_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, said: str
) -> None:
    program(tmp_path, monkeypatch, code)
    with pytest.raises(ExtensionError, match=f"{said}.*: {EXTRA}"):
        engine.find_pagefind()


def test_what_it_refuses_is_told() -> None:
    # There is no index yet that the page could go into.
    request = {"type": "AddFile", "index_id": 0, "url": "/", "file_path": None}
    with pytest.raises(ExtensionError, match=r"failed to make the search index: .*not yet exist"):
        engine.ask(engine.find_pagefind().path, [{**request, "file_contents": ""}])


def test_its_end_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import sys; sys.stderr.write('no room left'); sys.exit(1)"
    path = program(tmp_path, monkeypatch, code)
    with pytest.raises(ExtensionError, match="failed to make the search index: no room left"):
        # More than a pipe holds.
        engine.ask(path, [{"type": "x" * 100_000}] * 20)
