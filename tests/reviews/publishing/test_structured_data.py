"""Structured data, read as search engines read it, and held against what Google asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import extruct
import pytest

from .shelf import BASE, json_ld

if TYPE_CHECKING:
    from ...conftest import Project, Result

REVIEWS = ("fatherland", "island", "castle", "undated")


def extracted(result: Result, name: str) -> dict[str, Any]:
    """Return the review that a page holds."""
    found = extruct.extract(result.read(name), base_url=BASE, syntaxes=["json-ld"])["json-ld"]
    assert len(found) == 1
    data: dict[str, Any] = found[0]
    return data


@pytest.mark.parametrize("name", REVIEWS)
def test_what_review_snippets_ask_for(built: Result, name: str) -> None:
    """https://developers.google.com/search/docs/appearance/structured-data/review-snippet"""
    data = extracted(built, f"reviews/{name}.html")
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "Review"
    assert data["author"]["@type"] in {"Person", "Organization"}
    assert 0 < len(data["author"]["name"]) < 100
    work = data["itemReviewed"]
    # TVSeries is a CreativeWorkSeries, which snippets are made for.
    assert work["@type"] in {"Book", "Movie", "TVSeries"}
    assert work["name"]
    if rating := data.get("reviewRating"):
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
    assert data["url"] == f"{BASE}reviews/{name}.html"


def test_a_novel(built: Result) -> None:
    data = extracted(built, "reviews/fatherland.html")
    assert data["author"] == {"@type": "Organization", "name": "Shelf & Co"}
    assert data["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 4.5,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert (data["datePublished"], data["dateModified"]) == ("2026-11-01", "2026-11-03")
    assert data["inLanguage"] == "en"
    assert data["description"] == "A detective [spoiler] hunts."
    assert data["itemReviewed"] == {
        "@type": "Book",
        "name": "Fatherland",
        "author": {"@type": "Person", "name": "Robert Harris"},
        "isbn": ["9781400078776", "9780571258093"],
        "datePublished": "1992",
        "inLanguage": "en",
        "genre": "thriller",
        "keywords": "truth, complicity",
        "award": "A Prize 1993",
        "publisher": {"@type": "Organization", "name": "Hutchinson"},
        "numberOfPages": 380,
        "isPartOf": {"@type": "BookSeries", "name": "Berlin"},
        "position": 1,
    }


def test_the_text_is_masked_and_nothing_but_the_review(built: Result) -> None:
    assert json_ld(built, "reviews/fatherland.html")["reviewBody"].split("\n\n") == [
        "An opening with [spoiler] and emphasis (a link, A flag).",
        "Logline",
        "A detective [spoiler] hunts.",
        "Plot Summary",
        "Berlin",
        "Before.",
        "[spoiler]",
        "A note.",
        "Its text.",
    ]


def test_a_film(built: Result) -> None:
    data = extracted(built, "reviews/island.html")
    assert data["author"] == {"@type": "Person", "name": "Jane Reader"}
    assert data["itemReviewed"] == {
        "@type": "Movie",
        "name": "The Island",
        "datePublished": "2005-07-22",
        "inLanguage": "en-US",
        "keywords": "complicity",
        "director": [
            {"@type": "Person", "name": "Michael Bay"},
            {"@type": "Person", "name": "Ann Other"},
        ],
        "actor": {"@type": "Person", "name": "Scarlett Johansson"},
        "duration": "PT136M",
        "productionCompany": {"@type": "Organization", "name": "DreamWorks"},
    }


def test_a_series(built: Result) -> None:
    data = extracted(built, "reviews/castle.html")
    assert "reviewRating" not in data
    assert data["reviewBody"] == "It opens with [spoiler]."
    assert data["itemReviewed"]["@type"] == "TVSeries"
    assert data["itemReviewed"]["creator"]["name"] == "Frank Spotnitz"


@pytest.mark.parametrize(
    ("kind", "typ"), [("comic", "Book"), ("play", "Book"), ("game", "VideoGame")]
)
def test_other_kinds(shelf: Project, kind: str, typ: str) -> None:
    page = f"---\nkind: {kind}\ntitle: T\npublished: -44\n---\n# T\n\nText.\n"
    shelf.write({"reviews/other.md": page})
    work = json_ld(shelf.build(), "reviews/other.html")["itemReviewed"]
    assert work["@type"] == typ
    # ISO 8601 has a year 0, which is 1 BCE.
    assert work["datePublished"] == "-0043"


def test_pages_that_review_nothing_have_none(built: Result) -> None:
    for name in ("index", "plain", "guides/titles", "by/author/robert-harris", "search"):
        assert "ld+json" not in built.read(f"{name}.html")


def test_without_an_address_there_is_none_in_it(shelf: Project) -> None:
    data = json_ld(shelf.build(confoverrides={"html_baseurl": ""}), "reviews/fatherland.html")
    assert "url" not in data
    assert data["publisher"] == {"@type": "Organization", "name": "Shelf & Co"}
