"""What a directive does beside its content stays in the passage it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blackout_ext.testing import published

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project, Result

CONF = 'extensions += ["sphinx.ext.todo"]\nproject = "p"\nversion = "1"\nnumfig = True\n'
AFTER = """

A `Ending`_ and `text`.

Ending
------

.. py:function:: zz()

B [#]_.

.. [#] N.
"""


def rst(inside: str) -> str:
    """Return a page with a blackout of *inside*, and much behind it."""
    lines = "\n".join(f"   {line}".rstrip() for line in inside.splitlines())
    return f"T\n=\n\n.. blackout::\n\n{lines}\n{AFTER}"


def outputs(made: Project, page: str, name: str, builder: str) -> tuple[Result, dict[str, bytes]]:
    """Build a page; return the result, and what is outside the seal."""
    made.write({"index.rst": page})
    result = made.build(builder, to=name)
    files = dict(published(result.outdir))
    return result, {file: data for file, data in files.items() if "genindex" not in file}


SAME = {
    "heading": "Ending\n~~~~~~\n\nx",
    "target": ".. _ending:\n\nx",
    "hyperlink": "`Ending <https://example.org>`_ x",
    "named address": ".. _ending: https://example.org\n\nSee ending_.",
    "problems": "a *b and |c| d",
    "object": ".. py:function:: zz()",
    "glossary": ".. glossary::\n\n   zz\n     x",
    "title": ".. title:: Other\n\nx",
    "metadata": ".. meta::\n   :description: secret\n\nx",
    "roles": ".. default-role:: math\n\nx",
    "domain": ".. default-domain:: c\n\nx",
    "code": ".. highlight:: c\n\nx",
    "numbers": ".. sectnum::\n\nx",
    "C++": ".. cpp:function:: void gg()",
    "C": ".. c:function:: void gg()",
    "namespace": ".. cpp:namespace:: secret\n\nx",
}


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize("inside", SAME.values(), ids=SAME)
def test_what_follows_is_the_same(
    project: Callable[..., Project], inside: str, builder: str
) -> None:
    made = project({}, CONF)
    _, expected = outputs(made, rst("x"), "one", builder)
    result, found = outputs(made, rst(inside), "two", builder)
    differing = [name for name in expected if found.get(name) != expected[name]]
    assert differing == []
    assert "Traceback" not in result.warnings


@pytest.mark.parametrize("domain", ["c", "cpp"])
def test_c_after_a_passage_with_c(project: Callable[..., Project], domain: str) -> None:
    inside = f".. {domain}:function:: void gg()"
    page = f"{rst(inside)}\n.. {domain}:function:: void ff()\n"
    result = project({"index.rst": page}).build()
    assert 'class="sig sig-object ' in result.read("index.html")
    assert "ff" in result.read("index.html")


@pytest.mark.parametrize("page", [
    "T\n=\n\n.. contents::\n   :class: blackout\n\nA\n-\n\nx\n",
    "T\n=\n\n.. rst-class:: blackout\n\n.. contents:: Here\n\nA\n-\n\nx\n",
])  # fmt: skip
def test_a_table_of_contents_of_the_class(project: Callable[..., Project], page: str) -> None:
    (payload,) = project({"index.rst": page}).build().payloads()
    assert 'href="#a"' in payload


OBJECTS = {
    "function": ".. py:function:: secretfn()",
    "class": ".. cpp:class:: secretclass",
    "option": ".. option:: --secret",
}


@pytest.mark.parametrize("described", OBJECTS.values(), ids=OBJECTS)
def test_an_object_of_the_class_is_in_no_index(
    project: Callable[..., Project], described: str
) -> None:
    made = project({"index.rst": f"T\n=\n\n.. rst-class:: blackout\n\n{described}\n"}, CONF)
    for builder in ("html", "latex", "texinfo", "xml"):
        result = made.build(builder)
        files = published(result.outdir)
        assert [name for name, data in files if b"secret" in data] == [], builder


@pytest.mark.parametrize("inside", ["## Ending\n\nx", "[x](#ending)\n\n(ending)=\ny"])
def test_slugs_of_what_follows(project: Callable[..., Project], inside: str) -> None:
    page = f"# T\n\n:::{{blackout}}\n{inside}\n:::\n\n## Ending\n\nText.\n"
    result = project({"index.md": page}).build()
    assert '<section id="ending">' in result.read("index.html")
    assert "ending-1" not in result.read("index.html")


def test_notes_inside_a_passage_work(project: Callable[..., Project]) -> None:
    page = rst("A [#named]_ and [#]_ and [1]_.\n\n.. [#named] One.\n.. [#] Two.\n.. [1] Three.")
    page = page.replace("B [#]_.", "B.").replace(".. [#] N.", "")
    result = project({"index.rst": page}).build()
    assert "Unreferenced" not in result.warnings
    assert "undefined" not in result.warnings
    payload = result.payloads()[0]
    for note in ("One.", "Two.", "Three."):
        assert note in "".join(result.payloads())
    assert payload.count("footnote-reference") == 3
