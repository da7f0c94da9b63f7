"""The snippets of the manual: every fence of code in its pages, found by MyST's own parser.

A comment right before a fence says what is to be known of it: ``% snippet: …``, or, in pages that
GitHub shows, ``<!-- snippet: … -->``; see :data:`MARKS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from docutils.parsers.rst import Directive, directives
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.directives import parse_directive_text
from myst_parser.parsers.mdit import create_md_parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
MYST = frozenset({"attrs_block", "attrs_inline", "colon_fence", "deflist"})
"""Extensions of MyST that the book has on (``docs/conf.py``)."""
PARSER = create_md_parser(MdParserConfig(enable_extensions=set(MYST)), RendererHTML)

MARKS = {
    "skip": "is not looked at; the reason in brackets is needed",
    "warns": "gives warnings of these types, and no others, when it is built",
    "file": "is this file of the project, as a caption would say",
    "run": "commands are run in the project as it is by then; `run 1` where they exit with 1",
    "output": "is what the commands before it have printed",
    "new project": "begins another project, in which nothing before it counts",
}
"""What a mark can say, and what then is done with the snippet behind it."""

DIRECTIVE = re.compile(r"\{(?P<name>[^}]+)\}\s*(?P<argument>.*)")
CODE = frozenset({"code", "code-block", "sourcecode"})
PATH_ON_FIRST_LINE = re.compile(
    r"(?:#|<!--|%|//|/\*|\.\.) (?P<path>[\w./-]+\.\w+)(?: (?:-->|\*/))?"
)
"""A first line that says which file the snippet is."""
MARK = re.compile(r"\s*(?:%|<!--)?\s*snippet:\s*(?P<mark>.*?)\s*(?:-->)?\s*")


class CodeDirective(Directive):
    """Stands for a directive of code."""

    optional_arguments = 1
    has_content = True
    option_spec = {"caption": directives.unchanged}  # noqa: RUF012 (docutils has it so)


class AnyDirective(Directive):
    """Stands for any other: its options are taken for text, in which there are no fences."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True


@dataclass(frozen=True, slots=True)
class Snippet:
    """A fence of code in a page of the manual."""

    page: Path
    line: int
    """Line of the page (from 1) on which the fence opens."""
    language: str
    text: str
    path: str = ""
    """File that it is in the project of the page; empty for none in particular."""
    marks: dict[str, str] = field(default_factory=dict)
    """What stands behind each mark, by the mark."""

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    @property
    def is_skipped(self) -> bool:
        """Tell whether nothing is done with it."""
        return "skip" in self.marks

    @property
    def is_front_matter(self) -> bool:
        """Tell whether it is the head of a page."""
        lines = self.text.strip().splitlines()
        return self.language == "yaml" and lines[0] == lines[-1] == "---" and len(lines) > 1


def snippets_of(page: Path) -> list[Snippet]:
    """Return the snippets of a page, as they are read.

    Raises:
        ValueError: a mark is unknown, has no reason or no snippet; the message says where.
    """
    return list(snippets_in(page.read_text(encoding="utf-8"), page, 1))


def snippets_in(text: str, page: Path, first: int) -> Iterator[Snippet]:
    """Yield the snippets in *text*, which begins on line *first* of *page*."""
    marks: dict[str, str] = {}
    for token in PARSER.parse(text):
        if token.type == "inline" or token.nesting < 0 or token.map is None:
            continue
        line = first + token.map[0]
        if token.type in {"myst_line_comment", "html_block"}:
            marks |= marks_in(token.content, f"{page}:{line}")
            continue
        if token.type in {"fence", "colon_fence"}:
            found = list(snippets_of_fence(token, page, line, marks))
            yield from found
            if found and found[0].marks is marks:
                marks = {}
        if marks:
            msg = f"{page}:{line}: there is no snippet behind the mark {marks}"
            raise ValueError(msg)


def snippets_of_fence(
    token: Token, page: Path, line: int, marks: dict[str, str]
) -> Iterator[Snippet]:
    """Yield what a fence is, or, if it is a directive with content, what is in it."""
    match = DIRECTIVE.match(token.info)
    if match is None:
        yield Snippet(page, line, token.info.strip(), token.content, path_of(token, marks), marks)
        return
    directive = CodeDirective if match["name"] in CODE else AnyDirective
    parsed = parse_directive_text(directive, match["argument"], token.content)
    body = "\n".join(parsed.body) + "\n"
    if match["name"] in CODE:
        path = parsed.options.get("caption", "") or marks.get("file", "")
        yield Snippet(page, line, match["argument"].strip(), body, path, marks)
    elif match["name"] not in {"eval-rst", "toctree"}:
        yield from snippets_in(body, page, line + 1 + parsed.body_offset)


def path_of(token: Token, marks: dict[str, str]) -> str:
    """Return the file that a fence says it is, in a mark or on its first line."""
    match = PATH_ON_FIRST_LINE.fullmatch(token.content.partition("\n")[0].strip())
    return marks.get("file") or (match["path"] if match else "")


def marks_in(comment: str, place: str) -> dict[str, str]:
    """Return the marks in a comment.

    Raises:
        ValueError: one is not to be understood.
    """
    marks = {}
    for line in comment.splitlines():
        match = MARK.fullmatch(line)
        if match is None:
            continue
        name = next((name for name in MARKS if match["mark"].startswith(name)), "")
        rest = match["mark"].removeprefix(name).strip()
        if not name or (name == "skip" and not re.fullmatch(r"\(.+\)", rest)):
            msg = f"{place}: {match['mark']!r} is no mark: it can be {', '.join(MARKS)}, skip (why)"
            raise ValueError(msg)
        marks[name] = rest
    return marks
