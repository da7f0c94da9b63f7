"""What is said on a cover: titles, names and years, as characters that can be set."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..fields import Person
    from ..model import Review
    from ..years import Span

LONGEST = 140
"""Characters of a title that are set; the rest becomes an ellipsis."""
NAMED = 3
"""Names on a cover; more are counted."""
ROOM = 64
"""Characters of names that can stand in a list on a cover."""
MODERN = 1000
"""Year from which years have four digits, and may lose two."""
DASH = "\N{EN DASH}"
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
    text = unicodedata.normalize("NFC", " ".join(text.split()))
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


def names(people: Sequence[Person]) -> list[str]:
    """Return the lines that name *people*: each on one, or the first few and how many more."""
    clean = [shortened(name, ROOM) for person in people if (name := cleaned(person.name))]
    if len(clean) <= NAMED:
        return clean
    named = NAMED
    while named > 1 and len(", ".join(clean[:named])) > ROOM:
        named -= 1
    return [", ".join(clean[:named]), f"and {others(len(clean) - named)}"]


def others(count: int) -> str:
    """Return how many people are not named."""
    return "1 other" if count == 1 else f"{count} others"


def byline(people: Sequence[Person]) -> str:
    """Return *people* in a sentence: ``A``, ``A and B``, ``A, B, C and 3 others``."""
    clean = [name for person in people if (name := cleaned(person.name))]
    if len(clean) > NAMED:
        clean = [*clean[:NAMED], others(len(clean) - NAMED)]
    *firsts, last = clean or [""]
    return f"{', '.join(firsts)} and {last}" if firsts else last


def alternative(review: Review) -> str:
    """Return the text alternative of a cover, such as ``Cover: Pavane, Keith Roberts``."""
    return ", ".join(filter(None, [f"Cover: {cleaned(review.title)}", byline(review.makers)]))


def year_label(span: Span | None) -> str:
    """Return years as short as they may stand on a cover, or nothing.

    So ``1933``, ``c. 1824``, ``1942-43`` with a dash, and ``1950s`` for all ten years.
    """
    if span is None:
        return ""
    text = str(span).replace("about ", "c. ")
    first, last = span.first, span.last
    if first < MODERN or first == last:
        return text
    if first % 10 == 0 and last == first + 9:
        return text.split(DASH, 1)[0] + "s"
    return text.replace(f"{DASH}{first // 100}", DASH) if first // 100 == last // 100 else text


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
