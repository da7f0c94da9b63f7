"""An invented shelf of reviews, with the edges that lists of them have to get round."""

from __future__ import annotations

MARKUP = "<img src=x onerror=alert(1)>\"'&amp;"
"""Text that must come out as it went in."""
QUOTED = (
    "\N{LEFT DOUBLE QUOTATION MARK}Don\N{RIGHT SINGLE QUOTATION MARK}t Look"
    "\N{RIGHT DOUBLE QUOTATION MARK}"
)

RECORDS = {
    "ides": """\
kind: play
title: The Ides
authors: Ann Zephyr
published: -44
divergence: {year: 44 BCE, what: Caesar stays at home.}
themes: [power]
title_archetypes: [date, allusion]
rating: 3
reviewed: 2025-12-31
""",
    "weir": """\
kind: novel
title: A Weir
authors: Ann Author; Ben Byron
published: {year: 1968, publisher: Hart}
divergence: {year: about 1824, what: The engines work.}
themes: [power, rivers]
title_archetypes: [place]
subgenre: [steampunk]
awards: [{name: Lock Prize, year: 1969, result: won}]
rating: 4.5
verdict: Slow, deep and cold.
reviewed: 2026-11-01
""",
    "mill": """\
kind: novel
title: An Old Mill
authors: Ann Author
published: 1962
divergence: {year: 1942-43, what: The dam holds.}
themes: [rivers]
title_archetypes: place
awards: [{name: Lock Prize, year: 1963, result: shortlisted}]
rating: 4
reviewed: 2026-10-01
""",
    "mill-film": """\
kind: film
title: The Old Mill
directors: Zoë Åström
published: 1971
divergence: {year: 1942, what: The dam holds.}
themes: [rivers]
title_archetypes: place
rating: 2.5
reviewed: 2026-10-02
""",
    "zebra": """\
kind: story
title: Zebra
authors: {name: Ursula de la Mare, sort: "de la Mare, Ursula"}
published: 2001
themes: [animals]
""",
    "eclair": """\
kind: novella
title: Éclair
authors: Émile Bernard
published: 1899
divergence: {year: 1789, what: The king keeps his head.}
themes: [revolution]
rating: 5
reviewed: 2026-01-15
""",
    "quoted": f"""\
kind: comic
title: "{QUOTED}"
authors: Carl Quill
published: 2005
divergence: {{year: 535, what: The sky clears.}}
themes: [silence, power]
subgenre: [horror]
rating: 1
reviewed: 2026-03-03
""",
    "unread": """\
kind: game
title: Untold
""",
    "series": """\
kind: series
title: Signals
directors: Dora Quill
published: 2014
divergence: {year: 1950s, what: The radio answers.}
themes: [silence]
awards: [{name: Mast Award, year: 2015, result: won}]
rating: 4
reviewed: 2026-10-03
""",
    "markup": f"""\
kind: collection
title: >-
  {MARKUP} title
authors: ['{MARKUP.replace("'", "''")} author']
published: 1999
divergence: {{year: 1900, what: '{MARKUP.replace("'", "''")} what'}}
themes: ['{MARKUP.replace("'", "''")} theme']
subgenre: ['{MARKUP.replace("'", "''")} genre']
awards: [{{name: '{MARKUP.replace("'", "''")} prize', year: 2000, result: won}}]
verdict: '{MARKUP.replace("'", "''")} verdict'
rating: 1.5
reviewed: 2026-02-02
""",
    "long": """\
kind: novel
title: The Extraordinarily Long and Winding Title of a Book That Nobody Could Remember
authors: Bartholomew Featherstonehaugh-Cholmondeley; Wilhelmina Vandersloot; Xu Li
published: 1836
divergence: {year: 1812-1815, what: The road is open.}
themes: [memory, roads, bureaucracy, the weather, what might have been]
subgenre: [alternative history, satire]
rating: 3.5
reviewed: 2026-06-06
""",
    "weir-again": """\
kind: novel
title: Weir, Again
authors: Ben Byron
published: 1969
divergence: {year: 1824, what: The engines stop.}
themes: [rivers]
title_archetypes: place
rating: 4.5
reviewed: 2026-11-02
""",
}
"""Front matter by the name of the review."""

TITLES = [
    QUOTED,
    "\N{LATIN CAPITAL LETTER E WITH ACUTE}clair",
    "The Extraordinarily Long and Winding Title of a Book That Nobody Could Remember",
    "The Ides",
    f"{MARKUP} title",
    "An Old Mill",
    "The Old Mill",
    "Signals",
    "Untold",
    "A Weir",
    "Weir, Again",
    "Zebra",
]
"""Titles, in order."""


def source(name: str) -> str:
    """Return the page of a review."""
    return f"---\n{RECORDS[name]}---\n# The review\n\nIt opens. {{blackout}}`canary of {name}`\n"


def shelf() -> dict[str, str]:
    """Return a book of these reviews, with a catalogue, by file."""
    return {
        "index.md": (
            "# Shelf\n\n:::{review-list} latest\n:heading:\n:::\n\n"
            "```{toctree}\n:glob:\n*\nreviews/*\n```\n"
        ),
        "catalogue.md": "---\nhide-toc: true\n---\n# Catalogue\n\n:::{catalogue}\n:::\n",
        "plain.md": "# Plain\n\nNothing of reviews.\n",
        **{f"reviews/{name}.md": source(name) for name in RECORDS},
    }
