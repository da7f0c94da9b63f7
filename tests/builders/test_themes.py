"""Themes put titles, tables of contents and metadata in places of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blackout_ext.testing import differences

from ..conftest import ROOTS
from .test_masked import CANARIES, CANARY, leaks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..conftest import Project

PACKAGES = {
    "alabaster": "alabaster",
    "basic": "sphinx",
    "classic": "sphinx",
    "furo": "furo",
    "pydata_sphinx_theme": "pydata_sphinx_theme",
    "sphinx_book_theme": "sphinx_book_theme",
    "sphinx_rtd_theme": "sphinx_rtd_theme",
}
BUILDERS = ("html", "dirhtml", "singlehtml")


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("theme", PACKAGES)
def test_sealed(root: Callable[[str], Project], theme: str, builder: str) -> None:
    pytest.importorskip(PACKAGES[theme])
    result = root("placements").build(builder, confoverrides={"html_theme": theme})
    assert leaks(result.outdir) == set()
    assert "[spoiler]" in result.read("index.html")
    payloads = "\n".join(
        payload
        for path in result.outdir.rglob("*.html")
        for payload in result.payloads(str(path.relative_to(result.outdir)))
    )
    assert set(CANARY.findall(payloads.encode())) >= CANARIES


@pytest.mark.parametrize("theme", PACKAGES)
def test_nothing_depends_on_a_passage(tmp_path: Path, theme: str) -> None:
    pytest.importorskip(PACKAGES[theme])
    # Names of image files stay, as the files do.
    pattern = r"canary(?!file|restfile)[a-z]+"
    found = differences(
        ROOTS / "test-placements", tmp_path, pattern=pattern, confoverrides={"html_theme": theme}
    )
    assert found == []
