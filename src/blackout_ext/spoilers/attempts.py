"""What is meant for a blackout, and is none to any parser.

The parsers take it for plain text, a block of code or a comment, or pass it on as HTML, and
say nothing: the ending would stand in the open.
"""

from __future__ import annotations

import re

from docutils import nodes

DOMAIN = r"(?:[\w.+-]+:)*"
"""What may stand before the name of a role."""
CONTENT = r"\s*[^\s.,;:!?)\]}|\u2013\u2014\u2026-]"
"""The beginning of what may be a passage: in a sentence about markup its name stands alone."""
NAME = r"(?<![\w.`-])blackout"
"""The name, not the end of another nor of code."""
WORD = r"(?<![\w-])blackout(?![\w-])"
"""The name among other names of classes."""


def either(*patterns: str) -> re.Pattern[str]:
    """Return a pattern for any of some, in capitals as well."""
    return re.compile("|".join(patterns), re.IGNORECASE)


INLINE = either(
    rf"\{{\s*{DOMAIN}blackout\s*\}}+{CONTENT}",  # {blackout}'text', {blackout} text
    rf":{DOMAIN}blackout:+{CONTENT}",  # :blackout: `text`, ::blackout::`text`
    rf"{NAME}:?`",  # blackout`text`, blackout:`text`, :blackout`text`
    rf"{NAME}\{{",  # \blackout{text}
    r"\]\s?\{\s*blackout\s*\}",  # [text]{blackout}
    r"\]\(\.?blackout\)",  # [text](.blackout)
)
"""A role or a span: without backquotes, or with others; with a space in between; with a dot,
colons or braces too few or too many; or a command of LaTeX."""

BLOCK = either(
    r"\A\s*\{\s*blackout\s*\}\s*\Z",  # {blackout}, alone
    r"(?:\A|\n)[:\s]*\.[.:\s]*blackout\s*:",  # ..blackout::, or .. blackout:: in Markdown
    r"(?:\A|\n)\s*(?:!!!|\?\?\?\+?)\s*blackout\b",  # !!! blackout (MkDocs)
    r"\[!blackout\]",  # > [!blackout] (Obsidian)
    rf"(?:\A|\n)\s*:[\w-]*class[\w-]*:[^\n]*{WORD}",  # :class: blackout, no option here
)
"""The first line of a block, whose content stands behind it."""

PAIR = either(
    r"\[(?P<end>/)blackout\]",
    r"\[blackout\](?=[^\s:.,;)]|\s*\Z)",  # Not the novel [Blackout] in a quotation.
    r"\{\{?[%<]\s*(?P<stop>/|end)?\s*blackout\b",
)
"""The beginning or the end of a passage in BBCode, or in shortcodes as of Hugo and Liquid."""

HTML = either(
    r"<(?P<name>blackout)(?:\s*>|\s+[\w-]+\s*=)",
    rf"""<(?P<element>[a-z][\w-]*)[^<>]*\sclass\s*=\s*(?:"[^"<>]*|'[^'<>]*|){WORD}""",
)
"""An element of HTML that is called ``blackout`` or has that class."""

ATTEMPTS = (INLINE, PAIR, HTML)
"""What counts in any text."""


def is_block_begun(text: str) -> bool:
    """Tell whether a block begins in *text* of a paragraph, or more passages begin than end."""
    ends = [bool(tag["end"] or tag["stop"]) for tag in PAIR.finditer(text)]
    return bool(BLOCK.search(text)) or ends.count(False) > ends.count(True)


def is_html(node: nodes.Node) -> bool:
    """Tell whether *node* is HTML of the author's with an element that is to be blacked out."""
    return isinstance(node, nodes.raw) and bool(HTML.search(node.astext()))


def is_opening_html(element: nodes.raw) -> bool:
    """Tell whether HTML of the author's, a block of its own, leaves such an element open."""
    text = element.astext().lower()
    tag = None if isinstance(element.parent, nodes.TextElement) else HTML.search(text)
    name = tag and (tag["name"] or tag["element"])
    return bool(name) and text.count(f"<{name}") > text.count(f"</{name}")


def is_option_as_field(field: nodes.field) -> bool:
    """Tell whether *field* is the class of a directive that takes no such option."""
    if isinstance(field.parent, nodes.docinfo):
        return False
    return bool(BLOCK.match(f":{field[0].astext()}: {field[1].astext()}"))
