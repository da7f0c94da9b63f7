"""The part of a book's tree that a page shows in furo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from furo.navigation import get_navigation_tree

from blackout_ext.navigation.extension import navigation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Project, Result

CONF = 'html_theme = "furo"\n'
ROOT = (
    "# Book\n\n"
    "```{toctree}\n:caption: The book\n:hidden:\n\nreviews/index\nguides/index\n"
    "Elsewhere <https://example.org/>\n```\n\n"
    "```{toctree}\n:caption: More\n:hidden:\n\nabout\n```\n"
)
GLOB = "```{toctree}\n:glob:\n\n*\n```\n"


def book(reviews: int) -> dict[str, str]:
    """Return a book of that many reviews and three guides, one of which has pages of its own."""
    pages = {
        f"reviews/r{n:04}.md": f"# Review {n:04} *of* many\n\nWords.\n" for n in range(reviews)
    }
    return pages | {
        "index.md": ROOT,
        "about.md": "# About\n\nUs.\n",
        "reviews/index.md": f"# Reviews\n\n{GLOB}",
        "guides/index.md": "# Guides\n\n```{toctree}\none\nA title <two>\nthree/index\n```\n",
        "guides/one.md": "# One\n",
        "guides/two.md": "# Two\n",
        "guides/three/index.md": f"# Three\n\n{GLOB}",
        "guides/three/a.md": "# A\n",
        "guides/three/b.md": "# B & C\n",
    }


def sidebar(result: Result, name: str) -> list[str]:
    """Return what the sidebar of a page lists: level, text, address; a star where the reader is."""
    tree = BeautifulSoup(result.read(f"{name}.html"), "html.parser").select_one(".sidebar-tree")
    assert tree is not None
    found = []
    for item in tree.select("li"):
        link = item.select_one("a")
        assert link is not None
        level = next(name[-1] for name in item["class"] if name.startswith("toctree-l"))
        star = "*" if "current" in item["class"] else ""
        found.append(f"{level}{star} {link.get_text()} {link['href']}")
    return found


@pytest.fixture
def built(project: Callable[..., Project]) -> Callable[..., Result]:
    def built(reviews: int, conf: str = CONF, extensions: str = "navigation") -> Result:
        names = '["myst_parser", "blackout_ext.navigation"]' if extensions else '["myst_parser"]'
        return project(book(reviews), f"extensions = {names}\n{conf}").build()

    return built


def test_a_page_shows_sections_its_neighbours_and_the_way_to_all(
    built: Callable[..., Result],
) -> None:
    shown = sidebar(built(30), "reviews/r0015")
    assert shown[0] == "1* Reviews index.html"
    assert shown[1] == "2 Review 0005 of many r0005.html"
    assert shown[11] == "2* Review 0015 of many #"
    assert shown[20] == "2 Review 0024 of many r0024.html"
    assert shown[21] == "2 All in Reviews index.html"
    assert shown[22:] == [
        "1 Guides ../guides/index.html",
        "2 One ../guides/one.html",
        "2 A title ../guides/two.html",
        "2 Three ../guides/three/index.html",
        "1 Elsewhere https://example.org/",
        "1 About ../about.html",
    ]


def test_what_is_deeper_is_shown_on_the_way_there(built: Callable[..., Result]) -> None:
    shown = sidebar(built(30), "guides/three/b")
    assert "1 Reviews ../../reviews/index.html" in shown
    assert not any("of many" in entry for entry in shown)
    assert shown[1:7] == [
        "1* Guides ../index.html",
        "2 One ../one.html",
        "2 A title ../two.html",
        "2* Three index.html",
        "3 A a.html",
        "3* B & C #",
    ]


@pytest.mark.parametrize("name", ["index", "genindex", "search"])
def test_pages_outside_the_tree_see_the_sections(built: Callable[..., Result], name: str) -> None:
    shown = sidebar(built(30), name)
    assert [entry.split()[1] for entry in shown if entry.startswith("1")] == [
        "Reviews", "Guides", "Elsewhere", "About",
    ]  # fmt: skip


def test_pages_do_not_grow_with_the_book(built: Callable[..., Result]) -> None:
    small = built(40).read("reviews/r0020.html")
    large = built(160).read("reviews/r0080.html")
    assert abs(len(large) - len(small)) < 0.02 * len(small)


def test_a_small_book_has_the_tree_of_the_theme(built: Callable[..., Result]) -> None:
    pages = ("reviews/r0002", "guides/three/a")
    ours = [sidebar(built(5), name) for name in pages]
    theirs = [sidebar(built(5, extensions=""), name) for name in pages]
    # What is deeper is shown on the way there alone.
    assert ours == [[entry for entry in theirs[0] if not entry.startswith("3")], theirs[1]]
    assert ours[0] != theirs[0]


def test_first_last_and_captions(built: Callable[..., Result]) -> None:
    result = built(30)
    assert sidebar(result, "reviews/r0000")[1:3] == [
        "2* Review 0000 of many #",
        "2 Review 0001 of many r0001.html",
    ]
    assert sidebar(result, "reviews/r0029")[20] == "2* Review 0029 of many #"
    html = result.read("about.html")
    assert html.index("The book") < html.index("Reviews") < html.index("More")


@pytest.mark.parametrize("theme", ["alabaster", "sphinx_rtd_theme", "pydata_sphinx_theme"])
def test_other_themes_are_left_alone(built: Callable[..., Result], theme: str) -> None:
    conf = f'html_theme = "{theme}"\n'
    ours = built(25, conf).read("reviews/r0012.html")
    assert ours == built(25, conf, extensions="").read("reviews/r0012.html")


def test_it_can_be_switched_off(built: Callable[..., Result]) -> None:
    ours = sidebar(built(25, CONF + "navigation_limit = 0\n"), "reviews/r0012")
    assert ours == sidebar(built(25, extensions=""), "reviews/r0012")
    assert len(ours) > 30


def test_a_page_in_two_places_is_in_the_first(project: Callable[..., Project]) -> None:
    pages = {
        "index.md": "# Book\n\n```{toctree}\na\nb\nself\n```\n",
        "a.md": "# A\n\n```{toctree}\nc\n```\n",
        "b.md": "# B\n\n```{toctree}\nc\n```\n",
        "c.md": "# C\n",
    }
    conf = (
        'extensions = ["myst_parser", "blackout_ext.navigation"]\nhtml_theme = "furo"\n'
        'suppress_warnings = ["toc"]\n'
    )
    result = project(pages, conf).build()
    assert sidebar(result, "c")[:2] == ["1* A a.html", "2* C #"]


def test_furo_would_dress_it_the_same_way(built: Callable[..., Result]) -> None:
    app = built(30).app
    ours = navigation(app)
    assert ours.dresses, "furo has changed: see navigation/html.py"
    for docname in [*sorted(app.env.found_docs), "genindex"]:
        theirs = get_navigation_tree(ours.html(docname))
        assert 'type="checkbox"' in theirs
        assert normal(ours.dressed(docname)) == normal(theirs)


def normal(html: str) -> list[tuple[str, dict[str, object], str]]:
    """Return the elements of a piece of HTML: name, attributes, text."""
    soup = BeautifulSoup(html, "html.parser")
    return [
        (tag.name, {**tag.attrs, "class": sorted(tag.get("class", []))}, tag.get_text())
        for tag in soup.find_all(True)
    ]


def test_a_theme_that_shows_it_otherwise_dresses_it_itself(
    built: Callable[..., Result], tmp_path: Path
) -> None:
    own = tmp_path / "own" / "sidebar"
    own.mkdir(parents=True)
    own.parent.joinpath("theme.toml").write_text('[theme]\ninherit = "furo"\n')
    conf = f'html_theme = "own"\nhtml_theme_path = [{str(tmp_path)!r}]\n'
    before = sidebar(built(3, conf), "reviews/r0001")
    own.joinpath("navigation.html").write_text(
        "<div class='sidebar-tree'>{{ toctree(maxdepth=-1) }}</div>"
    )
    assert sidebar(built(3, conf), "reviews/r0001") == before


def test_other_templates_get_the_tree_of_sphinx(
    built: Callable[..., Result], tmp_path: Path
) -> None:
    tmp_path.joinpath("page.html").write_text(
        '{% extends "!page.html" %}{% block body %}{{ super() }}<nav>{{ toctree() }}</nav>'
        "{% endblock %}"
    )
    conf = f"{CONF}templates_path = [{str(tmp_path)!r}]\n"
    page = built(3, conf).read("reviews/r0001.html")
    (nav,) = BeautifulSoup(page, "html.parser").select("nav:not([class])")
    assert "Review 0002" in nav.get_text()
    assert not nav.select("input")


def test_a_list_is_written_again_when_it_says_something_else(
    project: Callable[..., Project],
) -> None:
    """Of a page in its toctrees: title, sections, numbers."""
    pages = {
        "index.md": "# Book\n\n```{toctree}\n:numbered:\n\na\nb\n```\n",
        "a.md": "# A\n\nWords.\n\n## Inside\n",
        "b.md": "# B\n\n```{toctree}\nc\n```\n",
        "c.md": "# C\n\n## Below\n",
    }
    book = project(pages, 'extensions = ["myst_parser", "blackout_ext.navigation"]\n')
    book.build()

    def written(name: str, old: str, new: str) -> set[str]:
        folder = book.build().outdir
        before = {path.stem: path.stat().st_mtime_ns for path in folder.glob("?*.html")}
        text = (book.srcdir / name).read_text("utf-8")
        assert old in text
        book.write({name: text.replace(old, new)})
        book.build()
        after = {path.stem: path.stat().st_mtime_ns for path in folder.glob("?*.html")}
        return {page for page, time in after.items() if time != before[page]} & {*"abc", "index"}

    assert written("a.md", "Words.", "Other words.") == {"a"}
    assert written("a.md", "## Inside", "## Within") == {"a", "index"}
    assert written("c.md", "# C", "# See") >= {"c", "b"}
    assert written("a.md", "# A", "# Ay") >= {"a", "index"}
    assert written("c.md", "## Below", "## Below\n\n## Deeper") >= {"c", "b"}
    assert written("index.md", ":numbered:", ":maxdepth: 3") >= {"index", "b"}
