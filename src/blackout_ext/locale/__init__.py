"""Message catalogues: every string that readers see, in their language.

``LANGUAGE/LC_MESSAGES/blackout.po`` (GNU gettext), compiled to ``.mo`` beside it, both
made from ``blackout.pot`` by ``nox -s messages``.

``sphinx.locale.get_translation`` knows one kind of message, text for text.  Here are the
others, and what else depends on the language.  Modules that know nothing of Sphinx are given
:func:`translations`, an object of the standard library, and call its methods.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from sphinx.locale import get_translator

if TYPE_CHECKING:
    from gettext import NullTranslations

CATALOGUE = "blackout"
"""Name of the catalogue, as ``sphinx.locale.get_translation`` takes it."""
CATALOGUES = Path(__file__).parent
"""Folder of the catalogues."""


def translations() -> NullTranslations:
    """Return the messages in the language of the book being built; English for want of others."""
    return get_translator(CATALOGUE)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the message for *count* things; English has one for 1, and one for more."""
    return translations().ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """Return a message that means something else in another *context*."""
    return translations().pgettext(context, message)


def decimal(number: float) -> str:
    """Return a number as it is written in the language of the messages: ``4.5`` or ``4,5``."""
    return decimal_in(translations().info().get("language") or "en", number)


@functools.cache
def decimal_in(locale: str, number: float) -> str:
    """Return a number as it is written in a language: ratings, of which there are ten."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale)


@functools.cache
def direction(language: str) -> str:
    """Return the direction of text in a language, ``ltr`` or ``rtl``.

    Args:
        language: as in ``language`` of ``conf.py``, such as ``pt_BR``; or a BCP 47 tag.
    """
    try:
        return Locale.parse(language.replace("-", "_")).text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"
