"""Shelves of covers, the front page, and nothing by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.records import RECORDS, TITLES, source
from tests.reviews.lists import ONE, having, options, soup, text, tiles, with_reviews

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project


def test_the_latest_reviews(book: Project) -> None:
    result = book.build()
    assert tiles(result) == [
        "Weir, Again", "A Weir", "Signals", "The Old Mill", "An Old Mill", TITLES[2],
    ]  # fmt: skip
    page = soup(result, "index.html")
    tile = page.select_one(".review-tiles > li")
    assert tile is not None
    assert text(tile, ".review-shelf-facts") == "Ben Byron, 1969"
    assert text(tile, ".review-spoken") == "4.5 out of 5"
    assert tile.select_one("a[href='reviews/weir-again.html']")
    for picture in page.select(".review-tiles img"):
        assert (result.outdir / str(picture["src"])).exists()
    assert [heading.get_text() for heading in page.select("h2")] == ["Latest reviews"]


def test_the_best_are_the_best_rated_of_equals_the_latest(project: Callable[..., Project]) -> None:
    listed = ":::{review-list} best\n:limit: 4\n:::"
    result = with_reviews(project, tuple(RECORDS), listed)
    assert tiles(result) == ["Éclair", "Weir, Again", "A Weir", "Signals"]
    assert not soup(result, "index.html").select("h2")


def test_a_list_may_wait_until_there_are_enough(project: Callable[..., Project]) -> None:
    listed = ":::{review-list} best\n:minimum: 2\n:heading:\n:::"
    result = with_reviews(project, ONE, listed)
    assert not soup(result, "index.html").select(".review-shelf, h2")


def test_a_single_review_comes_with_its_verdict(project: Callable[..., Project]) -> None:
    page = soup(with_reviews(project, ("weir",), ":::{review-list} latest\n:::"), "index.html")
    assert text(page, ".review-shelf-verdict") == "Slow, deep and cold."


def test_a_limit_that_is_none_is_refused(project: Callable[..., Project]) -> None:
    result = with_reviews(project, ONE, ":::{review-list} latest\n:limit: few\n:::")
    assert re.search(r"index.md:\d: WARNING: 'review-list': .*'limit': few", result.warnings)
    assert tiles(result) == ["The Ides"]


def test_lists_of_reviews_are_plain_elsewhere(book: Project) -> None:
    page = book.build("text").read("index.txt")
    assert "* *Weir, Again*, Ben Byron (1969)" in page
    assert "Latest reviews" in page


def test_a_picture_of_ones_own_is_shown_everywhere(book: Project) -> None:
    own = source("weir").replace("kind: novel", "kind: novel\ncover: covers/own.png")
    book.write({"reviews/weir.md": own, "covers/own.png": ""})
    for result in (book.build(), touched(book, "catalogue.md").build()):
        for name in ("index.html", "catalogue.html", "by/theme/rivers.html"):
            sources = [str(img["src"]) for img in soup(result, name).select("img[src*='own.png']")]
            assert len(sources) == 1, name
            assert (result.outdir / name).parent.joinpath(sources[0]).exists()


def touched(book: Project, name: str) -> Project:
    path = book.srcdir / name
    path.write_text(path.read_text("utf-8") + "\nMore.\n", "utf-8")
    return book


def test_a_review_without_a_heading_has_a_cover_too(book: Project) -> None:
    bare = "---\nkind: novel\ntitle: Bare\nreviewed: 2026-12-01\n---\n\nNo heading.\n"
    book.write({"reviews/bare.md": bare})
    assert (book.build().outdir / "_images" / "cover-bare.svg").exists()


GUIDE = "---\nguide: titles\n---\n# Titles\n\n:::{collected} divergences\n:::\n"
NEW = """\
---
kind: novel
title: Brand New
authors: Nora New
published: 2020
divergence: {year: 1969, what: Nobody lands.}
themes: [the moon]
rating: 5
reviewed: 2026-11-30
---
# Brand New

It opens.
"""


def test_one_file_is_all_that_a_new_review_takes(book: Project) -> None:
    """On an incremental build; nothing lists reviews by hand."""
    lists = "# Lists\n\n:::{timeline}\n:::\n\n:::{review-list} best\n:::\n"
    book.write({"lists.md": lists, "guide.md": GUIDE})
    before = book.build()
    pages = ("index", "catalogue", "lists", "guide")
    assert not [name for name in pages if "Brand New" in before.read(f"{name}.html")]
    plain = (before.outdir / "plain.html").stat().st_mtime_ns
    book.write({"reviews/brand-new.md": NEW})
    result = book.build()
    assert not [name for name in pages if "Brand New" not in result.read(f"{name}.html")]
    assert tiles(result)[0] == "Brand New"
    assert tiles(result, "lists.html")[:2] == ["Brand New", "Éclair"]
    assert having(result, "theme:the-moon") == {"Brand New"}
    assert "The moon" in options(result, "theme")
    for shelf_page in ("author/nora-new", "theme/the-moon", "year/2020"):
        assert "Brand New" in result.read(f"by/{shelf_page}.html")
    assert (result.outdir / "plain.html").stat().st_mtime_ns == plain
    clean = book.build(to="clean")
    for name in pages:
        assert clean.read(f"{name}.html") == result.read(f"{name}.html")
