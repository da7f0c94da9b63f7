"""Settings, in ``[tool.blackout.check]`` of the nearest ``pyproject.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from blackout_ext.reviews.suggestions import suggestion

from .errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLE = "tool.blackout.check"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project asks for."""

    select: tuple[str, ...] = ("BLK",)
    """Codes, or beginnings of codes, of the rules that are applied."""
    ignore: tuple[str, ...] = ()
    """Codes, or beginnings of codes, of those that are not."""
    allow: tuple[str, ...] = ()
    """Phrases that may stand in the open."""
    logline_words: tuple[int, int] = (25, 35)
    """Fewest and most words of a logline."""
    review_words: tuple[int, int] | None = None
    """Fewest and most words of a review; ``None`` for as many as you like."""
    blackouts: int = 3
    """Fewest blackouts in a plot summary."""
    sections: tuple[str, ...] = ("title", "logline", "plot-summary", "analysis", "verdict")
    """Sections of the review of a text."""
    screen_sections: tuple[str, ...] = ("title", "logline", "plot-summary", "verdict")
    """Sections of the review of a film or series."""
    british: bool | None = None
    """Whether prose is in British spelling; ``None`` to go by the language of the project."""
    spelling: dict[str, str] = field(default_factory=dict)
    """Words and how they are to be spelt, besides the house list; a word that is to be spelt
    as it is, is no longer in the list."""

    def applies(self, code: str) -> bool:
        """Tell whether a rule is applied: the longest beginning of its code counts."""
        chosen = max((len(part) for part in self.select if code.startswith(part)), default=-1)
        left = max((len(part) for part in self.ignore if code.startswith(part)), default=-1)
        return chosen > left


def is_strings(value: Any) -> bool:
    """Tell whether *value* is a list of strings."""
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def is_range(value: Any) -> bool:
    """Tell whether *value* is two numbers, the smaller one first."""
    is_pair = isinstance(value, list) and list(map(type, value)) == [int, int]
    return is_pair and 0 <= value[0] <= value[1]


def is_words(value: Any) -> bool:
    """Tell whether *value* maps words to words."""
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


FORMS: dict[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(
        ("select", "ignore", "allow", "sections", "screen_sections"),
        (is_strings, 'a list of strings, such as ["BLK302"]'),
    ),
    **dict.fromkeys(("logline_words", "review_words"), (is_range, "two numbers, such as [25, 35]")),
    "blackouts": (lambda value: type(value) is int and value >= 0, "a number, 0 or more"),
    "british": (lambda value: isinstance(value, bool), "true or false"),
    "spelling": (is_words, 'a table of words, such as {program = "programme"}'),
}
"""What each setting has to be, in code and in words."""


def settings_near(folder: Path) -> Settings:
    """Return the settings for a folder.

    Raises:
        SettingsError: they cannot be read or used.
    """
    for parent in (folder, *folder.parents):
        file = parent / "pyproject.toml"
        if file.is_file():
            try:
                data = tomllib.loads(file.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                msg = f"{file}: cannot be read: {error}"
                raise SettingsError(msg) from error
            table: Any = data
            for key in TABLE.split("."):
                table = table.get(key, {}) if isinstance(table, dict) else {}
            if table:
                return settings_of(table, file)
    return Settings()


def settings_of(table: Any, file: Path) -> Settings:
    """Return the settings in a table.

    Raises:
        SettingsError: a setting is unknown or cannot be used.
    """
    from blackout_ext.reviews.sections import HEADINGS

    values: dict[str, Any] = {}
    known = [item.name.replace("_", "-") for item in fields(Settings)]
    for key, value in (table if isinstance(table, dict) else {"": table}).items():
        if key not in known:
            msg = (
                f"{file}: [{TABLE}] has no key {key!r}{suggestion(key, known)}. "
                f"Its keys are {', '.join(known)}."
            )
            raise SettingsError(msg)
        name = key.replace("-", "_")
        fits, words = FORMS[name]
        if not fits(value):
            msg = f"{file}: {key} in [{TABLE}] must be {words}"
            raise SettingsError(msg)
        if name.endswith("sections") and (strange := set(value) - HEADINGS.keys()):
            msg = (
                f"{file}: {key} in [{TABLE}] has no kinds {', '.join(sorted(strange))}. "
                f"There are {', '.join(HEADINGS)}."
            )
            raise SettingsError(msg)
        values[name] = tuple(value) if isinstance(value, list) else value
    return Settings(**values)
