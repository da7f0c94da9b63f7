"""What pages say, as Pagefind is to read it: headings with their anchors, and masked text.

It is read from the HTML of the page, behind the seal, by the process that writes the page,
and kept with the doctrees; so the index is whole when a build writes a few pages only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from blackout_ext.files import write
from blackout_ext.reviews.publishing.written import NOTE_MARKS, said_on, texts_of
from blackout_ext.reviews.templating import templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement
    from sphinx.application import Sphinx

    from blackout_ext.reviews.collection import Collection

TEXTS = "search"
"""Folder with the doctrees."""
BAR = "\N{FULL BLOCK}" * 3
"""Stands for a passage: no word, so that nobody finds pages by it; the script knows it too."""
UNSEARCHED = "no-search"
"""Class of what no search shall find (Sphinx, "File-wide metadata" and ``html.py``)."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def keep_text(app: Sphinx, docname: str, body: str) -> None:
    """Keep what a page says.

    Args:
        app: the application, whose builder has just rendered the page.
        docname: name of the page.
        body: the page as HTML, without what the theme adds.
    """
    write(text_file(app, docname), text_of(app, docname, body).encode())


def text_of(app: Sphinx, docname: str, body: str) -> str:
    """Return what a page says as HTML without attributes but anchors.

    Its title is the name of the page, and no part of what is quoted.
    """
    if is_unsearched(app, docname):
        return ""
    found = collection(app)
    root = said_on(found.pages.get(docname) if found else None, body, BAR)
    template = templates("blackout_ext.search").get_template("text.html.jinja")
    return template.render(parts=parts(root))


def is_unsearched(app: Sphinx, docname: str) -> bool:
    """Tell whether the author keeps a page out of the search, by ``no-search`` in its metadata."""
    return not {"no-search", "nosearch"}.isdisjoint(app.env.metadata.get(docname, {}))


def collection(app: Sphinx) -> Collection | None:
    """Return what is known of all reviews, if there are any."""
    if "review" not in app.env.domains:
        return None
    from blackout_ext.reviews.domain import review_domain

    return review_domain(app.env).collection if review_domain(app.env).pages else None


def parts(root: HtmlElement) -> Iterator[tuple[str, str, str]]:
    """Yield tag, anchor and text of each heading and each block of text of a page.

    The title of the page has no anchor: whoever is led there comes to the top.
    """
    for block, text in texts_of(root, NOTE_MARKS | {UNSEARCHED}):
        if block.tag not in HEADINGS:
            yield "p", "", text
        else:
            section = block.getparent()
            yield block.tag, "" if block.tag == "h1" else section.get("id", ""), text


def text_file(app: Sphinx, docname: str) -> Path:
    """Return where it is kept what a page says."""
    return Path(app.doctreedir, TEXTS, app.builder.name, f"{docname}.html")


def without_text(app: Sphinx) -> Iterator[str]:
    """Yield the documents of which it is not known what they say."""
    for docname in app.env.found_docs:
        if not text_file(app, docname).exists():
            yield docname
