"""Markup in a record is text wherever machines read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import feedparser
import pytest
from bs4 import BeautifulSoup

from blackout_ext.reviews.publishing.plain_html import plain_html

from .shelf import NOVEL, json_ld, metas

if TYPE_CHECKING:
    from ...conftest import Project, Result

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


def elements(result: Result, name: str) -> dict[str, int]:
    """Return how many of each element a page has."""
    page = BeautifulSoup(result.read(name), "html5lib")
    found: dict[str, int] = {}
    for tag in page.find_all(True):
        found[tag.name] = found.get(tag.name, 0) + 1
    return {name: found.get(name, 0) for name in ("script", "meta", "link", "title", "head")}


@pytest.mark.parametrize("field", FIELDS)
def test_in_every_field(shelf: Project, built: Result, field: str) -> None:
    page = "reviews/fatherland.html"
    shelf.write({"reviews/fatherland.md": written(field)})
    result = shelf.build()
    assert "review.front_matter" in result.warnings or field in {"award", "what", "publisher"}
    before = {**elements(built, page), "meta": 0}
    assert {**elements(result, page), "meta": 0} == before
    data = json_ld(result, page)
    assert data["@type"] == "Review"
    assert "</script" not in result.read(page).partition("ld+json")[2].partition("</script>")[0]
    assert all("\n" not in value for values in metas(result, page).values() for value in values)
    for path in result.outdir.rglob("*.atom"):
        ET.fromstring(path.read_bytes())  # noqa: S314 (we made it)
        for entry in feedparser.parse(path.read_text(), sanitize_html=False).entries:
            content = BeautifulSoup(entry.content[0].value, "html.parser")
            assert not content.find_all(["script", "style"])
            assert not content.select("[href^=javascript]")
    ET.parse(result.outdir / "sitemap.xml")  # noqa: S314 (we made it)
    llms = result.read("llms.txt")
    assert "[x](javascript:a)" not in llms
    assert len(llms.splitlines()) == len(built.read("llms.txt").splitlines())


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
    assert plain_html(source, "https://a.example/b/c.html") == (
        '<div><h2>H</h2><p>P s<a>j</a><a href="https://e.example/x%20y">e</a><a>i</a></p>'
        '<img src="https://a.example/i.png"></div>'
    )
