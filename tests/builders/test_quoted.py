"""Pages that are made of parts of others, as ABlog makes its lists of posts and its feeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

QUOTING = """
from docutils import nodes
from docutils.utils import new_document

def quote(app):
    document = new_document("")
    document += nodes.container("", *app.env.get_doctree("posts/one").children)
    app.builder.current_docname = "blog"
    app.env.resolve_references(document, "blog", app.builder)
    body = app.builder.render_partial(document[0])["fragment"]
    yield "blog", {"title": "Blog", "body": body}, "page.html"

def setup(app):
    app.connect("html-collect-pages", quote)
"""
POST = "# Post\n\nOpen {blackout}`canaryone` and {blackout}`canarytwo`.\n"
PAGES = {"index.md": "# Front\n\n```{toctree}\nposts/one\n```\n", "posts/one.md": POST}


def bars(html: str) -> list[str]:
    """Return where the bars of a page lead."""
    return re.findall(r'<a class="blackout"[^>]* href="([^"]*)"', html)


def test_a_bar_leads_to_the_page_of_its_passage(project: Callable[..., Project]) -> None:
    result = project(PAGES, QUOTING).build()
    own = bars(result.read("posts/one.html"))
    assert own == ["../reveals/posts/one.html#s1", "../reveals/posts/one.html#s2"]
    quoted = result.read("blog.html")
    assert "canary" not in quoted
    assert bars(quoted) == ["posts/one.html", "posts/one.html"]
    assert not (result.outdir / "reveals" / "blog.html").exists()
