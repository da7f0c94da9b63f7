"""Roles made of ``blackout`` in docstrings, and in builds of many documents."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest
from sphinx.util.docutils import docutils_namespace

from blackout_ext.spoilers.marks import marks_of
from blackout_ext.spoilers.publishing import mask_code
from blackout_ext.spoilers.source_code import GONE, mask_source

from .test_derived import IMAGE, PNG
from .test_escapes import published

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..conftest import Project

CODE_MARKS = {
    "role": (":spoil:`secret`", False),
    "MyST": ("{Spoil}`secret`", False),
    "behind its text": ("`secret`:spoil:", False),
    "lines": (":spoil:`one\n    secret`", False),
    "cut in two": (":spoil:`one\n\n    secret` b", False),
    "made there": (".. role:: hush(spoil)\n\n    :hush:`secret`", False),
    "alone": ("a `secret` b", True),
    "alone, lines": ("a `one\n    secret`.", True),
    "alone, cut in two": ("a `one\n\n    secret` b", True),
    "alone, escaped": ("a `one \\`secret\\` b` c", True),
    "alone, behind a literal": ("``a`` `secret` ``b``", True),
    "alone, behind a role": (":ref:`a` `secret`:kbd: is not, `secret` is", True),
    "alone, behind a reference": ("`a`_ `secret`, `b <c>`__", True),
}


@pytest.mark.parametrize(("text", "is_alone"), CODE_MARKS.values(), ids=CODE_MARKS)
def test_docstrings(text: str, is_alone: bool) -> None:
    marks = marks_of(frozenset({"spoil"}), is_alone=is_alone)
    comment = "\n".join(f"#: {line}" for line in text.split("\n"))
    for code in (
        f'def f():\n    """Open.\n\n    {text}\n\n    Last.\n    """\n    return 1\n',
        f"{comment}\nx = 1\n\nreturn 1\n",
    ):
        masked = mask_source(code, "[spoiler]", marks).replace(GONE, "\n")
        assert "secret" not in masked.replace("`secret`:kbd:", "")
        assert "return 1" in masked
        assert masked.count("\n") == code.count("\n")
        if not is_alone:
            assert "secret" in mask_code(code, "[spoiler]")


def test_other_docstrings_stay() -> None:
    code = '"""A ``b`` :ref:`c`, `d`_ `e <f>`__ `g`:kbd:."""\nx = "spoil"\n'
    marks = marks_of(frozenset({"spoil"}), is_alone=True)
    assert mask_source(code, "[spoiler]", marks) == code


@pytest.mark.parametrize("parallel", [0, 4])
@pytest.mark.parametrize("make", [".. role:: spoil(blackout)", ".. default-role:: blackout"])
def test_source_code(
    project: Callable[..., Project],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    make: str,
    parallel: int,
) -> None:
    """The pages of modules are made anew when the document that made the role is not read."""
    name = f"derived{abs(hash((make, parallel)))}"
    role = ":spoil:" if "spoil" in make else ""
    tmp_path.joinpath(f"{name}.py").write_text(f'def f():\n    """Open {role}`secret`."""\n')
    monkeypatch.syspath_prepend(tmp_path)
    pages = {f"p{number}.rst": f":orphan:\n\nP {number}\n======\n" for number in range(9)}
    made = project(
        {
            "index.rst": f"T\n=\n\n{make}\n\n.. automodule:: {name}\n   :members: f\n",
            **pages,
        },
        'extensions += ["sphinx.ext.autodoc", "sphinx.ext.viewcode"]\n',
    )
    for heading in ("P", "Another"):
        made.write({"p1.rst": f":orphan:\n\n{heading}\n=======\n"})
        with docutils_namespace():
            result = made.build(parallel=parallel)
        page = made.srcdir.parent / "build" / "html" / "_modules" / f"{name}.html"
        assert "Open" in page.read_text()
        assert "secret" not in published(result.outdir)
        page.unlink()
    made.write({"index.rst": "T\n=\n"})
    assert made.build().app.env.get_domain("blackout").data["roles"] == {}
    sys.modules.pop(name, None)


@pytest.mark.parametrize("parallel", [0, 4])
def test_parallel_and_incremental(project: Callable[..., Project], parallel: int) -> None:
    made = ".. role:: spoil(blackout)\n\n"
    pages = {
        f"p{number}.rst": f":orphan:\n\nP\n=\n\n{made}{IMAGE.format(':spoil:')}"
        for number in range(9)
    }
    index = {"index.rst": "T\n=\n", "i.png": PNG}
    sources = project({**index, **pages})
    with docutils_namespace():
        result = sources.build(parallel=parallel)
    assert len(re.findall(r"p\d.rst:8: WARNING: Blackout", result.warnings)) == len(pages)
    assert "secret" not in published(result.outdir)
    sources.write({"p3.rst": pages["p3.rst"] + "\nMore.\n"})
    with docutils_namespace():
        result = sources.build(parallel=parallel)
    assert re.findall(r"(p\d).rst:8: WARNING: Blackout", result.warnings) == ["p3"]
    assert "secret" not in published(result.outdir)
