"""Synthetic collections of reviews: the same seed and size make the same files."""

from __future__ import annotations

import random
import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = 1500
"""Words of a review's prose, on the average."""
PASSAGES = 12
"""Passages of a review."""
VOCABULARY = 6000
"""Different words of all reviews together."""
REVIEWS_OF_AN_AUTHOR = 3
GUIDES = (
    "how-to-choose-a-title",
    "the-logline-formula",
    "how-to-write-a-synopsis",
    "what-is-alternative-history",
)
THEMES = ("complicity", "empire", "exile", "faith", "fate", "memory", "power", "race", "war")
STAGES = ("The River", "The Town", "The Crossing", "The Winter")
CONF = """extensions = ["myst_parser", "sphinx_design"{extensions}]
html_theme = "furo"
html_title = project = author = "Bench"
html_baseurl = "https://bench.example/"
myst_enable_extensions = ["attrs_inline", "colon_fence"]
html_show_copyright = False
"""
DIRECTIVE = re.compile(r"^:::\{[a-z-]+\}.*\n(?:.+\n)*?:::\n", re.MULTILINE)
TOCTREE = re.compile(r"^```\{toctree\}\n(?:.*\n)*?```\n", re.MULTILINE)


class Edition(NamedTuple):
    """How a collection is built."""

    name: str
    extensions: tuple[str, ...]
    """Besides the parser and sphinx-design."""
    marked: bool
    """Whether pages keep what ``blackout_ext`` understands: front matter, roles, directives."""
    toctrees: bool


OURS = Edition("ours", ("blackout_ext",), marked=True, toctrees=True)
PLAIN = Edition("plain furo", (), marked=False, toctrees=True)
NAVIGATION = Edition("navigation", ("blackout_ext.navigation",), marked=False, toctrees=True)
FLAT = Edition("flat limit", (), marked=False, toctrees=False)


def write_collection(folder: Path, size: int, edition: Edition) -> Path:
    """Write *size* reviews and what goes with them for an edition; return the source folder."""
    extensions = "".join(f', "{name}"' for name in edition.extensions)
    for name, text in sources(size):
        path = folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(edit(text, edition), encoding="utf-8")
    (folder / "conf.py").write_text(CONF.format(extensions=extensions), encoding="utf-8")
    return folder


def edit(text: str, edition: Edition) -> str:
    """Return a page as an edition has it."""
    if not edition.marked:
        text = DIRECTIVE.sub("", text.partition("\n---\n")[2] or text)
        text = text.replace("{blackout}", "").replace("`", "*")
        text = text.replace("***{toctree}", "```{toctree}").replace("\n***\n", "\n```\n")
    return text if edition.toctrees else TOCTREE.sub("", text)


def sources(size: int) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each page of a collection of *size* reviews."""
    chance = random.Random(size)  # noqa: S311 (no secret)
    writer = Writer(chance)
    toctree = "```{{toctree}}\n:glob:\n:maxdepth: 1\n{}\n```\n"
    latest = ":::{review-list} latest\n:limit: 6\n:::\n"
    shelf = "reviews/index\nguides/index\ncatalogue"
    yield "index", f"# Bench\n\n{latest}\n{toctree.format(shelf)}"
    yield "reviews/index", f"# Reviews\n\n{toctree.format('r*')}"
    yield "guides/index", f"# Guides\n\n{toctree.format('[h-w]*')}"
    yield "catalogue", "# Catalogue\n\n:::{catalogue}\n:::\n\n## When\n\n:::{timeline}\n:::\n"
    for name, collected in zip(GUIDES, ("titles", "loglines", "summaries", ""), strict=True):
        body = "\n\n".join(f"## {writer.title()}\n\n{writer.prose(400)}" for _ in range(4))
        end = f"\n## All\n\n:::{{collected}} {collected}\n:::\n" if collected else ""
        yield f"guides/{name}", f"# {writer.title()}\n\n{body}\n{end}"
    for number in range(size):
        yield f"reviews/r{number:04}", writer.review(number, size)


class Writer:
    """Writes pages in words of its own."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        syllables = [f"{c}{v}" for c in "bdfgklmnprstvz" for v in "aeiou"]
        self.words = [
            "".join(chance.choices(syllables, k=1 + n // 1200)) for n in range(VOCABULARY)
        ]
        # As in natural language the word of rank n is used as often as 1/n of the first
        # (Zipf's law).
        self.weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))

    def some(self, number: int) -> list[str]:
        """Return *number* words."""
        return self.chance.choices(self.words, cum_weights=self.weights, k=number)

    def title(self) -> str:
        """Return a title."""
        return " ".join(word.title() for word in self.chance.choices(self.words, k=3))

    def sentence(self, hidden: bool = False) -> str:
        """Return a sentence, with a passage or some emphasis in it."""
        part = f"{{blackout}}`{' '.join(self.some(7))}`" if hidden else f"*{self.some(1)[0]}*"
        return f"{' '.join(self.some(8))} {part}, {' '.join(self.some(9))}.".capitalize()

    def prose(self, words: int, passages: int = 0) -> str:
        """Return paragraphs of about *words* words, with passages at their ends."""
        sentences = [self.sentence() for _ in range(words // 18 - passages)]
        sentences += [self.sentence(hidden=True) for _ in range(passages)]
        return "\n\n".join("\n".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))

    def review(self, number: int, size: int) -> str:
        """Return a review, the record in its front matter and all sections below."""
        title, share = f"{self.title()} {number}", WORDS // 10
        neighbour = f"r{self.chance.randrange(size):04}"
        warning = "\n:::{spoiler-warning}\n:::\n"
        stages = "\n\n".join(
            f"### {stage}\n\n{self.prose(share, PASSAGES // 4)}" for stage in STAGES
        )
        return f"""---
{yaml.safe_dump(self.record(number, title, size), sort_keys=False).strip()}
---

# {title}

{self.prose(share)}

## Title

{self.prose(share)}

## Logline

> {self.sentence()}

## Plot Summary
{warning}
{stages}

## Analysis
{warning}
### The Alternate History of *{title}*

{self.prose(share)}

### Reality: {self.title()}

{self.prose(share)}

### Compared with Another

{self.prose(share)} [Another]({neighbour}.md) is better.

## My Verdict

{self.prose(share)}
"""

    def record(self, number: int, title: str, size: int) -> dict[str, object]:
        """Return the front matter of a review."""
        year = 1900 + self.chance.randrange(125)
        author = number % max(1, size // REVIEWS_OF_AN_AUTHOR)
        slots = ("setting", "protagonist", "problem", "antagonist", "conflict", "goal")
        return {
            "kind": "novel",
            "title": title,
            "authors": f"{self.words[author].title()} {self.words[-1 - author].title()}",
            "published": {"year": year, "publisher": self.words[self.chance.randrange(50)].title()},
            "setting": " ".join(self.some(4)),
            "divergence": {"year": year - 60, "what": self.sentence(), "basis": "stated"},
            "subgenre": ["alternative history"],
            "themes": self.chance.sample(THEMES, 3),
            "title_archetypes": ["concept"],
            "logline": {slot: " ".join(self.some(5)) for slot in slots},
            "rating": self.chance.randint(4, 10) / 2,
            "verdict": " ".join(self.some(14)),
            "reviewed": f"2026-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}",
        }
