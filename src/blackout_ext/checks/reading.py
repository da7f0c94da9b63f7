"""From a file to a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from blackout_ext.reviews.front_matter import EndlessError, mistake_in, read_fields, read_markdown

from . import markdown
from .errors import UnreadableError
from .page import Section
from .project import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .page import Page
    from .project import Project


def text_of(path: Path) -> str:
    """Return the text of a file, with line feeds alone between lines.

    Raises:
        UnreadableError: it cannot be read, or is no text in UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        msg = f"{path}: cannot be read: {error.strerror or error}"
        raise UnreadableError(msg) from error
    if b"\0" in data:
        msg = f"{path}: is not text, but binary: name only sources"
        raise UnreadableError(msg)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        msg = f"{path}:{line}: is not encoded in UTF-8: save it as UTF-8"
        raise UnreadableError(msg) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_page(path: Path, project: Project) -> Page:
    """Return the page in a file.

    Raises:
        UnreadableError: it is no text, or its front matter is no YAML.
    """
    return page_of(text_of(path), path, project)


def page_of(text: str, path: Path, project: Project) -> Page:
    """Return the page that a text is.

    Raises:
        UnreadableError: its front matter is no YAML, or goes on for ever.
    """
    try:
        if SUFFIXES[path.suffix.lower()] == "markdown":
            matter = read_markdown(text)
            if matter is None and (mistake := mistake_in(text)):
                line, reason = mistake
                msg = f"{path}:{line}: the front matter is no YAML: {reason}"
                raise UnreadableError(msg)
            builder = markdown.read(text)
        else:
            from . import rest

            builder, fields = rest.read(text)
            matter = read_fields(fields) if fields else None
    except EndlessError as error:
        msg = f"{path}:1: {error}"
        raise UnreadableError(msg) from error
    except RecursionError as error:
        msg = f"{path}: has more levels in levels than can be read"
        raise UnreadableError(msg) from error
    page = replace(builder.page(path, str(path), matter), language=project.language)
    return replace(page, sections=tuple(sections_of(page, project)))


def sections_of(page: Page, project: Project) -> Iterator[Section]:
    """Yield the sections that are known by their headings."""
    tops = [(i, block) for i, block in enumerate(page.blocks) if block.kind == "heading"]
    for number, (index, block) in enumerate(tops):
        heading = block.open_text.replace("*", "").replace("_", "").strip()
        kinds = (kind for kind, known in project.headings if known.fullmatch(heading))
        kind = next(kinds, None)
        if kind is None or block.sealed or block.level == 1:
            continue
        ends = (i for i, other in tops[number + 1 :] if other.level <= block.level)
        yield Section(kind, block.level, index, next(ends, len(page.blocks)))
