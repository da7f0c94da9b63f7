"""Names that are nearly ``blackout``: a slip of the pen must not show a passage.

A directive of an unknown name is dropped by the parsers, and so is a role by MyST-Parser.
docutils shows an unknown role as it was written, text and all; a class may have any name;
and of text that is no markup no parser says anything.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache

from docutils import nodes

BLACKOUT = frozenset({"blackout"})
CLOSE = 0.85
"""How alike two names are (``difflib``) that differ by a letter: ``blakout``, ``blackuot``."""
NAMED = re.compile(
    r"\{\s*([\w.+:-]+)\s*\}`|:([\w.+:-]+):`|`:([\w.+:-]+):|\.\.\s+([\w.+:-]+?)::|[:`]{3}\{([\w.+:-]+)\}"
)
"""A role in either syntax, name first or last, or a directive."""


@lru_cache(maxsize=1024)
def is_slip(name: str, names: frozenset[str] = BLACKOUT) -> bool:
    """Tell whether *name* is none of *names*, which are in small letters, but nearly one."""
    name = name.casefold()
    return name not in names and bool(get_close_matches(name, names, n=1, cutoff=CLOSE))


def has_slip(text: str, names: frozenset[str] = BLACKOUT) -> bool:
    """Tell whether *text* has a role or directive in it whose name is a slip.

    Of *names* that authors choose others are often a letter away, in text where no parser
    says which roles there are.
    """
    if "`" not in text and "::" not in text:
        return False
    found = (next(filter(None, match.groups())) for match in NAMED.finditer(text))
    return any(is_slip(name.rpartition(":")[2], names) for name in found)


def is_language(name: str) -> bool:
    """Tell whether the *name* of a language is ``blackout``, with a brace too few, or nearly.

    A fence without braces is a block of code to MyST-Parser, in that language.
    """
    name = name.strip("{} ").casefold()
    return name in BLACKOUT or is_slip(name)


def has_unknown_slip(element: nodes.Element, names: frozenset[str]) -> bool:
    """Tell whether *element* has a role in it that docutils does not know, and that is a slip."""
    unknown = (child for child in element.children if isinstance(child, nodes.problematic))
    return any(has_slip(child.astext(), names) for child in unknown)
