"""No word of a passage stands in the open, however its marks are written."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from .reading import hidden_text, imported, open_text

SECRET = re.compile(r"SECRET\d+")
OPEN = re.compile(r"OPEN\d+")

MARKS = {
    "html": [
        ("[spoiler]", "[/spoiler]"), ("[SPOILER=The label]", "[/Spoiler]"), ("||", "||"),
        ("[blackout]", "[/blackout]"), ("&gt;!", "!&lt;"), ("{% spoiler %}", "{% endspoiler %}"),
        ('<span class="spoiler">', "</span>"), ("<details>", "</details>"),
        ('<div class="spoiler-text">', "</div>"),
        ('<span style="color: #000; background-color: black">', "</span>"),
        ("[<b>spoiler</b>]", "[/spoiler]"), ('[su_spoiler title="The end"]', "[/su_spoiler]"),
        ('<font color="white">', "</font>"),
        ('&lt;span class="spoiler"&gt;', "&lt;/span&gt;"), ("<spoiler>", "</spoiler>"),
        ('<b style="display:none">', "</b>"),
    ],
    "markdown": [
        ("[spoiler]", "[/spoiler]"), ("||", "||"), (">!", "!<"), ("[blackout]", "[/blackout]"),
        ('<span class="spoiler">', "</span>"), ("\n\n::: spoiler label\n\n", "\n\n:::\n\n"),
        ("\n\n<details><summary>OPEN0</summary>\n\n", "\n\n</details>\n\n"),
    ],
    "bbcode": [
        ("[spoiler]", "[/spoiler]"), ("[spoiler=label]", "[/spoiler]"), ("||", "||"),
        ("[color=black][bg=#000]", "[/bg][/color]"),
    ],
    "text": [
        ("[spoiler]", "[/spoiler]"), ("||", "||"), (">!", "!<"), ("[blackout]", "[/blackout]"),
    ],
}  # fmt: skip
AROUND = {
    "html": [
        "<p>{}</p>", "<b>{}</b>", "<em>{}</em>", "<li>{}</li>", "<ul><li>{}</ul>", "<td>{}</td>",
        "<table><tr><td>{}<td>x</table>", "<blockquote>{}</blockquote>", "<h2>{}</h2>",
        '<a href="https://example.org/x">{}</a>', "<div>{}</div>", "<p>{}", "{}</p>", "{}</b>",
        "<i>{}", "{}<br>", "<h3>{}", "<ol><li>{}</ol>",  "{}</td>",
    ],
    "markdown": [
        "*{}*", "**{}**", "\n\n- {}\n", "\n\n> {}\n\n", "\n\n## {}\n\n", "{}\n\n",
        "[{}](https://example.org/x)", "\n\n| a | {} |\n|---|---|\n| b | c |\n\n", "\n\n1. {}\n\n",
        "{}  \n",  "_{}_", "\n\n| {} | b |\n",
    ],
    "bbcode": [
        "[b]{}[/b]", "[i]{}", "{}[/i]", "[quote]{}[/quote]", "[list][*]{}[/list]", "{}\n\n",
        "[url=https://example.org/x]{}[/url]", "[size=2]{}[/size]", "{}\n",
    ],
    "text": [
        "{}\n\n", "\n\n• {}\n", "\n  - {}\n", "{}\n", "\n\n1. {}\n",
        "\n\nBook: Analysis\n\n{}",
    ],
}  # fmt: skip
LITERALS = {
    "html": ["<code>[spoiler]{}</code>", "<pre>||{}\n:::\n```</pre>", "<kbd>>!{}</kbd>"],
    "markdown": ["`[spoiler]{}`", "\n\n```\n||{}\n:::\n>!x\n```\n\n"],
    "bbcode": ["[code][spoiler]{}[/code]"],
    "text": [],
}
ODD = [
    "`", "``", "*", "_", "$", "$$x$$", "{{a}}", "{ref}`x`", "\\", "&lt;", "%", "+++", "(a)=", ":::",
    "~~", "!", "[", "]", "[^1]", "#", "1.", "-", "...", "\u2028", "\N{NO-BREAK SPACE}", "&#96;",
    ":a: b", "{.x}", "|", "<!-- c --> ", "\ue001", "\x0b", "---", "===", ":::{blackout}x", "ÄÖ",
    "書",
]  # fmt: skip


@dataclass
class Writing:
    """A text that is being composed, with a number for each of its words."""

    draw: st.DrawFn
    kind: str
    count: int = 0

    def word(self, what: str) -> str:
        self.count += 1
        return f"{what}{self.count}"

    def mark(self, inside: frozenset[str]) -> tuple[str, str]:
        # Bars have no direction: those within others are between two passages.
        marks = [pair for pair in MARKS[self.kind] if pair[0] not in {"||", ">!"} & inside]
        return self.draw(st.sampled_from(marks))

    def piece(self, depth: int, inside: frozenset[str]) -> str:
        """Return a part of a text that stands inside marks that begin so."""
        match self.draw(st.sampled_from(CHOICES if depth else CHOICES[:3])):
            case "odd":
                # Backquotes make code of what is between them, where marks are none.
                text = self.draw(st.sampled_from(ODD[2:] if self.kind == "markdown" else ODD))
            case "literal" if LITERALS[self.kind] and not inside:
                text = self.draw(st.sampled_from(LITERALS[self.kind]))
                text = text.format(self.word("LITERAL"))
            case "mark":
                opening, closing = self.mark(inside)
                text = f"{opening}{self.piece(depth - 1, inside | {opening})}{closing}"
            case "cross":
                one, one_end = self.mark(inside)
                other, other_end = self.mark(inside | {one})
                both = inside | {one, other}
                first, second, third = (self.piece(depth - 1, both) for _ in range(3))
                text = f"{one}{first}{other}{second}{one_end}{third}{other_end}"
            case "around":
                around = self.draw(st.sampled_from(AROUND[self.kind]))
                text = around.replace("{}", self.piece(depth - 1, inside))
            case "row":
                text = f"{self.piece(depth - 1, inside)} {self.piece(depth - 1, inside)}"
            case _:
                text = self.word("SECRET" if inside else "OPEN")
        return text


CHOICES = ["word", "odd", "literal", "mark", "around", "row", "cross"]


@st.composite
def documents(draw: st.DrawFn, kind: str) -> str:
    """Compose a text in which all words inside marks begin with SECRET."""
    writing = Writing(draw, kind)
    text = " ".join(writing.piece(3, frozenset()) for _ in range(draw(st.integers(1, 5))))
    if draw(st.booleans()):
        # What is never closed hides all that follows.
        # (A line that begins with >! hides itself alone.)
        opening, _closing = writing.mark(frozenset({">!"}))
        text += f" {opening} {writing.piece(2, frozenset({opening}))}"
    return text


EXAMPLES = int(os.environ.get("IMPORT_EXAMPLES", "150"))
"""How many texts are tried; thousands, after a change to what is hidden."""


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data(), st.sampled_from(sorted(MARKS)))
def test_no_secret_is_in_the_open(data: st.DataObject, kind: str) -> None:
    source = data.draw(documents(kind))
    page = imported(f"x {source}", kind)
    assert SECRET.findall(open_text(page.text)) == []
    hidden = hidden_text(page.text)
    assert [word for word in SECRET.findall(source) if word not in hidden] == []
    both = f"{hidden} {open_text(page.text)}"
    assert [word for word in OPEN.findall(source) if word not in both] == []
