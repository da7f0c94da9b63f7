"""Front matter of reviews, for tests that need all of it, or as little as there can be."""

from __future__ import annotations

import json
from typing import Any

FULL: dict[str, Any] = {
    "kind": "novel",
    "title": "The Weir",
    "authors": [{"name": "Ann Author", "sort": "Author, Ann"}, "Ben Byron"],
    "directors": [{"name": "Dee Director", "sort": "Director, Dee"}],
    "cast": [{"name": "Al Actor", "role": "The Miller"}],
    "published": {"year": 1968, "publisher": "Hart", "date": "1968-03-04"},
    "isbn": {"us": "9781400078776", "uk": "9780571258093"},
    "series": {"name": "Rivers", "position": 1.5},
    "setting": "A mill in 1968",
    "pages": 320,
    "minutes": 95,
    "language": "en",
    "divergence": {
        "year": "about 1824",
        "what": "The engines of Charles Babbage work.",
        "basis": "inferred",
    },
    "themes": ["power", "rivers"],
    "subgenre": ["steampunk"],
    "title_archetypes": ["place", "double meaning"],
    "stages": ["The Mill", "The Flood"],
    "logline": {
        "setting": "an England of engines",
        "protagonist": "a miller",
        "problem": "a flood",
        "antagonist": "the Crown",
        "conflict": "water against steam",
        "goal": "to keep the weir",
    },
    "awards": [{"name": "Hugo Award", "year": 1969, "result": "won"}],
    "adaptations": [
        {
            "title": "The Mill",
            "year": "1975-76",
            "kind": "series",
            "directors": [{"name": "Eve Editor", "sort": "Editor, Eve"}],
            "cast": [{"name": "Bo Actor", "role": "The Reeve"}],
            "review": "film",
        }
    ],
    "rating": 4.5,
    "verdict": "Slow, deep and cold.",
    "reviewer": "Rae Reviewer",
    "reviewed": "2026-11-01",
    "updated": "2026-11-24",
    "related": ["film"],
    "cover": "weir.png",
    "cover_alt": "A weir in flood",
    "url": "https://hart.example/weir",
}
"""Every key of the model, and of the records within it."""

MINIMAL: dict[str, Any] = {"kind": "novella", "title": "Less"}


def page(record: dict[str, Any], body: str = "", heading: str = "A page") -> str:
    """Return a page in MyST with a record as its front matter (YAML is a superset of JSON)."""
    front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in record.items())
    return f"---\n{front}---\n\n# {heading}\n\nAn opening.\n{body}"
