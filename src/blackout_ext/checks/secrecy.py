"""No finding says a word that is blacked out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from blackout_ext.audit.phrases import search_language
from blackout_ext.audit.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .finding import Found
    from .page import Page
    from .registry import Rule


def hidden_words(page: Page) -> frozenset[str]:
    """Return the words that may be in a passage of a page.

    Where a passage goes wrong nobody can tell how far it was meant to go: all words from
    there on may be in it.
    """
    texts = [passage.text for passage in page.passages]
    unread = [found.place.line for found in page.unread]
    if unread:
        texts += page.text.split("\n")[min(unread) - 1 :]
    return frozenset(word for text in texts for word in words(text)) - function_words()


@cache
def function_words() -> frozenset[str]:
    """Return words that give nothing away."""
    return frozenset(search_language("en").stopwords)


def discreet(found: Found, rule: Rule, hidden: Iterable[str]) -> Found:
    """Return what was found without the author's words, if one of them is hidden."""
    said = {word for quote in found.quotes for word in words(quote)}
    if said.isdisjoint(hidden):
        return found
    return replace(found, message=rule.summary, advice="")
