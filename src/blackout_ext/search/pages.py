"""What pages say, as Pagefind is to read it: headings with their anchors, and masked text.

It is taken from the document that a page was written from, behind the seal, by the process
that writes the page, and kept with the doctrees; so the index is whole when a build writes
a few pages only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from blackout_ext.files import write
from blackout_ext.reviews.publishing.content import NOTE_MARKS, said_on
from blackout_ext.reviews.templating import templates
from blackout_ext.spoilers.nodes import MASK_CLASS, masked_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from blackout_ext.reviews.collection import Collection

TEXTS = "search"
"""Folder with the doctrees."""
BAR = "\N{FULL BLOCK}" * 3
"""Stands for a passage: no word, so that nobody finds pages by it; the script knows it too."""
UNSEARCHED = "no-search"
"""Class of what no search shall find (Sphinx, "File-wide metadata" and ``html.py``)."""
LOWEST = 6
"""Level of the lowest heading of HTML."""


def keep_text(app: Sphinx, docname: str, doctree: nodes.document) -> None:
    """Keep what a page says.

    Args:
        app: the application, whose builder has just rendered the page.
        docname: name of the page.
        doctree: its document, sealed.
    """
    write(text_file(app, docname), text_of(app, docname, doctree).encode())


def text_of(app: Sphinx, docname: str, doctree: nodes.document) -> str:
    """Return what a page says as HTML without attributes but anchors.

    Its title is the name of the page, and no part of what is quoted.
    """
    if is_unsearched(app, docname):
        return ""
    found = collection(app)
    document = said_on(found.pages.get(docname) if found else None, doctree)
    for node in list(document.findall(nodes.Element)):
        if MASK_CLASS in node["classes"]:
            node.children = [nodes.Text(BAR)]
        elif UNSEARCHED in node["classes"] or isinstance(node, NOTE_MARKS):
            node.parent.remove(node)
    template = templates("blackout_ext.search").get_template("text.html.jinja")
    return template.render(parts=parts(document))


def is_unsearched(app: Sphinx, docname: str) -> bool:
    """Tell whether the author keeps a page out of the search, by ``no-search`` in its metadata."""
    return not {"no-search", "nosearch"}.isdisjoint(app.env.metadata.get(docname, {}))


def collection(app: Sphinx) -> Collection | None:
    """Return what is known of all reviews, if there are any."""
    if "review" not in app.env.domains:
        return None
    from blackout_ext.reviews.domain import review_domain

    return review_domain(app.env).collection if review_domain(app.env).pages else None


def parts(element: nodes.Element, level: int = 0) -> Iterator[tuple[str, str, str]]:
    """Yield tag, anchor and text of each heading and each block of text below *element*.

    The title of the page has no anchor: whoever is led there comes to the top.
    """
    for child in element.children:
        if isinstance(child, nodes.section):
            yield from parts(child, level + 1)
        elif isinstance(child, nodes.TextElement | nodes.Text):
            text = " ".join(masked_text(child).split())
            is_heading = isinstance(child, nodes.title) and isinstance(element, nodes.section)
            if text and is_heading:
                anchor = element["ids"][0] if level > 1 and element["ids"] else ""
                yield f"h{min(level, LOWEST)}", anchor, text
            elif text:
                yield "p", "", text
        elif isinstance(child, nodes.field):
            name, *rest = (" ".join(masked_text(part).split()) for part in child.children)
            yield "p", "", f"{name}: {' '.join(rest)}"
        elif isinstance(child, nodes.Element):
            yield from parts(child, level)


def text_file(app: Sphinx, docname: str) -> Path:
    """Return where it is kept what a page says."""
    return Path(app.doctreedir, TEXTS, app.builder.name, f"{docname}.html")


def without_text(app: Sphinx) -> Iterator[str]:
    """Yield the documents of which it is not known what they say."""
    for docname in app.env.found_docs:
        if not text_file(app, docname).exists():
            yield docname
