"""Reads what an import has written as MyST does, with every syntax extension on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from blackout_ext.importing.formats import Format, Options, items_of
from blackout_ext.importing.pages import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from blackout_ext.importing.pages import Page

EXTENSIONS = {
    "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist",
    "html_admonition", "html_image", "smartquotes", "strikethrough", "substitution", "tasklist",
}  # fmt: skip
PLAIN = {
    "blockquote", "bullet_list", "code_inline", "em", "fence", "hardbreak", "heading", "inline",
    "link", "list_item", "ordered_list", "paragraph", "strong", "table", "tbody", "td", "text",
    "th", "thead", "tr", "softbreak", "front_matter",
}  # fmt: skip
"""Types of tokens, without ``_open`` and ``_close``, that an import writes."""
DIRECTIVES = {"{blackout}", "{warning}", "{spoiler-warning}"}


@cache
def parser() -> MarkdownIt:
    """Return MyST's parser."""
    return create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), RendererHTML)


def imported(source: str | bytes, kind: str, *names: str) -> Page:
    """Return the page of the only review in *source*."""
    data = source.encode() if isinstance(source, str) else source
    (item,) = items_of(data, Format(kind), "old", Options(names=names))
    return page_of(item.source, names)


def open_text(markdown: str) -> str:
    """Return all that stands in the open."""
    return " ".join(text for text, is_hidden in texts(markdown) if not is_hidden)


def hidden_text(markdown: str) -> str:
    """Return all that is blacked out."""
    return " ".join(text for text, is_hidden in texts(markdown) if is_hidden)


def texts(markdown: str, *, is_hidden: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield each text with whether it is hidden; there is no markup but what an import writes."""
    for token in parser().parse(markdown):
        yield from texts_of(token, is_hidden=is_hidden)


def texts_of(token: Token, *, is_hidden: bool) -> Iterator[tuple[str, bool]]:
    """Yield the texts of a token."""
    if token.type == "myst_role":
        assert token.meta["name"] == "blackout", token
        for inner in parser().parseInline(token.content):
            yield from texts_of(inner, is_hidden=True)
        return
    if token.type == "colon_fence":
        assert token.info in DIRECTIVES, token
        yield from texts(token.content, is_hidden=is_hidden or token.info == "{blackout}")
        return
    assert token.type.removesuffix("_open").removesuffix("_close") in PLAIN, token
    assert token.type != "fence" or token.info == "text", token
    for child in token.children or ():
        yield from texts_of(child, is_hidden=is_hidden)
    if token.type != "inline":
        yield token.content, is_hidden
    for value in token.attrs.values():
        yield str(value), is_hidden
