"""The HTML of passages, and their reveal pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.util.inventory import InventoryFile

from ..conftest import PAYLOAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_regressions.file_regression import FileRegressionFixture

    from ..conftest import Project

type_of_page = [
    ("html", "reviews/book.html", "../reveals/reviews/book.html"),
    ("dirhtml", "reviews/book/index.html", "../../reveals/reviews/book/"),
    ("singlehtml", "index.html", "reveals/index.html"),
]
BOOK = {
    "index.md": "# Home\n\n```{toctree}\nreviews/book\n```\n",
    "reviews/book.md": (
        "# Book\n\nSoon {blackout}`she *dies*, see [home](/index.md)`.\n\n"
        ":::{blackout}\nThe end.\n:::\n"
    ),
}


def article(html: str) -> Tag:
    """Return the article of a page by furo."""
    found = BeautifulSoup(html, "html.parser").find("article")
    assert isinstance(found, Tag)
    return found


@pytest.mark.parametrize("page", ["index", "markdown", "rest"])
def test_snapshot_of_the_bars(
    root: Callable[[str], Project], file_regression: FileRegressionFixture, page: str
) -> None:
    """Every bar of a page, behind the elements it stands in.

    The page around them is not ours, and changes with the versions of others.
    """
    soup = article(root("placements").build().read(f"{page}.html"))
    bars = []
    for host in soup.select("[data-nosnippet]"):
        within = [str(element.name) for element in host.parents if element.name != "[document]"]
        shown = PAYLOAD.sub('data-blackout="..."', str(host))
        bars.append(f"{' > '.join(within[within.index('article') - 1 :: -1])}\n    {shown}\n")
    file_regression.check("".join(bars), extension=".txt")


def test_snapshot_of_a_reveal_page(
    project: Callable[..., Project], file_regression: FileRegressionFixture
) -> None:
    html = project(BOOK).build().read("reveals/reviews/book.html")
    file_regression.check(html, extension=".html")


@pytest.mark.parametrize(("builder", "page", "href"), type_of_page)
def test_a_bar_links_to_its_passage(
    project: Callable[..., Project], builder: str, page: str, href: str
) -> None:
    result = project(BOOK, 'html_theme = "furo"').build(builder)
    bars = article(result.read(page)).select("a.blackout[data-blackout]")
    assert [bar["href"] for bar in bars] == [f"{href}#s1", f"{href}#s2"]
    parents = [bar.parent for bar in bars]
    assert [parent and parent.name for parent in parents] == ["span", "div"]
    assert [parent and parent["id"] for parent in parents] == ["spoiler-1", "spoiler-2"]
    assert all(parent and parent.has_attr("data-nosnippet") for parent in parents)


@pytest.mark.parametrize(("builder", "page", "href"), type_of_page)
def test_the_reveal_page_is_where_the_link_goes(
    project: Callable[..., Project], builder: str, page: str, href: str
) -> None:
    result = project(BOOK).build(builder)
    path = (result.outdir / page).parent / href
    reveal = path / "index.html" if href.endswith("/") else path
    soup = BeautifulSoup(reveal.read_text(encoding="utf-8"), "html.parser")
    base = soup.select_one("base")
    assert base is not None
    assert (reveal.parent / str(base["href"])).resolve() == (result.outdir / page).resolve()
    assert [section["id"] for section in soup.select("section")] == ["s1", "s2"]
    robots = soup.select_one("meta[name=robots]")
    assert robots is not None
    assert robots["content"] == "noindex,nosnippet,noarchive"
    for style in soup.select("link[rel=stylesheet]"):
        assert (result.outdir / page).parent.joinpath(str(style["href"])).exists()


def test_assets_only_where_needed(root: Callable[[str], Project]) -> None:
    result = root("placements").build()
    assert "blackout.js" in result.read("markdown.html")
    assert "blackout.css" in result.read("markdown.html")
    assert "blackout.js" not in result.read("bare.html")
    assert "blackout.css" not in result.read("bare.html")
    assert not (result.outdir / "reveals" / "bare.html").exists()


def test_no_control_in_a_control(root: Callable[[str], Project]) -> None:
    soup = article(root("placements").build().read("markdown.html"))
    assert soup.select("a a, summary a, label a, button a") == []
    masks = soup.select("a .blackout-mask, summary .blackout-mask, label .blackout-mask")
    assert len(masks) == 3


def test_a_bar_follows_the_control_it_was_in(project: Callable[..., Project]) -> None:
    text = (
        "# T\n\n[one {blackout}`a` two {blackout}`b`](https://example.org) end.\n\n"
        ":::{dropdown} Title {blackout}`c`\nBody\n:::\n\n"
        ":::{admonition} Title {blackout}`d`\n:collapsible:\nBody\n:::\n"
    )
    result = project({"index.md": text}).build()
    assert result.payloads() == ["a", "b", "c", "d"]
    soup = BeautifulSoup(result.read("index.html"), "html.parser")
    link = soup.select_one('a[href="https://example.org"]')
    assert link is not None
    assert link.get_text() == "one [spoiler] two [spoiler]"
    dropdown = soup.select_one("details.sd-dropdown")
    assert dropdown is not None
    assert dropdown.select_one("summary + div > p:first-child [data-blackout]") is not None


def test_an_image_travels_in_the_payload(root: Callable[[str], Project]) -> None:
    result = root("placements").build()
    assert any('src="data:image/png;base64,' in payload for payload in result.payloads("rest.html"))
    assert [path.name for path in result.outdir.joinpath("_images").iterdir()] == ["dot.png"]


def test_the_inventory_has_masked_names(root: Callable[[str], Project]) -> None:
    result = root("placements").build()
    data = (result.outdir / "objects.inv").read_bytes()
    inventory = InventoryFile.loads(data, uri="").data
    labels = inventory["std:label"]
    assert labels["heading-label"].display_name == "Heading [spoiler]"
    assert labels["named-passage"].display_name == "-"
    assert inventory["std:doc"]["index"].display_name == "Placements [spoiler]"
    assert "Glossary term [spoiler]" in inventory["std:term"]


def test_label_of_the_bars(project: Callable[..., Project]) -> None:
    made = project({"index.md": "# T {blackout}`x`\n"}, 'blackout_label = "hush <&>"')
    html = made.build().read("index.html")
    assert ">hush &lt;&amp;&gt;</a>" in html
    assert "<title>T [hush &lt;&amp;&gt;]" in html


@pytest.mark.parametrize("parser", ["md", "rst"])
def test_payloads_survive_exactly(project: Callable[..., Project], parser: str) -> None:
    text = "</script> \"double\" 'single' & \u2013 数字 👩‍👩‍👧 שלום ]]> --> {{x}} %41"
    source = {
        "md": f"# T\n\n:::{{blackout}}\n{text.replace('<', chr(92) + '<')}\n:::\n",
        "rst": f"T\n=\n\n.. blackout::\n\n   {text}\n",
    }[parser]
    result = project({f"index.{parser}": source}, "smartquotes = False\nmyst_substitutions={}\n"
                     "myst_enable_extensions=['colon_fence']").build()  # fmt: skip
    (payload,) = result.payloads()
    assert BeautifulSoup(payload, "html.parser").get_text() == text
