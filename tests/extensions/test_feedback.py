from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup

from blackout_ext.testing import published

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from tests.conftest import Result
    from tests.extensions.conftest import Book, Links

ISSUES = 'feedback_issues_url = "https://git.example/o/r/issues/new?template=review.yml"\n'
EMAIL = 'feedback_email = "editors@book.example"\n'
BASE = 'html_baseurl = "https://book.example/en"\n'
SITES = ["Bluesky", "Mastodon", "Reddit", "Facebook", "WhatsApp", "E-mail"]
PAGES = {
    "myst": {"index.md": "# A & B: *Qué*\n\n:::{feedback}\n:::\n\nEnd.\n"},
    "rst": {"index.rst": "A & B: *Qué*\n============\n\n.. feedback::\n\nEnd.\n"},
}
TITLE = "A%20%26%20B%3A%20Qu%C3%A9"
URL = "https%3A%2F%2Fbook.example%2Fen%2Findex.html"
SYNTAXES = pytest.mark.parametrize("syntax", PAGES)


def invitation(result: Result) -> str | None:
    soup = BeautifulSoup(result.read("index.html"), "html.parser")
    found = soup.select_one("p.feedback")
    return found.get_text() if found else None


@SYNTAXES
def test_links(book: Book, links: Links, syntax: str) -> None:
    result = book(PAGES[syntax], ISSUES + EMAIL + BASE).build()
    assert not result.warnings
    found = links(result, "feedback")
    # Sphinx disguises the @ of every mail address in HTML.
    assert {name: link.href for name, link in found.items()} == {
        "Open an issue": f"https://git.example/o/r/issues/new?template=review.yml&title={TITLE}",
        "Write an e-mail": f"mailto:editors%40book.example?subject={TITLE}",
        "Bluesky": f"https://bsky.app/intent/compose?text={TITLE}%20{URL}",
        "Mastodon": f"https://mastodonshare.com/?text={TITLE}&url={URL}",
        "Reddit": f"https://www.reddit.com/submit?url={URL}&title={TITLE}",
        "Facebook": f"https://www.facebook.com/sharer/sharer.php?u={URL}",
        "WhatsApp": f"https://wa.me/?text={TITLE}%20{URL}",
        "E-mail": f"mailto:?subject={TITLE}&body={URL}",
    }
    assert {link.rel for link in found.values()} == {"nofollow noopener"}


@pytest.mark.parametrize(
    ("conf", "text", "names"),
    [
        (ISSUES + EMAIL, "Tell us in an issue or by e-mail:", ["Open an issue", "Write an e-mail"]),
        (ISSUES, "Tell us in an issue:", ["Open an issue"]),
        (EMAIL, "Tell us by e-mail:", ["Write an e-mail"]),
        (BASE, None, SITES),
        (EMAIL + BASE, "Tell us by e-mail:", ["Write an e-mail", *SITES]),
    ],
)
def test_what_is_not_configured_is_left_out(
    book: Book, links: Links, conf: str, text: str | None, names: list[str]
) -> None:
    result = book(PAGES["myst"], conf).build()
    assert not result.warnings
    assert list(links(result, "feedback")) == names
    found = invitation(result)
    assert found is None if text is None else text in (found or "")


@SYNTAXES
def test_nothing_configured(book: Book, links: Links, syntax: str) -> None:
    result = book(PAGES[syntax]).build()
    [warning] = result.warnings.splitlines()
    assert "WARNING: There is no way to answer or share this page: set" in warning
    assert ":3: " in warning or ":4: " in warning
    assert warning.endswith("[feedback.empty]")
    assert links(result, "feedback") == {}
    assert invitation(result) is None


@pytest.mark.parametrize("base", ["https://book.example", "https://book.example/a b/"])
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_address_is_the_canonical_one(book: Book, builder: str, base: str) -> None:
    files = {
        "index.md": "# Book\n\n```{toctree}\nreviews/one two\n```\n",
        "reviews/one two.md": PAGES["myst"]["index.md"],
    }
    result = book(files, f"html_baseurl = {base!r}\nhtml_link_suffix = '.htm'\n").build(builder)
    page = "one two.html" if builder == "html" else "one two/index.html"
    soup = BeautifulSoup(result.read(f"reviews/{page}"), "html.parser")
    canonical = soup.select_one("link[rel=canonical]")
    assert canonical is not None
    share = next(a for a in soup.select("dl.feedback a") if a.get_text() == "Facebook")
    assert parse_qs(urlsplit(str(share["href"])).query)["u"] == [canonical["href"]]


def test_a_blackout_in_the_title_stays_masked(book: Book) -> None:
    files = {"index.md": "# Who {blackout}`the butler` is\n\n:::{feedback}\n:::\n"}
    result = book(files, ISSUES + EMAIL + BASE).build()
    html = result.read("index.html")
    assert "title=Who%20%5Bspoiler%5D%20is" in html
    assert "butler" not in html


def test_inside_a_blackout(book: Book) -> None:
    files = {"index.md": "# T\n\n::::{blackout}\nText.\n\n:::{feedback}\n:::\n::::\n"}
    assert not book(files, ISSUES + BASE).build().warnings


def test_text(book: Book) -> None:
    text = book(PAGES["myst"], ISSUES + EMAIL + BASE).build("text").read("index.txt")
    assert " ".join(text.split()) == (
        "A & B: *Qué* ************ Did you see it another way, or just the same? "
        "Tell us in an issue or by e-mail: argument is as welcome as agreement. "
        "Please keep spoilers marked. Tell us * Open an issue * Write an e-mail End."
    )


@pytest.mark.parametrize(
    ("builder", "name"),
    [
        ("latex", "p.tex"),
        ("singlehtml", "index.html"),
        ("epub", "review.xhtml"),
        ("xml", "review.xml"),
    ],
)
def test_only_web_pages_are_shared(book: Book, builder: str, name: str) -> None:
    files = {
        "index.md": "# Book\n\n```{toctree}\nreview\n```\n",
        "review.md": PAGES["myst"]["index.md"],
    }
    conf = ISSUES + BASE + 'project = "p"\nversion = "1"\ncopyright = "us"\n'
    result = book(files, conf).build(builder)
    assert not result.warnings
    output = result.read(name).replace(r"\%", "%")
    assert f"title={TITLE}" in output
    assert "bsky.app" not in output


def tools(result: Result, page: str = "index.html") -> Tag | None:
    """Return the row of buttons of a page."""
    return BeautifulSoup(result.read(page), "html.parser").select_one("dl.feedback .feedback-tools")


@SYNTAXES
def test_buttons_wait_for_the_script(book: Book, syntax: str) -> None:
    result = book(PAGES[syntax], BASE).build()
    row = tools(result)
    assert row is not None
    assert [(button["data-share"], button.get_text()) for button in row.select("button")] == [
        ("copy", "Copy link"),
        ("sheet", "Share…"),
    ]
    assert all(button.has_attr("hidden") for button in row.select("button"))
    assert row["data-title"] == "A & B: Qué"
    assert row["data-url"] == "https://book.example/en/index.html"
    (status,) = row.select("[role=status]")
    assert status.get_text() == ""


def test_the_script_is_on_pages_with_buttons_alone(book: Book) -> None:
    files = {
        "index.md": "# Book\n\n```{toctree}\nreview\n```\n",
        "review.md": PAGES["myst"]["index.md"],
    }
    result = book(files, BASE).build()
    (script,) = BeautifulSoup(result.read("review.html"), "html.parser").select("[src*=share]")
    assert script.has_attr("defer")
    assert (result.outdir / str(script["src"]).partition("?")[0]).exists()
    assert "share.js" not in result.read("index.html")


@pytest.mark.parametrize(
    "builder", ["text", "latex", "epub", "singlehtml", "texinfo", "man", "xml"]
)
def test_there_are_buttons_on_web_pages_alone(book: Book, builder: str) -> None:
    conf = BASE + 'project = "p"\nversion = "1"\ncopyright = "us"\n'
    result = book(PAGES["myst"], conf).build(builder)
    assert not result.warnings
    written = [path.name for path in result.outdir.rglob("*") if path.is_file()]
    assert "share.js" not in written
    assert [name for name, data in published(result.outdir) if b"Copy link" in data] == []


def test_buttons_need_a_canonical_address(book: Book) -> None:
    assert tools(book(PAGES["myst"], ISSUES).build()) is None


def test_the_address_of_the_buttons_is_the_canonical_one(book: Book) -> None:
    files = {"index.md": "# B\n\n```{toctree}\nr/one\n```\n", "r/one.md": PAGES["myst"]["index.md"]}
    row = tools(book(files, BASE).build("dirhtml"), "r/one/index.html")
    assert row is not None
    assert row["data-url"] == "https://book.example/en/r/one/"


def test_the_buttons_keep_the_title_masked(book: Book) -> None:
    files = {"index.md": "# Who {blackout}`the butler` is\n\n:::{feedback}\n:::\n"}
    row = tools(book(files, BASE).build())
    assert row is not None
    assert row["data-title"] == "Who [spoiler] is"


def test_a_title_ends_no_attribute(book: Book) -> None:
    files = {"index.md": '# "\\>\\<script\\>alert(1)\\</script\\>\n\n:::{feedback}\n:::\n'}
    result = book(files, BASE + "smartquotes = False\n").build()
    row = tools(result)
    assert row is not None
    assert row["data-title"] == '"><script>alert(1)</script>'
    assert "<script>alert" not in result.read("index.html")


def test_words_can_be_translated(book: Book, tmp_path: Path) -> None:
    words = Catalog(locale="de")
    for english, german in {
        "Share this page": "Diese Seite teilen",
        "Copy link": "Link kopieren",
        "Link copied": "Link kopiert",
        "Anywhere": "Überall",
    }.items():
        words.add(english, german)
    folder = tmp_path / "words" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "book.mo").open("wb") as file:
        write_mo(file, words)
    conf = (
        f'{BASE}language = "de"\n'
        f"def setup(app): app.add_message_catalog('book', {str(tmp_path / 'words')!r})\n"
    )
    front = "---\nkind: novel\ntitle: T\nauthors: A\n---\n\n"
    text = f"{front}# T\n\n:::{{want-to-read}}\n:::\n\n:::{{feedback}}\n:::\n"
    html = book({"index.md": text}, conf).build().read("index.html")
    for german in (
        "Diese Seite teilen",
        ">Link kopieren<",
        'data-copied="Link kopiert"',
        "Überall",
    ):
        assert german in html


def test_search_does_not_find_the_sites(book: Book) -> None:
    index = book(PAGES["myst"], ISSUES + BASE).build().read("searchindex.js")
    assert "facebook" not in index
    assert "disagre" not in index
    assert "copi" not in index


def test_nothing_for_translators(book: Book) -> None:
    assert "Tell us" not in book(PAGES["myst"], ISSUES).build("gettext").read("index.pot")


@pytest.mark.parametrize(("builder", "name"), [("html", "index.html"), ("xml", "index.xml")])
def test_a_new_address_reaches_pages_built_before(book: Book, builder: str, name: str) -> None:
    made = book(PAGES["myst"], ISSUES)
    assert "editors" not in made.build(builder).read(name)
    with (made.srcdir / "conf.py").open("a", encoding="utf-8") as file:
        file.write(EMAIL)
    assert "mailto:editors" in made.build(builder).read(name)
