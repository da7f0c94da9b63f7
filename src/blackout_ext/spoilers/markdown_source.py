"""What only the Markdown source tells: a fence never closed, a role in an image's text.

Markdown lets a fence run to the end of what surrounds it, so a forgotten closing
fence hides the rest of a page without a word; and MyST drops a role from the
alternative text of ``![...](...)`` without one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx.util import get_filetype

from .unparsed import MARK
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FENCE = re.compile(
    r"^(?P<indent>[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?)(?P<marker>:{3,}|`{3,}|~{3,})\s*(?P<info>.*)$"
)
IMAGE = re.compile(r"!\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(")
LITERAL_DIRECTIVES = frozenset({"{code}", "{code-block}", "{code-cell}", "{sourcecode}", "{math}"})
"""Directives whose content is not Markdown."""


@dataclass(frozen=True, slots=True)
class Fence:
    """An open fence."""

    marker: str
    """The run of colons, backticks or tildes that opened it."""
    info: str
    """What follows the marker: ``{directive} argument`` or a language."""
    line: int
    """Line on which it opened, from 1."""
    indent: int
    """Column of the marker, from 0."""

    @property
    def name(self) -> str:
        """The first word of the info string."""
        return self.info.split(maxsplit=1)[0] if self.info else ""

    @property
    def is_literal(self) -> bool:
        """Whether the content is shown, not parsed."""
        return not self.name.startswith("{") or self.name in LITERAL_DIRECTIVES

    def is_closed_by(self, marker: str, indent: int) -> bool:
        """Whether a line of *marker* alone, at the column *indent*, closes this fence."""
        return (
            marker[0] == self.marker[0]
            and len(marker) >= len(self.marker)
            and indent <= self.indent + 3
        )


@dataclass(slots=True)
class Scan:
    """What one pass over a Markdown text has found."""

    unclosed: list[Fence] = field(default_factory=list)
    """Fences that nothing closes."""
    marked_images: list[int] = field(default_factory=list)
    """Lines (from 1) with an image whose alternative text has blackout markup."""


def scan(source: str) -> Scan:
    """Go through the Markdown text *source*, line by line.

    A closing line closes the outermost fence it fits, and with it all fences
    inside, as the CommonMark specification has it ("Fenced code blocks").
    """
    found = Scan()
    stack: list[Fence] = []
    for number, line in enumerate(source.splitlines(), start=1):
        is_literal = bool(stack) and stack[-1].is_literal
        match = FENCE.match(line)
        if not match:
            texts = () if is_literal else (image["text"] for image in IMAGE.finditer(line))
            if any(MARK.search(text) for text in texts):
                found.marked_images.append(number)
            continue
        marker, info, indent = match["marker"], match["info"].strip(), len(match["indent"])
        closes = (i for i, fence in enumerate(stack) if fence.is_closed_by(marker, indent))
        closed = next(closes, None)
        if not info and closed is not None:
            found.unclosed += stack[closed + 1 :]
            del stack[closed:]
        elif not is_literal:
            stack.append(Fence(marker, info, number, indent))
    found.unclosed += stack
    return found


def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Warn of what is wrong in a Markdown source."""
    path = app.env.doc2path(docname)
    if get_filetype(app.config.source_suffix, path.name) != "markdown":
        return
    found = scan(content[0])
    for fence in found.unclosed:
        if fence.name == "{blackout}":
            warn(
                BlackoutWarning.UNCLOSED,
                "This blackout is never closed and hides all that follows it: "
                f"put a line {fence.marker} behind the passage.",
                (docname, fence.line),
            )
    for line in found.marked_images:
        warn(
            BlackoutWarning.UNPARSED,
            "A blackout in the alternative text of an image is left out of it: "
            "say there without the spoiler what the image shows.",
            (docname, line),
        )


def setup_markdown_source(app: Sphinx) -> None:
    """Listen to sources being read."""
    app.connect("source-read", on_source_read)
