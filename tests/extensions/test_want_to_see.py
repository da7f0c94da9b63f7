from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from tests.conftest import Result
    from tests.extensions.conftest import Book, Links

CONF = 'extensions += ["want_to_see"]\n'
FIELDS = {
    "kind": "film",
    "title": "Never Let Me Go",
    "directors": "Mark Romanek",
    "published": "2010",
    "imdb": "tt1334260",
}
PLACES = {
    "JustWatch UK": "https://www.justwatch.com/uk/search?q=Never%20Let%20Me%20Go",
    "JustWatch US": "https://www.justwatch.com/us/search?q=Never%20Let%20Me%20Go",
    "IMDb": "https://www.imdb.com/title/tt1334260/",
    "WorldCat": "https://search.worldcat.org/search?q=Never%20Let%20Me%20Go%20Mark%20Romanek",
}


def markdown(**fields: str) -> dict[str, str]:
    front = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return {"index.md": f"---\n{front}---\n\n# Review\n\n:::{{want-to-see}}\n:::\n"}


def restructured(**fields: str) -> dict[str, str]:
    front = "".join(f":{name}: {value}\n" for name, value in fields.items())
    return {"index.rst": f"{front}\nReview\n======\n\n.. want-to-see::\n"}


def hrefs(links: Links, result: Result) -> dict[str, str]:
    return {name: link.href for name, link in links(result, "want-to-see").items()}


def test_links_by_region(book: Book, links: Links) -> None:
    result = book(markdown(**FIELDS), CONF).build()
    assert not result.warnings
    assert hrefs(links, result) == PLACES
    soup = BeautifulSoup(result.read("index.html"), "html.parser")
    regions = [term.get_text() for term in soup.select("dl.want-to-see > dt")]
    assert regions == ["United Kingdom", "United States", "Anywhere"]
    assert {link.rel for link in links(result, "want-to-see").values()} == {"noopener"}
    assert "justwatch" not in result.read("searchindex.js")


def test_the_same_in_restructured_text(book: Book, links: Links) -> None:
    result = book(restructured(**FIELDS), CONF).build()
    assert not result.warnings
    assert hrefs(links, result) == PLACES


@pytest.mark.parametrize(
    ("published", "query"),
    [("2010", "A%20%26%20B%3F%202010"), ("", "A%20%26%20B%3F")],
    ids=["with a year", "without"],
)
def test_without_a_number_title_and_year_are_searched(
    book: Book, links: Links, published: str, query: str
) -> None:
    fields = {"kind": "series", "title": "A & B?", "published": published}
    found = hrefs(links, book(markdown(**fields), CONF).build())
    assert found["IMDb"] == f"https://www.imdb.com/find/?q={query}"
    assert found["WorldCat"] == "https://search.worldcat.org/search?q=A%20%26%20B%3F"


@pytest.mark.parametrize("number", ["1334260", "tt12/../../x", "https://www.imdb.com/title/tt1"])
def test_a_wrong_number_is_reported_and_not_linked(book: Book, links: Links, number: str) -> None:
    result = book(markdown(**FIELDS | {"imdb": number}), CONF).build()
    [warning] = result.warnings.splitlines()
    assert "index.md:" in warning
    assert "such as tt1334260, or leave it out" in warning
    assert warning.endswith("[want_to_see.imdb]")
    assert hrefs(links, result)["IMDb"].startswith("https://www.imdb.com/find/?q=Never")


@pytest.mark.parametrize(
    "text",
    [
        "# Review\n\n:::{want-to-see}\n:::\n",
        "---\nkind: novel\ntitle: A Weir\n---\n\n# Review\n\n:::{want-to-see}\n:::\n",
    ],
    ids=["no review", "a novel"],
)
def test_a_page_about_no_film(book: Book, links: Links, text: str) -> None:
    result = book({"index.md": text}, CONF).build()
    [warning] = result.warnings.splitlines()
    assert "This page is not about a film or series: add kind" in warning
    assert warning.endswith("[want_to_see.review]")
    assert links(result, "want-to-see") == {}


CLUB = """
from want_to_see import Store
want_to_see_places = [Store("Club", "Ireland", "https://club.example/{imdb}")]
"""


def test_places_of_ones_own(book: Book, links: Links) -> None:
    result = book(markdown(**FIELDS), CONF + CLUB).build()
    assert not result.warnings
    assert hrefs(links, result) == {"Club": "https://club.example/tt1334260"}


def test_no_place_left(book: Book) -> None:
    result = book(markdown(kind="film", title="T"), CONF + CLUB).build()
    assert "add one with a search to want_to_see_places" in result.warnings
    assert "[want_to_see.empty]" in result.warnings


@pytest.mark.parametrize(
    ("conf", "message"),
    [
        ('want_to_see_places = ["Club"]', "a list of Store.*from want_to_see"),
        (CLUB.replace("{imdb}", "{isbn13}"), r"Club has unknown fields \['isbn13'\]"),
    ],
)
def test_what_could_not_be_used_is_refused(book: Book, conf: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        book(markdown(**FIELDS), CONF + conf).build()
