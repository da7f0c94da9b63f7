"""What one page has to say, on its own and for the comparison with the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from blackout_ext.audit.source import OpenText, Secret
from blackout_ext.audit.words import words
from blackout_ext.spoilers.marks import PLAIN

from . import rules
from .errors import UnreadableError
from .inline import GAP
from .reading import read_page
from .registry import RULES, Scope
from .rules.front_matter import texts_of
from .rules.links import references_of
from .secrecy import discreet, hidden_words
from .suppressions import finding_of, suppressions_of
from .unread import is_for_us

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .finding import Finding
    from .page import Page
    from .project import Project
    from .rules.links import Reference
    from .settings import Settings
    from .suppressions import Suppression

__all__ = ["Examined", "examine", "rules"]


class ParsedText(OpenText):
    """Text that has been made words with spaces between them."""

    __slots__ = ()

    @property
    def words(self) -> list[str]:
        """Its words."""
        return self.text.split(" ")


@dataclass(frozen=True, slots=True)
class Examined:
    """A page that has been looked at; small enough to be sent between processes."""

    path: Path
    error: str = ""
    """Why it could not be read."""
    name: str = ""
    is_review: bool = False
    findings: tuple[Finding, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    references: tuple[Reference, ...] = ()
    hidden: frozenset[str] = field(default=frozenset())
    """Words that may be in a passage."""
    secrets: tuple[Secret, ...] = ()
    open_texts: tuple[OpenText, ...] = ()


def examine(path: Path, project: Project, settings: Settings, *, show: bool) -> Examined:
    """Return what a file has to say.

    Args:
        path: the file.
        project: the project it belongs to.
        settings: what the project asks for.
        show: whether messages may have words of passages in them.
    """
    try:
        page = read_page(path, project)
    except UnreadableError as error:
        return Examined(path, error=" ".join(str(error).split()))
    hidden = frozenset[str]() if show else hidden_words(page)
    return Examined(
        path,
        name=page.name,
        is_review=page.is_review,
        findings=tuple(findings_of(page, settings, hidden)),
        suppressions=tuple(suppressions_of(page)),
        references=tuple(references_of(page)),
        hidden=hidden,
        secrets=tuple(Secret(page.shown, p.place.line, p.text) for p in page.passages),
        open_texts=tuple(open_texts_of(page)),
    )


def findings_of(page: Page, settings: Settings, hidden: frozenset[str]) -> Iterator[Finding]:
    """Yield what the rules that need nothing but one page find."""
    for rule in RULES.values():
        if rule.check is None or not settings.applies(rule.code):
            continue
        if rule.scope is Scope.REVIEW and not page.is_review:
            continue
        for found in rule.check(page, settings):
            yield finding_of(rule, discreet(found, rule, hidden), page.shown)


def open_texts_of(page: Page) -> Iterator[OpenText]:
    """Yield what a page says in the open, block by block, and its front matter."""
    for key, value in page.data.items():
        if not PLAIN.are_in(value):
            for text in texts_of(value):
                line = page.matter.line((key,)) if page.matter else None
                yield ParsedText(
                    page.shown, line or 1, " ".join(words(text)), is_title=key == "title"
                )
    for block in page.blocks:
        if block.sealed or (block.kind == "comment" and is_for_us(block.text)):
            continue
        text = block.open_text if block.marks else block.text
        for part in text.split(GAP):
            if said := " ".join(words(part)):
                yield ParsedText(page.shown, block.lines[0], said, is_title=block.level == 1)
