"""Fences and images in Markdown source."""

from __future__ import annotations

import pytest

from blackout_ext.spoilers.markdown_source import hide, scan

CLOSED = {
    "colons": ":::{blackout}\ntext\n:::\n",
    "backquotes": "```{blackout}\ntext\n```\n",
    "longer close": ":::{blackout}\ntext\n:::::\n",
    "nested": "::::{note}\n:::{blackout}\ntext\n:::\n::::\n",
    "in a list": "- item\n\n  :::{blackout}\n  text\n  :::\n",
    "in an item": "- :::{blackout}\n  text\n  :::\n",
    "in a quote": "> :::{blackout}\n> text\n> :::\n",
    "shown in code": "```markdown\n:::{blackout}\n```\n",
    "shown in a directive": "````{code-block} markdown\n```{blackout}\n````\n",
    "code inside": ":::{blackout}\n```python\nx\n```\n:::\n",
}
UNCLOSED = {
    "at the end": (":::{blackout}\ntext\n", [1]),
    "too short a close": ("::::{blackout}\ntext\n:::\n", [1, 3]),
    "inside another": ("text\n\n::::{note}\n:::{blackout}\ntext\n::::\nmore\n", [4]),
    "closed by its parent": (":::{note}\n:::{blackout}\ntext\n:::\n:::\n", [2]),
    "other marker": ("```{blackout}\ntext\n:::\n", [1, 3]),
}


@pytest.mark.parametrize("source", CLOSED.values(), ids=CLOSED)
def test_closed(source: str) -> None:
    assert scan(source).unclosed == []


@pytest.mark.parametrize(("source", "lines"), UNCLOSED.values(), ids=UNCLOSED)
def test_unclosed(source: str, lines: list[int]) -> None:
    assert sorted(fence.line for fence in scan(source).unclosed) == lines


def test_images_with_a_role_in_their_text() -> None:
    source = "![a {blackout}`b`](c.png)\n\n```md\n![a {blackout}`b`](c.png)\n```\n![a](b.png)\n"
    assert [line for line, _ in scan(source).problems] == [1]


HIDDEN = {
    "outer as long as inner": (":::{blackout}\n:::{note}\na\n:::\nb\n:::\n\n# H\nc\n", [5, 6, 7]),
    "code as long": ("```{blackout}\nx\n```python\nc\n```\nb\n```\n", [6, 7]),
    "backquotes in the first line": ("```{note} A {blackout}`x`\nb\n```\nc\n", [1, 2, 3]),
    "class before a directive": ("{.blackout}\n:::{note}\na\n\nb\n:::\nc\n", [1, 2, 3, 4, 5, 6]),
    "class before math": ("{.blackout}\n$$\na\n$$\n\nc\n", [1, 2, 3, 4]),
    "class before HTML": ("{.blackout}\n<p>a</p>\n\nc\n", [1, 2]),
    "class before a paragraph": ("{.blackout}\na\n\nb\n", []),
    "class before code": ("{.blackout}\n```python\na\n```\n", []),
    "class before a directive, apart": (
        "{.blackout}\n\n{#x}\n:::{note}\na\n:::\nc\n",
        [1, 2, 3, 4, 5, 6],
    ),
    "class before math with empty lines": (
        "{.blackout}\n$$\na\n\nb\n$$\n\nc\n",
        [1, 2, 3, 4, 5, 6],
    ),
    "class before LaTeX": ("{.blackout}\n\\begin{a}\n\nb\n\\end{a}\n\nc\n", [1, 2, 3, 4, 5]),
    "class before LaTeX without an end": ("{.blackout}\n\\begin{a}\n\nb\n", []),
    "class before HTML with empty lines": ("{.blackout}\n<p>a\n\nb</p>\n\nc\n", [1, 2, 3, 4]),
    "class before HTML without an end": ("{.blackout}\n<br>\n\nc\n", [1, 2]),
    "class before HTML never closed": ("{.blackout}\n<p>a\n\nb\n\n# H\nc\n", [1, 2, 3, 4, 5]),
    "class before a comment in HTML": ("{.blackout}\n<!-- a\n\nb -->\n\nc\n", [1, 2, 3, 4]),
    "class before a footnote": ("{.blackout}\n[^f]: a\nb\n\n    c\n\nd\n", [1, 2, 3, 4, 5]),
    "class before a substitution": ("{.blackout}\n{{ a }}\n\nc\n", [1, 2]),
    "class before text with a substitution": ("{.blackout}\n{{ a }} b\n\nc\n", []),
    "class before a target": ("{.blackout}\n(a)=\n\nb\n\n# H\nc\n", [1, 2, 3, 4, 5]),
    "class before a target of a heading": ("{.blackout}\n(a)=\n# H\nc\n", [1, 2, 3]),
    "class before a target of code": ("{.blackout}\n(a)=\n```\nb\n```\nc\n", [1, 2, 3, 4, 5]),
    "class before a comment": ("{.blackout}\n% a\nb\n", [1, 2, 3]),
    "class at the end": ("a\n\n{.blackout}\n", []),
    "class behind a target": ("(a)=\n{.blackout}\nb\n", []),
    "capitals": ("{.Blackout}\n:::{note}\na\n:::\n", [1, 2, 3, 4]),
    "class in an item": ("- {.blackout}\n  :::{note}\n  a\n  :::\n", [1, 2, 3, 4]),
    "longer close of the outer": ("::::{note}\n:::{blackout}\na\n::::\nb\n", []),
}


@pytest.mark.parametrize(("source", "lines"), HIDDEN.values(), ids=HIDDEN)
def test_lines_to_hide(source: str, lines: list[int]) -> None:
    assert sorted(scan(source).hidden) == lines


def test_images_in_code_are_no_images() -> None:
    assert scan("Write ``![{blackout}`x`](map.png)``.\n").problems == []


def test_a_hidden_footnote_keeps_its_label() -> None:
    source = "{.blackout}\n[^f]: a\n\n    b\n\nc\n"
    assert hide(source, scan(source), "[spoiler]") == "\n[^f]: [spoiler]\n\n\n\nc\n"


def test_a_fence_with_capitals_is_one() -> None:
    (fence,) = scan(":::{BLACKOUT}\na\n").unclosed
    assert fence.name == "{blackout}"
