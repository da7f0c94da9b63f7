"""What blackout markup looks like in text that no parser reads as markup.

Roles that are made of ``blackout`` black out under names of their own, and so does
text in backquotes alone where one of them is the default role (:mod:`.derived`
finds out which).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .attempts import ATTEMPTS, DOMAIN
from .halves import FENCE, OF_CLASS
from .misspelled import has_slip

OTHER = re.compile(
    r"``.+?``|:[\w.+:-]+:`[^`]*`|\{[\w.+:-]+\}(`+)[^`]*\1|`[^`]*`(?:__?|:[\w.+:-]+:)", re.DOTALL
)
"""Backquotes that are no default role: literals, roles with a name, references."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks that count in a document."""

    mark: re.Pattern[str]
    """Beginning or end of a role in either syntax, class of a span, or fence of a directive."""
    role: re.Pattern[str]
    """Beginning or end of a role alone: scripts and styles have ``{.blackout}`` of their own."""
    names: frozenset[str]
    """Names of the roles, in small letters and without a domain."""
    is_alone: bool
    """Whether text in backquotes alone is a passage."""
    hints: tuple[str, ...]
    """What else than ``blackout`` is in text with a mark, in small letters: mostly nothing."""

    def may_be_in(self, text: str) -> bool:
        """Tell whether *text* is worth a closer look."""
        text = text.lower()
        return "blackout" in text or (bool(self.hints) and any(hint in text for hint in self.hints))

    @property
    def note(self) -> str:
        """What to add to a warning, as its reader may not see what is meant."""
        if self.is_alone:
            return " Here text in backquotes alone is a blackout (default-role)."
        return " Roles that are made of blackout count as well." if self.hints else ""

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first mark in *text*, or else what was meant for one."""
        found = (pattern.search(text) for pattern in (self.mark, *ATTEMPTS))
        return next(filter(None, found), None)

    def stand_alone_in(self, text: str) -> bool:
        """Tell whether *text* has backquotes alone that black out."""
        return self.is_alone and "`" in OTHER.sub("", text)

    def are_in(self, value: Any) -> bool:
        """Tell whether a string, or any in nested tuples, lists or dictionaries, has a mark."""
        if isinstance(value, str):
            return has_slip(value) or (
                self.may_be_in(value)
                and (self.search(value) is not None or self.stand_alone_in(value))
            )
        if isinstance(value, dict):
            return any(self.are_in(item) for item in value.values())
        if isinstance(value, list | tuple):
            return any(self.are_in(item) for item in value)
        return False


@lru_cache(maxsize=64)
def marks_of(names: frozenset[str], *, is_alone: bool = False) -> Marks:
    """Return the marks of the role ``blackout`` and of those with other *names*.

    Args:
        names: names of roles; upper and lower case are the same, as to the parsers.
        is_alone: whether text in backquotes alone is a passage.
    """
    names = frozenset(name.lower() for name in names) | {"blackout"}
    role = any_of(names)
    opening = rf"\{{\s*{role}\s*\}}\s*`|:{role}:`"
    return Marks(
        mark=re.compile(rf"{opening}|`\0?:{role}:|{OF_CLASS}|{FENCE.pattern}", re.IGNORECASE),
        role=re.compile(rf"{opening}|`:{role}:", re.IGNORECASE),
        names=names,
        is_alone=is_alone,
        hints=(*sorted(names - {"blackout"}), *(["`"] if is_alone else [])),
    )


def any_of(names: frozenset[str]) -> str:
    """Return the pattern of a role's name, with or without a domain, for any of *names*."""
    return f"{DOMAIN}(?:{'|'.join(map(re.escape, sorted(names)))})"


PLAIN = marks_of(frozenset())
"""Marks where no other role is made of ``blackout``: nearly everywhere."""
