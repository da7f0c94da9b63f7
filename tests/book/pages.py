"""The pages of *Points of Divergence* as their authors wrote them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from blackout_ext.reviews.front_matter import read_markdown
from blackout_ext.reviews.model import Review

if TYPE_CHECKING:
    from collections.abc import Iterable

DOCS = Path(__file__).parents[2] / "docs"
FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^(?::{3,}|`{3,}).*$", re.MULTILINE)
"""The first and the last line of a directive; what is between them is text."""
OPTION = re.compile(r"^:[a-z-]+:.*$", re.MULTILINE)
ROLE = re.compile(r"\{(?P<name>[\w:-]+)\}(`+)(?P<text>.+?)\2", re.DOTALL)
LINK = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")
HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
EMPHASIS = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")


@dataclass(frozen=True)
class Page:
    """A page of the book."""

    name: str
    """Its name in the toctree: ``reviews/fatherland``."""
    source: str
    """Markdown, without the front matter."""
    review: Review | None
    """The record of a review."""

    @property
    def prose(self) -> str:
        """All words of the page, headings and passages too, without the marks of MyST."""
        text = OPTION.sub("", FENCE.sub("", self.source))
        text = ROLE.sub(lambda match: "" if match["name"] != "blackout" else match["text"], text)
        return re.sub(r"[*#>|]", "", LINK.sub(r"\1", text))

    @property
    def paragraphs(self) -> str:
        """The words of the page without headings, and with a gap for each title in italics."""
        text = EMPHASIS.sub("\n\n", HEADING.sub("\n\n", self.source))
        return Page(self.name, text, None).prose


def pages_in(*folders: str) -> list[Page]:
    """Return the pages in folders of the book, but for their indexes."""
    return [
        page_of(path)
        for folder in folders
        for path in sorted((DOCS / folder).glob("*.md"))
        if path.stem != "index"
    ]


def page_of(path: Path) -> Page:
    """Return the page written in a file."""
    text = path.read_text(encoding="utf-8")
    front = read_markdown(text)
    data = front.data if front else {}
    review = Review.model_validate(data) if "kind" in data else None
    name = path.relative_to(DOCS).with_suffix("").as_posix()
    return Page(name, FRONT_MATTER.sub("", text), review)


def names(pages: Iterable[Page]) -> list[str]:
    """Return the names of pages, for the reports of tests."""
    return [page.name for page in pages]
