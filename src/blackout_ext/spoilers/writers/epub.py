"""Passages in e-books: notes, in a document of their own behind the last page.

::

    <span id="spoiler-3">
      <a class="blackout" epub:type="noteref" role="doc-noteref"
         href="reveals/PAGE.xhtml#s3">spoiler</a>
    </span>

Reading systems show such a note in a window, or go to its page.  Sphinx lists the
documents ``reveals/...`` as not linear (EPUB 3.3, section 5.7.2), so nobody turns
the pages into them.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes

from ..config import label
from ..nodes import bar_id, blackout, is_inside_passage, number
from .fragments import render
from .reveal_pages import reveal_page

if TYPE_CHECKING:
    from typing import Any, NoReturn

    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from ..nodes import Passage

EPUB_STATIC = Path(__file__).parent.parent / "static_epub"
EPUB_STYLE = "blackout-epub.css"


def is_ebook(builder: Builder) -> bool:
    """Tell whether *builder* writes an e-book that holds its passages."""
    return builder.name == "epub" and builder.config.blackout_appendix


def visit_passage_epub(self: HTML5Translator, node: Passage) -> NoReturn:
    """Write a bar, which is the mention of a note."""
    if "serial" not in node:
        number(self.document)
    builder: Any = self.builder
    page = builder.current_docname
    rebase(node, builder, page)
    imgpath, builder.imgpath = builder.imgpath, asset_path(builder, page, builder.imgpath)
    node.fragment = render(self, node)
    builder.imgpath = imgpath
    notes = "" if is_inside_passage(node) else builder.get_relative_uri(page, reveal_page(page))
    tag = "span" if isinstance(node, blackout) else "p"
    link = nodes.inline(classes=["blackout"] if tag == "span" else ["blackout", "blackout-block"])
    link_attributes = {
        "epub:type": "noteref",
        "role": "doc-noteref",
        "href": f"{notes}#s{node['serial']}",
    }
    self.body += [
        self.starttag(node, tag, "", False, ids=[bar_id(node)]),
        self.starttag(link, "a", "", False, **link_attributes),
        self.encode(label(self.config)),
        f"</a></{tag}>",
    ]
    raise nodes.SkipNode


def rebase(passage: Passage, builder: Any, page: str) -> None:
    """Let the links of *passage* lead from its note to where they led from *page*."""
    if passage.payload is None:
        return
    here = builder.get_target_uri(page)
    there = builder.get_target_uri(reveal_page(page))
    for note in list(passage.payload.findall(nodes.footnote_reference)):
        mention = nodes.reference("", "", *note.children, refid=note.get("refid"))
        note.replace_self(nodes.superscript("", "", mention))
    # Sphinx looks for what follows a target, and the passage has no payload among its children.
    passage.payload.parent = None
    builder.fix_ids(passage.payload)
    passage.payload.parent = passage
    for reference in passage.payload.findall(nodes.reference):
        uri = reference.get("refuri", "")
        if anchor := reference.attributes.pop("refid", None):
            uri = f"{here}#{anchor}"
        elif not uri or urlsplit(uri).scheme:
            continue
        elif uri.startswith("#"):
            uri = here + uri
        else:
            uri = posixpath.join(posixpath.dirname(here), uri)
        reference["refuri"] = posixpath.relpath(uri, posixpath.dirname(there))


def asset_path(builder: Any, page: str, path: str) -> str:
    """Return the relative path that leads from the note to where *path* led from *page*."""
    folder = posixpath.dirname(builder.get_target_uri(page))
    notes = posixpath.dirname(builder.get_target_uri(reveal_page(page)))
    return posixpath.relpath(posixpath.join(folder, path), notes)
