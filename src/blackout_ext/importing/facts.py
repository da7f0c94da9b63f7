"""What the source says of the work and of the review: nothing here is guessed."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from .blocks import Kind, Paragraph

if TYPE_CHECKING:
    from .blocks import Block

FIELDS = {
    "title": "title", "author": "authors", "authors": "authors", "written by": "authors",
    "published": "year", "first published": "year", "publication year": "year", "year": "year",
    "publisher": "publisher", "isbn": "isbn", "isbn-10": "isbn", "isbn-13": "isbn",
    "pages": "pages", "reviewed by": "reviewer", "reviewer": "reviewer", "date": "reviewed",
    "posted": "reviewed", "reviewed": "reviewed", "tags": "tags", "keywords": "tags",
    "category": "categories", "categories": "categories",
}  # fmt: skip
"""What stands behind a label."""
LABEL = re.compile(
    rf"^\s*(?P<label>{'|'.join(FIELDS)})\s*:\s*(?P<value>\S.{{0,200}})$", re.IGNORECASE
)
"""A line such as ``Author: Kazuo Ishiguro``."""
POSTED = re.compile(
    r"^posted (?:on |at )?(?P<date>.{6,40}?)(?:,? by (?P<name>.{2,60}))?\.?$", re.IGNORECASE
)
REVIEW = re.compile(
    r"^(?:(?:book|film|movie|novel)\s+)?review\s*(?:of\b|[:\N{EN DASH}\N{EM DASH}-])\s*"
    r"|\s*[:|\N{EN DASH}\N{EM DASH}-]\s*(?:a |my )?(?:(?:book|film|movie|novel)\s+)?review$"
    r"|\s+(?:book|film|movie|novel)\s+review$",
    re.IGNORECASE,
)
"""What a headline says besides the title of the work."""
BY = re.compile(
    r"^(?P<title>.+?),? by (?P<authors>[^()]{3,80}?)(?:\s*\((?P<year>1[5-9]\d\d|20\d\d)\))?$"
)
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
QUOTED = re.compile(
    r"^[\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}](?P<title>.+)"
    r"[\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]$"
)
DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%B %d %Y", "%d %b %Y", "%b %d %Y", "%d.%m.%Y")
HEAD = 12
"""Blocks at the beginning among which facts are looked for."""
LONGEST_TITLE = 120
"""Characters."""
NEEDED = ("kind", "authors", "published")
"""Fields that a review should have and that a source may lack."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What goes into the front matter."""

    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    publisher: str = ""
    isbn: str = ""
    pages: int | None = None
    reviewer: str = ""
    reviewed: dt.date | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    def over(self, other: Facts) -> Facts:
        """Return these facts, those that are missing from *other*."""
        values = {name: getattr(self, name) or getattr(other, name) for name in self.__slots__}
        return Facts(**values)


@dataclass(frozen=True, slots=True)
class Told:
    """What the beginning of a review has told."""

    facts: Facts
    blocks: tuple[Block, ...] = field(default=())
    """The blocks that remain."""


def front_matter(facts: Facts, kind: str | None) -> str:
    """Return the front matter of a page.

    Args:
        facts: what is known.
        kind: what the work is; empty where nobody has said it of a review, ``None`` for a
            page that is none.
    """
    data: dict[str, Any] = {} if kind is None else {"kind": kind}
    data |= {"title": facts.title, "authors": one_or_all(facts.authors)}
    published = {"year": facts.year, "publisher": facts.publisher}
    published = {key: value for key, value in published.items() if value}
    data["published"] = facts.year if list(published) == ["year"] else published
    data |= {"isbn": facts.isbn, "pages": facts.pages, "reviewer": facts.reviewer}
    data |= {"reviewed": facts.reviewed, "tags": list(facts.tags)}
    data["categories"] = list(facts.categories)
    kept = {key: value for key, value in data.items() if value or key == "kind"}
    if kept.get("published") == {"publisher": facts.publisher}:
        del kept["published"]  # There is no publication without a year.
    lines = (
        yaml.safe_dump(
            {key: value}, allow_unicode=True, width=10**6,
            default_flow_style=None if isinstance(value, dict | list) else False,
        )
        for key, value in kept.items()
    )  # fmt: skip
    return f"---\n{''.join(lines)}---\n\n" if kept else ""


def one_or_all(names: tuple[str, ...]) -> str | list[str]:
    """Return the only name, or a list of all."""
    return names[0] if len(names) == 1 else list(names)


def missing(facts: Facts, kind: str | None) -> list[str]:
    """Return the fields that whoever edits the review has to fill in."""
    known = {"kind": kind, "authors": facts.authors, "published": facts.year}
    needed = [*([] if facts.title else ["title"]), *NEEDED]
    return [name for name in needed if not known.get(name)]


def of_headline(headline: str, title: str = "") -> Facts:
    """Return what a headline says: ``Review: “TITLE” by AUTHOR (YEAR)``.

    Args:
        headline: the headline.
        title: title of the work, where something else has told it.
    """
    text = " ".join(headline.split())
    for _once in range(2):  # Before and behind.
        text = REVIEW.sub("", text, count=1).strip() or text
    match = BY.match(text)
    if match:
        quoted = QUOTED.match(match["title"])
        is_told = match["title"].casefold() == title.casefold()
        if quoted or is_told or match["year"]:
            return Facts(
                title=quoted["title"] if quoted else match["title"],
                authors=names_in(match["authors"]),
                year=int(match["year"]) if match["year"] else None,
            )
    quoted = QUOTED.match(text)
    return Facts(title=title or (quoted["title"] if quoted else text))


def told(blocks: tuple[Block, ...]) -> Told:
    """Take lines such as ``Author: NAME`` from the beginning of a review."""
    facts = Facts()
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        found = labelled(block) if index < HEAD else None
        if found is None:
            kept.append(block)
        else:
            facts = facts.over(found)
    return Told(facts, tuple(kept))


def labelled(block: Block) -> Facts | None:
    """Return what a paragraph says that holds nothing else, if all of it is open."""
    if not isinstance(block, Paragraph) or any(run.group for run in block.runs):
        return None
    lines = "".join("\n" if run.kind is Kind.BREAK else run.text for run in block.runs)
    facts = Facts()
    for line in lines.split("\n"):
        if match := LABEL.match(line):
            found = of_label(match["label"].lower(), match["value"].strip())
        elif (match := POSTED.match(line)) and (day := day_in(match["date"])):
            found = Facts(reviewer=match["name"] or "", reviewed=day)
        else:
            return None
        if found is None:
            return None
        facts = facts.over(found)
    return facts


def of_label(label: str, value: str) -> Facts | None:
    """Return the fact behind a label, or ``None`` if it cannot be read."""
    field = FIELDS[label]
    found: Any = value
    if field == "authors":
        found = names_in(value)
    elif field == "year":
        match = YEAR.search(value)
        found = int(match[0]) if match else None
    elif field == "pages":
        found = int(value) if value.isdecimal() else None
    elif field == "reviewed":
        found = day_in(value)
    elif field in {"tags", "categories"}:
        found = tuple(part.strip() for part in value.split(",") if part.strip())
    return Facts(**{field: found}) if found else None


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in ``A, B and C``."""
    return tuple(
        part.strip() for part in re.split(r"\s*(?:[;,&]|\band\b)\s*", text) if part.strip()
    )


def day_in(text: str) -> dt.date | None:
    """Return the day that *text* names, in English or in figures."""
    words = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text.strip())
    words = " ".join(words.replace(",", " ").split()).partition("T")[0]
    for form in DAYS:
        try:
            return dt.datetime.strptime(words, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    return None


def is_title(block: Paragraph) -> bool:
    """Tell whether a paragraph at the beginning can be the title of the page."""
    text = "".join(run.text for run in block.runs)
    is_open = not any(run.group for run in block.runs)
    return is_open and len(text) <= LONGEST_TITLE and text[-1:] not in ".:,;\N{HORIZONTAL ELLIPSIS}"
