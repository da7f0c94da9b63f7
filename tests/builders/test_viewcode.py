"""What was meant for a blackout in a docstring is not shown in the source of its module either."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_escapes import published

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

WRITTEN = {
    "misspelled role": ":blakout:`secret`.",
    "misspelled directive": "it.\n\n    .. blakout:: secret",
    "apostrophes": "{blackout}'secret'",
    "element": "it.\n\n    .. raw:: html\n\n       <i class='blackout'>secret</i>",
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_source_code(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    code = f'def open_it():\n    """Open {written}"""\n'
    text = "Title\n=====\n\n.. autofunction:: slipped.open_it\n"
    conf = 'extensions += ["sphinx.ext.autodoc", "sphinx.ext.viewcode"]\n'
    made = project({"index.rst": text, "slipped.py": code}, conf)
    monkeypatch.syspath_prepend(made.srcdir)
    result = made.build()
    assert "open_it" in result.read("_modules/slipped.html")
    assert "secret" not in published(result.outdir)
