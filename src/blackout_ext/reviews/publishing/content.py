"""What a review says, masked, for whatever shows it outside its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blackout_ext.spoilers.config import mask
from blackout_ext.spoilers.nodes import MASK_CLASS

from .written import HEADER, NOTE_MARKS, said_on, texts_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from sphinx.config import Config

    from ..entries import ReviewPage


@dataclass(frozen=True, slots=True)
class Content:
    """A review without its title, masked."""

    html: HtmlElement
    """All of it, with the facts about the work first."""
    text: str
    """The text, without those facts; an empty line between paragraphs."""
    is_masked: bool
    """Whether there is a mask in it."""


def content_of(page: ReviewPage, body: str, config: Config) -> Content:
    """Return what *page* says, from the HTML that its builder has written."""
    root = said_on(page, body, mask(config))
    title = root.find(".//h1")
    if title is not None:
        title.drop_tree()
    return Content(root, text_of(root), bool(root.find_class(MASK_CLASS)))


def text_of(root: HtmlElement) -> str:
    """Return the text of a review, without the facts and the numbers of notes."""
    return "\n\n".join(text for _block, text in texts_of(root, NOTE_MARKS | {HEADER}))
