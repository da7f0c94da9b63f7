"""What Pagefind is given, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blackout_ext.search import bundle, engine
from blackout_ext.testing import differences
from tests.conftest import CONF, Project
from tests.records import MARKUP, RECORDS, shelf
from tests.search.index import about, all_words, content, pages, values

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Result

PAGEFIND = 'html_theme = "basic"\nblackout_search = "pagefind"\n'
NOTES = """\
# Notes on {blackout}`canaryheading`

Opening words.[^1] {blackout}`canaryrole`, and [canaryspan]{.blackout} so.

:::{blackout}
canaryblock
:::

## A section & {blackout}`canaryinner`

The last weir.

```{toctree}
plain
```

```{list-table}
* - cell
  - {blackout}`canarycell`
```

<p>rawword</p>

[^1]: Footnoted.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Return the invented shelf, with some pages besides."""
    book = Project(tmp_path_factory.mktemp("search") / "src")
    hidden = "---\nno-search: true\n---\n# Unsearched\n\nnowheretobefound\n"
    more = {"notes.md": NOTES, "hidden.md": hidden}
    book.write({"conf.py": CONF + PAGEFIND, **shelf(), **more})
    return book.build()


def test_documents_are_found_and_nothing_else(built: Result) -> None:
    reviews = {f"/reviews/{name}.html" for name in RECORDS}
    others = {"/index.html", "/catalogue.html", "/plain.html", "/notes.html"}
    assert pages(built.outdir).keys() == reviews | others
    # These are pages as well, of which one would be as good as another.
    assert (built.outdir / "by" / "author" / "ann-author.html").exists()
    assert (built.outdir / "reveals" / "notes.html").exists()


def test_no_passage_is_in_the_index(built: Result) -> None:
    assert "canaryrole" in "".join(built.payloads("notes.html"))
    words = all_words(built.outdir)
    assert {"weir", "footnot"} <= words
    assert [word for word in words if "canary" in word] == []
    assert "spoiler" not in words
    assert "nowheretobefound" not in words
    assert "canary" not in str(pages(built.outdir))


def test_a_page_says_what_its_document_does(built: Result) -> None:
    page = pages(built.outdir)["/notes.html"]
    assert page["content"] == (
        "Opening words. ███, and ███ so. ███ A section & ███ The last weir. cell. ███ "
        "rawword. Footnoted."
    )
    assert page["meta"] == {"title": "Notes on ███"}
    assert [(found["id"], found["text"]) for found in page["anchors"]] == [
        ("a-section-spoiler", "A section & ███")
    ]


def test_what_is_known_of_a_review(built: Result) -> None:
    page = pages(built.outdir)["/reviews/weir.html"]
    assert page["meta"] == {
        "title": "The review",
        "facts": "Ann Author, Ben Byron · Novel · 1968 · 4.5 out of 5",
    }
    assert page["filters"] == {
        "author": ["Author, Ann", "Byron, Ben"],
        "decade": ["1960s"],
        "kind": ["Novel"],
        "rating": [f"{step} or better" for step in ("1", "1.5", "2.5", "3", "3.5", "4", "4.5")],
        "theme": ["Steampunk", "Power", "Rivers"],
    }
    assert pages(built.outdir)["/plain.html"]["filters"] == {}
    assert (
        f"{MARKUP.replace('&amp;', '&')} theme"
        in pages(built.outdir)["/reviews/markup.html"]["filters"]["theme"]
    )


def test_every_page_has_a_place_in_every_order(built: Result) -> None:
    found = about(built.outdir)
    assert [name for name, _pages in found[4]] == ["newest", "rating", "title"]
    assert {len(places) for _name, places in found[4]} == {len(pages(built.outdir))}


def test_only_what_the_page_needs_is_published(built: Result) -> None:
    names = {path.name for path in (built.outdir / "pagefind").iterdir()}
    meta = {name for name in names if name.endswith(".pf_meta")}
    assert names - meta == {
        ".buildinfo", "pagefind-entry.json", "pagefind.js", "wasm.en.pagefind",
        "filter", "fragment", "index",
    }  # fmt: skip
    assert len(meta) == 1


def test_equal_books_have_equal_indexes(built: Result, tmp_path: Path) -> None:
    again = Project(tmp_path / "src")
    again.write({path.name: path.read_text() for path in built.app.srcdir.glob("*.*")})
    for path in built.app.srcdir.glob("reviews/*"):
        again.write({f"reviews/{path.name}": path.read_text()})
    assert content(again.build(parallel=2).outdir) == content(built.outdir)
    assert values(built.outdir, "author") == sorted(values(built.outdir, "author"))


def test_no_index_depends_on_a_passage(tmp_path: Path) -> None:
    book = Project(tmp_path / "src")
    book.write({"conf.py": CONF + PAGEFIND, "index.md": NOTES, "plain.md": "# Plain\n"})
    assert differences(book.srcdir, tmp_path / "work", pattern="canary[a-z]+") == []


@pytest.fixture
def book(project: Callable[..., Project], asked: list[str]) -> Project:
    """Return a small book."""
    files = {
        "index.md": "# Index\n\nFirst.\n\n```{toctree}\n:glob:\n*\n```\n",
        "one.md": "# One\n\nHerring {blackout}`canary`.\n",
        "two.md": "# Two\n\nSalmon.\n",
    }
    return project(files, PAGEFIND)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses of the pages that Pagefind has been given so far."""
    given: list[str] = []
    ask = engine.ask

    def spy(program: Path, requests: list[dict[str, str]]) -> object:
        given.extend(request["url"] for request in requests if request["type"] == "AddFile")
        return ask(program, requests)

    monkeypatch.setattr(bundle, "ask", spy)
    return given


def test_nothing_is_indexed_again_unless_it_has_changed(book: Project, asked: list[str]) -> None:
    book.build()
    assert asked == ["/index.html", "/one.html", "/two.html"]
    asked.clear()
    before = content(book.build().outdir)
    assert asked == []
    book.write({"two.md": "# Two\n\nTrout.\n", "one.md": "# One\n\nHerring {blackout}`other`.\n"})
    result = book.build()
    # All of them are known, though one was written alone.
    assert asked == ["/index.html", "/one.html", "/two.html"]
    assert "trout" in all_words(result.outdir)
    assert {"salmon", "other", "canari"}.isdisjoint(all_words(result.outdir))
    after = content(result.outdir)
    assert len(after) == len(before)
    (book.srcdir / "two.md").unlink()
    assert pages(book.build().outdir).keys() == {"/index.html", "/one.html"}


def test_an_index_that_is_gone_is_made_again(book: Project, asked: list[str]) -> None:
    outdir = book.build().outdir
    before = content(outdir)
    (outdir / "pagefind" / "pagefind-entry.json").unlink()
    (outdir.parent / "doctrees" / "search" / "html" / "one.html").unlink()
    assert content(book.build().outdir) == before


def test_addresses_are_those_of_the_builder(book: Project) -> None:
    result = book.build("dirhtml")
    assert pages(result.outdir).keys() == {"/", "/one/", "/two/"}
    assert 'data-bundle="../pagefind/pagefind.js"' in result.read("search/index.html")


def test_switched_off_it_leaves_nothing(book: Project) -> None:
    book.build()
    result = book.build(confoverrides={"blackout_search": "sphinx"})
    assert not (result.outdir / "pagefind").exists()
    assert "searchtools.js" in result.read("search.html")


def test_other_builders_have_no_index(book: Project) -> None:
    assert not (book.build("singlehtml").outdir / "pagefind").exists()
    assert not (book.build("text").outdir / "pagefind").exists()


def test_an_unknown_search_is_a_warning(book: Project) -> None:
    result = book.build(confoverrides={"blackout_search": "google"})
    assert "blackout_search" in result.warnings
    assert "'sphinx'" in result.warnings
    assert not (result.outdir / "pagefind").exists()


def test_it_can_be_loaded_alone(tmp_path: Path) -> None:
    book = Project(tmp_path / "src")
    conf = (
        'extensions = ["blackout_ext.search"]\nblackout_search = "pagefind"\nlanguage = "pt_BR"\n'
    )
    book.write({"conf.py": conf, "index.rst": "Livro\n=====\n\nAs palavras.\n"})
    result = book.build()
    assert result.warnings == ""
    assert "blackout_ext.reviews" not in result.app.extensions
    assert pages(result.outdir)["/index.html"]["content"] == "As palavras."
    assert (result.outdir / "pagefind" / "wasm.pt.pagefind").exists()


def test_a_language_without_spaces_needs_another_program(book: Project) -> None:
    result = book.build(confoverrides={"language": "ja"})
    assert 'pip install "pagefind[extended]"' in result.warnings
