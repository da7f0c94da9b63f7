"""A mistake is reported with file and line, and gives nothing away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from sphinx.cmd.build import main as sphinx_build
from sphinx.util.docutils import docutils_namespace

from blackout_ext.spoilers.warnings_ import BlackoutWarning as W

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..conftest import Project


class Case(NamedTuple):
    """A source with a mistake."""

    name: str
    """File name; the suffix chooses the parser."""
    source: str
    """What follows the title, from line 4."""
    subtype: W
    """The warning to be given."""
    line: int
    """Line of the warning."""
    nested: int = 0
    """Lines by which MyST misplaces a directive within a directive."""


CASES = {
    "empty role": Case("index.md", "A {blackout}` ` b.", W.EMPTY, 4),
    "empty span": Case("index.md", "A []{.blackout} b.", W.EMPTY, 4),
    "empty directive": Case("index.md", ":::{blackout}\n:::", W.EMPTY, 4),
    "empty directive, rST": Case("index.rst", ".. blackout::\n\nText.", W.EMPTY, 4),
    "unclosed": Case("index.md", "Text.\n\n:::{blackout}\nsecret", W.UNCLOSED, 6),
    "heading": Case("index.md", ":::{blackout}\n## Secret\n\nsecret\n:::", W.HEADING, 5),
    "heading, rST": Case("index.rst", ".. blackout::\n\n   Secret\n   ------\n\n   secret",
                         W.HEADING, 7),
    "target": Case("index.md", ":::{blackout}\n(secret)=\nsecret\n:::", W.TARGET, 5),
    "target, rST": Case("index.rst", ".. blackout::\n\n   .. _secret:\n\n   secret", W.TARGET, 6),
    "inline target": Case("index.rst", ".. blackout::\n\n   An _`secret` b.", W.TARGET, 4),
    "named figure": Case("index.md", "::::{blackout}\n:::{figure} secret.png\n:name: secret\n\n"
                         "Secret\n:::\n::::", W.TARGET, 5, 1),
    "index": Case("index.md", "::::{blackout}\n:::{index} secret\n:::\n::::", W.INDEX, 5, 1),
    "index role": Case("index.md", "{blackout}``a {index}`secret` ``", W.INDEX, 4),
    "glossary": Case("index.rst", ".. blackout::\n\n   .. glossary::\n\n      secret\n         it",
                     W.OBJECT, 4),
    "object": Case("index.rst", "Text.\n\n.. blackout::\n\n   .. py:function:: secret()",
                   W.OBJECT, 6),
    "toctree": Case("index.md", "::::{blackout}\n:::{toctree}\n:::\n::::", W.TOCTREE, 5, 1),
    "download": Case("index.md", "{blackout}``a {download}`secret.png` ``", W.DOWNLOAD, 4),
    "image text": Case("index.md", "![a {blackout}`secret`](secret.png)", W.UNPARSED, 4),
    "figure text": Case("index.md", ":::{figure} secret.png\n:alt: a {blackout}`secret`\n:::",
                        W.UNPARSED, 4),
    "figure text, rST": Case("index.rst", ".. figure:: secret.png\n   :alt: a :blackout:`secret`",
                             W.UNPARSED, 4),
    "caption of toctree": Case("index.md", ":::{toctree}\n:caption: a {blackout}`secret`\nother\n"
                               ":::", W.UNPARSED, 4),
    "title in toctree": Case("index.md", ":::{toctree}\na {blackout}`secret` <other>\n:::",
                             W.UNPARSED, 4),
    "index entry": Case("index.rst", ".. index:: a :blackout:`secret`", W.UNPARSED, 4),
    "title of a link": Case("index.md", '[a](https://example.org "{blackout}`secret`")',
                            W.UNPARSED, 4),
    "html comment": Case("index.md", "<!-- a {blackout}`secret` -->", W.UNPARSED, 4),
    "comment": Case("index.rst", ".. a :blackout:`secret`", W.UNPARSED, 4),
    "rST role in Markdown": Case("index.md", "A :blackout:`secret` b.", W.UNPARSED, 4),
    "MyST role in rST": Case("index.rst", "A {blackout}`secret` b.", W.UNPARSED, 4),
    "unclosed role": Case("index.md", "A {blackout}`secret b.", W.UNPARSED, 4),
    "unclosed role, rST": Case("index.rst", "A :blackout:`secret b.", W.UNPARSED, 4),
    "role cut short": Case("index.md", "A {blackout}`b `secret` c` d.", W.UNPARSED, 4),
    "role cut short by a role": Case("index.md", "A {blackout}`b {ref}`secret` c`.", W.UNPARSED, 4),
    "role cut short, rST": Case("index.rst", "A :blackout:`b ``secret`` c` d.", W.UNPARSED, 4),
    "wrong role in a heading": Case("index.md", "## A :blackout:`secret` b\n\nText.",
                                    W.UNPARSED, 4),
    "MyST fence in rST": Case("index.rst", ":::{blackout}\n\nsecret\n\n:::", W.UNPARSED, 4),
    "front matter": Case("index.md", "", W.UNPARSED, 2),
    "html_meta": Case("index.rst", ".. meta::\n   :description: a :blackout:`secret`",
                      W.UNPARSED, 5),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_mistake(project: Callable[..., Project], case: Case) -> None:
    title = "# Title\n\n\n" if case.name.endswith(".md") else "Title\n=====\n\n"
    if case == CASES["front matter"]:
        title = "---\nsummary: a {blackout}`secret`\n---\n# Title\n"
    other = {"other.rst": ":orphan:\n\nOther\n=====\n", "secret.png": "no image"}
    result = project({case.name: f"{title}{case.source}\n", **other}).build()
    given = re.findall(
        rf"{case.name}:(\d+): WARNING: (?:(?!WARNING).)*?\[blackout\.{case.subtype.value}\]",
        result.warnings,
        re.DOTALL,
    )
    assert given, result.warnings
    assert set(given) <= {str(case.line), str(case.line + case.nested)}, result.warnings
    assert "Traceback" not in result.warnings
    published = [path for path in result.outdir.rglob("*") if path.suffix in {".html", ".js"}]
    for path in published:
        if path.parent.name != "reveals":
            text = re.sub('data-blackout="[^"]*"|secret.png', "", path.read_text(encoding="utf-8"))
            assert "secret" not in text.lower(), path.name
    assert b"secret" not in inventory(result.outdir / "objects.inv")


def inventory(path: object) -> bytes:
    """Return the lines of an inventory."""
    import zlib
    from pathlib import Path

    return zlib.decompress(Path(str(path)).read_bytes().split(b"zlib.\n", 1)[1])


def test_a_warning_never_quotes_the_passage(project: Callable[..., Project]) -> None:
    source = "# T\n\nA :blackout:`secret` b.\n\n:::{blackout}\n## secret\n:::\n"
    warnings = project({"index.md": source}).build().warnings
    assert "blackout.unparsed" in warnings
    assert "secret" not in warnings


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if case.subtype == W.UNPARSED]
)
def test_a_strict_build_fails(
    project: Callable[..., Project], tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    case = CASES[name]
    title = "T\n=\n\n" if case.name.endswith(".rst") else "# T\n\n\n"
    if name == "front matter":
        title = "---\nsummary: a {blackout}`secret`\n---\n# Title\n"
    other = {"other.rst": ":orphan:\n\nO\n=\n", "secret.png": "no image"}
    made = project({case.name: f"{title}{case.source}\n", **other})
    command = ["-W", "-q", str(made.srcdir), str(tmp_path / "out"), "-d", str(tmp_path / "trees")]
    with docutils_namespace():
        assert sphinx_build(command) != 0
    assert "blackout.unparsed" in capsys.readouterr().err


def test_reserved_folder(project: Callable[..., Project]) -> None:
    made = project({"index.md": "# T\n", "reveals/index.md": "# R\n", "reveals/own.md": "# O\n"})
    result = made.build()
    assert "reveals/index.md: WARNING: The folder reveals/" in result.warnings
    assert "<h1>R" in result.read("reveals/index.html"), "no page of an author's is removed"
    assert "<h1>O" in result.read("reveals/own.html")


def test_warnings_can_be_suppressed(project: Callable[..., Project]) -> None:
    made = project({"index.md": "# T\n\n[]{.blackout}\n"}, 'suppress_warnings = ["blackout.empty"]')
    assert made.build().warnings == ""


@pytest.mark.parametrize("text", ["x" * 1_000_000, "end \\\\", "a" + "\u202e" + "b", "\ufffd"])
def test_odd_text(project: Callable[..., Project], text: str) -> None:
    (payload,) = project({"index.md": f"# T\n\n{{blackout}}`{text}`\n"}).build().payloads()
    assert payload.replace("\\", "") == text.replace("\\", "")


FINE = {
    "code at the end": "{blackout}``it is `key` ``[^1], {blackout}``a `k` ``-like.\n\n[^1]: Note.",
    "two in a row": "{blackout}``a `k` ``{blackout}`b` {blackout}`c`*d*",
    "script": "```{raw} html\n<script>if (x) { y.querySelector('a.blackout') }</script>\n```",
    "field": "Options\n: a\n\n`{blackout}` and `.. blackout::` and `:blackout:` in code.",
    "name on an element of the class": "{.blackout #pid}\nText.\n\n[x](#pid)",
    "image in code": "Write ``![{blackout}`x`](map.png)``.",
}


@pytest.mark.parametrize("source", FINE.values(), ids=FINE)
def test_nothing_is_wrong(project: Callable[..., Project], source: str) -> None:
    result = project({"index.md": f"# T\n\n{source}\n"}).build()
    assert result.warnings == ""


def test_a_star_is_no_reason(project: Callable[..., Project]) -> None:
    result = project({"index.rst": "T\n=\n\nOpen *nix and :blackout:`x` open.\n"}).build()
    assert "blackout" not in result.warnings
    assert result.payloads() == ["x"]
