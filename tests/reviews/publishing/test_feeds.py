"""Feeds, as feed readers read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from bs4 import BeautifulSoup

from .shelf import BASE, soup

if TYPE_CHECKING:
    from ...conftest import Project, Result

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = re.compile(r"\d{4}-\d\d-\d\dT00:00:00\+00:00")
TITLES = ["Fatherland, Robert Harris", "The Island, Michael Bay, Ann Other"]
CASTLE = "The Man in the High Castle, Frank Spotnitz"


def feeds(result: Result) -> list[str]:
    """Return the paths of all feeds."""
    found = result.outdir.rglob("*.atom")
    return sorted(path.relative_to(result.outdir).as_posix() for path in found)


def parsed(result: Result, name: str = "feed.atom") -> Any:
    """Return a feed."""
    found = feedparser.parse(result.read(name), sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_there_is_one_for_each_author_and_theme(built: Result) -> None:
    authors = ("ann-other", "frank-spotnitz", "michael-bay", "robert-harris")
    themes = ("complicity", "thriller", "truth")
    assert feeds(built) == [
        *(f"by/author/{name}.atom" for name in authors),
        *(f"by/theme/{name}.atom" for name in themes),
        "feed.atom",
    ]


def test_what_the_format_asks_for(built: Result) -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2."""
    for name in feeds(built):
        root = ET.fromstring(built.read(name))  # noqa: S314 (we made it)
        assert root.tag == f"{ATOM}feed"
        links = {
            link.get("rel", "alternate"): link.get("href") for link in root.iter(f"{ATOM}link")
        }
        assert links["self"] == f"{BASE}{name}"
        ids = set()
        for element in (root, *root.findall(f"{ATOM}entry")):
            for child in ("id", "title", "updated"):
                (found,) = element.findall(f"{ATOM}{child}")
                assert found.text
            assert DAY.fullmatch(element.findtext(f"{ATOM}updated") or "")
            assert element.findtext(f"{ATOM}author/{ATOM}name")
            ids.add(element.findtext(f"{ATOM}id"))
        entries = root.findall(f"{ATOM}entry")
        assert len(ids) == len(entries) + 1
        days = [entry.findtext(f"{ATOM}updated") for entry in entries]
        assert days == sorted(days, key=str, reverse=True)
        assert root.findtext(f"{ATOM}updated") == days[0]


def test_entries(built: Result) -> None:
    feed = parsed(built)
    assert feed.feed.title == "Shelf & Co"
    assert feed.feed.language == "en"
    assert feed.feed.links[1].href == f"{BASE}index.html"
    # The one without a day is in none: nobody could tell when it was new.
    assert [entry.title for entry in feed.entries] == [*TITLES, CASTLE]
    novel, film, _series = feed.entries
    assert novel.id == novel.link == f"{BASE}reviews/fatherland.html"
    assert (novel.published, novel.updated) == (
        "2026-11-01T00:00:00+00:00",
        "2026-11-03T00:00:00+00:00",
    )
    assert novel.summary == "A detective [spoiler] hunts."
    assert novel.author == "Shelf & Co"
    assert [tag.term for tag in novel.tags] == ["truth", "complicity", "thriller"]
    assert film.author == "Jane Reader"


def test_feeds_of_authors_and_themes(built: Result) -> None:
    truth = parsed(built, "by/theme/truth.atom")
    assert truth.feed.title == "Shelf & Co: Truth"
    assert truth.feed.links[1].href == f"{BASE}by/theme/truth.html"
    assert [entry.title for entry in truth.entries] == [TITLES[0], CASTLE]
    bay = parsed(built, "by/author/michael-bay.atom")
    assert bay.entries[0] == parsed(built).entries[1]


def test_content_is_whole_masked_and_plain(built: Result) -> None:
    (novel, *_others) = parsed(built).entries
    assert novel.content[0].type == "text/html"
    content = BeautifulSoup(novel.content[0].value, "html.parser")
    text = " ".join(content.get_text(" ").split())
    assert "By Robert Harris" in text
    assert "An opening with [spoiler] and emphasis ( a link" in text
    assert "Before. [spoiler] A note" in text
    assert "Its text." in text
    assert "secret" not in str(content).lower()
    for absent in ("Want to Read", "A shop", "blacked out", "Related", "[spoiler] [spoiler]"):
        assert absent not in text
    names = {name for tag in content.find_all(True) for name in tag.attrs}
    assert names <= {"href", "src", "alt", "start", "width", "height", "lang", "dir"}
    assert not content.find_all(["script", "style", "svg", "span", "input", "h1"])


def test_addresses_are_whole(built: Result) -> None:
    for entry in parsed(built).entries:
        content = BeautifulSoup(entry.content[0].value, "html.parser")
        for tag in content.select("[href], [src]"):
            assert str(tag.get("href") or tag.get("src")).startswith(BASE)
    first = BeautifulSoup(parsed(built).entries[0].content[0].value, "html.parser")
    (image,) = first.select("img")
    assert (built.outdir / str(image["src"]).removeprefix(BASE)).exists()
    masks = [str(link["href"]) for link in first.select("a") if link.get_text() == "[spoiler]"]
    assert masks == [f"{BASE}reviews/fatherland.html#spoiler-{number}" for number in (1, 2, 4)]
    page = soup(built, "reviews/fatherland.html")
    assert all(page.find(id=mask.partition("#")[2]) for mask in masks)


def test_pages_lead_to_their_feeds(built: Result) -> None:
    def links(name: str) -> list[tuple[str, str]]:
        found = soup(built, name).select('link[rel=alternate][type="application/atom+xml"]')
        return [(str(link["title"]), str(link["href"])) for link in found]

    assert links("index.html") == links("search.html") == [("Shelf & Co", "feed.atom")]
    assert links("reviews/castle.html") == [("Shelf & Co", "../feed.atom")]
    assert links("by/theme/truth.html") == [
        ("Shelf & Co: Truth", "truth.atom"),
        ("Shelf & Co", "../../feed.atom"),
    ]


def test_directories_have_other_addresses(shelf: Project) -> None:
    result = shelf.build("dirhtml")
    novel = parsed(result).entries[0]
    assert novel.id == f"{BASE}reviews/fatherland/"
    content = BeautifulSoup(novel.content[0].value, "html.parser")
    (image,) = content.select("img")
    assert str(image["src"]) == f"{BASE}_images/dot.png"
    assert f"{BASE}plain/" in [link["href"] for link in content.select("a")]
    alternates = soup(result, "by/theme/truth/index.html").select("link[rel=alternate]")
    assert alternates[0]["href"] == "../truth.atom"


def test_a_limit(shelf: Project) -> None:
    def entries(limit: int) -> int:
        return len(parsed(shelf.build(confoverrides={"review_feed_limit": limit})).entries)

    assert [entries(0), entries(2), entries(1)] == [3, 2, 1]


@pytest.mark.parametrize("conf", ['html_baseurl = ""', 'review_publish = ["json-ld"]'])
def test_none_where_none_is_wanted(shelf: Project, conf: str) -> None:
    path = shelf.srcdir / "conf.py"
    before = path.read_text()
    assert feeds(shelf.build())
    path.write_text(f"{before}{conf}\n")
    result = shelf.build()
    assert feeds(result) == []
    assert "atom" not in result.read("index.html")
    path.write_text(before)
    assert len(feeds(shelf.build())) == 8


def test_other_letters(shelf: Project) -> None:
    record = "kind: novel\ntitle: \U0001f4da 高い城\nauthors: 宇野 'x' & y\nreviewed: 2026-11-04\n"
    shelf.write({"reviews/höhe.md": f"---\n{record}---\n# T\n\nText.\n"})
    for builder, end in (("html", ".html"), ("dirhtml", "/")):
        result = shelf.build(builder, to=builder)
        first = parsed(result).entries[0]
        assert first.id == f"{BASE}reviews/h%C3%B6he{end}"
        name = next(name for name in feeds(result) if "宇野" in name)
        assert parsed(result, name).feed.links[0].href.isascii()
        assert parsed(result, name).entries[0].title == "\U0001f4da 高い城, 宇野 'x' & y"


def test_characters_that_xml_cannot_hold(shelf: Project) -> None:
    text = '---\nkind: novel\ntitle: "A\\x01B"\nreviewed: 2026-11-04\n---\n# T\n\nText \x02 here.\n'
    shelf.write({"reviews/controls.md": text})
    first = parsed(shelf.build()).entries[0]
    assert first.title == "AB"
