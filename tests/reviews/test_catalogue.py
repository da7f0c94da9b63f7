"""The catalogue: what is in it, in which order, and how it looks elsewhere."""

from __future__ import annotations

import gettext
import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sphinx.locale
from bs4 import BeautifulSoup

import blackout_ext.reviews
from blackout_ext.reviews.facets import century_text
from blackout_ext.testing import published
from tests.records import MARKUP, RECORDS, TITLES
from tests.reviews.lists import ONE, having, options, row_of, rows, soup, text, with_reviews

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project, Result

STATIC = Path(blackout_ext.reviews.__file__).parent / "static"
SCRIPT = "catalogue.js"
BUDGET = 3_072
"""Bytes of the script, compressed."""


def by(result: Result, order: str) -> list[str]:
    """Return the titles of the rows that have a place in an order, in that order."""
    placed = [row for row in rows(result) if f"data-{order}" in row.attrs]
    return [
        text(row, "th") for row in sorted(placed, key=lambda row: int(str(row[f"data-{order}"])))
    ]


def test_rows_are_in_the_order_of_an_index(book: Project) -> None:
    result = book.build()
    assert [text(row, "th") for row in rows(result)] == TITLES
    assert by(result, "title") == TITLES


def test_a_row_says_what_there_is(book: Project) -> None:
    row = row_of(book.build(), "A Weir")
    assert [cell.get_text() for cell in row.select("th, td")] == [
        "A Weir",
        "Ann Author, Ben Byron",
        "1968",
        "★★★★½ 4.5 out of 5",
        "Divergence: about 1824",
        "Reviewed Nov 1, 2026",
        "Novel, steampunk · power, rivers · Lock Prize 1969",
    ]
    assert [link["href"] for link in row.select("a")] == [
        "reviews/weir.html",
        "by/author/ann-author.html",
        "by/author/ben-byron.html",
    ]


def test_what_there_is_not_is_left_empty(book: Project) -> None:
    row = row_of(book.build(), "Untold")
    assert [cell.get_text() for cell in row.select("td")] == ["", "", "", "", "", "Game"]
    assert [name for name in row.attrs if name.startswith("data-")] == ["data-tags", "data-title"]


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        ("by", ["The Old Mill"], "The Ides"),
        ("year", ["The Ides", TITLES[2], "Éclair"], "Signals"),
        ("rating", [TITLES[0]], "Éclair"),
        ("divergence", ["The Ides", TITLES[0], "Éclair", TITLES[2]], "Signals"),
        ("reviewed", ["The Ides", "Éclair"], "Weir, Again"),
    ],
)
def test_orders(book: Project, order: str, first: list[str], last: str) -> None:
    found = by(book.build(), order)
    assert found[: len(first)] == first
    assert found[-1] == last


def test_equal_rows_share_a_place(book: Project) -> None:
    result = book.build()
    assert row_of(result, "A Weir")["data-rating"] == row_of(result, "Weir, Again")["data-rating"]


def test_what_there_is_to_choose_from(book: Project) -> None:
    result = book.build()
    assert options(result, "kind")[:3] == ["Novel", "Novella", "Short story"]
    assert options(result, "decade")[:3] == ["40s BCE", "1830s", "1890s"]
    assert options(result, "century") == [
        "1st century BCE", "6th century", "18th century", "19th century", "20th century",
    ]  # fmt: skip
    assert options(result, "rating")[:3] == ["5 or better", "4.5 or better", "4 or better"]
    assert options(result, "award") == ["Won", "Won or nominated"]
    groups = soup(result).select("select[name=theme] optgroup")
    assert [group["label"] for group in groups] == ["Genre", "Theme"]
    authors = options(result, "author")
    assert authors.index("Ursula de la Mare") < authors.index("Carl Quill")


def test_rows_are_found_by_what_they_have(book: Project) -> None:
    result = book.build()
    assert having(result, "theme:rivers") == {
        "A Weir",
        "An Old Mill",
        "The Old Mill",
        "Weir, Again",
    }
    assert having(result, "rating:4.5") == {"A Weir", "Weir, Again", "Éclair"}
    assert having(result, "author:ben-byron") == {"A Weir", "Weir, Again"}
    assert having(result, "decade:1960") == {"A Weir", "An Old Mill", "Weir, Again"}
    assert having(result, "decade:-40") == having(result, "century:-1") == {"The Ides"}
    assert having(result, "award:nominated") - having(result, "award:won") == {"An Old Mill"}
    assert having(result, "kind:film") == {"The Old Mill"}


def test_what_all_reviews_have_is_no_choice(project: Callable[..., Project]) -> None:
    page = with_reviews(project, ("weir", "weir-again"), ":::{catalogue}\n:::")
    facets = [select["name"] for select in soup(page, "index.html").select("select")]
    assert facets == ["author", "theme", "award"]


def test_one_review_needs_no_controls(project: Callable[..., Project]) -> None:
    page = soup(with_reviews(project, ONE, ":::{catalogue}\n:::"), "index.html")
    assert not page.select("form.catalogue-controls, .catalogue-sorts, [aria-sort]")
    assert text(page, ".catalogue-count") == "1 review"


def test_no_review_needs_no_table(project: Callable[..., Project]) -> None:
    result = with_reviews(project, (), ":::{catalogue}\n:::")
    assert not soup(result, "index.html").select("table, .catalogue")


@pytest.mark.parametrize(
    ("century", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st")],
)
def test_centuries_are_counted_as_people_do(century: int, words: str) -> None:
    assert century_text(century) == f"{words} century"
    assert century_text(-century) == f"{words} century BCE"


def test_every_row_has_all_cells_and_heads_say_how_it_is_sorted(book: Project) -> None:
    table = soup(book.build()).select_one("table.review-catalogue")
    assert table is not None
    assert table.caption is not None
    heads = table.select("thead th")
    assert {len(row.select("th, td")) for row in table.select("tbody tr")} == {len(heads)}
    assert [head.get_text() for head in heads if "aria-sort" in head.attrs] == ["Title"]


def test_markup_in_any_field_comes_out_as_it_went_in(book: Project) -> None:
    result = book.build()
    assert MARKUP in text(row_of(result, f"{MARKUP} title"), ".catalogue-themes")
    pages = [path for path in result.outdir.rglob("*") if path.suffix in {".html", ".svg"}]
    for path in pages:
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        assert not page.select("[onerror], img[src=x]"), path
    row = str(row_of(result, f"{MARKUP} title"))
    for what in ("title", "author", "theme", "genre", "prize"):
        assert f"{MARKUP} {what}" in BeautifulSoup(row, "html.parser").get_text()
    assert f"{MARKUP} author" in options(result, "author")
    assert f"{MARKUP} theme" in options(result, "theme")


def test_nothing_inline(book: Project) -> None:
    page = soup(book.build())
    (place,) = page.select(".review-place.catalogue")
    assert not place.select("script, style, [style]")
    assert not [
        name for element in place.select("*") for name in element.attrs if name.startswith("on")
    ]


def test_script_and_style_are_on_pages_that_need_them(book: Project) -> None:
    result = book.build()
    loading = [page for page in result.outdir.glob("*.html") if SCRIPT in page.read_text("utf-8")]
    assert [page.name for page in loading] == ["catalogue.html"]
    (script,) = soup(result).select("script[src*='catalogue.js']")
    assert "defer" in script.attrs
    assert "catalogue.css" not in result.read("plain.html")
    assert "reviews.css" not in result.read("plain.html")
    assert "reviews.css" in result.read("catalogue.html")


def test_the_script_is_small() -> None:
    assert len(gzip.compress((STATIC / "catalogue.js").read_bytes(), mtime=0)) <= BUDGET


@pytest.mark.parametrize(
    ("builder", "name"),
    [
        ("text", "catalogue.txt"),
        ("latex", "*.tex"),
        ("man", "*.1"),
        ("epub", "catalogue.xhtml"),
        ("xml", "catalogue.xml"),
        ("texinfo", "*.texi"),
    ],
)
def test_other_formats_have_a_plain_table(book: Project, builder: str, name: str) -> None:
    (path,) = book.build(builder).outdir.glob(name)
    page = path.read_text("utf-8")
    for shown in ("Again", "Byron", "1969", "44 BCE", "Lock Prize"):
        assert shown in page, shown
    assert "catalogue-controls" not in page
    assert builder not in {"epub", "xml"} or MARKUP not in page


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml"])
def test_other_editions_for_the_web_have_it_too(book: Project, builder: str) -> None:
    book.build(builder)
    outdir = book.srcdir.parent / "build" / builder
    path = outdir / ("index.html" if builder == "singlehtml" else "catalogue/index.html")
    page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    assert len(page.select(".review-catalogue tbody tr")) == len(RECORDS)
    assert page.select("script[src*='catalogue.js']")
    for picture in page.select(".review-catalogue img"):
        assert (path.parent / str(picture["src"])).exists()
    for link in page.select(".review-catalogue a"):
        target, _mark, anchor = str(link["href"]).partition("#")
        assert target or page.find(id=anchor)
        assert (path.parent / target).exists()


def test_words_are_translated(book: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where other languages put the numbers elsewhere, or have other plurals."""

    class Backwards(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return f"<{message}>"

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return {msgid1: "", "%(total)s reviews": "%(total)s Stück"}.get(
                msgid2, "von %(total)s nur %(shown)s"
            )

    monkeypatch.setitem(sphinx.locale.translators, ("general", "blackout"), Backwards())
    monkeypatch.setattr(sphinx.locale, "init", lambda *_arguments: (Backwards(), True))
    page = soup(book.build())
    count = page.select_one(".catalogue-count")
    assert count is not None
    assert (count.get_text(), count["data-some"]) == ("12 Stück", "von 12 nur %(shown)s")
    labels = page.select(
        ".catalogue-controls label > span, .catalogue-clear, .catalogue-empty, caption"
    )
    assert all(label.get_text().startswith("<") for label in labels)
    heads = page.select("thead th")
    assert all(head.get_text().startswith("<") for head in heads)


def test_the_script_has_no_words() -> None:
    script = (STATIC / "catalogue.js").read_text("utf-8")
    assert not [word for word in ("reviews", "Filters", "Clear", "Sort by") if f'"{word}' in script]


def test_two_processes_write_the_same(book: Project) -> None:
    one, two = book.build(to="one"), book.build(to="two", parallel=2)
    for path in sorted(one.outdir.rglob("*.html")):
        name = path.relative_to(one.outdir)
        assert path.read_bytes() == (two.outdir / name).read_bytes(), name


@pytest.mark.parametrize("builder", ["html", "text", "epub"])
def test_no_passage_in_any_list(book: Project, builder: str) -> None:
    result = book.build(builder)
    assert [name for name, data in published(result.outdir) if b"canary" in data] == []
