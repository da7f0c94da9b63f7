"""The rules, by their codes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .finding import Found
    from .page import Page
    from .settings import Settings

MANUAL = "https://sphinx-blackout.readthedocs.io/en/latest/extension/checks"
"""Where the codes are explained."""


class Scope(Enum):
    """What a rule looks at."""

    PAGE = "every page"
    REVIEW = "reviews"
    PROJECT = "all pages together"
    COMMENT = "comments that switch a rule off"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is checked, and how."""

    code: str
    name: str
    """Its name, in words with hyphens."""
    summary: str
    """What is found, in a sentence that tells nothing of the page."""
    advice: str
    """What to do, in a sentence."""
    scope: Scope
    check: Callable[..., Iterable[Found]] | None = None
    """From a page and the settings to what was found."""

    @property
    def address(self) -> str:
        """Address of the page that explains it."""
        return f"{MANUAL}/{self.code.lower()}.html"


RULES: dict[str, Rule] = {}
"""All rules by code; filled as :mod:`.rules` is imported."""


def rule(
    code: str, name: str, summary: str, advice: str, scope: Scope = Scope.REVIEW
) -> Callable[[Callable[[Page, Settings], Any]], Callable[[Page, Settings], Any]]:
    """Register a function as the check of a rule."""

    def register(
        check: Callable[[Page, Settings], Any],
    ) -> Callable[[Page, Settings], Any]:
        RULES[code] = Rule(code, name, summary, advice, scope, check)
        return check

    return register


def declare(code: str, name: str, summary: str, advice: str, scope: Scope) -> Rule:
    """Register a rule that more than one page is needed for; return it."""
    RULES[code] = Rule(code, name, summary, advice, scope)
    return RULES[code]
