"""All that readers see is in the language of the book.

A made-up translation puts each message into white brackets, and all that the author writes
begins with an x: whatever else has letters has not been translated.
"""

from __future__ import annotations

import json
import re
from gettext import GNUTranslations
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup, Tag

from blackout_ext.reviews.covers import card_png, card_svg, cover_alt, cover_svg
from blackout_ext.reviews.domain import review_domain
from blackout_ext.reviews.model import Review
from blackout_ext.reviews.timeline import Mark, timeline_rows, timeline_svg
from blackout_ext.reviews.years import Span, parse_span
from blackout_ext.spoilers import extension
from tests.locale import messages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..conftest import Project, Result

OPEN, SHUT = (
    "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}",
    "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}",
)
MESSAGE = re.compile(f"{OPEN}[^{OPEN}{SHUT}]*{SHUT}")
WORD = re.compile(r"[^\W\d_]{2,}")
SPOKEN = ("alt", "aria-label", "title", "data-hide", "placeholder")
"""Attributes that readers hear or see."""
ENGLISH = "en_GB"
MARCH = "M\N{LATIN SMALL LETTER A WITH DIAERESIS}rz"
"""The month of all days in the book, as Babel translates it into German."""
CONF = 'project = "Xproject"\nlanguage = "{language}"\nhtml_show_sphinx = False\n'
CONF += 'html_baseurl = "https://x.example/"\n'
XAVOR = """\
---
kind: novel
title: Xavor
authors: Xan Xavier; Xbert
published: {year: -44, publisher: Xpress}
divergence: {year: about 1942-43, what: Xwhat., basis: inferred}
series: {name: Xseries, position: 1.5}
cast: Xactor (Xrole)
setting: Xsetting
pages: 1
themes: [xtheme, xmore]
subgenre: xgenre
title_archetypes: [irony, date]
rating: 4.5
logline: {setting: x, protagonist: x, problem: x, antagonist: x, conflict: x, goal: x}
awards: [{name: Xprize, year: 2005, result: shortlisted}]
adaptations: [{title: Xfilm, year: 2010, kind: film}]
reviewer: Xme
reviewed: 2026-03-01
updated: 2026-03-02
---
# Xavor

Xopening xwith {blackout}`xsecret`.

:::{spoiler-warning}
:::

## ⟦Title⟧

Xtext.

## ⟦Logline⟧

> Xlogline.

## ⟦Plot Summary⟧

Xplot.

### Xstage
"""
XILU = """\
---
kind: film
title: Xilu
directors: [Xa, Xb, Xc, Xd, Xe]
published: 600
divergence: {year: 49-44 BCE, what: Xthen.}
minutes: 90
---
# Xilu

Xopening.
"""
FILES = {
    "index.md": "# Xindex\n\n```{toctree}\n:glob:\n*\n```\n",
    "xlists.md": (
        "# Xlists\n\n:::{catalogue}\n:::\n\n:::{timeline}\n:::\n\n:::{review-list} best\n:::\n"
        "\n:::{collected} titles\n:::\n\n:::{collected} loglines\n:::\n"
        "\n:::{collected} summaries\n:::\n\n:::{collected} divergences\n:::\n"
    ),
    "xguide.md": "---\nguide: {name: xg, explains: title, topic: xtopic}\n---\n# Xguide\n\nX.\n",
    "xavor.md": XAVOR,
    "xilu.md": XILU,
}


def translated(language: str, locale: str = "") -> bytes:
    """Return a compiled catalogue of *language* in which each message is in white brackets."""
    catalogue = Catalog(locale=Locale.parse(locale or language), fuzzy=False)
    for message in messages.template():
        if isinstance(message.id, str):
            string: str | tuple[str, ...] = f"{OPEN}{message.id}{SHUT}" if message.id else ""
        else:
            string = (f"{OPEN}{message.id[1]}{SHUT}",) * catalogue.num_plurals
        if message.id:
            catalogue.add(message.id, string, context=message.context)
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


TRANSLATIONS = GNUTranslations(BytesIO(translated("de")))


@pytest.fixture
def built(
    project: Callable[..., Project], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """Return a function that builds the book in a language, with a made-up translation."""
    monkeypatch.setattr(extension, "CATALOGUES", tmp_path)

    def build(language: str, builder: str = "html", files: dict[str, str] | None = None) -> Result:
        if language != ENGLISH:
            path = tmp_path / language / "LC_MESSAGES" / "blackout.mo"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(translated(language))
        book = project(FILES | (files or {}), CONF.format(language=language))
        return book.build(builder)

    return build


def left(text: str) -> list[str]:
    """Return the words of *text* that are neither a message nor the author's."""
    before = ""
    while text != before:
        before, text = text, MESSAGE.sub(" ", text)
    return [word for word in WORD.findall(text) if word[0] not in "xX" and word != MARCH]


def seen(page: Tag) -> str:
    """Return what readers see and hear of a part of a page."""
    spoken = (
        f"{OPEN}{SHUT} {tag[name]}"
        for tag in page.find_all()
        for name in SPOKEN
        if name in tag.attrs
    )
    # Days are in the words of Babel.
    days = {text for time in page.select("time") for text in time.stripped_strings}
    shown = (text for text in page.stripped_strings if text not in days)
    return " ".join([*shown, *spoken])


def body(result: Result, name: str) -> Tag:
    """Return what a page shows, without what a theme puts around it."""
    page = BeautifulSoup(result.read(name), "html.parser")
    for tag in page.select("a.headerlink, script, style"):
        tag.decompose()
    found = page.select_one("div.body") or page.select_one("main") or page.body
    assert found is not None
    return found


PAGES = [
    "xavor.html", "xilu.html", "xlists.html", "xguide.html", "reveals/xavor.html",
    "by/author/xan-xavier.html", "by/archetype/irony.html", "by/year/-44.html",
]  # fmt: skip


def test_pages_are_translated(built: Callable[..., Result]) -> None:
    result = built("de")
    assert result.warnings == ""
    for name in PAGES:
        assert left(seen(body(result, name))) == [], name
    assert f'data-hide="{OPEN}hide{SHUT}"' in result.read("xavor.html")


SUFFIXES = {"text": ".txt", "man": ".1", "latex": ".tex", "texinfo": ".texi", "epub": ".xhtml"}


@pytest.mark.parametrize("builder", SUFFIXES)
def test_other_editions_are_translated(built: Callable[..., Result], builder: str) -> None:
    result = built("de", builder)
    files = result.outdir.rglob(f"*{SUFFIXES[builder]}")
    text = " ".join(path.read_text("utf-8") for path in files)
    for message in ("spoiler", "Spoiler warning", "First published", "Series", "%(count)s pages"):
        assert f"{OPEN}{message.replace('%(count)s', '1')}{SHUT}" in text, message
    if builder == "text":
        # Days are in the words of Babel.
        assert set(left(text)) <= {"November"}


def test_another_language_is_on_covers_that_are_there(built: Callable[..., Result]) -> None:
    name = "_images/cover-xilu.svg"
    assert "<title>Cover: Xilu" in built(ENGLISH).read(name)
    assert f"<title>{OPEN}Cover: Xilu" in built("de").read(name)
    assert "<title>Cover: Xilu" in built(ENGLISH).read(name)


def test_cards_are_translated(built: Callable[..., Result]) -> None:
    result = built("de")
    page = review_domain(result.app.env).collection.by_name["xilu"]
    card = (result.outdir / "_images/cards/xilu.png").read_bytes()
    assert card == card_png(page.review, "Xproject", TRANSLATIONS)
    assert card != card_png(page.review, "Xproject")


def test_numbers_are_written_as_the_language_does(built: Callable[..., Result]) -> None:
    text = seen(body(built("de"), "xavor.html"))
    assert f"{OPEN}4,5 out of 5{SHUT}" in text
    assert f"{OPEN}Xseries, no. 1,5{SHUT}" in text


def test_search_names_objects_in_the_language(built: Callable[..., Result]) -> None:
    names = json.loads(built("de").read("searchindex.js")[len("Search.setIndex(") : -1])["objnames"]
    assert [name for _, _, name in names.values()] == [f"{OPEN}review{SHUT}", f"{OPEN}guide{SHUT}"]


def test_english_headings_are_known_in_all_languages(built: Callable[..., Result]) -> None:
    # A book of which not all is translated has English headings.
    result = built("de", files={"xenglish.md": XILU + "\n## Title\n\nX.\n"})
    assert body(result, "xenglish.html").select_one(".guide-pointer") is not None


def test_reveal_pages_say_which_way_they_run(built: Callable[..., Result]) -> None:
    result = built("ar")
    page = BeautifulSoup(result.read("reveals/xavor.html"), "html.parser").html
    assert page is not None
    assert (page["lang"], page["dir"]) == ("ar", "rtl")
    parts = [
        body(result, "xavor.html").select_one("aside"),
        body(result, "xavor.html").select_one(".blackout-toolbar-place"),
        *body(result, "xlists.html").select(".review-place"),
    ]
    assert {part["dir"] for part in parts if part} == {"rtl"}


def test_left_to_right_is_not_said(built: Callable[..., Result]) -> None:
    result = built("de")
    assert 'dir="rtl"' not in "".join(result.read(name) for name in PAGES)


def record(**more: object) -> Review:
    made = {"kind": "novel", "title": "Xavor", "authors": ["Xa", "Xb", "Xc", "Xd", "Xe"]}
    return Review.model_validate(made | more)


@pytest.mark.parametrize(
    "years", ["about 1950", "1942-43", "1950s", "about AD 535", "49-44 BCE", -44]
)
def test_words_on_a_cover(years: int | str) -> None:
    review = record(divergence={"year": years, "what": "Xwhat."})
    assert left(cover_alt(review, TRANSLATIONS)) == []
    page = BeautifulSoup(cover_svg(review, TRANSLATIONS), "xml")
    shown = [text.get_text() for text in page.find_all("text")]
    # White brackets are in no font of ours.
    assert any(OPEN in text for text in shown)
    assert left(" ".join(shown)) == []
    # There is no fall-back on what a machine may have in pictures of pixels.
    assert "<text" not in card_svg(review, "Xsite", TRANSLATIONS)


@pytest.mark.parametrize(
    "span",
    [Span(1933, 1933), Span(-49, -44), Span(-44, 14), Span(535, 535), Span(1, 9, is_about=True)],
)
def test_years_are_translated(span: Span) -> None:
    assert left(span.text(TRANSLATIONS)) == []


def test_a_timeline_is_translated() -> None:
    marks = [
        Mark(parse_span(year), "Xavor", "Xan", "Xwhat.", "x.html")
        for year in (1863, 1864, 1864, 1865, 1881, "44 BCE", "AD 535", "about 1962")
    ]
    assert left(" ".join(row.years for row in timeline_rows(marks, TRANSLATIONS))) == []
    figure = timeline_svg(marks, name="Xname", translations=TRANSLATIONS)
    assert left(seen(BeautifulSoup(figure, "html.parser"))) == []
    assert f"{OPEN}1880s{SHUT}" in figure
