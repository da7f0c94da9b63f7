"""The export of a WordPress blog: WXR, which is RSS 2.0 with elements of its own.

The source of the format is ``wp-admin/includes/export.php`` of WordPress.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from .errors import ImportRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
WXR = re.compile(r"\{https?://wordpress\.org/export/[\d.]+/\}")
PUBLISHED = frozenset({"publish", "static"})
DRAFTS = frozenset({"draft", "future", "pending", "private"})
CAPTION = re.compile(
    r"\[(?:wp_)?caption\b[^\]]*\](?P<content>.*?)\[/(?:wp_)?caption\]", re.IGNORECASE | re.DOTALL
)
CAPTION_TEXT = re.compile(
    r"(?P<picture>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
EMBED = re.compile(r"\[embed\b[^\]]*\]\s*(?P<address>[^\[\]\s]*)\s*\[/embed\]", re.IGNORECASE)
DROPPED = re.compile(
    r"\[/?(?:gallery|playlist|audio|video|youtube|vimeo|jetpack[\w-]*|contact-form[\w-]*|"
    r"sociable|addtoany|polldaddy|more|toc)\b[^\]\n]*\]",
    re.IGNORECASE,
)
BLOCK_EDITOR = "<!-- wp:"


@dataclass(frozen=True, slots=True)
class Post:
    """A post or page of the blog."""

    title: str
    """Its title, in HTML."""
    content: str
    """Its text, in HTML with shortcodes."""
    line: int
    """Line of the file on which the text begins, from 1; 1 where nobody knows."""
    kind: str
    """``post`` or ``page``, or a type that a plugin has made."""
    status: str
    """``publish``, ``draft`` and so on."""
    name: str
    """Last part of its address."""
    address: str
    """Its old address."""
    author: str
    """Name of its author, as readers saw it."""
    date: dt.date | None
    tags: tuple[str, ...]
    categories: tuple[str, ...]
    is_locked: bool
    """Whether readers needed a password."""

    @property
    def is_draft(self) -> bool:
        """Whether not everybody could read it."""
        return self.status in DRAFTS or self.is_locked


def posts_of(data: bytes, name: str) -> tuple[Post, ...]:
    """Return all posts and pages in an export, in its order; drafts too.

    Args:
        data: content of the file.
        name: its name, for messages.

    Raises:
        ImportRefusedError: it is not well-formed, defines entities, or is no export.
    """
    try:
        root: Element = fromstring(data, forbid_dtd=False)
    except DefusedXmlException as error:
        msg = f"{name} defines entities, which an export has none of: it is refused"
        raise ImportRefusedError(msg) from error
    except ParseError as error:
        line, column = error.position
        msg = (
            f"{name}:{line}: malformed XML at column {column + 1}: "
            "export it again, or mend it there"
        )
        raise ImportRefusedError(msg) from error
    except (ValueError, LookupError) as error:
        msg = f"{name} names an encoding that cannot be read: {error}"
        raise ImportRefusedError(msg) from error
    channel = root.find("channel")
    wxr = {child.tag.partition("}")[2] for child in channel or () if WXR.match(child.tag)}
    if channel is None or "wxr_version" not in wxr:
        msg = (
            f"{name} is XML, but no export of WordPress (it has no wp:wxr_version): "
            "use Tools, Export, in its administration"
        )
        raise ImportRefusedError(msg)
    authors = dict(authors_of(channel))
    finder = Finder(data)
    return tuple(
        post_of(item, authors, finder)
        for item in channel.findall("item")
        if field(item, "post_type") not in {"attachment", "nav_menu_item", "revision"}
    )


def authors_of(channel: Element) -> Iterator[tuple[str, str]]:
    """Yield the login and the name of each author."""
    for child in channel:
        if WXR.sub("", child.tag) == "author":
            yield field(child, "author_login"), field(child, "author_display_name")


def field(element: Element, name: str) -> str:
    """Return the text of a child in the namespace of WordPress."""
    for child in element:
        if WXR.match(child.tag) and child.tag.partition("}")[2] == name:
            return (child.text or "").strip()
    return ""


def post_of(item: Element, authors: dict[str, str], finder: Finder) -> Post:
    """Return the post in an ``item``."""
    content = item.findtext(CONTENT) or ""
    login = (item.findtext(CREATOR) or "").strip()
    terms = [
        (child.get("domain"), (child.text or "").strip()) for child in item.findall("category")
    ]
    return Post(
        title=(item.findtext("title") or "").strip(),
        content=with_shortcodes(content),
        line=finder.line_of(content),
        kind=field(item, "post_type") or "post",
        status=field(item, "status") or "publish",
        name=unquote(field(item, "post_name")),
        address=(item.findtext("link") or "").strip(),
        author=authors.get(login) or login,
        date=day_of(field(item, "post_date")),
        tags=tuple(text for domain, text in terms if domain == "post_tag" and text),
        categories=tuple(
            text for domain, text in terms
            if domain == "category" and text and text.casefold() != "uncategorized"
        ),
        is_locked=bool(field(item, "post_password")),
    )  # fmt: skip


def day_of(text: str) -> dt.date | None:
    """Return the day of ``2013-05-01 10:00:00``; drafts have ``0000-00-00``."""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


class Finder:
    """Finds the line on which a text begins, one text after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.place = 0
        self.line = 1

    def line_of(self, text: str) -> int:
        """Return the line (from 1) of the file on which *text* begins, or 1."""
        start = text.encode()[:200]
        found = self.data.find(start, self.place) if start.strip() else -1
        if found < 0:
            return 1
        self.line += self.data.count(b"\n", self.place, found)
        self.place = found
        return self.line


def with_shortcodes(content: str) -> str:
    """Return the text of a post with the shortcodes of WordPress as HTML, on the same lines.

    Others stay as they are: some of them hide.
    """
    content = CAPTION.sub(with_caption, content)
    content = EMBED.sub(r'<a href="\g<address>">\g<address></a>', content)
    return DROPPED.sub(lambda match: "<embed>" if match[0][1] != "/" else "", content)


def with_caption(match: re.Match[str]) -> str:
    """Return a picture with its caption."""
    parts = CAPTION_TEXT.search(match["content"])
    if parts is None:
        return match["content"]
    caption = parts["text"].strip("\n")
    breaks = "\n" * (match[0].count("\n") - parts["picture"].count("\n") - caption.count("\n"))
    return f"<figure>{parts['picture']}<figcaption>{caption}</figcaption></figure>{breaks}"


def keeps_lines(content: str) -> bool:
    """Tell whether empty lines part the paragraphs: what the block editor writes has tags."""
    return BLOCK_EDITOR not in content
