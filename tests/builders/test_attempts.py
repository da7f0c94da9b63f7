"""What was meant for a blackout, and is none to any parser, is hidden all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_escapes import published

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

ATTEMPTS = {
    "apostrophes": "{blackout}'secret'",
    "quotes": '{blackout}"secret"',
    "accents": "{blackout}\N{ACUTE ACCENT}secret\N{ACUTE ACCENT}",
    "curled quotes": "{blackout}\u2018secret\u2019",
    "round brackets": "{blackout}(secret)",
    "square brackets": "{blackout}[secret]",
    "braces": "{blackout}{secret}",
    "nothing": "{blackout} secret",
    "the next line": "{blackout}\nsecret",
    "bold": "{blackout}**secret**",
    "apostrophes and colons": ":blackout:'secret'",
    "space and colons": ":blackout: `secret`",
    "two colons": "::blackout::`secret`",
    "name alone": "blackout`secret`",
    "all in braces": "{blackout`secret`}",
    "name behind": "`secret`{blackout}",
    "span without a dot": "[secret]{blackout}",
    "colon in front": ":blackout`secret`",
    "colon behind": "blackout:`secret`",
    "BBCode": "[blackout]secret[/blackout]",
    "shortcode": "{% blackout %}secret{% endblackout %}",
    "LaTeX": r"\blackout{secret}",
    "element": "<blackout>secret</blackout>",
    "class in HTML": '<span class="x blackout">secret</span>',
    "class in HTML without quotes": "<span id=a class=blackout>secret</span>",
}
SYNTAXES = {
    "md": "# Title\n\nOpen {} end.\n\n## Next\n\nOther text.\n",
    "rst": "Title\n=====\n\nOpen {} end.\n\nNext\n----\n\nOther text.\n",
}


@pytest.mark.parametrize("suffix", SYNTAXES)
@pytest.mark.parametrize("text", ATTEMPTS.values(), ids=ATTEMPTS)
def test_text(project: Callable[..., Project], suffix: str, text: str) -> None:
    result = project({f"index.{suffix}": SYNTAXES[suffix].format(text)}).build("text")
    assert "secret" not in published(result.outdir)
    assert "Other text." in result.read("index.txt")
    assert "[blackout.unparsed]" in result.warnings


BLOCKS = {
    "fence without braces": "```blackout\nsecret\n```",
    "fence with one brace": "```{blackout\nsecret\n```",
    "misspelled fence": "``` blackuot\nsecret\n```",
    "directive of the other syntax": ".. blackout::\n\n   secret",
    "class of a directive without options": ":::{epigraph}\n:class: blackout\nsecret\n:::",
    "class of a change": ":::{versionadded} 1.0\n:class: x blackout\nsecret\n:::",
    "MkDocs": "!!! blackout\n\n    secret",
    "Obsidian": "> [!blackout]\n> secret\n>\n> secret",
    "BBCode": "[blackout]secret\n\nsecret\n\nsecret[/blackout]",
    "name": "{blackout}\n\nsecret",
    "element": "<div class='blackout'>\n\nsecret\n\n</div>",
    "element in an element": "<div class='blackout'><div>\n</div>\n\nsecret\n\n</div>",
    "whole element": '<div class="blackout">secret</div>',
}


@pytest.mark.parametrize("text", BLOCKS.values(), ids=BLOCKS)
def test_blocks(project: Callable[..., Project], text: str) -> None:
    page = f"# Title\n\nBefore.\n\n{text}\n\n## Next\n\nAfter.\n"
    result = project({"index.md": page}).build()
    assert "secret" not in published(result.outdir)
    assert "Before." in result.read("index.html")
    assert "After." in result.read("index.html")


DIRECTIVES = {
    "no space": "..blackout::\n\n   secret",
    "space between the dots": ". . blackout::\n\n   secret",
    "dot and colon": ".: blackout::\n\n   secret",
    "one dot": ". blackout:: secret",
    "class of a directive without options": ".. epigraph::\n   :class: blackout\n\n   secret",
    "language": ".. code-block:: blackout\n\n   secret",
}


@pytest.mark.parametrize("text", DIRECTIVES.values(), ids=DIRECTIVES)
def test_directives(project: Callable[..., Project], text: str) -> None:
    page = f"Title\n=====\n\nBefore.\n\n{text}\n\nNext\n----\n\nAfter.\n"
    result = project({"index.rst": page}).build()
    assert "secret" not in published(result.outdir)
    assert "Before." in result.read("index.html")
    assert "After." in result.read("index.html")


def test_a_manual_of_directives(project: Callable[..., Project]) -> None:
    page = "Title\n=====\n\n.. rst:directive:: .. blackout::\n\n   Hides.\n"
    result = project({"index.rst": page}).build()
    assert result.warnings == ""
    assert 'id="directive-blackout"' in result.read("index.html")
    assert "[spoiler]" not in result.read("index.html")


def test_what_is_behind_a_whole_element_stays(project: Callable[..., Project]) -> None:
    page = '# Title\n\n<p class="blackout">secret</p>\n\nBehind.\n'
    assert "Behind." in project({"index.md": page}).build().read("index.html")


@pytest.mark.parametrize(
    "text",
    [
        "The `{blackout}` role, `` {blackout}`x` `` and `<span class='blackout'>`.",
        "A blackout, in {blackout}.",
        "The power failed: a blackout `by` night.",
        '<b class="blackouts-off">Bold</b>.',
        "<style>.blackout { color: red }</style>\n\nText.",
        "He says [Blackout] is a novel; [Blackout]: so it is.",
        "Blackout (2010), or Blackout: a novel. *Blackout*, `x`.",
        "```python\nblackout = 1\n```",
        "The list of blackouts: a [blackout-free] night, and one [after].",
        "% The {blackout} role in a comment.\n\nText.",
    ],
)
def test_other_text_is_left_alone(project: Callable[..., Project], text: str) -> None:
    result = project({"index.md": f"# Title\n\n{text}\n"}).build()
    assert result.warnings == ""
    assert "[spoiler]" not in result.read("index.html")
