"""What hides text in HTML: names of classes, styles, elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ELEMENTS = frozenset({"blackout", "details", "spoiler"})
ATTRIBUTES = frozenset({"data-blackout", "data-spoiler", "hidden"})
NAMES = ("blackout", "spoiler", "spoilers")
"""Names that hide, as classes and in marks."""

SHOWN = re.compile(
    r"^(?:tag|category|term|post|page|no|not|non|without)[-_]"
    r"|[-_]?(?:alert|button|btn|control|free|head|header|heading|icon|label|link|notice|title|"
    r"toggle|warning)s?$",
    re.IGNORECASE,
)
"""Names of classes about spoilers whose text is seen: buttons, warnings, what a tag is called."""

STYLE_RULE = re.compile(r"\.(?P<name>-?[A-Za-z_][\w-]*)\s*\{(?P<style>[^{}]*)\}")
STYLES = re.compile(r"<style\b[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\([^)]*\)|[a-z]+")
DARK = 0x40
"""Largest value of a component (0 to 255) of a colour on which black cannot be read."""
COMPONENTS = {"black": (0, 0, 0), "white": (255, 255, 255)}
UNSEEN_STYLES = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0*\.?0*(?:;|!|$)|font-size:0(?!\.?\d)"
    r"|filter:[^;]*blur\(|text-indent:-\d{3,}|color:transparent|(?:^|;)clip:rect\(0"
)
BLACK_CLASS = re.compile(r"has-(?P<colour>[\w-]+?)-(?P<what>background-color|color)$")
"""Colours as the block editor of WordPress names them."""


class Hiding:
    """Tells which elements hide what is in them."""

    def __init__(self, names: tuple[str, ...] = (), source: str = "") -> None:
        """Take more names that hide, and the style sheets in the HTML *source*."""
        words = "|".join(map(re.escape, (*NAMES, *names)))
        self.word = re.compile(rf"(?:^|[-_]|(?<=[a-z]))(?:{words})", re.IGNORECASE)
        self.names = {name.casefold() for name in names}
        self.classes = frozenset(
            rule["name"]
            for sheet in STYLES.findall(source)
            for rule in STYLE_RULE.finditer(sheet)
            if is_same_colour(declarations(rule["style"]))
        )

    def hides(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Tell whether an element hides its content."""
        if name in ELEMENTS or name in self.names:
            return True
        if any(self.is_hiding_class(token) for token in attributes.get("class", "").split()):
            return True
        if name in {"body", "html"}:  # Pages are often hidden until a script has run.
            return False
        return bool(ATTRIBUTES & attributes.keys()) or is_unseen(name, attributes)

    def is_hiding_class(self, name: str) -> bool:
        """Tell whether a class of this name hides."""
        if name in self.classes or name.casefold() in self.names:
            return True
        return bool(self.word.search(name)) and not SHOWN.search(name)


def is_unseen(name: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether the style of an element makes its text unreadable."""
    style = declarations(attributes.get("style", ""))
    if name == "font" and "color" in attributes:
        style.setdefault("color", attributes["color"].lower())
    if "bgcolor" in attributes:
        style.setdefault("background-color", attributes["bgcolor"].lower())
    for token in attributes.get("class", "").split():
        if match := BLACK_CLASS.match(token):
            style.setdefault(match["what"], match["colour"])
    text = ";".join(f"{key}:{value}" for key, value in style.items())
    return bool(UNSEEN_STYLES.search(text)) or is_same_colour(style, alone=True)


def declarations(style: str) -> dict[str, str]:
    """Return the declarations of a style, without spaces and in small letters."""
    found = {}
    for part in re.sub(r"/\*.*?\*/|!\s*important", "", style.lower(), flags=re.DOTALL).split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip()] = value.strip()
    return found


def is_same_colour(style: Mapping[str, str], *, alone: bool = False) -> bool:
    """Tell whether text and its background have one colour, or nearly so.

    Args:
        style: declarations.
        alone: whether to judge one of the two as well: pages have dark text on white.
    """
    front = colour(style.get("color", ""))
    back = colour(style.get("background-color", style.get("background", "")))
    if front and back:
        return front == back or (is_dark(front) and is_dark(back))
    if not alone:
        return False
    return is_dark(back) if back else front == COMPONENTS["white"]


def colour(value: str) -> tuple[int, ...] | str:
    """Return a colour as its components, or by its name; nothing where there is none."""
    match = COLOUR.search(value)
    if match is None or match[0] in {"none", "transparent", "inherit", "url", "initial", "unset"}:
        return ""
    text = match[0]
    if text.startswith("#"):
        digits = text[1:]
        pairs = [d * 2 for d in digits] if len(digits) <= 4 else re.findall("..", digits)  # noqa: PLR2004 (CSS)
        return tuple(int(pair, 16) for pair in pairs[:3])
    if text.startswith("rgb"):
        numbers = re.findall(r"(\d{1,9}(?:\.\d+)?)(%?)", text)[:3]
        return tuple(round(float(n) * (2.55 if percent else 1)) for n, percent in numbers)
    return COMPONENTS.get(text, text)


def is_dark(value: tuple[int, ...] | str) -> bool:
    """Tell whether black text cannot be read on this colour."""
    return isinstance(value, tuple) and all(component <= DARK for component in value)
