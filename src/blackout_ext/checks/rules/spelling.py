"""British spelling, by a house list."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from blackout_ext.checks.finding import Fix, Found, Place
from blackout_ext.checks.inline import CONTAINERS, Kind
from blackout_ext.checks.registry import Scope, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from blackout_ext.checks.inline import Mark
    from blackout_ext.checks.page import Block, Page
    from blackout_ext.checks.settings import Settings

EMPHASIS = re.compile(r"(?<![\w*])\*(?![\s*])[^*\n]+?\*(?!\w)|(?<!\w)_(?![\s_])[^_\n]+?_(?!\w)")
"""Emphasis: mostly titles, and words that are talked about."""
BEGINNING = re.compile(r"(?:^|[.!?…:]['\"’”)\]]*\s)[\s\"'“‘(\[*_#>-]*$")
"""What stands before the first word of a sentence."""
OR = {
    "behavior": "behaviour", "color": "colour", "discolor": "discolour", "favor": "favour",
    "flavor": "flavour", "harbor": "harbour", "honor": "honour", "humor": "humour",
    "labor": "labour", "neighbor": "neighbour", "rumor": "rumour", "armor": "armour",
    "parlor": "parlour", "savior": "saviour", "endeavor": "endeavour", "splendor": "splendour",
    "fervor": "fervour", "rancor": "rancour", "vapor": "vapour", "odor": "odour",
    "candor": "candour", "clamor": "clamour", "valor": "valour", "vigor": "vigour",
    "gray": "grey", "plow": "plough", "mustache": "moustache", "maneuver": "manoeuvre",
}  # fmt: skip
"""Stems that take these endings as they are."""
OR_ENDINGS = ("", "s", "ed", "ing", "er", "ers", "ful", "less", "able", "ite", "ites", "ly",
              "hood", "hoods", "ish", "ist", "ists", "y")  # fmt: skip
IZE = (
    "agon", "apolog", "author", "capital", "central", "character", "civil", "colon", "critic",
    "crystall", "dramat", "emphas", "fictional", "final", "general", "harmon", "hypnot",
    "ideal", "immortal", "italic", "legal", "memor", "minim", "mobil", "modern", "national",
    "normal", "organ", "patron", "penal", "popular", "rational", "real", "recogn", "reorgan",
    "romantic", "scandal", "scrutin", "special", "symbol", "sympath", "terror", "util",
    "victim", "visual",
)  # fmt: skip
"""Stems of verbs in *-ize*; the house writes *-ise*."""
IZE_ENDINGS = ("e", "es", "ed", "ing", "er", "ers", "ation", "ations")
DOUBLED = ("travel", "cancel", "counsel", "label", "level", "model", "quarrel", "signal",
           "rival", "marvel", "shovel", "fuel", "duel")  # fmt: skip
"""Verbs that double their last letter."""
DOUBLED_ENDINGS = ("ed", "ing", "er", "ers", "or", "ors", "ous")
OTHERS = {
    "aluminum": "aluminium", "analyze": "analyse", "analyzed": "analysed",
    "analyzes": "analyses", "analyzing": "analysing", "paralyze": "paralyse",
    "paralyzed": "paralysed", "catalog": "catalogue", "catalogs": "catalogues",
    "center": "centre", "centers": "centres", "centered": "centred", "defense": "defence",
    "defenseless": "defenceless", "enroll": "enrol", "enrollment": "enrolment",
    "fulfill": "fulfil", "fulfillment": "fulfilment", "grayer": "greyer",
    "jewelry": "jewellery", "offense": "offence", "offenses": "offences",
    "pajamas": "pyjamas", "pretense": "pretence", "pretenses": "pretences",
    "skeptic": "sceptic", "skeptical": "sceptical", "skepticism": "scepticism",
    "skeptics": "sceptics", "skillful": "skilful", "skillfully": "skilfully",
    "somber": "sombre", "specter": "spectre", "specters": "spectres", "theater": "theatre",
    "theaters": "theatres", "willful": "wilful", "woolen": "woollen", "woolens": "woollens",
}  # fmt: skip


def house_list() -> dict[str, str]:
    """Return the house list: words as they should not be spelt, and as they should be."""
    found = dict(OTHERS)
    for wrong, right in OR.items():
        found |= {wrong + ending: right + ending for ending in OR_ENDINGS}
    for stem in IZE:
        found |= {f"{stem}iz{ending}": f"{stem}is{ending}" for ending in IZE_ENDINGS}
    for verb in DOUBLED:
        found |= {f"{verb}{ending}": f"{verb}{verb[-1]}{ending}" for ending in DOUBLED_ENDINGS}
    return found


@lru_cache(maxsize=8)
def corrections(own: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return the house list with what a project has added to it or taken from it."""
    found = house_list() | {wrong.lower(): right for wrong, right in own}
    return {wrong: right for wrong, right in found.items() if wrong != right.lower()}


def is_british(page: Page, settings: Settings) -> bool:
    """Tell whether the prose of a page is in British spelling."""
    if settings.british is not None:
        return settings.british
    language, _mark, country = page.language.replace("_", "-").partition("-")
    return language == "en" and country.upper() not in {"", "US"}


@rule(
    "BLK701", "american-spelling",
    "A word is spelt the American way.",
    "The house writes British English.",
    Scope.PAGE,
)  # fmt: skip
def check_spelling(page: Page, settings: Settings) -> Iterator[Found]:
    """Find words of the house list in prose; names and titles keep their spelling."""
    if not is_british(page, settings):
        return
    known = corrections(tuple(sorted(settings.spelling.items())))
    for block in page.blocks:
        if block.is_prose:
            yield from misspelt(block, known)


WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def misspelt(block: Block, known: Mapping[str, str]) -> Iterator[Found]:
    """Find words that are in a list."""
    lower = block.text.lower()
    if not any(part in known for part in re.findall(r"[^\W\d_]+", lower)):
        return
    text = EMPHASIS.sub(blank, blanked(block.text, block.marks))
    for match in re.finditer(r"[^\W\d_]+", text):
        word = match[0]
        right = known.get(word.lower())
        if right is None:
            continue
        if word[0].isupper():
            # A name keeps its spelling: the Kennedy Center, Pearl Harbor.
            if not (word.isupper() and len(word) > 1) and not BEGINNING.search(
                text[: match.start()]
            ):
                continue
            right = right.upper() if word.isupper() else right[:1].upper() + right[1:]
        start = block.place(match.start())
        yield Found(
            start,
            f"“{word}” is spelt “{right}” here.",
            (word, right),
            fix=Fix(start, Place(start.line, start.column + len(word)), right),
        )


def blanked(text: str, marks: Iterable[Mark]) -> str:
    """Return *text* with blanks for all that is not prose: code, addresses, names, tags."""
    for mark in marks:
        keep = mark.kind in {Kind.LINK, Kind.SPAN} or mark.is_passage
        if mark.kind in CONTAINERS and keep:
            start, end = mark.inner
            inner = blanked(text[:end], mark.children)[start:end]
            text = (
                text[: mark.start] + " " * (start - mark.start) + inner
                + " " * (mark.end - end) + text[mark.end :]
            )  # fmt: skip
        else:
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def blank(match: re.Match[str]) -> str:
    """Return blanks for what was matched."""
    return " " * len(match[0])
