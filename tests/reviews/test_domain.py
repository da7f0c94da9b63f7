"""Reviews, authors and guides find each other, and know when something has changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from blackout_ext.reviews.domain import review_domain

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project, Result

CONF = 'project = "Shelf"\n'
TOCTREE = "```{toctree}\n:glob:\n*\nreviews/*\nguides/*\n```\n"
FATHERLAND = """\
---
kind: novel
title: Fatherland
authors: Robert Harris
published: {year: 1992, publisher: Hutchinson}
divergence: {year: 1942-43, what: Germany wins in the East.}
themes: [truth, complicity]
title_archetypes: irony
rating: 4.5
logline: {setting: Berlin in 1964, goal: the truth}
reviewed: 2026-11-01
---
# Fatherland

An opening with {blackout}`secret one`.

## Title

A word for a country.

## Logline

> A detective {blackout}`secret two` hunts.

## Plot Summary

:::{spoiler-warning}
:::

### Berlin

One two {blackout}`secret three and many more words` three.
"""
PAVANE = """\
:kind: novel
:authors: Keith Roberts
:published: 1968
:divergence: {year: 1588, what: A queen is shot.}
:themes: truth; church
:title_archetypes: [motif, concept]
:related: fatherland
:rating: 4

Pavane
======

An opening.

Title
-----

A dance.
"""
GUIDE = """\
---
guide: {name: titles, explains: title, topic: titles}
---
# How to Choose a Title

See {review}`pavane` and {review:author}`Keith Roberts`.

:::{collected} titles
:::

:::{collected} loglines
:::

:::{collected} summaries
:::

:::{collected} divergences
:::
"""
FILES = {
    "index.md": f"# Shelf\n\nText.\n\n{TOCTREE}",
    "lists.md": (
        "# Lists\n\n:::{catalogue}\n:::\n\n:::{timeline}\n:::\n\n:::{review-list} best\n:::\n"
    ),
    "plain.md": "# Plain\n\nNothing of reviews.\n",
    "reviews/fatherland.md": FATHERLAND,
    "reviews/pavane.rst": PAVANE,
    "guides/titles.md": GUIDE,
}


@pytest.fixture
def shelf(project: Callable[..., Project]) -> Project:
    """Return a small book."""
    return project(FILES, CONF)


def soup(result: Result, name: str) -> BeautifulSoup:
    """Return a page."""
    return BeautifulSoup(result.read(name), "html.parser")


def test_no_warning(shelf: Project) -> None:
    assert shelf.build().warnings == ""


def test_header(shelf: Project) -> None:
    page = soup(shelf.build(), "reviews/fatherland.html")
    header = page.select_one("h1 + aside.review-header")
    assert header is not None
    facts = {dt.get_text(): dt.find_next("dd").get_text() for dt in header.select("dt")}  # type: ignore[union-attr]
    assert facts == {
        "By": "Robert Harris",
        "Kind": "Novel",
        "First published": "Hutchinson, 1992",
        "Point of divergence": "1942\N{EN DASH}1943: Germany wins in the East.",
        "Themes": "truth, complicity",
        "Reviewed by": "Shelf, November 1, 2026",
    }
    assert "4.5 out of 5" in header.get_text()
    author = header.select_one("dd a")
    assert author is not None
    assert author["href"] == "../by/author/robert-harris.html"
    cover = header.select_one("img")
    assert cover is not None
    assert cover["alt"] == "Cover: Fatherland, Robert Harris"


def test_every_link_leads_somewhere(shelf: Project) -> None:
    result = shelf.build()
    for path in result.outdir.rglob("*.html"):
        if "reveals" in path.parts:
            continue  # These have a base of their own.
        for link in BeautifulSoup(path.read_text("utf-8"), "html.parser").select(
            "a[href], img[src]"
        ):
            target = str(link.get("href", link.get("src"))).partition("#")[0]
            if target and "://" not in target:
                assert (path.parent / target).exists(), (path, target)


def test_a_section_points_to_its_guide(shelf: Project) -> None:
    result = shelf.build()
    for name in ("fatherland", "pavane"):
        (pointer,) = soup(result, f"reviews/{name}.html").select("#title p.guide-pointer")
        assert pointer.get_text() == "For more on titles, see How to Choose a Title."


def test_related_reviews(shelf: Project) -> None:
    result = shelf.build()
    related = soup(result, "reviews/fatherland.html").select(".related-reviews li")
    assert [item.get_text() for item in related] == ["Pavane, Keith Roberts (1968)"]


def test_a_guide_collects(shelf: Project) -> None:
    page = soup(shelf.build(), "guides/titles.html")
    titles = page.select(".collected-titles dt")
    assert [title.get_text() for title in titles] == ["Concept", "Motif", "Irony"]
    (logline,) = page.select(".collected-logline")
    assert "A detective [spoiler] hunts." in logline.get_text()
    assert "Berlin in 1964" in logline.get_text()
    summaries = page.select(".collected-summaries tbody tr")
    assert [[cell.get_text() for cell in row.select("td")] for row in summaries] == [
        ["Fatherland", "4", "Berlin"]
    ]
    divergences = page.select(".collected-divergences tbody tr td:first-child")
    assert [cell.get_text() for cell in divergences] == ["Pavane", "Fatherland"]
    users = page.select(".citing-reviews li")
    assert [user.get_text()[:6] for user in users] == ["Father", "Pavane"]


def test_a_film_is_told_from_its_novel(shelf: Project) -> None:
    film = FATHERLAND.replace("kind: novel", "kind: film").replace("1992", "1994")
    assert film != FATHERLAND
    shelf.write({"reviews/film.md": film})
    page = soup(shelf.build(), "guides/titles.html")
    cells = page.select(".collected-summaries tbody tr td:first-child")
    assert [cell.get_text() for cell in cells] == ["Fatherland (1992)", "Fatherland (1994)"]
    cells = page.select(".collected-divergences tbody tr td:first-child")
    assert [cell.get_text() for cell in cells] == [
        "Pavane", "Fatherland (1992)", "Fatherland (1994)",
    ]  # fmt: skip


def test_lists(shelf: Project) -> None:
    page = soup(shelf.build(), "lists.html")
    rows = page.select("table.review-catalogue tbody tr")
    assert [row.select("th")[0].get_text() for row in rows] == ["Fatherland", "Pavane"]
    best = [item.get_text() for item in page.select(".review-tiles .review-shelf-title")]
    assert [title.strip() for title in best] == ["Fatherland", "Pavane"]
    years = page.select("table.review-timeline tbody tr td:first-child")
    assert [year.get_text() for year in years] == ["1588", "1942\N{EN DASH}1943"]


@pytest.mark.parametrize("builder", ["html", "text", "latex", "epub", "texinfo", "man", "xml"])
def test_no_passage_in_what_is_collected(shelf: Project, builder: str) -> None:
    from blackout_ext.testing import published

    result = shelf.build(builder)
    leaking = [name for name, data in published(result.outdir) if b"secret" in data]
    assert leaking == []


def test_roles_say_what_may_have_been_meant(shelf: Project) -> None:
    shelf.write(
        {"plain.md": "# P\n\n{review}`fatherlnd` {guide}`title` {review:author}`R Harris`\n"}
    )
    warnings = shelf.build().warnings
    assert (
        "plain.md:3: WARNING: There is no review 'fatherlnd' (did you mean 'fatherland'?)."
        in warnings
    )
    assert "There is no guide 'title' (did you mean 'titles'?)." in warnings
    assert "There is no author 'R Harris' (did you mean 'robert-harris'?)." in warnings
    assert warnings.count("[review.reference]") == 3


def test_references_with_text_of_their_own(shelf: Project) -> None:
    shelf.write(
        {"plain.md": "# P\n\n{review}`so <pavane>`, {review:review}`pavane`, {any}`titles`\n"}
    )
    result = shelf.build()
    assert result.warnings == ""
    links = soup(result, "plain.html").select("div.body a.reference.internal")
    assert [link.get_text() for link in links] == ["so", "Pavane", "How to Choose a Title"]
    assert not soup(result, "plain.html").select("div.body code"), "words, and no code"


def test_other_books_link_by_intersphinx(shelf: Project, tmp_path: object) -> None:
    inventory = str(shelf.build().outdir / "objects.inv")
    other = type(shelf)(shelf.srcdir.parent / "other")
    conf = (
        'extensions = ["myst_parser", "blackout_ext", "sphinx.ext.intersphinx"]\n'
        f'intersphinx_mapping = {{"shelf": ("https://shelf.example", {inventory!r})}}\n'
    )
    text = (
        "# Other\n\n{review}`fatherland`, {review:author}`keith-roberts`, "
        "{external+shelf:review:guide}`titles`\n"
    )
    other.write({"conf.py": conf, "index.md": text})
    result = other.build(to="other")
    assert result.warnings == ""
    links = soup(result, "index.html").select("a.external")
    assert [(link["href"], link.get_text()) for link in links if "shelf" in str(link["href"])] == [
        ("https://shelf.example/reviews/fatherland.html", "Fatherland"),
        ("https://shelf.example/by/author/keith-roberts.html", "Keith Roberts"),
        ("https://shelf.example/guides/titles.html", "How to Choose a Title"),
    ]
    assert not soup(result, "index.html").select("div.body code")


def edit(shelf: Project, name: str, old: str, new: str) -> set[str]:
    """Change a file after a build; return the documents that are written again."""
    result = shelf.build()
    before = times(result)
    path = shelf.srcdir / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    after = times(shelf.build())
    # Sphinx itself writes pages again whose toctree has what was changed.
    return {name for name, time in after.items() if time != before[name]} - {"index"}


def times(result: Result) -> dict[str, int]:
    """Return when the page of each document was written (ns)."""
    pages = {name: result.outdir / f"{name}.html" for name in result.app.env.found_docs}
    return {name: path.stat().st_mtime_ns for name, path in pages.items()}


def test_an_edit_of_prose_writes_one_page(shelf: Project) -> None:
    page = "reviews/fatherland"
    assert edit(shelf, f"{page}.md", "A word for", "One word for") == {page}


def test_an_edit_of_a_rating_writes_what_shows_it(shelf: Project) -> None:
    found = edit(shelf, "reviews/fatherland.md", "rating: 4.5", "rating: 3")
    assert found == {"reviews/fatherland", "lists"}


def test_an_edit_of_a_title_writes_what_shows_it(shelf: Project) -> None:
    found = edit(shelf, "reviews/fatherland.md", "title: Fatherland", "title: The Fatherland")
    # Pavane has it among its related reviews, the guide among those that use it.
    assert {"reviews/fatherland", "reviews/pavane", "lists", "guides/titles"} <= found
    assert "plain" not in found


def test_an_edit_of_a_guide_writes_its_pointers(shelf: Project) -> None:
    found = edit(shelf, "guides/titles.md", "# How to Choose", "# How Not to Choose")
    assert {"guides/titles", "reviews/fatherland", "reviews/pavane"} <= found
    assert "plain" not in found


def test_a_review_that_is_gone(shelf: Project) -> None:
    shelf.build()
    (shelf.srcdir / "reviews/pavane.rst").unlink()
    result = shelf.build()
    assert "There is no review 'pavane'" in result.warnings
    assert list(review_domain(result.app.env).collection.by_name) == ["fatherland"]
    assert "Pavane" not in result.read("lists.html")
    assert "by/author/keith" not in result.read("lists.html")


def test_a_new_file_is_everywhere(shelf: Project) -> None:
    shelf.build()
    new = FATHERLAND.replace("Fatherland", "Newland").replace("Robert Harris", "Ann New")
    shelf.write({"reviews/newland.md": new})
    result = shelf.build()
    for page in ("lists", "guides/titles", "reviews/fatherland", "by/author/ann-new"):
        assert "Newland" in result.read(f"{page}.html"), page


def test_two_processes_read_the_same(shelf: Project) -> None:
    one, two = shelf.build(to="one"), shelf.build(to="two", parallel=2)
    assert two.warnings == ""
    for path in sorted(one.outdir.rglob("*.html")):
        name = path.relative_to(one.outdir)
        assert path.read_bytes() == (two.outdir / name).read_bytes(), name


def test_duplicates_and_unknown_reviews(shelf: Project) -> None:
    copy = FATHERLAND.replace("rating: 4.5", "related: [pavan]")
    shelf.write({"reviews/again.md": copy, "other/fatherland.md": copy})
    warnings = shelf.build().warnings
    assert (
        "again.md: WARNING: other/fatherland is a review of the same work by the same" in warnings
    )
    assert "fatherland.md: WARNING: other/fatherland is called 'fatherland' too" in warnings
    assert (
        "related names the review 'pavan', and there is none (did you mean 'pavane'?)" in warnings
    )


SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize("field", ["title", "setting", "verdict", "reviewer", "authors", "themes"])
def test_markup_in_a_field_is_shown_as_it_is_written(shelf: Project, field: str) -> None:
    text = FATHERLAND.replace("rating: 4.5", "verdict: V\nsetting: S\nreviewer: R\nrating: 4.5")
    text = re.sub(rf"^{field}: .*$", f'{field}: "{SCRIPT}"', text, flags=re.MULTILINE)
    shelf.write({"reviews/fatherland.md": text})
    result = shelf.build()
    assert "HTML is shown as it is written here" in result.warnings
    for path in result.outdir.rglob("*"):
        if path.suffix in {".html", ".svg"}:
            assert SCRIPT not in path.read_text("utf-8"), path


def test_blackout_markup_in_front_matter_reaches_nothing(shelf: Project) -> None:
    text = FATHERLAND.replace("themes: [truth, complicity]", "verdict: 'It is {blackout}`secret`.'")
    shelf.write({"reviews/fatherland.md": text})
    result = shelf.build()
    assert "[blackout.unparsed]" in result.warnings
    page = review_domain(result.app.env).collection.by_name["fatherland"]
    assert page.review.verdict is None


def test_an_own_cover(shelf: Project) -> None:
    text = FATHERLAND.replace(
        "rating: 4.5", "cover: covers/own.png\ncover_alt: A flag\nrating: 4.5"
    )
    shelf.write({"reviews/fatherland.md": text, "covers/own.png": ""})
    result = shelf.build()
    cover = soup(result, "reviews/fatherland.html").select_one(".review-header img")
    assert cover is not None
    assert (cover["src"], cover["alt"]) == ("../_images/own.png", "A flag")
    assert (result.outdir / "_images" / "own.png").exists()
