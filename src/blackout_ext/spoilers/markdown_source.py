"""What only the Markdown source tells.

Markdown takes a fence that is never closed to the end of what surrounds it, closes an
outer fence where an inner one as long was meant, and reads no fence of backquotes
whose first line has more of them; MyST drops a role from the alternative text of
``![...](...)`` and an attribute line before a directive.  All without a word, and some
of it shows a passage.  What cannot be read as it was meant is hidden, line by line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx.util import get_filetype

from .config import mask
from .halves import OF_CLASS
from .marks import PLAIN, any_of
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .marks import Marks

FENCE = re.compile(
    r"^(?P<indent>[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?)(?P<marker>:{3,}|`{3,}|~{3,})\s*(?P<info>.*)$"
)
CODE = re.compile(r"(`+).+?(?<!`)\1(?!`)")
IMAGE = re.compile(r"!\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(")
IMAGE_MARK = re.compile(rf"\{{blackout\}}|{OF_CLASS}", re.IGNORECASE)
HEADING = re.compile(r"^#{1,6}\s")
LITERAL_DIRECTIVES = frozenset(
    {"{code}", "{code-block}", "{code-cell}", "{sourcecode}", "{math}", "{eval-rst}"}
)
"""Directives whose content is not Markdown."""

UNCLOSED = (
    "This blackout is never closed and hides all that follows it: "
    "put a line of colons or backquotes, as many as in this one, behind the passage."
)
AMBIGUOUS = (
    "This line closes the outer one of two fences of the same length, and what follows is "
    "no longer in the blackout; it is hidden up to the next heading. "
    "Give the outer fence more colons or backquotes than the inner one."
)
BROKEN = (
    "The first line of a fence of backquotes cannot have backquotes in it; the fence is hidden. "
    "Open and close it with colons (:::), or write [text]{.blackout}."
)
UNREAD = (
    "MyST gives no class to a directive, formula, footnote, substitution or HTML by a line before "
    "it, nor to what follows a target or comment; the block is hidden. "
    "Put it into a blackout directive, or the class behind the target."
)
IN_IMAGE = (
    "A blackout in the alternative text of an image is left out of it: "
    "say there without the spoiler what the image shows."
)


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
    hidden_from: int = 0
    """First line to hide once it is closed, from 1; 0 where nothing is to be hidden."""

    @property
    def name(self) -> str:
        """The first word of the info string."""
        return self.info.split(maxsplit=1)[0].lower() if self.info else ""

    @property
    def is_literal(self) -> bool:
        """Whether the content is shown, not parsed, or is hidden as a whole."""
        is_code = not self.name.startswith("{") or self.name in LITERAL_DIRECTIVES
        return is_code or bool(self.hidden_from)

    def is_closed_by(self, marker: str, indent: int) -> bool:
        """Whether a line of *marker* alone, at the column *indent*, closes this fence."""
        return (
            marker[0] == self.marker[0]
            and len(marker) >= len(self.marker)
            and indent <= self.indent + 3
        )


@dataclass(slots=True)
class Scan:
    """What one pass over a Markdown text has found; lines count from 1."""

    unclosed: list[Fence] = field(default_factory=list)
    """Fences that nothing closes."""
    problems: list[tuple[int, str]] = field(default_factory=list)
    """Lines with a mistake, and what to do about it."""
    hidden: set[int] = field(default_factory=set)
    """Lines that cannot be shown."""
    beginnings: dict[int, str] = field(default_factory=dict)
    """What is kept of a hidden line before the mask, or without one where it is nothing."""
    image_mark: re.Pattern[str] = IMAGE_MARK
    """What is a mistake in the alternative text of an image."""
    hides_from: int = 0
    """First line to hide once the next fence is closed, 0 for none."""


def scan(source: str, image_mark: re.Pattern[str] = IMAGE_MARK) -> Scan:
    """Go through the Markdown text *source*, line by line.

    A closing line closes the outermost fence it fits, and with it all fences
    inside, as the CommonMark specification has it ("Fenced code blocks").
    """
    found = Scan(image_mark=image_mark)
    stack: list[Fence] = []
    lines = source.splitlines()
    to_heading = False
    for number, line in enumerate(lines, start=1):
        if to_heading and not HEADING.match(line):
            found.hidden.add(number)
            continue
        to_heading = False
        is_literal = bool(stack) and stack[-1].is_literal
        match = FENCE.match(line)
        if match:
            to_heading = scan_fence(found, stack, match, number)
        elif not is_literal:
            scan_text(found, lines, number)
    found.unclosed += stack
    for fence in stack:
        if fence.hidden_from:
            found.hidden |= set(range(fence.hidden_from, len(lines) + 1))
    return found


def scan_fence(found: Scan, stack: list[Fence], match: re.Match[str], number: int) -> bool:
    """Open or close fences; return whether all up to the next heading is to be hidden."""
    marker, info, indent = match["marker"], match["info"].strip(), len(match["indent"])
    closes = (i for i, fence in enumerate(stack) if fence.is_closed_by(marker, indent))
    closed = next(closes, None)
    if not info and closed is not None:
        outer, inner = stack[closed], stack[closed + 1 :]
        del stack[closed:]
        found.unclosed += inner
        if outer.hidden_from:
            found.hidden |= set(range(outer.hidden_from, number + 1))
        is_blackout = any(fence.name == "{blackout}" for fence in (outer, *inner))
        if is_blackout and any(len(fence.marker) == len(marker) for fence in inner):
            found.problems.append((number, AMBIGUOUS))
            return True
    elif not (stack and stack[-1].is_literal):
        hides_from, found.hides_from = found.hides_from, 0
        is_broken = marker[0] == "`" and "`" in info
        if is_broken and PLAIN.mark.search(info):
            found.problems.append((number, BROKEN))
        hidden_from = number if is_broken else hides_from
        if not is_broken or PLAIN.mark.search(info):
            stack.append(Fence(marker, info, number, indent, hidden_from))
    return False


def scan_text(found: Scan, lines: list[str], number: int) -> None:
    """Look at line *number*, one of text."""
    line = lines[number - 1]
    if "![" in line and has_marked_image(line, found.image_mark):
        found.problems.append((number, IN_IMAGE))
    if number in found.hidden or not line.rstrip().endswith("}"):
        return
    from .attribute_lines import ATTRIBUTES, FOOTNOTE, lost_block

    if not ATTRIBUTES.match(line):
        return
    block = lost_block(lines, number)
    if block is None:
        return
    found.problems.append((number, UNREAD))
    found.hides_from = 0 if block.last else number
    found.hidden |= set(range(number, block.last + 1))
    if block.note:
        # Without the footnote, mentions of it would be shown as they are written.
        found.beginnings |= dict.fromkeys(range(number, block.note), "")
        match = FOOTNOTE.match(lines[block.note - 1])
        found.beginnings[block.note] = f"{match[0]} " if match else ""


def has_marked_image(line: str, mark: re.Pattern[str]) -> bool:
    """Tell whether *mark* is in the alternative text of an image in *line*."""
    return any(mark.search(image["text"]) for image in IMAGE.finditer(CODE.sub("", line)))


def on_source_read(app: Sphinx, docname: str, content: list[str]) -> None:
    """Warn of what is wrong in a Markdown source, and hide what it would show."""
    path = app.env.doc2path(docname)
    if get_filetype(app.config.source_suffix, path.name) != "markdown":
        return
    found = scan(content[0])
    for fence in found.unclosed:
        if fence.name == "{blackout}":
            warn(BlackoutWarning.UNCLOSED, UNCLOSED, (docname, fence.line))
    for line, message in found.problems:
        warn(BlackoutWarning.UNPARSED, message, (docname, line))
    if found.hidden:
        content[0] = hide(content[0], found, mask(app.config))


def warn_of_images(env: BuildEnvironment, marks: Marks) -> None:
    """Warn of roles made of ``blackout`` in the alternative texts of images in Markdown.

    Which these are is known once the document at hand has been parsed.
    """
    path, docname = env.doc2path(env.docname), env.docname
    others = marks.names - PLAIN.names
    if not others or get_filetype(env.config.source_suffix, path.name) != "markdown":
        return
    source = path.read_text(encoding="utf-8-sig", errors="replace")
    pattern = re.compile(rf"\{{{any_of(others)}\}}", re.IGNORECASE)
    for line, message in scan(source, pattern).problems:
        if message == IN_IMAGE:
            warn(BlackoutWarning.UNPARSED, f"{message}{marks.note}", (docname, line))


def hide(source: str, found: Scan, mask: str) -> str:
    """Return *source* with the hidden lines empty, and the mask on the first of each run."""
    lines = source.splitlines()
    for number in found.hidden:
        kept = found.beginnings.get(number)
        if kept is None:
            lines[number - 1] = "" if number - 1 in found.hidden else mask
        else:
            lines[number - 1] = kept and kept + mask
    return "\n".join(lines) + "\n"


def setup_markdown_source(app: Sphinx) -> None:
    """Listen to sources being read."""
    app.connect("source-read", on_source_read)
