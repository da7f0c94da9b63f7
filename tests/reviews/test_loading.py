"""What the review part costs a project that has no reviews, and what it says when it cannot run."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ExtensionError

import blackout_ext.reviews

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("pydantic", "stdnum", "fontTools", "resvg_py", "feedgen", "lxml")


def test_a_project_without_reviews_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "blackout_ext"]\n')
    (tmp_path / "index.md").write_text("# Title\n\nOnly {blackout}`a passage`.\n")
    script = (
        "import sys; from sphinx.cmd.build import main\n"
        "assert main(['-q', '-d', 'd', '.', 'out']) == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blackout_ext.reviews, "NEEDS", ("no_such_library",))
    with pytest.raises(ExtensionError, match=r"no_such_library: pip install .*\[reviews\]"):
        blackout_ext.reviews.setup(None)  # type: ignore[arg-type]  # It is not reached.


def test_without_the_libraries_there_are_blackouts_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blackout_ext.reviews, "NEEDS", ("no_such_library",))
    (tmp_path / "conf.py").write_text('extensions = ["blackout_ext"]\n')
    (tmp_path / "index.rst").write_text("Title\n=====\n\nOnly :blackout:`a passage`.\n")
    from sphinx.testing.util import SphinxTestApp

    app = SphinxTestApp("html", tmp_path)
    app.build()
    assert "blackout_ext.reviews" not in app.extensions
    assert "data-blackout" in (tmp_path / "_build/html/index.html").read_text()
    app.cleanup()
