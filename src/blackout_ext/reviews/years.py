"""Years before and after the beginning of the Common Era, single or in a span.

A year is an ``int``: 1962 is 1962 CE, -44 is 44 BCE; there is no year 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .language import ENGLISH

if TYPE_CHECKING:
    from gettext import NullTranslations

YEAR = re.compile(
    r"(?:(?P<before>AD|CE)\s+)?(?P<minus>[-\N{MINUS SIGN}])?(?P<digits>\d{1,5})(?P<decade>s)?"
    r"(?:\s*(?P<after>BCE|BC|CE|AD))?",
    re.IGNORECASE,
)
ABOUT = re.compile(r"^(?:(?:about|around|circa|ca|c)\b|ca?\.)\.?\s*", re.IGNORECASE)
DASH = re.compile(r"\s*(?:-|\N{EN DASH}|\N{EM DASH}|\bto\b)\s*")
DECADE = 10
"""Years."""
MODERN = 1000
"""Year from which years have four digits, need no era, and may lose two digits."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """One or more years in a row."""

    first: int
    """First year; negative before the Common Era, never 0."""
    last: int
    """Last year, the same as the first for a single one."""
    is_about: bool = False
    """Whether the years are a guess."""

    def __str__(self) -> str:
        """Return the span in English."""
        return self.text()

    def text(self, translations: NullTranslations = ENGLISH) -> str:
        """Return the span as in text: ``1933``, ``about 1824``, ``44 BCE``, ``AD 535``.

        Args:
            translations: messages in the language of the text.
        """
        if self.first == self.last:
            years = year_as_text(self.first, translations)
        elif self.last < 0:
            both = between(str(-self.first), str(-self.last), translations)
            years = translations.gettext("%(year)s BCE") % {"year": both}
        elif self.first < 0:
            # Translators: the later of two years, of which the other is before the Common Era.
            last = translations.gettext("%(year)s CE") % {"year": self.last}
            years = between(year_as_text(self.first, translations), last, translations)
        else:
            years = between(str(self.first), str(self.last), translations)
        return (
            translations.gettext("about %(years)s") % {"years": years} if self.is_about else years
        )

    @property
    def century(self) -> int:
        """The century of the first year: 20 for 1901 to 2000, -1 for 100 to 1 BCE."""
        return century(self.first)

    @property
    def middle(self) -> float:
        """The middle of the span on a line without a gap, where 1 BCE is 0 (ISO 8601)."""
        return (astronomical(self.first) + astronomical(self.last)) / 2


def parse_span(value: int | str) -> Span:
    """Return the years that *value* names.

    Args:
        value: a year (``1962``, ``-44``), or text such as ``1942-43``, ``about 1824``,
            ``44 BCE``, ``AD 535``, ``1950s``, ``1939 to 1945``, ``49-44 BCE``.

    Raises:
        ValueError: no year can be read from it, it is 0, or the last comes before the first.
    """
    text = str(value).strip()
    is_about = bool(ABOUT.match(text))
    text = ABOUT.sub("", text)
    if match := YEAR.fullmatch(text):
        first, last = years_of(match)
        return Span(first, last, is_about)
    parts = DASH.split(text)
    if len(parts) == 2 and all(parts):  # noqa: PLR2004 (both ends)
        first, last = span_of(*parts)
        if last < first:
            msg = f"{text} ends before it begins"
            raise ValueError(msg)
        return Span(first, last, is_about)
    msg = "no year can be read from it: write 1962, 1942-43, about 1824, 1950s, 44 BCE or AD 535"
    raise ValueError(msg)


def span_of(start: str, end: str) -> tuple[int, int]:
    """Return first and last year of a span given by both ends.

    The last may be short (``1942-43``), and an era at the end is that of both.
    """
    one, other = YEAR.fullmatch(start), YEAR.fullmatch(end)
    if one is None or other is None:
        return years_of(one, start)[0], years_of(other, end)[1]
    first, last = years_of(one)[0], years_of(other)[1]
    has_era = one["after"] or one["before"] or one["minus"]
    if is_before(other) and not has_era:
        first = -abs(first)
    elif not is_before(one) and not is_before(other):
        short = len(other["digits"])
        if short < len(one["digits"]) and last < first:
            last += first - first % 10**short
            last += 10**short if last < first else 0
    return first, last


def years_of(match: re.Match[str] | None, text: str = "") -> tuple[int, int]:
    """Return first and last year of what :data:`YEAR` has matched: a year or a decade.

    Raises:
        ValueError: there is no match, or the year is 0.
    """
    if match is None:
        msg = f"{text!r} is no year"
        raise ValueError(msg)
    year = int(match["digits"])
    if year == 0:
        msg = "there is no year 0: 1 BCE comes before AD 1"
        raise ValueError(msg)
    if is_before(match):
        return -year, -year
    return year, year + DECADE - 1 if match["decade"] else year


def is_before(match: re.Match[str]) -> bool:
    """Tell whether a matched year is before the Common Era."""
    return bool(match["minus"]) or (match["after"] or "").upper() in {"BC", "BCE"}


def year_as_text(year: int, translations: NullTranslations = ENGLISH) -> str:
    """Return a year with its era where it needs one: before the year 1000."""
    if year < 0:
        # Translators: a year before the Common Era, or two with a dash between them.
        return translations.gettext("%(year)s BCE") % {"year": -year}
    if year >= MODERN:
        return str(year)
    # Translators: a year of the Common Era before the year 1000, as in AD 535.
    return translations.gettext("AD %(year)s") % {"year": year}


def decade_as_text(year: int, translations: NullTranslations = ENGLISH) -> str:
    """Return the ten years from *year* on: ``1950s``."""
    # Translators: the ten years that begin with a year: 1950s.
    return translations.gettext("%(year)ss") % {"year": year}


def between(first: str, last: str, translations: NullTranslations = ENGLISH) -> str:
    """Return years from *first* to *last*, both of them in writing."""
    # Translators: from one year to another, with a dash.
    return translations.gettext("%(first)s\N{EN DASH}%(last)s") % {"first": first, "last": last}


def century(year: int) -> int:
    """Return the century of *year*: 20 for 1901 to 2000, -1 for 100 to 1 BCE."""
    return (year - 1) // 100 + 1 if year > 0 else -((-year - 1) // 100 + 1)


def astronomical(year: int) -> int:
    """Return *year* on a line without a gap (ISO 8601): 1 BCE is 0, 2 BCE is -1."""
    return year if year > 0 else year + 1
