"""What builders publish besides pages."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from blackout_ext.spoilers.publishing import mask_code

from ..conftest import PAYLOAD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..conftest import Project

PAGE = {"index.md": "# T\n\n{blackout}`secret`\n"}


@pytest.mark.parametrize("builder", ["json", "pickle"])
def test_the_environment_is_removed(project: Callable[..., Project], builder: str) -> None:
    made = project(PAGE)
    result = made.build(builder)
    assert not result.outdir.joinpath("environment.pickle").exists()
    assert "environment.pickle into the output" in result.warnings
    assert "[blackout.environment]" in result.warnings
    made.write({"b.md": "---\norphan: true\n---\n# B\n"})
    again = made.build(builder)
    assert list(again.outdir.rglob("b.f*")), "builds go on from the environment of the build"


def build_into(made: Project, builder: str, doctrees: str) -> str:
    """Build with doctrees in a folder of their own choice; return the warnings."""
    outdir = made.srcdir.parent / "out"
    warning = StringIO()
    with docutils_namespace():
        app = Sphinx(
            made.srcdir, made.srcdir, outdir, outdir / doctrees, builder,
            status=None, warning=warning,
        )  # fmt: skip
        app.build()
    return warning.getvalue()


def test_doctrees_in_the_output(project: Callable[..., Project]) -> None:
    warnings = build_into(project(PAGE), "html", ".doctrees")
    assert "The doctrees in out/.doctrees hold every passage" in warnings
    assert "[blackout.doctrees]" in warnings


def test_doctrees_elsewhere(project: Callable[..., Project]) -> None:
    assert build_into(project(PAGE), "html", "../doctrees") == ""


def test_doctrees_of_what_is_not_published(project: Callable[..., Project]) -> None:
    assert build_into(project(PAGE), "gettext", ".doctrees") == ""


def test_changes(project: Callable[..., Project]) -> None:
    assert "[blackout.source]" in project(PAGE).build("changes").warnings


CODE = '''\
def plot():
    """Tell it: :blackout:`secret one` and {blackout}``secret `two` ``.

    .. blackout::

       secret three

       secret four

    Open.
    """
'''


def test_code_line_for_line() -> None:
    masked = mask_code(CODE, "[spoiler]")
    assert "secret" not in masked
    assert "    Open.\n" in masked
    assert masked.count("\n") == CODE.count("\n")
    assert mask_code(masked, "[spoiler]") == masked


def test_viewcode(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tmp_path.joinpath("a_plot.py").write_text(CODE)
    monkeypatch.syspath_prepend(tmp_path)
    extensions = 'extensions += ["sphinx.ext.autodoc", "sphinx.ext.viewcode"]\n'
    result = project(
        {"index.md": "# T\n\n```{eval-rst}\n.. autofunction:: a_plot.plot\n```\n"}, extensions
    ).build()
    sys.modules.pop("a_plot", None)
    shown = result.read("_modules/a_plot.html")
    assert "Open." in shown
    assert "secret" not in shown
    page = result.read("index.html")
    assert "secret" not in PAYLOAD.sub("", page)
    assert any("secret three" in payload for payload in result.payloads())


def test_formulas_as_files(project: Callable[..., Project]) -> None:
    page = {"index.md": "# T\n\n{blackout}`$a^2$` and\n\n:::{blackout}\n$$\nb^2\n$$\n:::\n"}
    result = project(page, 'extensions += ["sphinx.ext.imgmath"]\n').build()
    assert not list(result.outdir.rglob("math/*"))
    inline, block = result.payloads()
    assert "a^2" in inline
    assert "b^2" in "".join(block.split("<span></span>")).replace("<span>", "").replace(
        "</span>", ""
    )
