"""What becomes of role, directive, span and class under both parsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from blackout_ext.spoilers.nodes import (
    Passage,
    blackout,
    blackout_block,
    masked_text,
    spoiler_controls,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

MYST_INLINE = {
    "plain": ("text", "text"),
    "emphasis": ("some *text*", "some <em>text</em>"),
    "strong in emphasis": ("*some **text***", "<em>some <strong>text</strong></em>"),
    "link": ("[text](https://example.org)", 'href="https://example.org"'),
    "reference": ("[text](#target)", 'href="#target"'),
    "code": ("``text``", ">text</span>"),
    "math": ("$x^2$", "x^2"),
    "hard character": ("a & b < c", "a &amp; b &lt; c"),
    "backslash": (r"\*text\*", "*text*"),
    "several lines": ("some\ntext", "some"),
}
REST_INLINE = {
    "plain": ("text", "text"),
    "emphasis": ("some *text*", "some <em>text</em>"),
    "literal": ("text with * star", "text with"),
    "escape": (r"\*text\*", "*text*"),
    "several lines": ("some\ntext", "some\ntext"),
    "named link": ("see Python_", 'href="https://python.org"'),
    "footnote": ("text [1]_", 'class="footnote-reference'),
    "substitution": ("see |sub|", "see substituted"),
}


def passages(document: nodes.document) -> list[Passage]:
    """Return the passages of a document."""
    return list(document.findall(Passage))


@pytest.mark.parametrize(("text", "expected"), MYST_INLINE.values(), ids=MYST_INLINE)
@pytest.mark.parametrize("form", ["{{blackout}}`{}`", "[{}]{{.blackout}}"])
def test_myst_inline(project: Callable[..., Project], form: str, text: str, expected: str) -> None:
    if "``" in text and form.startswith("{{"):
        form = form.replace("`{}`", "``` {} ```")
    source = f"(target)=\n# Title\n\nBefore {form.format(text)} after.\n"
    result = project({"index.md": source}).build()
    assert result.warnings == ""
    (payload,) = result.payloads()
    assert expected in payload


@pytest.mark.parametrize(("text", "expected"), REST_INLINE.values(), ids=REST_INLINE)
def test_rest_inline(project: Callable[..., Project], text: str, expected: str) -> None:
    source = (
        f"Title\n=====\n\nBefore :blackout:`{text}` after.\n\n.. _Python: https://python.org\n"
        ".. |sub| replace:: substituted\n.. [1] Note. See [1]_, Python_, |sub|.\n"
    )
    result = project({"index.rst": source}).build()
    payload = result.payloads()[0]
    assert expected in payload


@pytest.mark.parametrize(
    ("name", "source"),
    {
        "index.md": "# T\n\n:::{blackout}\n:class: extra\n:name: here\nOne.\n\n- two\n:::\n",
        "index.rst": "T\n=\n\n.. blackout::\n   :class: extra\n   :name: here\n\n"
        "   One.\n\n   - two\n",
    }.items(),
)
def test_directive(project: Callable[..., Project], name: str, source: str) -> None:
    (node,) = passages(project({name: source}).build().doctree())
    assert isinstance(node, blackout_block)
    assert [type(child) for child in node] == [nodes.paragraph, nodes.bullet_list]
    assert node["classes"] == ["extra"]
    assert node["ids"] == ["here"]


@pytest.mark.parametrize(
    ("source", "kind", "inside"),
    [
        ("{.blackout}\nText\n", blackout_block, nodes.paragraph),
        ("{.blackout}\n- item\n", blackout_block, nodes.bullet_list),
        ("{.blackout}\n> quote\n", blackout_block, nodes.block_quote),
        ("![a](b.png){.blackout}\n", blackout, nodes.image),
        ("[a](https://example.org){.blackout}\n", blackout, nodes.reference),
        ("`code`{.blackout}\n", blackout, nodes.literal),
        ("{.blackout}\n## Heading\n", blackout, nodes.Text),
    ],
)
def test_class(
    project: Callable[..., Project], source: str, kind: type[Passage], inside: type[nodes.Node]
) -> None:
    result = project({"index.md": f"# T\n\n{source}"}).build("text")
    (node,) = passages(result.doctree())
    assert isinstance(node, kind)
    assert isinstance(node[0], inside)
    assert "[spoiler 1]" in result.read("index.txt")


@pytest.mark.parametrize("form", ["{blackout}`Secret`", "[Secret]{.blackout}"])
def test_names_of_a_heading(project: Callable[..., Project], form: str) -> None:
    source = f"# T\n\n## First {form} end\n\n## First {form} end\n\n[](#first-secret-end)\n"
    result = project({"index.md": source}).build()
    document = result.doctree()
    sections = list(document.findall(nodes.section))[1:]
    assert "secret" not in str([section.attributes for section in sections]).lower()
    assert sections[0]["ids"][0] == "first-spoiler-end"
    assert "secret" not in str(result.app.env.metadata["index"]).lower()
    assert "secret" not in " ".join([*document.ids, *map(str, document.nameids)]).lower()
    assert "cross-reference target not found" in result.warnings


def test_masked_text(project: Callable[..., Project]) -> None:
    source = "# T\n\nOne {blackout}`two` three.\n\n:::{blackout}\nFour\n:::\n"
    document = project({"index.md": source}).build().doctree()
    assert masked_text(document) == "T\n\nOne [spoiler] three.\n\n[spoiler]"


def test_footnotes(project: Callable[..., Project]) -> None:
    source = "# T\n\n{blackout}`a[^a] b[^b]` and [^b].\n\n[^a]: Alone.\n[^b]: Shared.\n"
    document = project({"index.md": source}).build().doctree()
    alone, shared = document.findall(nodes.footnote)
    assert isinstance(alone[1], blackout_block)
    assert alone["ids"] == ["spoiler-note-1"]
    assert isinstance(shared[1], nodes.paragraph)
    assert shared["ids"] == ["b"]


def test_spoiler_warning(project: Callable[..., Project]) -> None:
    source = "# T\n\n:::{spoiler-warning}\n:::\n\n:::{spoiler-warning}\nMine {blackout}`x`.\n:::\n"
    result = project({"index.md": source}).build()
    first, second = result.doctree().findall(nodes.admonition)
    assert first.astext().startswith("Spoiler warning")
    assert len(passages(result.doctree())) == 2
    assert second.astext().strip() == "Spoiler warning\n\nMine [spoiler]."
    assert len(list(result.doctree().findall(spoiler_controls))) == 2
    # One toolbar is enough for a page.
    assert result.read("index.html").count('class="blackout-toolbar"') == 1


def test_a_translation_is_sealed(project: Callable[..., Project]) -> None:
    made = project(
        {
            "index.md": "# T\n\nSoon {blackout}`she dies`.\n",
            "locales/de/LC_MESSAGES/index.po": (
                'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                'msgid "Soon {blackout}`she dies`."\n'
                'msgstr "Bald {blackout}`stirbt *sie*`."\n'
            ),
        },
        'language = "de"\nlocale_dirs = ["locales"]\n',
    )
    result = made.build()
    assert result.payloads() == ["stirbt <em>sie</em>"]
    assert "stirbt" not in result.read("index.html")
    assert "stirbt" not in result.read("searchindex.js")
