"""Passages that a parser reads in part, or not at all: no half of them is shown."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from blackout_ext.spoilers.publishing import mask_code, tags_in
from blackout_ext.spoilers.source_code import GONE, mask_source

from .test_escapes import published

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..conftest import Project, Result

CONF = (
    'extensions += ["sphinx.ext.todo"]\nmyst_enable_extensions += ["fieldlist", "amsmath"]\n'
    'myst_substitutions = {"xx": "secret"}\n'
)
BUILDERS = ("html", "text")

CUT = {
    "csv table": "```{csv-table}\nopen, {blackout}`one, secret two`, x\n```",
    "table": "| a | b |\n|---|---|\n| {blackout}`one | secret` | x |",
    "list table": ":::{list-table}\n* - Open {blackout}`one\n  - secret` b\n:::",
    "field list": ":fld {blackout}`one: secret`: body",
    "list": "Open {blackout}`one\n- secret` b\n- c",
    "items": "- Open {blackout}`one\n- secret` b\n- c",
    "quote": "Open {blackout}`one\n> secret` b",
    "code": "Open {blackout}`one\n```\nsecret` b\n```",
    "heading": "Open {blackout}`one\n## secret` b\n\nsecret",
    "first heading": "Open {blackout}`one\n# secret` b\n\nsecret",
    "underlined heading": "Open {blackout}`one\n---\nsecret` b",
    "headings": "Open {blackout}`one\n\n## secret\n\n### secret\n\nsecret` b",
    "empty line": "Open {blackout}`one\n\nsecret` b",
    "label": "Open {blackout}`one\n\n(secret)=\n## secret` b",
    "figure": "Open {blackout}`one\n\n:::{figure} i.png\n:name: secret\n\nsecret` b\n:::",
    "equation": "Open {blackout}`one\n\n$$\nsecret\n$$ (secret)\n\nb` c",
    "contents": "Open {blackout}`one\n\n:::{contents}\n:::\n\nsecret` b",
    "glossary": ":::{glossary}\nA\n  Open {blackout}`one\n: secret` b\n:::",
    "term": ":::{glossary}\nOpen {blackout}`one\n  d\n\nsecret` b\n  e\n:::",
    "definition": "Term\n: Open {blackout}`one\n: secret` b",
    "note": ":::{note}\nOpen {blackout}`one\n:::\nsecret` b",
    "card": "::::{grid} 1\n:::{grid-item-card} A {blackout}`one\nsecret` b\n:::\n::::",
    "footnote": "x[^f]\n\n[^f]: Open {blackout}`one\n\nsecret` b",
    "into a footnote": "x[^f]\n\nOpen {blackout}`one\n[^f]: secret` b",
    "object": "Open {blackout}`one\n\n:::{py:function} secret(a)\nb` c\n:::",
    "comment": "% {blackout}`one\n\nsecret` b",
    "HTML comment": "<!-- {blackout}`one -->\n\nsecret` b",
    "two backquotes": "Open {blackout}``one `k`\n- secret`` b",
    "short and cut": "Open {blackout}`one `x\n- secret` b",
    "span": "Open [secret\n\none]{.blackout} b",
    "span in a table": "| a | b |\n|---|---|\n| [secret | one]{.blackout} | x |",
    "span and heading": "Open [secret\n\n## Secret\n\none]{.blackout} b",
}
CUT_RST = {
    "csv table": ".. csv-table::\n\n   open, :blackout:`one, secret two`, x",
    "list table": ".. list-table::\n\n   * - :blackout:`one\n     - secret` b",
    "line block": "| :blackout:`one\n| secret` b",
    "items": "- Open :blackout:`one\n- secret` b",
    "empty line": "Open :blackout:`one\n\nsecret` b",
    "heading": "Open :blackout:`one\n\nsecret` b\n---------\n\nsecret",
    "label": "Open :blackout:`one\n\n.. _secret:\n\nsecret` b",
    "citation": "Open :blackout:`one\n\n.. [secret] secret` b",
    "contents": "Open :blackout:`one\n\n.. contents::\n\nsecret` b",
    "glossary": ".. glossary::\n\n   Term\n      Open :blackout:`one\n\n   secret` b\n      d",
    "comment": ".. a :blackout:`one\n\nsecret` b",
    "attributes": "{.blackout}\n\nsecret",
    "attributes of a heading": "{.blackout}\n\nSecret\n------\n\nsecret",
}
LOST = {
    "footnote": "x[^f]\n\n{.blackout}\n[^f]: secret\n    secret two\n\n    secret three",
    "substitution": "{.blackout}\n{{xx}}",
    "LaTeX": "{.blackout}\n\\begin{equation}\nsecret\n\\end{equation}",
    "target": "{.blackout}\n(lb)=\nsecret",
    "target and heading": "{.blackout}\n(lb)=\n## secret",
    "comment": "{.blackout}\n% a\n\nsecret",
    "break": "{.blackout}\n+++\nsecret",
    "empty line": "{.blackout}\n\n:::{note}\nsecret\n:::",
    "two lines": "{.blackout}\n{#xid}\n:::{note}\nsecret\n:::",
    "other writing": '{class="a blackout"}\n:::{note}\nsecret\n:::',
    "list item": "- {.blackout}\n  :::{note}\n  secret\n  :::",
    "HTML with empty lines": "{.blackout}\n<pre>\nsecret\n\nsecret\n</pre>",
    "formula with empty lines": "{.blackout}\n$$\na\n\nsecret\n$$",
}
ELSEWHERE = {
    "module": ":::{py:module} opn\n:synopsis: Tells {blackout}`secret`.\n"
    ":platform: {blackout}`secret`\n:::",
    "Python signature": ":::{py:function} ff(:blackout:`secret`)\n:::",
    "JavaScript signature": ":::{js:function} ff(:blackout:`secret`)\n:::",
    "capitals in a text": ":::{image} i.png\n:alt: a {Blackout}`secret`\n:::",
    "role behind its text": ":::{image} i.png\n:alt: a `secret`:blackout: b\n:::",
    "unknown option": ":::{blackout}\n:nosuch: secret\nsecret\n:::",
    "unknown option in YAML": ":::{blackout}\n---\nsecret: : x\n---\nsecret\n:::",
}
ELSEWHERE_RST = {
    "module": ".. py:module:: opn\n   :synopsis: Tells :blackout:`secret`.\n",
    "Python signature": ".. py:function:: ff(:blackout:`secret`)",
    "JavaScript signature": ".. js:function:: ff(:blackout:`secret`)",
    "capitals in a text": ".. image:: i.png\n   :alt: :Blackout:`secret`",
    "unknown option": ".. blackout::\n   :nosuch: 1\n\n   secret",
    "text like an option": ".. blackout::\n   :secret: said she\n\n   secret",
}
EMPTY_RST = {
    "not indented": ".. blackout::\n\nsecret",
    "at once": ".. blackout::\nsecret",
    "in a field": ":f: .. blackout::\n\n        secret",
    "in an option": "-o  .. blackout::\n\n       secret",
    "in a list": "- a\n- .. blackout::\n\n  secret",
}


def build(project: Callable[..., Project], name: str, source: str, builder: str) -> Result:
    """Build a page of *source*, with a heading and open text behind it."""
    head, behind = "# Title", "## B"
    if name.endswith(".rst"):
        head, behind = "Title\n=====", "B\n-"
    png = (b"\x89PNG\r\n\x1a\n" + b"\0" * 16).decode("latin-1")
    text = f"{head}\n\n{source}\n\n{behind}\n\nAFTERWARDS\n"
    return project({name: text, "i.png": png}, CONF).build(builder)


def assert_hidden(result: Result, subtype: str = "unparsed") -> None:
    """Assert that no passage is shown, that a warning says so, and that the rest is shown."""
    text = published(result.outdir)
    assert "secret" not in text.lower()
    assert "AFTERWARDS" in text
    assert re.search(rf"index.\w+:\d+: WARNING: .*\[blackout\.{subtype}\]", result.warnings)
    assert "Traceback" not in result.warnings
    ours = [line for line in result.warnings.splitlines() if "[blackout." in line]
    assert "secret" not in "".join(ours)


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("source", CUT.values(), ids=CUT)
def test_cut_in_two(project: Callable[..., Project], source: str, builder: str) -> None:
    assert_hidden(build(project, "index.md", source, builder))


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("source", CUT_RST.values(), ids=CUT_RST)
def test_cut_in_two_rest(project: Callable[..., Project], source: str, builder: str) -> None:
    assert_hidden(build(project, "index.rst", source, builder))


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("source", LOST.values(), ids=LOST)
def test_attributes_that_are_lost(
    project: Callable[..., Project], source: str, builder: str
) -> None:
    assert_hidden(build(project, "index.md", source, builder))


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("source", ELSEWHERE.values(), ids=ELSEWHERE)
def test_elsewhere(project: Callable[..., Project], source: str, builder: str) -> None:
    assert_hidden(build(project, "index.md", source, builder))


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("source", ELSEWHERE_RST.values(), ids=ELSEWHERE_RST)
def test_elsewhere_rest(project: Callable[..., Project], source: str, builder: str) -> None:
    assert_hidden(build(project, "index.rst", source, builder))


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("source", EMPTY_RST.values(), ids=EMPTY_RST)
def test_behind_an_empty_directive(
    project: Callable[..., Project], source: str, builder: str
) -> None:
    assert_hidden(build(project, "index.rst", source, builder), "empty")


@pytest.mark.parametrize("builder", ["latex", "epub", "xml"])
@pytest.mark.parametrize(
    "name", ["table", "glossary", "headings", "contents", "into a footnote", "card"]
)
def test_other_builders(project: Callable[..., Project], name: str, builder: str) -> None:
    assert_hidden(build(project, "index.md", CUT[name], builder))


@pytest.mark.parametrize("builder", ["epub", "latex", "texinfo"])
def test_index_of_modules(project: Callable[..., Project], builder: str) -> None:
    result = build(project, "index.md", ELSEWHERE["module"], builder)
    assert "opn" in published(result.outdir)
    assert_hidden(result)


def test_what_is_before_stays(project: Callable[..., Project]) -> None:
    source = "BEFORE {blackout}`x`.\n\n| a | b |\n|---|---|\n| {blackout}`one | secret` | x |"
    result = build(project, "index.md", source, "html")
    assert "BEFORE" in result.read("index.html")
    assert result.payloads() == ["x"]


def test_only_what_may_belong_to_it_is_hidden(project: Callable[..., Project]) -> None:
    source = "A :blackout:`secret` b.\n\nBEHIND and `code`.\n\n- {blackout}`b `secret` c` d\n\nLAST"
    html = build(project, "index.md", source, "html").read("index.html")
    assert "BEHIND" in html
    assert "LAST" in html


def test_a_hidden_footnote_is_still_mentioned(project: Callable[..., Project]) -> None:
    result = build(project, "index.md", LOST["footnote"], "html")
    assert "[^f]" not in result.read("index.html")
    assert "[spoiler]" in result.read("index.html")


@pytest.mark.parametrize("span", ["[secret]{.Blackout}", "[secret]{class=BLACKOUT}"])
def test_capitals_in_a_class(project: Callable[..., Project], span: str) -> None:
    result = build(project, "index.md", f"A {span} b.", "html")
    assert result.payloads() == ["secret"]
    assert "secret" not in published(result.outdir)


def test_capitals_in_a_fence(project: Callable[..., Project]) -> None:
    source = ":::{Blackout}\nsecret"
    assert "[blackout.unclosed]" in build(project, "index.md", source, "html").warnings


OPTIONS = {
    "rst": ".. blackout::\n   :class: a b\n   :name: nm\n\n   x",
    "rst, text first": ".. blackout:: x\n   :class: a b\n   :name: nm",
    "md": ":::{blackout}\n:class: a b\n:name: nm\nx\n:::",
    "md, text first": ":::{blackout} x\n:class: a b\n:name: nm\n:::",
    "md, YAML": ':::{blackout}\n---\nclass: a b\nname: "nm"\n---\nx\n:::',
}


@pytest.mark.parametrize("name", OPTIONS)
def test_options(project: Callable[..., Project], name: str) -> None:
    from blackout_ext.spoilers.nodes import blackout_block

    result = build(project, f"index.{name[:3].rstrip(',')}", OPTIONS[name], "html")
    assert result.warnings == ""
    (passage,) = result.doctree().findall(blackout_block)
    assert (passage["classes"], passage["names"]) == (["a", "b"], ["nm"])
    assert [re.sub("<[^>]*>", "", payload) for payload in result.payloads()] == ["x"]


MESSAGES = {
    "option of a note": ".. note::\n   :nosuch: 1\n\n   a :blackout:`secret`",
    "directive": ".. nosuch::\n\n   .. blackout::\n\n      secret",
    "grid table": "+----+----+\n| :blackout:`one | secret` |\n+----+----+",
    "name inside": "A :blackout:`a |secret| b` c.",
    "directive inside": ".. blackout::\n\n   .. nosuch:: secret",
}


@pytest.mark.parametrize("source", MESSAGES.values(), ids=MESSAGES)
def test_messages_in_the_page(project: Callable[..., Project], source: str) -> None:
    made = project(
        {"index.rst": f"T\n=\n\n{source}\n\nAFTERWARDS\n"},
        "keep_warnings = True\nnitpicky = True\n",
    )
    for builder in BUILDERS:
        text = published(made.build(builder, to=builder).outdir)
        assert "secret" not in text.lower()
        assert "AFTERWARDS" in text


FINE = {
    "brackets": "[a]: b and [c and {blackout}`x`.\n\n- d]\n- e",
    "backquote": "One \\` alone.\n\n{blackout}`x`\n\nAnother \\` alone.",
    "table": "| a | b |\n|---|---|\n| {blackout}`one` | [two]{.blackout} |",
    "attributes": "{.blackout}\n- a\n- b\n\n{.blackout}\n\n> c\n\n{.blackout}\n{#d}\n## E",
    "targets": "(lb)=\n{.blackout}\nx\n\n% comment\n\n{ref}`y <lb>`",
    "colon in the text": ":::{blackout}\n\n:smile: x\n:::",
    "role first": ":::{blackout}\n{ref}`y <lb>`\n:::\n\n(lb)=\n## E",
    "signature": ":::{py:function} ff(a: str) -> int\n{blackout}`x`\n:::",
}


@pytest.mark.parametrize("source", FINE.values(), ids=FINE)
def test_nothing_is_wrong(project: Callable[..., Project], source: str) -> None:
    result = build(project, "index.md", source, "html")
    assert result.warnings == ""
    assert "AFTERWARDS" in result.read("index.html")


DOCSTRINGS = {
    "class": ".. rst-class:: blackout\n\n    secret",
    "container": ".. container:: blackout\n\n        secret",
    "note": ".. note::\n        :class: blackout\n\n        secret",
    "image": ".. image:: i.png\n        :alt: secret\n        :class: a blackout",
    "backquotes": "A :blackout:`a \\`secret\\` b` c.",
    "capitals": ".. Blackout::\n\n        secret",
    "two spaces": "..  blackout::\n\n        secret",
    "span": "A [secret]{.blackout} b.",
    "fence": ":::{blackout}\n    secret\n    :::",
    "role behind its text": "A `secret`:blackout: b.",
    "empty line": "A :blackout:`one\n\n    secret` b.",
    "short": "A {blackout}`b `secret` c` d.",
    "empty directive": ".. blackout::\n\n    secret",
}


@pytest.mark.parametrize("text", DOCSTRINGS.values(), ids=DOCSTRINGS)
def test_docstrings(text: str) -> None:
    comment = "\n".join(f"#: {line}" for line in text.split("\n"))
    for code in (
        f'def f():\n    """Open.\n\n    {text}\n\n    Last.\n    """\n    return 1\n',
        f'def f():\n    """{text}"""\n    return 1\n',
        f"{comment}\nx = 1\n\nreturn 1\n",
    ):
        masked = mask_code(code, "[spoiler]")
        assert "secret" not in masked
        assert "return 1" in masked
        assert masked.count('"""') == code.count('"""')
        assert masked.count("\n") == code.count("\n")


def test_strings_and_code_stay() -> None:
    code = 'x = f"{blackout}"\ny = ["blackout"]\n# A blackout in town.\n"""A blackout: dark."""\n'
    assert mask_code(code, "[spoiler]") == code


def test_strings_that_belong_together() -> None:
    code = 'x = ("a {blackout}`one"\n     " secret`")\ny = "z"\n'
    masked = mask_code(code, "[spoiler]")
    assert "secret" not in masked
    assert 'y = "z"' in masked


def test_lines_of_definitions() -> None:
    code = 'def f():\n    """:blackout:`a\n    b`.\n    """\n\n\ndef g():\n    pass\n'
    masked = mask_source(code, "[spoiler]")
    tags = {"f": ("def", 1, 4), "g": ("def", 7, 8)}
    assert tags_in(masked, tags) == {"f": ("def", 1, 3), "g": ("def", 6, 7)}
    assert masked.replace(GONE, "").split("\n")[5] == "def g():"


def test_source_code_tells_no_number_of_lines(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown = set()
    for number, text in enumerate(["secret", "secret\n\n       secret\n\n       secret"]):
        name = f"unread{number}"
        body = f'"""Open.\n\n    .. blackout::\n\n       {text}\n    """'
        code = f'def f():\n    {body}\n\n\ndef g():\n    "G."\n'
        tmp_path.joinpath(f"{name}.py").write_text(code)
        monkeypatch.syspath_prepend(tmp_path)
        source = f".. automodule:: {name}\n   :members: f, g\n"
        result = project(
            {"index.rst": f"T\n=\n\n{source}"},
            'extensions += ["sphinx.ext.autodoc", "sphinx.ext.viewcode"]\n',
        ).build(to=name)
        sys.modules.pop(name, None)
        page = result.read(f"_modules/{name}.html")
        assert "secret" not in page
        assert 'id="g"' in page
        shown.add(re.sub(rf"{name}|v=\w+", "", page))
    assert len(shown) == 1
