"""From a file to the reviews in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING

from .bbcode import to_html
from .decoding import decoded
from .errors import ImportRefusedError
from .facts import Facts
from .heads import of_head, of_yaml
from .hiding import Hiding
from .html_reader import HtmlReader
from .markdown_reader import read_markdown
from .pages import Source
from .text_reader import TextReader
from .wordpress import keeps_lines, posts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .wordpress import Post


class Format(StrEnum):
    """What a file may be."""

    WORDPRESS = "wordpress"
    HTML = "html"
    MARKDOWN = "markdown"
    BBCODE = "bbcode"
    TEXT = "text"


SUFFIXES = {
    ".htm": Format.HTML, ".html": Format.HTML, ".xhtml": Format.HTML, ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN, ".bb": Format.BBCODE, ".bbcode": Format.BBCODE,
    ".xml": Format.WORDPRESS, ".wxr": Format.WORDPRESS,
}  # fmt: skip
BBCODE = re.compile(
    r"\[(b|i|u|quote|url|img|code|list|size|color)\b[^\]\n]*\].*\[/\1\]", re.DOTALL | re.IGNORECASE
)
HTML = re.compile(r"\s*(?:<!doctype html|<html\b|<(?:p|div|h[1-6]|article|body)\b)", re.IGNORECASE)
XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml|\s*<rss\b")


@dataclass(frozen=True, slots=True)
class Options:
    """What whoever imports has said."""

    encoding: str | None = None
    names: tuple[str, ...] = ()
    """Names of marks besides ``spoiler`` and ``blackout``."""
    drafts: bool = False
    """Whether drafts are wanted."""
    pages: bool = False
    """Whether pages of a blog are wanted, and not its posts alone."""


@dataclass(frozen=True, slots=True)
class Item:
    """A review in a file."""

    source: Source
    name: str
    """Name that its file had: the last part of its address, or the name of the file."""
    size: int
    """Characters of its source."""


def format_of(suffix: str, data: bytes) -> Format:
    """Return the format of a file, by the suffix of its name and by its content."""
    found = SUFFIXES.get(suffix.lower())
    if found:
        return found
    if XML.match(data):
        return Format.WORDPRESS
    beginning = data[:100_000].decode("utf-8", errors="replace")
    if HTML.match(beginning):
        return Format.HTML
    return Format.BBCODE if BBCODE.search(beginning) else Format.TEXT


def items_of(data: bytes, kind: Format, name: str, options: Options) -> list[Item]:
    """Return the reviews in a file.

    Args:
        data: its content.
        kind: its format.
        name: its name, for messages.
        options: what is wanted of it.

    Raises:
        ImportRefusedError: it cannot be read, or has none.
    """
    stem = re.split(r"[/\\]", name)[-1].rpartition(".")[0] or name
    try:
        if kind is Format.WORDPRESS:
            items = list(items_of_blog(data, name, options))
            if not items:
                msg = f"{name} has no published post: --drafts and --pages let others in"
                raise ImportRefusedError(msg)
            return items
        text = decoded(data, name, options.encoding)
        if not text.strip():
            msg = f"{name} is empty"
            raise ImportRefusedError(msg)
        return [Item(source_of(text, kind, name, options.names), stem, len(text))]
    except ImportRefusedError as error:
        if str(error).startswith(name):
            raise
        msg = f"{name}: {error}"
        raise ImportRefusedError(msg) from error


def source_of(text: str, kind: Format, name: str, names: tuple[str, ...]) -> Source:
    """Return the review in a text of any format but that of WordPress."""
    if kind is Format.HTML:
        facts = of_head(text)
        events = HtmlReader(Hiding(names, text)).read(text)
        return Source(events, escape(facts.title), facts=replace(facts, title=""), is_page=True)
    if kind is Format.MARKDOWN:
        facts, body, first = of_yaml(text, name)
        # Empty lines stand for the front matter, so that all others keep their numbers.
        events = read_markdown("\n" * (first - 1) + body, Hiding(names, body), names)
        has_title = bool(facts.title)
        return Source(events, escape(facts.title), has_title, facts=replace(facts, title=""))
    if kind is Format.BBCODE:
        reader = HtmlReader(Hiding(names), wordpress=True)
        return Source(reader.read(to_html(text)), is_bare=True)
    return Source(TextReader().read(text), is_bare=True)


def items_of_blog(data: bytes, name: str, options: Options) -> Iterator[Item]:
    """Yield the posts of a blog that are wanted.

    Raises:
        ImportRefusedError: the file is no export, or a post cannot be read.
    """
    kinds = {"post", "page"} if options.pages else {"post"}
    for post in posts_of(data, name):
        if post.kind not in kinds or post.status == "trash":
            continue
        if post.is_draft and not options.drafts:
            continue
        yield Item(source_of_post(post, options.names), post.name or post.title, len(post.content))


def source_of_post(post: Post, names: tuple[str, ...]) -> Source:
    """Return the review in a post."""
    reader = HtmlReader(
        Hiding(names, post.content), wordpress=keeps_lines(post.content), first_line=post.line
    )
    facts = Facts(
        reviewer=post.author, reviewed=post.date, tags=post.tags, categories=post.categories
    )
    return Source(
        reader.read(post.content), post.title, has_title=True, facts=facts, is_review=False,
        address=post.address,
    )  # fmt: skip
