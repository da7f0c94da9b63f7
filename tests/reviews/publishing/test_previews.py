"""What previews of links show: Open Graph and cards."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from .shelf import BASE, json_ld, metas, soup

if TYPE_CHECKING:
    from pathlib import Path

    from ...conftest import Project, Result

LIBRARY = 'extensions += ["sphinxext.opengraph"]\nogp_site_url = html_baseurl\n'


def test_a_review(built: Result) -> None:
    found = metas(built, "reviews/fatherland.html")
    card = f"{BASE}_images/cards/reviews/fatherland.png"
    expected = {
        "description": ["A detective [spoiler] hunts."],
        "twitter:card": ["summary_large_image"],
        "og:title": ["Fatherland, Robert Harris"],
        "og:type": ["article"],
        "og:url": [f"{BASE}reviews/fatherland.html"],
        "og:site_name": ["Shelf & Co"],
        "og:description": ["A detective [spoiler] hunts."],
        "og:image": [card],
        "og:image:type": ["image/png"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": ["Fatherland, Robert Harris"],
        "article:published_time": ["2026-11-01"],
        "article:modified_time": ["2026-11-03"],
        "article:tag": ["truth", "complicity", "thriller"],
    }
    assert {name: found.get(name) for name in expected} == expected


def test_other_pages(built: Result) -> None:
    page = metas(built, "plain.html")
    assert page["og:title"] == ["Plain [spoiler]"]
    assert page["og:description"] == ["Nothing [spoiler] of reviews."]
    assert page["og:image"] == [f"{BASE}_images/cards/index.png"]
    shelf = metas(built, "by/author/robert-harris.html")
    assert shelf["og:title"] == ["Robert Harris"]
    assert shelf["description"] == ["Reviews: Fatherland, Robert Harris; No Day, Robert Harris"]
    assert "og:title" not in metas(built, "search.html")


def size(path: Path) -> tuple[int, int]:
    """Return the size of a PNG in pixels (W3C, "Portable Network Graphics", section 11.2.1)."""
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_cards_are_there(built: Result) -> None:
    pages = ("index", "plain", "reviews/fatherland", "reviews/castle", "by/theme/truth")
    for name in pages:
        (address,) = metas(built, f"{name}.html")["og:image"]
        assert size(built.outdir / address.removeprefix(BASE)) == (1200, 630)


@pytest.mark.parametrize(
    ("theme", "builder"),
    [
        ("basic", "html"), ("furo", "html"), ("furo", "dirhtml"), ("alabaster", "dirhtml"),
        ("pydata_sphinx_theme", "html"), ("sphinx_rtd_theme", "html"),
    ],
)  # fmt: skip
def test_one_canonical_address_in_every_theme(shelf: Project, theme: str, builder: str) -> None:
    if "_" in theme:
        pytest.importorskip(theme)
    result = shelf.build(builder, confoverrides={"html_theme": theme})
    pages = {
        "html": ("index.html", "reviews/fatherland.html", "by/theme/truth.html"),
        "dirhtml": ("", "reviews/fatherland/", "by/theme/truth/"),
    }[builder]
    for page in pages:
        name = page if builder == "html" else f"{page}index.html"
        links = soup(result, name).select("link[rel=canonical]")
        assert [link["href"] for link in links] == [f"{BASE}{page}"]
        assert metas(result, name)["og:url"] == [f"{BASE}{page}"]
        assert soup(result, name).select("head link[type='application/atom+xml']")
    assert json_ld(result, name.replace("by/theme/truth", "reviews/fatherland"))


def test_the_front_matter_goes_before(shelf: Project) -> None:
    text = "---\n'og:title': Other\n---\n# Plain\n\nText.\n"
    off = "---\nogp_disable: true\n---\n# Off\n\nText.\n"
    shelf.write({"plain.md": text, "off.md": off})
    result = shelf.build()
    assert metas(result, "plain.html")["og:title"] == ["Other"]
    assert "og:title" not in metas(result, "off.html")


def test_sphinxext_opengraph_is_told_and_nothing_is_written_twice(
    shelf: Project, built: Result
) -> None:
    pytest.importorskip("sphinxext.opengraph")
    path = shelf.srcdir / "conf.py"
    path.write_text(path.read_text() + LIBRARY)
    result = shelf.build()
    with_library = metas(result, "reviews/fatherland.html")
    without = metas(built, "reviews/fatherland.html")
    ours = [name for name in without if name.startswith(("og:", "article:", "desc", "twitter:"))]
    assert {name: with_library.get(name) for name in ours} == {name: without[name] for name in ours}
    page = metas(result, "plain.html")
    assert page["og:image"] == [f"{BASE}_images/cards/index.png"]
    assert page["og:image:alt"] == ["Shelf & Co"]
    for name in ("plain", "index", "by/author/robert-harris", "reviews/castle"):
        found = metas(result, f"{name}.html")
        assert found["og:title"]
        assert [key for key, values in found.items() if len(values) > 1 and key != "viewport"] in (
            [],
            ["article:tag"],
        )


def test_a_picture_of_the_library_stays(shelf: Project) -> None:
    pytest.importorskip("sphinxext.opengraph")
    path = shelf.srcdir / "conf.py"
    path.write_text(path.read_text() + LIBRARY + 'ogp_image = "https://a.example/b.png"\n')
    result = shelf.build()
    assert metas(result, "plain.html")["og:image"] == ["https://a.example/b.png"]
    assert metas(result, "reviews/castle.html")["og:image"] != ["https://a.example/b.png"]


def test_cards_are_kept(shelf: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    import blackout_ext.reviews.covers

    draw, drawn = blackout_ext.reviews.covers.card_png, []

    def noted(review: object, *said: object) -> bytes:
        drawn.append(getattr(review, "title", ""))
        return draw(review, *said)  # type: ignore[arg-type]  # It is what came.

    monkeypatch.setattr(blackout_ext.reviews.covers, "card_png", noted)
    shelf.build()
    assert sorted(drawn) == [
        "Fatherland", "No Day", "Shelf & Co", "The Island", "The Man in the High Castle",
    ]  # fmt: skip
    drawn.clear()
    path = shelf.srcdir / "reviews/island.md"
    path.write_text(path.read_text().replace("rating: 3", "rating: 2"))
    assert "2 out of 5" in shelf.build().read("reviews/island.html")
    assert drawn == [], "a card does not show the rating"
    path.write_text(path.read_text().replace("title: The Island", "title: The Isle"))
    shelf.build()
    assert drawn == ["The Isle"]
