"""Passages in HTML: an encoded payload in an attribute of a link.

::

    <span data-nosnippet="" id="spoiler-3">
      <a class="blackout" data-blackout="BASE64" draggable="false"
         href="reveals/PAGE.html#s3" rel="nofollow">spoiler</a>
    </span>

Without JavaScript this is a link to the page that shows the passage; with it,
``blackout.js`` makes it a button.  Base64 (RFC 4648, section 4) of UTF-8 keeps
the passage from eyes, indexers and machines that read text; it is no encryption.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.locale import get_translation

from ..config import label
from ..nodes import Passage, bar_id, blackout, number, numbered
from .epub import EPUB_STATIC, EPUB_STYLE, is_ebook, visit_passage_epub
from .fragments import render
from .reveal_pages import reveal_page

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

_ = get_translation("blackout")

STATIC = Path(__file__).parent.parent / "static"
BLOCK = "blackout blackout-block"
SERIALIZED = frozenset({"json", "pickle"})


def is_sealing(builder: Builder) -> bool:
    """Tell whether *builder* writes pages for a browser.

    The others of the HTML family write help files and data, where neither a script
    nor a reveal page can be counted on; they show the mask.  E-books are another
    matter (:mod:`.epub`).
    """
    return (
        builder.format == "html"
        and not getattr(builder, "embedded", False)
        and builder.name not in SERIALIZED
    )


def visit_passage_html(self: HTML5Translator, node: Passage) -> None:
    """Write the payload, or let the mask be written."""
    if is_ebook(self.builder):
        visit_passage_epub(self, node)
    if not is_sealing(self.builder):
        return
    if "href" not in node:
        for passage in number(self.document):
            passage["href"] = self.attval(way_to(self.builder, passage))
    node.fragment = render(self, node)
    payload = base64.b64encode(node.fragment.encode()).decode("ascii")
    tag, kind = ("span", "blackout") if isinstance(node, blackout) else ("div", BLOCK)
    # Both as starttag() writes them: it is the costliest part of a bar, and most have
    # nothing that it would have to look at.
    host = f'<{tag} data-nosnippet="" id="{bar_id(node)}">'
    if node["ids"] or node["classes"] or node["names"]:
        attributes: dict[str, Any] = {"ids": [bar_id(node)], "data-nosnippet": ""}
        host = self.starttag(node, tag, "", False, **attributes)
    self.body += [
        host,
        f'<a class="{kind}" data-blackout="{payload}" draggable="false" ',
        followed(self, node),
        f'href="{node["href"]}" rel="nofollow">',
        self.encode(label(self.config)),
        f"</a></{tag}>",
    ]
    raise nodes.SkipNode


def way_to(builder: StandaloneHTMLBuilder, passage: Passage) -> str:
    """Return where *passage* is revealed without a script, as seen from the page being written.

    A page made of parts of others, such as a list of posts by ABlog, has no reveal page:
    from there it is the page that the passage is on.
    """
    page, env = builder.current_docname, builder.env
    if page in env.found_docs:
        return f"{builder.get_relative_uri(page, reveal_page(page))}#s{passage['serial']}"
    docname = env.path2doc(passage.source) if passage.source else None
    return builder.get_relative_uri(
        page, docname if docname in env.found_docs else env.config.root_doc
    )


def followed(translator: HTML5Translator, passage: Passage) -> str:
    """Return the attributes by which *passage* follows a reader's progress, if it does."""
    if "stages" not in passage:
        return ""
    work, stages = (translator.attval(passage[name]) for name in ("work", "stages"))
    return f'data-work="{work}" data-stages="{stages}" '


def depart_passage_html(self: HTML5Translator, node: Passage) -> None:
    """Close nothing: the mask has no element around it."""


def on_builder_inited(app: Sphinx) -> None:
    """Publish script and style with the other static files, and no source files."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        # Switched off in the configuration too; this spares the empty folder.
        app.builder.copysource = False
    if is_sealing(app.builder):
        app.config.html_static_path.append(str(STATIC))
    elif is_ebook(app.builder):
        app.config.html_static_path.append(str(EPUB_STATIC))


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Load script and style on pages that have a passage, and on no others.

    A classic script, deferred: browsers refuse modules on pages opened from disk.
    """
    builder: Any = app.builder
    if doctree is None or not numbered(doctree):
        return
    if is_ebook(builder):
        builder.add_css_file(EPUB_STYLE)
    elif is_sealing(builder):
        builder.add_css_file("blackout.css")
        # Translators: the word on the button that hides a passage again.
        hide = {"data-hide": _("hide")}
        # Translators: on a bar whose passage has been damaged.
        hide["data-broken"] = _("cannot be shown")
        builder.add_js_file("blackout.js", defer="", **hide)
        words = {
            "data-project": nodes.make_id(app.config.project),
            # Translators: said by a screen reader when a passage is opened.
            "data-revealed": _("Revealed"),
            # Translators: said by a screen reader when a passage is hidden again.
            "data-hidden": _("Hidden"),
        }
        # Behind the other, which makes the bars buttons.
        builder.add_js_file("spoiler-controls.js", defer="", priority=900, **words)


def on_html_collect_pages(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Let the search index forget words that no page has any more.

    Sphinx takes a rewritten page out of the index but leaves its words, so an author
    who blacks a word out would find it there until the next build from scratch.
    """
    indexer = getattr(app.builder, "indexer", None)
    for name in ("_mapping", "_title_mapping"):
        words: dict[str, set[str]] = getattr(indexer, name, {})
        for word in [word for word, pages in words.items() if not pages]:
            del words[word]
    return []


def setup_html(app: Sphinx) -> None:
    """Register the assets."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("html-collect-pages", on_html_collect_pages)
    # Early: the first listener that returns a template name ends the event.
    app.connect("html-page-context", on_html_page_context, priority=100)
