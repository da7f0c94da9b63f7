from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ConfigError

if TYPE_CHECKING:
    from tests.conftest import Result
    from tests.extensions.conftest import Book, Links, Page

SHOPS = {
    "Amazon.co.uk": "https://www.amazon.co.uk/dp/0571258093",
    "Bookshop.org UK": "https://uk.bookshop.org/book/9780571258093",
    "Amazon.com": "https://www.amazon.com/dp/1400078776",
    "Bookshop.org": "https://bookshop.org/book/9781400078776",
}
LIBRARIES = {
    "WorldCat": "https://search.worldcat.org/search?q=bn:9781400078776",
    "Open Library": "https://openlibrary.org/isbn/9781400078776",
}
FIELDS = {
    "title": "Never Let Me Go",
    "authors": "Kazuo Ishiguro",
    "isbn": '{us: "9781400078776", uk: "9780571258093"}',
}


def markdown(**fields: str) -> dict[str, str]:
    """Return a page in MyST, with front matter."""
    fields = {"kind": "novel", **fields}
    front = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return {"index.md": f"---\n{front}---\n\n# Review\n\n:::{{want-to-read}}\n:::\n"}


def restructured(**fields: str) -> dict[str, str]:
    """Return the same page in reStructuredText."""
    fields = {"kind": "novel", **fields}
    front = "".join(f":{name}: {value}\n" for name, value in fields.items())
    return {"index.rst": f"{front}\nReview\n======\n\n.. want-to-read::\n"}


def hrefs(links: Links, result: Result) -> dict[str, str]:
    return {name: link.href for name, link in links(result, "want-to-read").items()}


SYNTAXES = pytest.mark.parametrize("page", [markdown, restructured])


@SYNTAXES
def test_links_by_region(book: Book, links: Links, page: Page) -> None:
    result = book(page(**FIELDS)).build()
    assert not result.warnings
    assert hrefs(links, result) == SHOPS | LIBRARIES
    soup = BeautifulSoup(result.read("index.html"), "html.parser")
    regions = [term.get_text() for term in soup.select("dl.want-to-read > dt")]
    assert regions == ["United Kingdom", "United States", "Anywhere"]


def test_shops_are_sponsored_and_libraries_are_not(book: Book, links: Links) -> None:
    found = links(book(markdown(**FIELDS)).build(), "want-to-read")
    assert {found[name].rel for name in SHOPS} == {"sponsored nofollow noopener"}
    assert {found[name].rel for name in LIBRARIES} == {"noopener"}


@SYNTAXES
def test_one_edition_serves_both_regions(book: Book, links: Links, page: Page) -> None:
    found = hrefs(links, book(page(**FIELDS | {"isbn": "9781400078776"})).build())
    assert found["Amazon.co.uk"] == "https://www.amazon.co.uk/dp/1400078776"
    assert found["Bookshop.org UK"] == "https://uk.bookshop.org/book/9781400078776"


def test_number_with_hyphens_or_unquoted(book: Book, links: Links) -> None:
    fields = FIELDS | {"isbn": "{us: 978-1-4000-7877-6, uk: 9780571258093}"}
    assert hrefs(links, book(markdown(**fields)).build()) == SHOPS | LIBRARIES


def test_shops_that_need_an_isbn10_have_no_book_with_979(book: Book, links: Links) -> None:
    result = book(markdown(title="T", isbn="9791032305690")).build()
    assert not result.warnings
    assert list(hrefs(links, result)) == [
        "Bookshop.org UK", "Bookshop.org", "WorldCat", "Open Library",
    ]  # fmt: skip


@SYNTAXES
def test_without_isbn_the_libraries_are_searched(book: Book, links: Links, page: Page) -> None:
    title = "Jonathan Strange & Mr Norrell, ¿Qué + 50%?"
    quoted = "Jonathan%20Strange%20%26%20Mr%20Norrell%2C%20%C2%BFQu%C3%A9%20%2B%2050%25%3F"
    fields = {"title": title, "authors": "Ann Author; B. Böll"}
    result = book(page(**fields), "smartquotes = False\n").build()
    assert not result.warnings
    assert hrefs(links, result) == {
        "WorldCat": f"https://search.worldcat.org/search?q={quoted}%20Ann%20Author%20B.%20B%C3%B6ll",
        "Open Library": f"https://openlibrary.org/search?q={quoted}%20Ann%20Author%20B.%20B%C3%B6ll",
    }


def test_a_work_without_an_author(book: Book, links: Links) -> None:
    found = hrefs(links, book(markdown(title="Beowulf")).build())
    assert found["Open Library"] == "https://openlibrary.org/search?q=Beowulf"


def test_authors_as_a_list_and_empty_fields(book: Book, links: Links) -> None:
    fields = {"title": "T", "authors": '[A. Author, "B. Byron"]', "isbn": ""}
    result = book(markdown(**fields)).build()
    assert not result.warnings
    assert hrefs(links, result)["Open Library"].endswith("?q=T%20A.%20Author%20B.%20Byron")


@SYNTAXES
def test_wrong_isbn_is_reported_and_not_linked(book: Book, links: Links, page: Page) -> None:
    files = page(**FIELDS | {"isbn": '{us: "9781400078777", uk: "9780571258093"}'})
    result = book(files).build()
    [(name, text)] = files.items()
    line = next(n for n, t in enumerate(text.splitlines(), 1) if "isbn" in t)
    [warning] = result.warnings.splitlines()
    assert f"{name}:{line}: WARNING: isbn.us is '9781400078777'" in warning
    assert "check digit" in warning
    assert warning.endswith("[review.front_matter]")
    assert "9781400078777" not in result.read("index.html")
    # The edition for the other region is one of this work, too.
    assert hrefs(links, result)["Amazon.com"] == "https://www.amazon.com/dp/0571258093"


@pytest.mark.parametrize("text", [
    "# Review\n\n(buy)=\n\n:::{want-to-read}\n:::\n\nEnd.\n",
    "---\ntitle:\nisbn: 9781400078776\n---\n\n# Review\n\n:::{want-to-read}\n:::\n\nEnd.\n",
])  # fmt: skip
def test_page_about_no_work(book: Book, links: Links, text: str) -> None:
    result = book({"index.md": text}).build()
    [warning] = result.warnings.splitlines()
    assert "index.md:" in warning
    assert "add kind, title, authors and isbn to its front matter" in warning
    assert warning.endswith("[want_to_read.review]")
    assert links(result, "want-to-read") == {}
    soup = BeautifulSoup(result.read("index.html"), "html.parser")
    assert soup.select_one(".want-to-read") is None


def test_warnings_can_be_suppressed(book: Book) -> None:
    result = book({"index.md": "# R\n\n:::{want-to-read}\n:::\n"},
                  'suppress_warnings = ["want_to_read.review"]\n').build()  # fmt: skip
    assert not result.warnings


def test_tags_are_merged_into_the_address(book: Book, links: Links) -> None:
    tags = {"Amazon.co.uk": {"tag": "book & co-21"}, "WorldCat": {"via": "pod"}}
    found = hrefs(links, book(markdown(**FIELDS), f"want_to_read_tags = {tags!r}\n").build())
    assert found["Amazon.co.uk"] == f"{SHOPS['Amazon.co.uk']}?tag=book%20%26%20co-21"
    assert found["WorldCat"] == ("https://search.worldcat.org/search?q=bn%3A9781400078776&via=pod")
    assert found["Amazon.com"] == SHOPS["Amazon.com"]


STORES = """
from want_to_read import STORES, Store
want_to_read_stores = [*STORES[:1], Store("Corner", "Ireland", "https://c.example/{isbn13}/{title}")]
"""


def test_stores_of_ones_own(book: Book, links: Links) -> None:
    result = book(markdown(**FIELDS), STORES).build()
    assert not result.warnings
    assert hrefs(links, result) == {
        "Amazon.co.uk": SHOPS["Amazon.co.uk"],
        "Corner": "https://c.example/9781400078776/Never%20Let%20Me%20Go",
    }


def test_no_store_left(book: Book) -> None:
    result = book(markdown(title="T"), STORES).build()
    assert "add isbn to the front matter" in result.warnings
    assert "[want_to_read.empty]" in result.warnings


@pytest.mark.parametrize(
    ("conf", "message"),
    [
        ('want_to_read_stores = [{"name": "Corner"}]', "a list of Store"),
        ('want_to_read_tags = {"Amazn": {"tag": "x"}}', r"no store is called \['Amazn'\]"),
        (STORES.replace("{title}", "{isbn}"), r"Corner has unknown fields \['isbn'\]"),
    ],
)
def test_what_could_not_be_used_is_refused(book: Book, conf: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        book(markdown(**FIELDS), conf).build()


def test_text(book: Book) -> None:
    text = book(markdown(**FIELDS)).build("text").read("index.txt")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert lines[lines.index("United Kingdom") :] == [
        "United Kingdom", "* Amazon.co.uk", "* Bookshop.org UK",
        "United States", "* Amazon.com", "* Bookshop.org",
        "Anywhere", "* WorldCat", "* Open Library",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("builder", "name"),
    [
        ("latex", "project.tex"),
        ("singlehtml", "index.html"),
        ("texinfo", "project.texi"),
        ("xml", "review.xml"),
        ("epub", "review.xhtml"),
        ("man", "project.1"),
    ],
)
def test_every_builder_links_the_book_of_the_page(book: Book, builder: str, name: str) -> None:
    """Some builders resolve all pages at once, in the name of the first."""
    review = markdown(**FIELDS)["index.md"]
    files = {"index.md": "# Book\n\n```{toctree}\nreview\n```\n", "review.md": review}
    conf = (
        'project = "project"\nversion = "1"\ncopyright = "us"\nman_show_urls = True\n'
        'latex_documents = [("index", "project.tex", "", "", "manual")]\n'
        'texinfo_documents = [("index", "project", "", "", "", "", "")]\n'
        'man_pages = [("index", "project", "", "", 1)]\n'
    )
    result = book(files, conf).build(builder)
    assert not result.warnings
    # Manual pages say where an address may be broken.
    assert SHOPS["Amazon.co.uk"] in result.read(name).replace(r"\:", "")


def test_latex_can_print_the_addresses(book: Book) -> None:
    conf = 'latex_show_urls = "footnote"\nproject = "p"\n'
    result = book(markdown(**FIELDS), conf).build("latex")
    assert r"\sphinxnolinkurl{https://www.amazon.co.uk/dp/0571258093}" in result.read("p.tex")


def test_search_does_not_find_shops(book: Book) -> None:
    assert "worldcat" not in book(markdown(**FIELDS)).build().read("searchindex.js")


def test_nothing_for_translators(book: Book) -> None:
    assert "WorldCat" not in book(markdown(**FIELDS)).build("gettext").read("index.pot")


@pytest.mark.parametrize(("builder", "name"), [("html", "index.html"), ("xml", "index.xml")])
def test_a_new_tag_reaches_pages_built_before(book: Book, builder: str, name: str) -> None:
    made = book(markdown(**FIELDS))
    assert "pod-21" not in made.build(builder).read(name)
    conf = made.srcdir / "conf.py"
    with conf.open("a", encoding="utf-8") as file:
        file.write('want_to_read_tags = {"Amazon.com": {"tag": "pod-21"}}\n')
    assert "?tag=pod-21" in made.build(builder).read(name)
