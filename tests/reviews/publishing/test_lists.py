"""The site map and ``llms.txt``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from .shelf import BASE

if TYPE_CHECKING:
    from ...conftest import Project, Result

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap(result: Result) -> dict[str, str | None]:
    """Return the addresses of a site map, with their days."""
    root = ET.fromstring(result.read("sitemap.xml"))  # noqa: S314 (we made it)
    assert root.tag == f"{MAP}urlset"
    return {str(url.findtext(f"{MAP}loc")): url.findtext(f"{MAP}lastmod") for url in root}


def test_the_site_map_has_all_pages_that_are_there(built: Result) -> None:
    found = sitemap(built)
    pages = {
        path.relative_to(built.outdir).as_posix()
        for path in built.outdir.rglob("*.html")
        if path.name not in {"search.html", "genindex.html"}
    }
    hidden = {page for page in pages if page.startswith("reveals/")}
    assert hidden
    assert found.keys() == {f"{BASE}{page}" for page in pages - hidden}
    assert f"{BASE}by/theme/truth.html" in found
    assert found[f"{BASE}reviews/fatherland.html"] == "2026-11-03"
    assert found[f"{BASE}plain.html"] is None


def test_the_site_map_is_whole_after_a_small_change(shelf: Project) -> None:
    before = sitemap(shelf.build())
    shelf.write({"plain.md": "# Plain\n\nOther.\n"})
    assert sitemap(shelf.build()) == before


def test_another_extension_keeps_its_site_map(shelf: Project) -> None:
    pytest.importorskip("sphinx_sitemap")
    path = shelf.srcdir / "conf.py"
    path.write_text(path.read_text() + 'extensions += ["sphinx_sitemap"]\n')
    result = shelf.build()
    assert f"{BASE}en/plain.html" in result.read("sitemap.xml")
    assert "reveals" not in result.read("sitemap.xml")


def test_files_of_the_author_stay(shelf: Project) -> None:
    names = ("sitemap.xml", "llms.txt", "feed.atom")
    path = shelf.srcdir / "conf.py"
    path.write_text(path.read_text() + 'html_extra_path = ["extra", "feed.atom"]\n')
    shelf.write({"extra/sitemap.xml": "mine", "extra/llms.txt": "mine", "feed.atom": "mine"})
    for _build in range(2):
        result = shelf.build()
        assert [result.read(name) for name in names] == ["mine"] * 3
    assert "<feed" in result.read("by/theme/truth.atom")


def test_llms_txt(built: Result) -> None:
    """The form of https://llmstxt.org: a heading, a quotation, text, and lists of links."""
    lines = built.read("llms.txt").splitlines()
    assert lines[0] == "# Shelf & Co"
    assert '"[spoiler]" stands for a passage' in lines[2]
    headings = [line for line in lines if line.startswith("#")]
    assert headings == ["# Shelf & Co", "## Reviews", "## Guides", "## Optional"]
    items = [line for line in lines if line.startswith("- ")]
    assert items[0] == (
        f"- [Fatherland, Robert Harris]({BASE}reviews/fatherland.html): "
        "A detective [spoiler] hunts."
    )
    assert f"- [Titles \\[1\\]]({BASE}guides/titles.html): titles" in items
    assert f"- [Plain \\[spoiler\\]]({BASE}plain.html)" in items
    form = re.compile(r"- \[(?:[^\[\]\\]|\\.)+\]\(https://[^\s()]+\)(?:: .+)?")
    assert all(form.fullmatch(item) for item in items)
    assert len(items) == len(built.app.env.found_docs)


def test_the_description(shelf: Project) -> None:
    result = shelf.build(confoverrides={"review_description": "Of books."})
    assert result.read("llms.txt").splitlines()[2] == "> Of books."
    assert "<subtitle>Of books.</subtitle>" in result.read("feed.atom")
    assert 'name="description" content="Of books."' in result.read("index.html")


def test_no_address_no_files(shelf: Project) -> None:
    result = shelf.build(confoverrides={"html_baseurl": ""})
    assert result.warnings == ""
    for name in ("sitemap.xml", "llms.txt", "feed.atom", "_images/cards"):
        assert not (result.outdir / name).exists()
    assert "og:image" not in result.read("reviews/fatherland.html")
    assert 'property="og:title"' in result.read("reviews/fatherland.html")


def test_an_address_that_is_none(shelf: Project) -> None:
    result = shelf.build(confoverrides={"html_baseurl": "books.example"})
    assert "html_baseurl is 'books.example', which is no address" in result.warnings
    assert "[review.config]" in result.warnings
    assert not (result.outdir / "feed.atom").exists()


def test_an_output_that_is_none(shelf: Project) -> None:
    warnings = shelf.build(confoverrides={"review_publish": ["feed"]}).warnings
    assert "review_publish has 'feed'. It can have cards, feeds, json-ld" in warnings


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "text", "json"])
def test_other_builders_publish_none_of_it(shelf: Project, builder: str) -> None:
    result = shelf.build(builder)
    names = {path.name for path in result.outdir.rglob("*")}
    assert not names & {"sitemap.xml", "llms.txt", "feed.atom", "cards"}


def test_a_project_without_reviews_has_nothing(shelf: Project) -> None:
    for name in ("fatherland.md", "island.md", "castle.rst", "undated.md"):
        shelf.srcdir.joinpath("reviews", name).unlink()
    result = shelf.build()
    for name in ("sitemap.xml", "llms.txt", "feed.atom", "_images/cards"):
        assert not (result.outdir / name).exists()
    assert "og:title" not in result.read("index.html")
