"""Documents that nobody has thought of: blackouts at random places, in both syntaxes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blackout_ext.testing import differences

from ..conftest import CONF

if TYPE_CHECKING:
    from pathlib import Path

PATTERN = r"(?i:secret[a-z]*)"
PUNCTUATION = [
    "",
    ".",
    ",",
    " - ",
    " -- ",
    "...",
    '"',
    "'",
    "!",
    "(",
    ")",
    "[",
    "]",
    ": ",
    "*",
    "_",
]

open_words = st.lists(st.sampled_from(["open", "word", "a", "The"]), min_size=1, max_size=3).map(
    " ".join
)
secrets = st.lists(
    st.sampled_from(["secret", "secretly", "Secrets", "it's", "of", "--", '"so"']),
    min_size=1,
    max_size=4,
).map(lambda words: " ".join([*words, "secretend"]))


@st.composite
def md_inline(draw: st.DrawFn) -> str:
    """Draw a line of MyST with passages in it."""
    hidden = draw(secrets)
    wrap = draw(
        st.sampled_from(
            [
                "{{blackout}}`{}`",
                "[{}]{{.blackout}}",
                "*{{blackout}}`{}`*",
                "**[{}]{{.blackout}}**",
                "[text {{blackout}}`{}`](other.md)",
                "[{{blackout}}`{}`](https://example.org)",
                "{{blackout}}``**{}** {{blackout}}`secretinner` ``",
                "{{blackout}}`{}[^note]`",
                "{{blackout}}`{} {{ref}}``label`` `",
                "{{blackout}}`{} $secretmath$`",
                "{{blackout}}`![{}](dot.png)`",
            ]
        )
    )
    parts = [draw(open_words), draw(st.sampled_from(PUNCTUATION)), wrap.format(hidden)]
    return "".join([*parts, draw(st.sampled_from(PUNCTUATION)), " ", draw(open_words)])


@st.composite
def md_block(draw: st.DrawFn) -> str:
    """Draw a block of MyST with passages in it."""
    line = draw(md_inline())
    other = draw(md_inline())
    return draw(
        st.sampled_from(
            [
                line,
                f"## {line}",
                f"### {line}\n\n{other}",
                f"- {line}\n- {other}\n  1. {line}",
                f"> {line}\n> {other}",
                f"| {line} | a |\n|---|---|\n| {other} | b |",
                f"Term {line}\n: {other}",
                f":::{{note}}\n{line}\n:::",
                f":::{{admonition}} {line}\n{other}\n:::",
                f":::{{dropdown}} {line}\n{other}\n:::",
                f"::::{{tab-set}}\n:::{{tab-item}} {line}\n{other}\n:::\n::::",
                f":::{{figure}} dot.png\n{line}\n\n{other}\n:::",
                f":::{{glossary}}\n{line}\n  {other}\n:::",
                f":::{{blackout}}\n{line}\n\n- secretitem\n:::",
                f"::::{{blackout}}\n:::{{tip}}\n{line}\n:::\n## secretheading\n::::",
                f"{{.blackout}}\nsecretparagraph {other}",
                ":::{blackout}\n```python\nsecret = 1\n```\n:::",
                ":::{blackout}\n| secret | b |\n|---|---|\n| secret | c |\n:::",
            ]
        )
    )


@st.composite
def rst_block(draw: st.DrawFn) -> str:
    """Draw a block of reStructuredText with passages in it."""
    hidden = draw(secrets)
    before = draw(open_words) + draw(st.sampled_from([" ", " (", ' "', "-"]))
    line = f"{before}:blackout:`{hidden}`{draw(st.sampled_from(['', '.', ')', ' x', '-y']))}"
    return draw(
        st.sampled_from(
            [
                line,
                f"{line}\n{'-' * len(line)}\n\nText.",
                f"* {line}\n* b",
                f"    {line}",
                f"Term {line}\n   {line}",
                f":field {line}: {line}",
                f"| {line}\n| {line}",
                f".. note:: {line}",
                f".. topic:: {line}\n\n   {line}",
                f".. blackout::\n\n   secret\n\n   .. warning:: {line}",
                f".. figure:: dot.png\n\n   {line}\n\n   {line}",
                f".. list-table:: {line}\n\n   * - {line}\n     - b",
                f".. rst-class:: blackout\n\nsecret {hidden}",
            ]
        )
    )


pages = st.tuples(
    st.lists(md_block(), min_size=1, max_size=8), st.lists(rst_block(), min_size=1, max_size=8)
)


@pytest.mark.parametrize("builder", ["html", "latex", "text", "epub", "texinfo"])
def test_generated(tmp_path: Path, builder: str) -> None:
    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(pages)
    def check(blocks: tuple[list[str], list[str]]) -> None:
        source, work = tmp_path / "src", tmp_path / "work"
        for folder in (source, work):
            shutil.rmtree(folder, ignore_errors=True)
        source.mkdir()
        md, rst = ("\n\n".join(part) for part in blocks)
        files = {
            "conf.py": CONF,
            "index.md": f"# Title\n\n```{{toctree}}\nother\nrest\n```\n\n(label)=\n## L\n\n{md}\n\n"
            "{blackout}`s[^note]`\n\n[^note]: secretnote\n",
            "other.md": "# Other\n",
            "rest.rst": f"Rest\n====\n\n{rst}\n",
            "dot.png": "",
        }
        for name, text in files.items():
            (source / name).write_text(text, encoding="utf-8")
        assert differences(source, work, builder=builder, pattern=PATTERN) == []

    check()
