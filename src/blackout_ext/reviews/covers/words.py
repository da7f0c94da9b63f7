"""What is said on a cover: titles, names and years, as characters that can be set."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from ..language import ENGLISH, listed
from ..years import DECADE, MODERN, between, decade_as_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from gettext import NullTranslations

    from ..fields import Person
    from ..model import Review
    from ..years import Span

LONGEST = 140
"""Characters of a title that are set; the rest becomes an ellipsis."""
NAMED = 3
"""Names on a cover; more are counted."""
ROOM = 64
"""Characters of names that can stand in a list on a cover."""
CENTURY = 100
"""Years."""
UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn"})
"""Categories of Unicode without a letter to draw: controls, surrogates and the unassigned."""
FORMATS = frozenset(
    "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Hints on where to break lines and how text runs: it is we who set it, a line at a time."""


def cleaned(text: str) -> str:
    """Return *text* composed (NFC), on one line, without characters that cannot be seen.

    Those would be errors in XML too (XML 1.0, section 2.2).
    """
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    kept = "".join(
        character
        for character in text
        if character not in FORMATS and unicodedata.category(character) not in UNSEEN
    )
    return " ".join(kept.split())


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return *text*, cut between two words where it is longer than *longest* characters."""
    if len(text) <= longest:
        return text
    cut = text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.-\N{EN DASH}\N{EM DASH}")
    return cut + "\N{HORIZONTAL ELLIPSIS}"


def names(people: Sequence[Person], translations: NullTranslations = ENGLISH) -> list[str]:
    """Return the lines that name *people*: each on one, or the first few and how many more."""
    clean = [shortened(name, ROOM) for person in people if (name := cleaned(person.name))]
    if len(clean) <= NAMED:
        return clean
    named = NAMED
    while named > 1 and len(listed(clean[:named], translations)) > ROOM:
        named -= 1
    return [listed(clean[:named], translations), others(len(clean) - named, translations)]


def others(count: int, translations: NullTranslations) -> str:
    """Return how many people are not named."""
    # Translators: after the names of some authors, how many more there are.
    message = translations.ngettext("and %(count)s other", "and %(count)s others", count)
    return message % {"count": count}


def byline(people: Sequence[Person], translations: NullTranslations = ENGLISH) -> str:
    """Return *people* in a sentence: ``A``, ``A and B``, ``A, B, C and 3 others``."""
    clean = [name for person in people if (name := cleaned(person.name))]
    if len(clean) > NAMED:
        rest = others(len(clean) - NAMED, translations)
        return f"{listed(clean[:NAMED], translations)} {rest}"
    *firsts, last = clean or [""]
    if not firsts:
        return last
    # Translators: the names of two or three authors, the last of them apart.
    message = translations.gettext("%(names)s and %(last)s")
    return message % {"names": listed(firsts, translations), "last": last}


def alternative(review: Review, translations: NullTranslations = ENGLISH) -> str:
    """Return the text alternative of a cover, such as ``Cover: Pavane, Keith Roberts``."""
    parts = filter(None, [cleaned(review.title), byline(review.makers, translations)])
    # Translators: describes the picture of a cover: title and authors of a book.
    return translations.gettext("Cover: %(work)s") % {"work": listed(parts, translations)}


def year_label(span: Span | None, translations: NullTranslations = ENGLISH) -> str:
    """Return years as short as they may stand on a cover, or nothing.

    So ``1933``, ``c. 1824``, ``1942-43`` with a dash, and ``1950s`` for all ten years.
    """
    if span is None:
        return ""
    first, last = span.first, span.last
    if first < MODERN or first == last:
        years = replace(span, is_about=False).text(translations)
    elif first % DECADE == 0 and last == first + DECADE - 1:
        years = decade_as_text(first, translations)
    elif first // CENTURY == last // CENTURY:
        years = between(str(first), f"{last % CENTURY:02}", translations)
    else:
        years = between(str(first), str(last), translations)
    # Translators: about a year, as short as can be, for the picture of a cover: c. 1824.
    return translations.gettext("c. %(years)s") % {"years": years} if span.is_about else years


def is_rtl(text: str) -> bool:
    """Tell whether *text* runs from right to left, by its first letter (UAX #9, rule P2)."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


def is_wide(character: str) -> bool:
    """Tell whether *character* is as wide as it is high (UAX #11), as those of Chinese."""
    return unicodedata.east_asian_width(character) in {"W", "F"}


def breaks_anywhere(character: str) -> bool:
    """Tell whether lines may break beside *character* without a space: between ideographs."""
    return is_wide(character) and unicodedata.category(character) in {"Lo", "Lm", "Po", "Ps", "Pe"}
