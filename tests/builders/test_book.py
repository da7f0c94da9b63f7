"""The book itself, as its readers and their programs get it."""

from __future__ import annotations

import re
import zlib

import pytest
from bs4 import BeautifulSoup
from sphinx.search.en import SearchEnglish

from tests.search.index import all_words
from tests.search.index import pages as search_pages

from ..conftest import DOCS, PAYLOAD, Output

REVIEW = "reviews/never-let-me-go"
CONTROLS = re.compile(
    r'<script [^>]*src="[^>]*>|<div class="blackout-toolbar-place">.*?</details>',
    re.DOTALL,
)
WORD = re.compile(r"[^\W\d_]{3,}")
BLACKOUT = re.compile(
    r"\{blackout\}(`+)(?P<role>.+?)\1|\[(?P<span>[^\]]+)\]\{\.blackout\}"
    r"|^:::\{blackout\}\n(?P<block>.+?)^:::$",
    re.DOTALL | re.MULTILINE,
)


@pytest.fixture
def book(points_of_divergence: Output) -> Output:
    return points_of_divergence


def words(text: str) -> set[str]:
    """Return the words of *text*, in lower case."""
    return {word.lower() for word in WORD.findall(text)}


def sealed_words(docname: str) -> set[str]:
    """Return the words that the source of a page has inside blackouts and nowhere else."""
    source = (DOCS / f"{docname}.md").read_text(encoding="utf-8")
    inside = {word for match in BLACKOUT.finditer(source) for word in words(match[0])}
    return inside - words(BLACKOUT.sub("", source)) - {"blackout"}


def open_words() -> set[str]:
    """Return the words that stand in the open anywhere in the book: pages show much of others."""
    return {
        word
        for path in (*DOCS.rglob("*.md"), *DOCS.parent.glob("*.md"))  # Some are included.
        for word in words(BLACKOUT.sub("", path.read_text(encoding="utf-8")))
    }


def outside(html: str) -> str:
    """Return a page without its payloads, and without the controls that come with them."""
    return CONTROLS.sub("", PAYLOAD.sub("", html))


@pytest.mark.parametrize(
    "docname",
    [REVIEW, *(f"guides/{path.stem}" for path in sorted(DOCS.glob("guides/*-*.md")))],
)
def test_no_blacked_out_word_elsewhere_on_the_page(book: Output, docname: str) -> None:
    assert sealed_words(docname)
    secret = sealed_words(docname) - open_words()
    html = outside(book.read(f"{docname}.html"))
    # The site's own chrome and markup have words too; a page without passages shows them.
    chrome = words(book.read("about.html"))
    assert words(html) & secret - chrome == set()


def test_no_blacked_out_word_in_the_search_index(book: Output) -> None:
    index = words(book.read("searchindex.js"))
    inventory = (book.outdir / "objects.inv").read_bytes().split(b"zlib.\n", 1)[1]
    listed = words(zlib.decompress(inventory).decode())
    found = words(str(search_pages(book.outdir))) | all_words(book.outdir)
    stem = SearchEnglish({}).stem  # The index has stems: "cost" may be of an open "costs".
    open_stems = {stem(word) for word in open_words()}
    # The manual shows markup, and with it what is inside.
    pages = (
        path for folder in ("reviews", "films", "guides") for path in DOCS.glob(f"{folder}/*.md")
    )
    docnames = (path.relative_to(DOCS).with_suffix("").as_posix() for path in pages)
    sealed = {word for docname in docnames for word in sealed_words(docname)}
    secret = {word for word in sealed if stem(word) not in open_stems}
    assert len(secret) > 100
    assert (index | listed | found) & secret == set()
    assert {"memory", "spoilers"} <= found


def test_the_summary_has_its_passages(book: Output) -> None:
    soup = BeautifulSoup(book.read(f"{REVIEW}.html"), "html.parser")
    summary = soup.select_one("section#plot-summary")
    assert summary is not None
    payloads = book.payloads(f"{REVIEW}.html")
    assert len(summary.select("[data-blackout]")) >= 6  # One of them is the warning's example.
    assert any("<em>" in payload or "<a " in payload for payload in payloads)
    assert any(payload.count("<p>") > 1 for payload in payloads)


def test_nothing_is_asked_of_a_third_party(book: Output) -> None:
    loads = re.compile(
        r'(?:<script[^>]*src|<link[^>]*rel="(?!canonical)[^>]*href|<img[^>]*src)="http'
    )
    pages = list(book.outdir.rglob("*.html"))
    assert [page.name for page in pages if loads.search(page.read_text(encoding="utf-8"))] == []
    styles = [path.read_text(encoding="utf-8") for path in book.outdir.rglob("*.css")]
    assert not any(re.search(r"url\([\"']?(?:https?:)?//", style) for style in styles)


def test_every_page_leads_to_what_the_book_is(book: Output) -> None:
    policy = (book.outdir / "spoiler-policy.html").resolve()
    for page in ("index", REVIEW, "by/author/kazuo-ishiguro", "extension/index", "search"):
        path = book.outdir / f"{page}.html"
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        links = [str(a["href"]) for a in soup.select("footer nav a")]
        targets = [(path.parent / link).resolve() for link in links if link != "#"]
        assert policy in targets, page
        assert all(target.is_file() for target in targets)


def test_the_example_of_the_policy_opens(book: Output) -> None:
    assert any("shut it again" in payload for payload in book.payloads("spoiler-policy.html"))
