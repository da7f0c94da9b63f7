"""Markup in a record is text wherever machines read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import feedparser
import pytest
from bs4 import BeautifulSoup, Comment

from blackout_ext.reviews.publishing.plain_html import plain_html
from blackout_ext.reviews.publishing.written import said_on

from ...conftest import CONF as BASIC
from ...conftest import Project
from .shelf import CONF, FILES, NOVEL, json_ld, metas

if TYPE_CHECKING:
    from ...conftest import Result

EVIL = "</script><!--<script>alert(1)</script> \" ' & ]]> [x](javascript:a) \N{LINE SEPARATOR}"
FIELDS = (
    "title", "authors", "reviewer", "verdict", "themes", "subgenre", "setting", "series",
    "publisher", "award", "what",
)  # fmt: skip


def written(field: str) -> str:
    """Return the novel with markup in a field."""
    value = json.dumps(EVIL)  # Valid YAML as well.
    text = NOVEL.replace("---\nkind", "---\nreviewer: R\nverdict: V\nsetting: S\nkind", 1)
    if field == "publisher":
        return text.replace("publisher: Hutchinson", f"publisher: {value}")
    if field == "award":
        return text.replace("name: A Prize", f"name: {value}")
    if field == "what":
        return text.replace("what: Germany wins in the East.", f"what: {value}")
    lines = [line for line in text.splitlines() if not line.startswith(f"{field}:")]
    listed = f"[{value}]" if field in {"authors", "themes", "subgenre"} else value
    return "\n".join([lines[0], f"{field}: {listed}", *lines[1:]]) + "\n"


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Return a site with a review for each field, with markup in that field."""
    made = Project(tmp_path_factory.mktemp("evil") / "src")
    pages = {f"reviews/{field}.md": written(field) for field in FIELDS}
    made.write({"conf.py": BASIC + CONF, **FILES, **pages})
    result = made.build()
    assert "HTML is shown as it is written here" in result.warnings
    return result


@pytest.mark.parametrize("field", FIELDS)
def test_on_a_page(evil: Result, field: str) -> None:
    page = f"reviews/{field}.html"
    data = json_ld(evil, page)
    assert data["@type"] == "Review"
    head = BeautifulSoup(evil.read(page), "html5lib").head
    assert head is not None
    known = BeautifulSoup(evil.read("reviews/fatherland.html"), "html5lib").head
    assert known is not None
    for name in ("script", "title", "style", "base"):
        assert len(head.find_all(name)) == len(known.find_all(name))
    assert not head.find_all(string=lambda text: isinstance(text, Comment) and "alert" in text)
    texts = [text for values in metas(evil, page).values() for text in values]
    shown = {"title", "authors", "themes", "subgenre"}
    assert (field in shown) == any("alert(1)" in text for text in texts)


def test_in_feeds(evil: Result) -> None:
    paths = list(evil.outdir.rglob("*.atom"))
    assert len(paths) == 10
    for path in paths:
        ET.fromstring(path.read_bytes())  # noqa: S314 (we made it)
    entries = feedparser.parse(evil.read("feed.atom"), sanitize_html=False).entries
    assert len(entries) == len(FIELDS) + 3
    for entry in entries:
        content = BeautifulSoup(entry.content[0].value, "html.parser")
        assert not content.find_all(["script", "style"])
        assert not content.select("[href^=javascript]")


def test_in_lists(evil: Result, built: Result) -> None:
    ET.parse(evil.outdir / "sitemap.xml")  # noqa: S314 (we made it)
    llms = evil.read("llms.txt")
    assert "[x](javascript:a)" not in llms
    assert len(llms.splitlines()) == len(built.read("llms.txt").splitlines()) + len(FIELDS)


def test_in_the_name_and_the_description(shelf: Project) -> None:
    result = shelf.build(confoverrides={"project": EVIL, "review_description": EVIL})
    for name in ("index.html", "plain.html", "by/theme/truth.html", "reviews/castle.html"):
        html = result.read(name)
        head = html[: html.index("<title>")]
        assert "alert(1)</script>" not in head
    assert "].(" not in result.read("llms.txt")


def test_in_the_text(shelf: Project) -> None:
    text = (
        ":kind: novel\n:reviewed: 2026-11-04\n\nT\n=\n\n"
        "</script><!-- `a <javascript:alert(1)>`__ `b <data:text/html,x>`__.\n\n"
        ".. raw:: html\n\n   <script>alert(3)</script><iframe src='//evil.example'></iframe>\n\n"
        ".. image:: data:image/png;base64,x\n\n`mail <mailto:a@b.example>`__\n"
    )
    shelf.write({"reviews/t.rst": text})
    result = shelf.build()
    assert "javascript:" in result.read("reviews/t.html"), "docutils lets it through"
    assert json_ld(result, "reviews/t.html")["reviewBody"].startswith("</script><!")
    entry = feedparser.parse(result.read("feed.atom"), sanitize_html=False).entries[0]
    content = entry.content[0].value
    for absent in ("javascript:", "alert(3)", "iframe", "data:"):
        assert absent not in content
    assert "mailto:a" in content


def test_html_for_feeds() -> None:
    source = (
        "<section id='x'><h2>H<a class='headerlink' href='#x'>#</a></h2><!-- c -->"
        "<p class='p' onclick='a()' style='b'>P <span lang='de'>s</span>"
        "<a href='JavaScript:a()'>j</a><a href='//e.example/x y'>e</a><a href='http://[::'>i</a></p>"
        "<svg><text>t</text></svg><input value='v'><img src='../i.png' srcset='j.png 2x'>"
        "<img src='data:image/png;base64,x' alt='d'><math><mi>m</mi></math></section>"
    )
    assert plain_html(said_on(None, source, ""), "https://a.example/b/c.html") == (
        '<div><h2>H</h2><p>P s<a>j</a><a href="https://e.example/x%20y">e</a><a>i</a></p>'
        '<img src="https://a.example/i.png"></div>'
    )
