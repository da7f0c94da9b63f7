"""Whatever stands in front matter comes out as text: escaped, or refused."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from pydantic import BaseModel

from blackout_ext.reviews.model import Review
from blackout_ext.reviews.validation import values_of
from tests.conftest import CONF as BASE_CONF
from tests.conftest import Project
from tests.reviews.records import FULL, page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Step = str | int
"""Part of a path in a record."""

CONF = """\
extensions += ["want_to_read", "feedback"]
html_baseurl = "https://book.example/"
project = "Shelf"
copyright = "us"
version = "1"
"""
LISTS = "".join(
    f":::{directive}\n:::\n\n"
    for directive in (
        "{catalogue}", "{timeline}", "{review-list} latest", "{review-list} best",
        "{collected} titles", "{collected} loglines", "{collected} summaries",
        "{collected} divergences",
    )
)  # fmt: skip
BODY = """
## Title

Words.

## Logline

> Words.

## Plot Summary

### A stage

Words.

:::{want-to-read}
:::

:::{feedback}
:::
"""
GUIDE = "---\nguide: {name: titles, explains: title}\n---\n\n# Titles\n\n{review}`novel`\n"
BUILDERS = ("html", "dirhtml", "singlehtml", "epub")
MARKUP = frozenset({".html", ".xhtml", ".svg", ".xml", ".opf", ".ncx"})
MARK = re.compile(r"xss(?:_\w+)?")
ATTACKS = {
    "markup": "{mark}<script>{mark}()</script>\"'><img src=x onerror={mark}()><b title='{mark}'>",
    "address": "javascript:{mark}()",
}


def text_fields(record: dict[str, Any]) -> dict[tuple[Step, ...], str]:
    """Return all text in *record* that is not one of a few words, with a mark for each."""
    values = values_of(Review.model_validate(record), ())
    return {
        path: "xss_" + "_".join(map(str, path))
        for path, value in values
        if isinstance(value, str) and not isinstance(value, Enum)
    }


def replaced(value: Any, path: tuple[Step, ...], text: str) -> Any:
    """Return a copy of *value* with *text* at *path*; names of people may stand for records."""
    if not path:
        return text
    step, *rest = path
    if isinstance(value, str):
        return text if step == "name" else value
    items: Any = dict(value) if isinstance(value, dict) else list(value)
    items[step] = replaced(items[step], tuple(rest), text)
    return items


FIELDS = text_fields(FULL)
REFUSED = {"isbn", "language", "url"}
"""Keys whose values have a form."""
ELSEWHERE = {
    "xss_related_0", "xss_sources_0", "xss_adaptations_0_review", "xss_cover",
    "xss_authors_0_sort", "xss_authors_1_sort", "xss_directors_0_sort",
    "xss_adaptations_0_directors_0_name", "xss_adaptations_0_directors_0_sort",
    "xss_adaptations_0_cast_0_name", "xss_adaptations_0_cast_0_role",
}  # fmt: skip
"""What no page shows: names of reviews that there are none of, paths, keys for sorting, sources."""


@dataclass
class Findings:
    """What was found in an output, by mark."""

    run: dict[str, str] = field(default_factory=dict)
    """Where something would run, or lead to something that would."""
    shown: set[str] = field(default_factory=set)
    """Marks in text, and in what stands for a picture."""

    def note(self, text: str, where: str) -> None:
        """Note that the marks in *text* would run."""
        self.run.update(dict.fromkeys(MARK.findall(text), where))


def inspect(path: Path, found: Findings) -> None:
    """Look for marks in a file."""
    source = path.read_text(encoding="utf-8")
    if not MARK.search(source):
        return
    is_xml = path.suffix in {".xml", ".opf", ".ncx"}
    soup = BeautifulSoup(source, "xml" if is_xml else "html.parser")
    found.shown.update(MARK.findall(soup.get_text(" ")))
    for tag in soup.find_all():
        where = f"{path.name}: <{tag.name}>"
        if tag.name == "script" and tag.get("type") == "application/ld+json":
            # Data: nothing runs, as long as it ends where it should.
            json.loads(tag.get_text())
        elif tag.name == "script":
            found.note(tag.get_text(), where)
        for name, value in tag.attrs.items():
            text = " ".join(value) if isinstance(value, list) else str(value)
            found.note(name, where)
            if name == "alt":
                found.shown.update(MARK.findall(text))
            is_address = name.rpartition(":")[2] in {"href", "src", "action", "data"} or (
                # Elsewhere the content of a meta element is text.
                name == "content" and "http-equiv" in tag.attrs
            )
            is_harmful = re.match(r"\s*(?:javascript|data|vbscript):", text, re.IGNORECASE)
            if name.startswith("on") or (is_address and is_harmful):
                found.note(f"{name} {text}", where)


@pytest.fixture(scope="module", params=ATTACKS)
def findings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """Return what is found in the outputs of a book that is under attack in every field."""
    attack = ATTACKS[request.param]
    record = FULL
    for path, mark in FIELDS.items():
        record = replaced(record, path, attack.format(mark=mark))
    film = {key: value for key, value in record.items() if key != "authors"}
    film |= {"kind": "film", "cover": "weir.png"}
    project = Project(tmp_path_factory.mktemp("untrusted") / "src")
    project.write(
        {
            "conf.py": BASE_CONF + CONF,
            "index.md": f"# Shelf\n\n{LISTS}```{{toctree}}\n:glob:\n*\n```\n",
            "novel.md": page(record, BODY),
            "film.md": page(film, BODY),
            "guide.md": GUIDE,
            "weir.png": "",
        }
    )
    found = Findings()
    for builder in BUILDERS:
        outdir = project.build(builder, to=builder).outdir
        for file in sorted(outdir.rglob("*")):
            if file.suffix in MARKUP:
                inspect(file, found)
    return found


@pytest.mark.parametrize("mark", FIELDS.values())
def test_no_field_gets_out_of_the_text(findings: Findings, mark: str) -> None:
    assert mark not in findings.run, findings.run[mark]


@pytest.mark.parametrize("mark", FIELDS.values())
def test_it_is_shown_as_it_was_written(findings: Findings, mark: str) -> None:
    is_refused = mark.split("_")[1] in REFUSED
    assert (mark in findings.shown) is not (is_refused or mark in ELSEWHERE)


def empty_fields(value: Any) -> Iterator[str]:
    """Yield the fields of all records in *value* that have nothing."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            item = getattr(value, name)
            if item is None or item in ((), {}):
                yield f"{type(value).__name__}.{name}"
            yield from empty_fields(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from empty_fields(item)


def test_every_field_of_every_record_is_attacked() -> None:
    """A field that is new is to be put into ``FULL``, for the tests above to find it."""
    # The second author is written in the short form.
    assert list(empty_fields(Review.model_validate(FULL))) == ["Person.sort"]
