"""What else of a page or a file a passage could change: names, numbers, widths, scripts.

Each case is built twice, with other things inside a passage, such as no change of words
would bring about.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from blackout_ext.spoilers.seal import is_sealed, outside_seal
from blackout_ext.testing import fixed_date, published

from .test_pictures import with_pictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

ALL = ("html", "text", "latex", "epub", "texinfo", "xml")
MYST = 'myst_enable_extensions += ["smartquotes"]\nsmartquotes = False\n'
HERE = "HERE"
"""Stands for what a passage holds."""


def outside(made: Project, builder: str, files: dict[str, str], content: str) -> dict[str, bytes]:
    """Build from scratch, with *content* in the passages; return what is outside the seal."""
    made.write({name: text.replace(HERE, content) for name, text in files.items()})
    with fixed_date():
        result = made.build(builder)
    found = {name: data for name, data in published(result.outdir) if not is_sealed(name)}
    shutil.rmtree(result.outdir.parent)
    return found


@dataclass(frozen=True)
class Case:
    """Documents, and two contents of a passage in them."""

    files: dict[str, str]
    contents: tuple[str, str]
    conf: str = ""
    builders: tuple[str, ...] = field(default=ALL)


def grid(text: str, indent: str = "") -> str:
    """Return a table drawn around a passage of *text*, all but its first line indented."""
    passage = f":blackout:`{text}`"
    line = f"+-----+-{'-' * len(passage)}-+\n"
    return f"{line}{indent}| one | {passage} |\n{indent}{line}"


CASES = {
    "quote behind a role": Case(
        {"index.md": 'A {blackout}`HERE`"z" and {blackout}`HERE`\'s.\n'},
        ("y.", "y"),
        MYST,
        ("html", "text"),
    ),
    "quotes around a role": Case(
        {"index.md": 'A "{blackout}`HERE`" z\n'}, ("y.", '"y'), MYST, ("html", "text")
    ),
    "quote behind a span": Case(
        {"index.md": 'A [HERE]{.blackout}"z" *b [HERE]{.blackout}"c*\n'},
        ("y", '**y.** "'),
        MYST,
        ("html", "text"),
    ),
    "quote behind code and pictures": Case(
        {"index.md": 'A `HERE`{.blackout}"z" ![HERE](secret.png){.blackout}"c"\n'},
        ("y", "y."),
        MYST,
        ("html", "text"),
    ),
    "number of words": Case(
        {
            "index.md": "# T {blackout}`HERE`\n\nWords: {sub-ref}`wordcount-words`, "
            "{sub-ref}`wordcount-minutes`.\n\n:::{blackout}\nHERE\n:::\n\n[^n]: HERE\n\n"
            "{blackout}`x[^n]`\n",
        },
        ("y", "one two three " * 200 + "y"),
        builders=(*ALL, "json"),
    ),
    "columns of a simple table": Case(
        {
            "index.rst": "T\n=\n\n====  ================HERE\na     :blackout:`xHERE`\n"
            "====  ================HERE\n"
        },
        ("=", "=" * 40),
    ),
    "columns of a grid": Case(
        {"index.rst": "T\n=\n\nHERE\n"}, (grid("x"), grid("very " * 20 + "long"))
    ),
    "columns that are to be as drawn": Case(
        {"index.rst": ".. table::\n   :widths: grid\n\n   HERE\n"},
        (grid("x", "   "), grid("very " * 20 + "long", "   ")),
    ),
    "columns in Markdown": Case(
        {"index.md": "# T\n\n| a | b |\n|---|---|\n| c | {blackout}`HERE` |\n"},
        ("x", "very " * 20 + "long"),
    ),
    "nested blackouts": Case(
        {"index.md": "A {blackout}``HERE`` and {blackout}`one` more.\n"},
        ("a b c", "a {blackout}`b` c"),
    ),
    "blocks within blocks": Case(
        {
            "index.md": "# T\n\n```{toctree}\na\n```\n",
            "a.md": "# A\n\n::::{blackout}\nHERE\n::::\n\n## B {blackout}`one`\n",
        },
        ("a b c", "A {blackout}`b`.\n\n:::{blackout}\nc {blackout}`d`\n:::"),
    ),
    "formula alone on a page": Case({"index.md": "A {blackout}`HERE`.\n"}, ("y", "$y$")),
    "formula beside another": Case({"index.md": "A {blackout}`HERE` $x$.\n"}, ("y", "$y$")),
    "picture of the same name": Case(
        {"index.md": "# T\n\n{blackout}`HERE`\n\n![y](b/map.png) ![z](a/map.png)\n"},
        ("y", "![x](a/map.png)"),
    ),
    "picture of the same name on another page": Case(
        {
            "index.md": "# T\n\n{blackout}`HERE`\n\n```{toctree}\nz\n```\n",
            "z.md": "# Z\n\n![y](b/map.png) ![z](a/map.png)\n",
        },
        ("y", "![x](a/map.png) ![x](secret.png)"),
    ),
    "two sections at the top": Case(
        {
            "index.md": "# T\n\n{blackout}``HERE ``\n\n# U\n\n"
            "[open](https://example.org) {abbr}`A (B C)`\n"
        },
        ("y", "[secret](https://example.com) and {abbr}`A (B C)`"),
        'latex_show_urls = "footnote"\n',
    ),
}


@pytest.mark.parametrize(
    ("case", "builder"),
    [
        pytest.param(case, builder, id=f"{name}-{builder}")
        for name, case in CASES.items()
        for builder in case.builders
    ],
)
def test_nothing_else_depends_on_a_passage(
    project: Callable[..., Project], case: Case, builder: str
) -> None:
    made = with_pictures(project({}, case.conf))
    first, second = (outside(made, builder, case.files, content) for content in case.contents)
    assert first
    assert second == first


def test_an_apostrophe_behind_a_bar_is_one(project: Callable[..., Project]) -> None:
    files = {"index.md": 'He "said {blackout}`y`" {blackout}`z`\'s.\n'}
    text = project(files, MYST).build("text").read("index.txt")
    assert "He “said █████ [spoiler 1]” █████ [spoiler 2]\u2019s." in text


def test_words_in_the_open_are_counted(project: Callable[..., Project]) -> None:
    files = {
        "index.md": "# T\n\nfour words `code` {blackout}`y z` in here: {sub-ref}`wordcount-words`\n"
    }
    assert "here: 5" in project(files).build("text").read("index.txt")
    meta = json.loads(project(files).build("json").read("index.fjson"))["meta"]
    assert meta["wordcount"] == {"words": 5, "minutes": 0}


def test_widths_that_are_given_stay(project: Callable[..., Project]) -> None:
    line = "   ===  =============\n"
    table = f".. table::\n   :widths: 10 30\n\n{line}   a    :blackout:`x`\n{line}"
    assert 'colwidth="30"' in project({"index.rst": table}).build("xml").read("index.xml")
    drawn = table.replace("10 30", "grid").replace(":blackout:`x`", "x")
    xml = project({"index.rst": drawn}).build("xml").read("index.xml")
    assert 'colwidth="13"' in xml
    assert 'classes="colwidths-given"' in xml


def test_entries_of_nested_passages_come_last(project: Callable[..., Project]) -> None:
    files = {
        "index.md": "# T\n\n{blackout}``a {blackout}`b` ``\n\n```{toctree}\nz\n```\n",
        "z.md": "# Z\n\n{blackout}`c`\n\n{blackout}`d`\n",
    }
    conf = 'texinfo_documents = [("index", "book", "T", "nobody", "T", "T", "Misc")]\n'
    text = project(files, conf).build("texinfo").read("book.texi")
    starts = [line for line in text.splitlines() if line.startswith("@enumerate")]
    assert starts == ["@enumerate 1", "@enumerate 4", "@enumerate 2"]


def test_the_appendix_is_at_the_end(project: Callable[..., Project]) -> None:
    files = {
        "index.md": "# T\n\n{blackout}`one`\n\n# U\n\nLast words.\n",
        "z.md": "---\norphan: 1\n---\n# Z\n\nReally last.\n",
    }
    assert "Last words" in project(files).build("text").read("index.txt").split("████████████")[0]
    conf = 'latex_appendices = ["z"]\nlatex_documents = [("index", "b.tex", "T", "N", "manual")]\n'
    text = project(files, conf).build("latex").read("b.tex")
    assert text.index("Really last") < text.index(r"\begin{blackoutappendix}")


def test_formulas_are_set_where_one_is_in_the_open(project: Callable[..., Project]) -> None:
    alone = project(
        {"index.md": "A {blackout}`so $y$`.\n\n:::{blackout}\n$$\nz\n$$\n:::\n"}
    ).build()
    assert "mathjax" not in alone.read("index.html").lower()
    inline, block = alone.payloads()
    assert (
        inline == 'so <code class="docutils literal notranslate"><span class="pre">y</span></code>'
    )
    assert block == '<pre class="literal-block">z</pre>'
    beside = project({"index.md": "A {blackout}`so $y$`, $x$.\n"}).build(to="beside")
    assert "mathjax" in beside.read("index.html").lower()
    assert r"\(y\)" in beside.payloads()[0]


def test_where_the_seal_is() -> None:
    assert outside_seal("spoiler-1-2.png", b"x") == b""
    assert outside_seal("book-figures/spoiler-1-2.jpeg", b"x") == b""
    assert outside_seal("reveals/page.html", b"x") == b""
    assert outside_seal("book.epub!reveals/page.xhtml", b"x") == b""
    assert outside_seal("_images/spoiler-1-2.png", b"x") == b"x"
