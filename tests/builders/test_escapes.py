"""Ways a passage has escaped once, or stopped the build."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import pytest

from blackout_ext.spoilers.seal import outside_seal

from ..conftest import PAYLOAD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..conftest import Project

CONF = (
    'extensions += ["sphinx.ext.todo", "sphinx.ext.ifconfig", "sphinx.ext.graphviz"]\n'
    'extensions += ["sphinx.ext.autosectionlabel"]\n'
    "todo_include_todos = True\nnumfig = True\nmath_number_all = False\n"
    'myst_enable_extensions += ["fieldlist", "amsmath"]\n'
)
MD = {
    "heading in only": "::::{blackout}\n:::{only} html or text\n## C secret\nt secret\n:::\n::::",
    "to-do note": ":::{blackout}\n~~~{todo}\nsecret\n~~~\n:::\n\n```{todolist}\n```",
    "to-do list": "```{todo}\nA {blackout}`secret`.\n```\n\n" + "```{todolist}\n```\n\n" * 2,
    "to-do list inside": "```{todo}\nopen\n```\n\n:::{blackout}\n```{todolist}\n```\nsecret\n:::",
    "footnote inside": ":::{blackout}\nx[^f]\n\n[^f]: secret\n:::",
    "footnote inside, open mention": "Open[^f].\n\n:::{blackout}\nx[^f]\n\n[^f]: secret\n:::",
    "label of a footnote": "{blackout}`x[^secret]`\n\n[^secret]: body secret",
    "span in a term": ":::{glossary}\nG [secret]{.blackout}\n  d\n:::",
    "role in a term": ":::{glossary}\nG {blackout}`secret`\n  d\n:::",
    "C function": "::::{blackout}\n:::{c:function} int secret(int a)\n:::\n::::",
    "module": "::::{blackout}\n:::{py:module} secret\n:::\n::::",
    "labelled equation": ":::{blackout}\n$$ secret $$ (lb)\n:::\n\n{eq}`lb`",
    "missing image": "{blackout}`![secret](gone.png)`",
    "ifconfig": "::::{blackout}\n:::{ifconfig} True\nsecret\n:::\n::::",
    "contents": "::::{blackout}\n:::{contents}\n:local:\n:::\nsecret\n::::\n\n## B",
    "image with a target": ":::{image} secret.png\n:class: blackout\n:target: https://e.org\n:::",
    "figure of the class": ":::{figure} secret.png\n:class: blackout\n\nsecret\n:::",
    "code with a caption": "```{code-block} python\n:caption: secret\n:class: blackout\nx\n```",
    "dropdown of the class": ":::{dropdown} secret\n:class-container: blackout\nsecret\n:::",
    "class on emphasis": "a *secret*{.blackout} b",
    "class on a role": "a {kbd}`secret`{.blackout} b",
    "class behind a space": "a [secret] {.blackout} b",
    "field": ":blackout:`secret` end",
    "abbreviation": "{abbr}`XX ([secret]{.blackout})`",
    "title of an image": '![y](i.png "{blackout}`secret`")',
    "role in a name": "({blackout}`secret`)=\n## A heading",
    "wrong role in a term": ":::{glossary}\nG :blackout:`secret`\n  d\n:::",
    "wrong role in an admonition": ":::{admonition} T :blackout:`secret`\nx\n:::",
    "two colons": "::{blackout}\nsecret\n::",
    "spaces in the name": "a { blackout }`secret` b",
    "note in a note": "Open {blackout}`x[^a]`.\n\n[^a]: body see[^b]\n[^b]: secret",
    "diagram": ":::{blackout}\n```{graphviz}\ndigraph { secret -> y }\n```\n:::",
    "class before a directive": "{.blackout}\n:::{note}\nsecret\n:::",
    "class before math": "{.blackout}\n$$\nsecret\n$$",
    "class before HTML": "{.blackout}\n<p>secret</p>",
    "outer as long as inner": ":::{blackout}\n:::{note}\na\n:::\nsecret\n:::\n\n## B",
    "code as long": "```{blackout}\nx\n```python\nc\n```\nsecret\n```\n\n## B",
    "backquotes in a fence": "```{admonition} A {blackout}`x`\nB\n```\n\nLater {blackout}`secret`.",
    "role in a download": "{download}``map of {blackout}`secret` <i.png>``",
    "two backquotes in one": "A {blackout}`x {kbd}``secret`` ` b.",
    "code with two backquotes in one": "A {blackout}`x ``secret`` y` b.",
    "role in a key": "{kbd}``press {blackout}`secret` ``",
    "footnote shared": "{blackout}`secret[^c]` and [^c] open.\n\n[^c]: FOOTBODY",
    "fence not read before a note": "Open[^n].\n\n::{blackout}\nsecret\n\n[^n]: secret\n\n## B",
    "equal headings": "## [secret]{.blackout}\n\n## B",
}
RST = {
    "heading in only": ".. blackout::\n\n   .. only:: html\n\n      C secret\n      --------\n",
    "substitution": ".. blackout::\n\n   .. |v| replace:: secret\n\n   a\n\nOpen |v|.",
    "title": ".. blackout::\n\n   .. title:: secret\n\n   a",
    "footer": ".. blackout::\n\n   .. footer:: secret\n\n   a",
    "current module": ".. blackout::\n\n   .. py:currentmodule:: secret\n\n   a\n\n.. py:data:: f",
    "program": ".. blackout::\n\n   .. program:: secret\n\n   a\n\n.. option:: -x",
    "trailing class": ".. blackout::\n\n   a\n\n   .. rst-class:: secret\n\nOpen.",
    "production list": ".. blackout::\n\n   .. productionlist::\n      secret: a",
    "citation": ".. blackout::\n\n   x [C]_\n\n   .. [C] secret",
    "footnote": ".. blackout::\n\n   x [#f]_\n\n   .. [#f] secret",
    "overlined heading": ".. blackout::\n\n   ======\n   secret\n   ======\n\n   x",
    "transition": ".. blackout::\n\n   secret\n\n   ------\n\n   secret",
    "one colon": ".. blackout:\n\n   secret",
    "title directive": ".. title:: T :blackout:`secret`",
    "contents and heading": ".. contents::\n\nA :blackout:`secret`\n--------------------",
    "confval": ".. confval:: cv{blackout}`secret`",
}
BUILDERS = ("html", "singlehtml", "text", "latex", "xml")


def published(outdir: Path) -> str:
    """Return all text outside the seal."""
    pieces = []
    for path in sorted(outdir.rglob("*")):
        if not path.is_file() or "reveals" in path.parts or path.suffix in {".png", ".css"}:
            continue
        data = path.read_bytes()
        if path.name == "objects.inv":
            data = zlib.decompress(data.split(b"zlib.\n", 1)[1])
        pieces.append(outside_seal(path.name, data).decode("utf-8", errors="replace"))
    # The source of an image that cannot be read names no file of the output.
    return "".join(pieces)


def build(project: Callable[..., Project], name: str, source: str, builder: str) -> str:
    """Return what is published of a page, its passages left out."""
    png = (b"\x89PNG\r\n\x1a\n" + b"\0" * 16).decode("latin-1")
    made = project({name: source, "secret.png": png, "i.png": png}, CONF)
    result = made.build(builder)
    assert "Traceback" not in result.warnings
    return published(result.outdir)


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("source", MD.values(), ids=MD)
def test_myst(project: Callable[..., Project], source: str, builder: str) -> None:
    text = build(project, "index.md", f"# Title\n\n{source}\n\nAFTERWARDS\n", builder)
    assert "secret" not in text.lower()
    if source != MD["two colons"]:
        assert "AFTERWARDS" in text
    if source == MD["footnote shared"]:
        assert "FOOTBODY" in text


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("source", RST.values(), ids=RST)
def test_rest(project: Callable[..., Project], source: str, builder: str) -> None:
    text = build(project, "index.rst", f"Title\n=====\n\n{source}\n\nAFTERWARDS\n", builder)
    assert "secret" not in text.lower()
    assert "AFTERWARDS" in text


def test_the_index_forgets_a_word_that_is_blacked_out(project: Callable[..., Project]) -> None:
    made = project({"index.md": "# T openheading\n\nopenword\n", "b.md": "# B\n"})
    made.build()
    made.write({"index.md": "# T {blackout}`openheading`\n\n{blackout}`openword`\n"})
    index = made.build().read("searchindex.js")
    assert "openword" not in index
    assert "openhead" not in index


@pytest.mark.parametrize("parser", ["md", "rst"])
def test_quotes_tell_nothing_of_the_passage(project: Callable[..., Project], parser: str) -> None:
    form = {"md": '# T\n\n{{blackout}}`{}`"s" x\n', "rst": 'T\n=\n\n:blackout:`{}`\\ "s" x\n'}
    pages = set()
    for number, end in enumerate(['dies "now"', "dies\N{EM DASH}", "dies;"]):
        made = project({f"index.{parser}": form[parser].format(end)})
        pages.add(PAYLOAD.sub("", made.build(to=str(number)).read("index.html")))
    assert len(pages) == 1


def test_quotes_are_curled_inside(project: Callable[..., Project]) -> None:
    result = project({"index.rst": 'T\n=\n\n:blackout:`the "end"` and "more".\n'}).build()
    assert result.payloads() == ["the \u201cend\u201d"]
    assert "\u201cmore\u201d" in result.read("index.html")


def test_notes_of_a_list_have_numbers_of_their_own(project: Callable[..., Project]) -> None:
    source = f"# T\n\n{MD['to-do list']}\n"
    result = project({"index.md": source}, CONF).build()
    html = result.read("index.html")
    assert re.findall(r'id="spoiler-(\d)"', html) == ["1", "2", "3"]
    assert re.findall(r'index.html#s(\d)"', html) == ["1", "2", "3"]
    assert result.payloads() == ["secret"] * 3
