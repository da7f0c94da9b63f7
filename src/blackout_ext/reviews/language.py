"""Text in the language of the book, for modules that know nothing of Sphinx.

They are given ``translations``, a class of the standard library (:mod:`gettext`), and call
its methods by their names, by which ``nox -s messages`` finds the messages.
"""

from __future__ import annotations

from gettext import NullTranslations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ENGLISH = NullTranslations()
"""Leaves messages as they are."""


def listed(items: Iterable[str], translations: NullTranslations = ENGLISH) -> str:
    """Return *items* in a row, with commas or what a language has for them."""
    return separator(translations).join(items)


def separator(translations: NullTranslations = ENGLISH) -> str:
    """Return what stands between the items of a list."""
    # Translators: between the items of a list, with the space after it where there is one.
    return translations.pgettext("between items", ", ")
