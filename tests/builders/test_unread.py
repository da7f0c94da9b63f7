"""Passages that a parser has taken apart, or has never read, are hidden as a whole."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from blackout_ext.spoilers.publishing import mask_code
from blackout_ext.testing import published

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

CONF = """
extensions += ["sphinx.ext.viewcode"]
myst_enable_extensions += ["fieldlist", "amsmath"]
myst_substitutions = {"x": "secret\\n\\nsecret"}
man_pages = [("index", "p", "T", "nobody", 1)]
"""
CUT = {
    "csv table": ("rst", ".. csv-table::\n\n   open, :blackout:`one, secret two`, x\n"),
    "csv table, MyST": ("md", "```{csv-table}\nopen, {blackout}`one, secret two`, x\n```\n"),
    "table": ("md", "| a | b | c |\n|---|---|---|\n| {blackout}`one | secret` | x |\n"),
    "field list": ("md", ":fld {blackout}`one: secret`: body\n"),
    "line block": ("rst", "| :blackout:`one\n| secret` b\n"),
    "list item": ("md", "A {blackout}`one\n- secret` b\n"),
    "quotation": ("md", "A {blackout}`one\n> secret` b\n"),
    "heading": ("md", "A {blackout}`one\n# secret` b\n\nText.\n"),
    "empty line": ("md", "A {blackout}`one\n\nsecret` b\n"),
    "empty line, rST": ("rst", "A :blackout:`one\n\nsecret` b\n"),
    "definition": ("md", ":::{glossary}\nterm\n  A {blackout}`one\n  : secret`\n:::\n"),
    "note of attributes": ("md", "x[^f]\n\n{.blackout}\n[^f]: secret\n    secret\n"),
    "substitution": ("md", "{.blackout}\n{{x}}\n"),
    "equation": ("md", "{.blackout}\n\\begin{equation}\nsecret\n\\end{equation}\n"),
    "target": ("md", "{.blackout}\n(secret)=\nx\n"),
    "comment": ("md", "{.blackout}\n% secret\n"),
    "module": ("rst", ".. py:module:: opn\n   :synopsis: Tells :blackout:`secret`.\n"),
    "platform": ("rst", ".. py:module:: opn\n   :platform: :blackout:`secret`\n"),
    "function": ("rst", ".. py:function:: ff(:blackout:`secret`)\n"),
    "JavaScript": ("rst", ".. js:function:: ff(:blackout:`secret`)\n"),
    "capital in an attribute": ("rst", ".. image:: i.png\n   :alt: :Blackout:`secret`\n"),
    "capital in a span": ("md", "A [secret]{.Blackout} b.\n"),
    "empty in a field": ("rst", ":f: .. blackout::\n\n       secret\n"),
    "empty and not indented": ("rst", "Open.\n\n.. blackout::\n\nsecret\n"),
    "unknown option": ("rst", ".. blackout::\n   :nosuch: 1\n\n   secret\n"),
    "unknown option, MyST": ("md", ":::{blackout}\n:nosuch: 1\n\nsecret\n:::\n"),
}


@pytest.mark.parametrize("builder", ["html", "text", "latex", "texinfo", "xml"])
@pytest.mark.parametrize(("suffix", "source"), CUT.values(), ids=CUT)
def test_nothing_of_it_is_shown(
    project: Callable[..., Project], suffix: str, source: str, builder: str
) -> None:
    title = "T\n=\n\n" if suffix == "rst" else "# T\n\n"
    made = project({f"index.{suffix}": title + source, "i.png": ""}, CONF)
    result = made.build(builder, confoverrides={"keep_warnings": True})
    leaking = [name for name, data in published(result.outdir) if b"secret" in data]
    assert leaking == []
    assert "Traceback" not in result.warnings


SEALED = {"capital in a span"}
"""Of this there is nothing to say: it is sealed, as it was meant to be."""


@pytest.mark.parametrize("name", sorted(CUT.keys() - SEALED))
def test_there_is_a_warning(project: Callable[..., Project], name: str) -> None:
    suffix, source = CUT[name]
    title = "T\n=\n\n" if suffix == "rst" else "# T\n\n"
    result = project({f"index.{suffix}": title + source, "i.png": ""}, CONF).build()
    assert "[blackout." in result.warnings


def test_what_is_before_and_behind_the_next_heading_stays(project: Callable[..., Project]) -> None:
    text = "# T\n\nBefore.\n\nA {blackout}`one\n\nsecret` b\n\nBehind.\n\n## Next\n\nOpen.\n"
    page = project({"index.md": text}).build().read("index.html")
    assert "Before." in page
    assert "<p>Open.</p>" in page


DOCSTRINGS = {
    "class": '"""\n.. rst-class:: blackout\n\nsecret\n"""',
    "container": '"""Open.\n\n.. container:: blackout\n\n   secret\n"""',
    "option": '"""Open.\n\n.. note::\n   :class: blackout\n\n   secret\n"""',
    "backslashes": r'"""Open :blackout:`a \`secret\` b`."""',
    "capital": '"""Open.\n\n.. Blackout::\n\n   secret\n"""',
    "two spaces": '"""Open.\n\n..  blackout::\n\n   secret\n"""',
    "first line": '""".. blackout:: secret"""',
    "span": '"""Open [secret]{.blackout}."""',
    "comment": "#: Open :blackout:`secret`.\nx = 1",
}


@pytest.mark.parametrize("docstring", DOCSTRINGS.values(), ids=DOCSTRINGS)
def test_code_that_is_shown(
    project: Callable[..., Project], docstring: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "\n".join(f"    {line}".rstrip() for line in docstring.splitlines())
    conf = 'extensions += ["sphinx.ext.autodoc"]\n'
    made = project({"index.rst": "T\n=\n\n.. autofunction:: shown_code.tell\n"}, CONF + conf)
    made.write({"shown_code.py": f"def tell():\n{body}\n    return 1\n"})
    monkeypatch.syspath_prepend(str(made.srcdir))
    monkeypatch.delitem(sys.modules, "shown_code", raising=False)
    result = made.build()
    page = result.read("_modules/shown_code.html")
    assert "tell" in page
    assert "secret" not in page


def test_code_without_passages_stays_as_it_is() -> None:
    code = 'def f():\n    """Doc of `blackness`."""\n    return "x"\n'
    assert mask_code(code, "[spoiler]") == code
