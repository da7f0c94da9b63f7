"""Pages in Markdown, read by markdown-it-py with MyST's block syntax.

Only blocks are parsed: what is inside a paragraph is looked at where a rule asks for it
(:mod:`.inline`).  That is four times as fast, and tells columns besides.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from blackout_ext.reviews.front_matter import BLOCK

from .builder import ADMONITIONS, Builder
from .errors import MissingLibraryError
from .finding import Place
from .page import Directive, is_sealed

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DIRECTIVE = re.compile(r"\{\s*(?P<name>[\w.+:-]+)\s*\}\s*(?P<argument>.*)")
OPTION = re.compile(r":(?P<name>[^:\s][^:]*):(?:\s+(?P<value>.*))?$")
LITERAL = frozenset(
    {"code", "code-block", "code-cell", "sourcecode", "math", "eval-rst", "raw", "parsed-literal",
     "literalinclude", "include", "mermaid", "graphviz", "csv-table"}
)  # fmt: skip
"""Directives whose content is not Markdown."""
ENTRIES = frozenset({"toctree", "index"})
"""Directives whose content is a list of names."""
TEXT_BLOCKS = {
    "paragraph_open": "paragraph", "heading_open": "heading", "dt_open": "term",
    "th_open": "cell", "td_open": "cell",
}  # fmt: skip
DEEPEST = 20
"""Levels of directives that are looked into."""


UNDERLINE = re.compile(r"^[ \t>]*(?:=+|-+)[ \t]*$", re.MULTILINE)
"""What may be a heading of two lines; mostly it is a line across the page."""


@cache
def parser(*, with_underlines: bool) -> MarkdownIt:
    """Return the parser.

    Args:
        with_underlines: whether it knows headings that are underlined.  To look for these,
            it goes through each paragraph once more.

    Raises:
        MissingLibraryError: it is not installed.
    """
    try:
        from markdown_it import MarkdownIt
        from mdit_py_plugins.attrs import attrs_block_plugin
        from mdit_py_plugins.colon_fence import colon_fence_plugin
        from mdit_py_plugins.deflist import deflist_plugin
        from mdit_py_plugins.footnote import footnote_plugin
        from mdit_py_plugins.front_matter import front_matter_plugin
        from mdit_py_plugins.myst_blocks import myst_block_plugin
    except ModuleNotFoundError as error:
        message = f"{error.name} is missing, by which Markdown is read: pip install myst-parser"
        raise MissingLibraryError(message) from error
    made = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
    made.use(myst_block_plugin).use(colon_fence_plugin).use(deflist_plugin)
    made.use(footnote_plugin).use(attrs_block_plugin)
    if not with_underlines:
        made.block.ruler.disable("lheading")
    made.core.ruler.enableOnly(["normalize", "block", "attr"])
    return made


def read(text: str) -> Builder:
    """Return what is in the Markdown *text*."""
    builder = Builder(text, "markdown")
    Reader(builder).read(text, 1, 0)
    return builder


class Reader:
    """Goes through the tokens of a text and of the directives in it."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder

    def read(self, text: str, first: int, depth: int) -> None:
        """Read a text.

        Args:
            text: Markdown.
            first: line (from 1) of the file on which it begins.
            depth: in how many directives it is.
        """
        builder = self.builder
        hidden: list[tuple[int, int, Place]] = []  # Level, first block and place of passages.
        text_block, line = "paragraph", first
        attributes: dict[str, Any] = {}
        level = 0
        body = BLOCK.sub("", text, count=1) if first == 1 else text
        made = parser(with_underlines=UNDERLINE.search(body) is not None)
        for token in made.parse(text):
            line = first + token.map[0] if token.map else line
            if token.nesting < 0:
                level -= 1
                if hidden and hidden[-1][0] == level:
                    _level, block, place = hidden.pop()
                    builder.end_passage(block, place)
                if container(token):
                    builder.inside.pop()
            elif token.nesting > 0:
                if token.type in TEXT_BLOCKS:
                    text_block = TEXT_BLOCKS[token.type]
                    attributes = {**token.attrs, "level": token.tag}
                elif is_sealed(token.attrs):
                    hidden.append((level, builder.begin_passage(), Place(line)))
                if name := container(token):
                    builder.inside.append(name)
                level += 1
            elif token.type == "inline":
                tag = str(attributes.get("level", ""))
                builder.add(
                    text_block, token.content, line,
                    level=int(tag[1:]) if text_block == "heading" else 0,
                    sealed=is_sealed(attributes),
                )  # fmt: skip
            else:
                self.read_leaf(token, line, depth)

    def read_leaf(self, token: Token, line: int, depth: int) -> None:
        """Read a token without tokens inside."""
        builder = self.builder
        if token.type in {"fence", "colon_fence"}:
            match = DIRECTIVE.match(token.info.strip())
            if match is None:
                builder.add("language", token.info, line)
                builder.add("literal", token.content, line + 1, sealed=is_sealed(token.attrs))
            else:
                name, argument = match["name"].lower(), match["argument"].strip()
                self.read_directive(name, argument, token.content, line, depth)
        elif token.type == "code_block":
            builder.add("literal", token.content, line, sealed=is_sealed(token.attrs))
        elif token.type == "myst_line_comment":
            builder.add("comment", token.content, line)
        elif token.type == "html_block":
            builder.add("html", token.content, line)

    def read_directive(self, name: str, argument: str, content: str, line: int, depth: int) -> None:
        """Read a directive that begins on a line."""
        builder = self.builder
        body, options = options_of(content)
        place = builder.located(f"{{{name}}}", line)[0]
        is_passage = name == "blackout"
        first = builder.begin_passage() if is_passage else 0
        found = Directive(
            name,
            argument,
            options,
            Place(line, place[2]),
            bool(builder.sealed),
            len(builder.blocks),
        )
        builder.directives.append(found)
        builder.inside.append(f"{{{name}}}")
        builder.add("paragraph" if name in ADMONITIONS else "argument", argument, line)
        for value in options.values():
            builder.add("option", value, line)
        start = line + 1 + body
        text = "\n".join(content.split("\n")[body:])
        if name in LITERAL or name in ENTRIES:
            builder.add("entries" if name in ENTRIES else "literal", text, start)
        elif depth < DEEPEST:
            self.read(text, start, depth + 1)
        else:
            builder.add("paragraph", text, start)
        builder.inside.pop()
        if is_passage:
            builder.end_passage(first, Place(line, place[2]))


def container(token: Token) -> str:
    """Return the name of what a token opens or closes, where blocks stand in it."""
    kind = token.type.rpartition("_")[0]
    if kind in {"footnote_reference", "footnote"}:
        return f"footnote:{(token.meta or {}).get('label', '')}"
    return kind if kind in {"blockquote", "bullet_list", "ordered_list", "table", "dl"} else ""


def options_of(content: str) -> tuple[int, dict[str, str]]:
    """Return how many lines of a directive are options, and the options."""
    lines = content.split("\n")
    if lines and lines[0].strip() == "---":
        end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == "---"), 0)
        pairs = (line.partition(":") for line in lines[1:end])
        return (end + 1 if end else 0), {
            key.strip(): value.strip().strip("\"'") for key, _colon, value in pairs if key.strip()
        }
    options: dict[str, str] = {}
    count = 0
    for line in lines:
        match = OPTION.match(line.strip())
        if match is None:
            break
        options[match["name"]] = match["value"] or ""
        count += 1
    return count, options
