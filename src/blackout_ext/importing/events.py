"""A document as a stream: what every reader makes of its format.

The names of elements are those of HTML.  Readers close what they open, in order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Start:
    """An element begins, or stands here if it is void."""

    name: str
    line: int
    """Line of the source, from 1."""
    attributes: dict[str, str] = field(default_factory=dict)
    group: int = 0
    """Passage that a picture belongs to, from 1; 0 for none."""


@dataclass(frozen=True, slots=True)
class End:
    """An element ends."""

    name: str
    line: int
    """Line of the source, from 1."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text, as readers of the old page saw it."""

    text: str
    line: int
    """Line of the source on which it begins, from 1."""
    group: int = 0
    """Passage that it belongs to, from 1; 0 for none."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Beginning or end of an element that hides what is in it."""

    opens: bool
    key: int
    """Number of the element: both of its edges have the same."""
    what: str
    """What it is, as in a message: ``<details>``."""
    line: int
    """Line of the source, from 1."""


@dataclass(frozen=True, slots=True)
class Note:
    """A doubtful mark stands here."""

    message: str
    """What was found and what was done, without a word of the text."""
    line: int
    """Line of the source, from 1."""


Event: TypeAlias = "Start | End | Text | Edge | Note"

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
     "source", "track", "wbr", "break"}
)  # fmt: skip
"""Elements without an end; ``break`` is ours, a new paragraph in the midst of text."""

CODE = frozenset({"code", "kbd", "listing", "plaintext", "pre", "samp", "textarea", "tt", "xmp"})
"""Elements in which marks are no marks."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "p",
    "plaintext", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul", "xmp",
}  # fmt: skip
"""Elements that begin a new line."""

UNSEEN = frozenset(
    {"audio", "button", "canvas", "datalist", "head", "iframe", "math", "noembed", "noframes",
     "noscript", "object", "script", "select", "style", "svg", "template", "title", "video"}
)  # fmt: skip
"""Elements whose content is no text of the page."""
