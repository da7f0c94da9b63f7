"""Navigation as HTML, in the form of Sphinx's ``toctree()``, and as furo dresses it.

furo parses what ``toctree()`` returns to add its switches, and keeps both until the build
ends: the longest part of writing a page that lists reviews, and a tenth of the memory.
"""

from __future__ import annotations

import itertools
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import Markup
from sphinx.locale import get_translation

from .tree import shown_on, tree_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from sphinx.application import Sphinx

    from .tree import Entry, Shown, Tree

_ = get_translation("blackout")


class Navigation:
    """Writes the navigation of pages, one after the other."""

    def __init__(self, app: Sphinx, dresses: bool) -> None:
        self.app = app
        self.dresses = dresses
        """Whether it is dressed here, and not by the theme."""
        self.tree: Tree = tree_of(app.env, app.builder.tags)
        self.limit: int = app.config.navigation_limit
        self.titles: dict[str, str] = {}
        """Titles of pages as HTML, by document name: each is shown on several pages."""

    def for_page(self, docname: str) -> Callable[..., str]:
        """Return what stands for ``toctree()`` on a page."""

        def toctree(**options: Any) -> str:
            return self.html(docname)

        return toctree

    def html(self, docname: str) -> str:
        """Return the navigation of the page *docname*."""
        return "".join(self.pieces(docname, None))

    def dressed(self, docname: str) -> str:
        """Return the same as furo dresses it (``furo/navigation.py``)."""
        return "".join(self.pieces(docname, itertools.count(1)))

    def pieces(self, docname: str, switches: Iterator[int] | None) -> Iterator[str]:
        """Yield the navigation of a page.

        Args:
            docname: the page.
            switches: numbers for the switches that open and shut lists; none for no switches.
        """
        for caption, entries, left_out in shown_on(self.tree, docname, self.limit):
            if caption and entries:
                yield (
                    '<p class="caption" role="heading">'
                    f'<span class="caption-text">{escape(caption)}</span></p>\n'
                )
            yield from self.list_of(entries, docname, 1, None, left_out, switches)

    def list_of(
        self,
        entries: tuple[Shown, ...],
        docname: str,
        level: int,
        parent: Entry | None,
        left_out: int,
        switches: Iterator[int] | None,
    ) -> Iterator[str]:
        """Yield a list, with a way to the whole of it where there is more."""
        if not entries:
            return
        is_current = any(shown.is_current for shown in entries)
        yield '<ul class="current">\n' if is_current else "<ul>\n"
        for shown in entries:
            yield from self.item(shown, docname, level, switches)
        if left_out:
            target = parent.ref if parent else self.app.config.root_doc
            # Their number would have all these pages written anew with each that is added.
            # Translators: a link to the whole of a list, such as "All in Reviews".
            text = escape(_("All in %(title)s")) % {"title": self.title_of(target)}
            yield (
                f'<li class="toctree-l{level}"><a class="reference internal" '
                f'href="{self.href(target, docname)}">{text}</a></li>\n'
            )
        yield "</ul>\n"

    def item(
        self, shown: Shown, docname: str, level: int, switches: Iterator[int] | None
    ) -> Iterator[str]:
        """Yield an entry and what is below it."""
        entry, title = shown.entry, self.title(shown.entry)
        classes = [f"toctree-l{level}"]
        if shown.is_current:
            classes.append("current")
        if switches and shown.children:
            classes.append("has-children")
        if switches and shown.is_current and not any(child.is_current for child in shown.children):
            classes.append("current-page")
        kind = "external" if "://" in entry.ref else "internal"
        current = "current " if shown.is_current else ""
        yield (
            f'<li class="{" ".join(classes)}"><a class="{current}reference {kind}" '
            f'href="{self.href(entry.ref, docname)}">{title}</a>'
        )
        if switches and shown.children:
            yield switch(next(switches), title, shown.is_current)
        yield from self.list_of(shown.children, docname, level + 1, entry, shown.left_out, switches)
        yield "</li>\n"

    def href(self, ref: str, docname: str) -> str:
        """Return the address of an entry as seen from a page; of the page itself, ``#``."""
        if "://" in ref:
            return escape(ref)
        return escape(self.app.builder.get_relative_uri(docname, ref)) if ref != docname else "#"

    def title(self, entry: Entry) -> str:
        """Return the text of an entry as HTML."""
        if entry.title:
            return escape(entry.title)
        return self.title_of(entry.ref)

    def title_of(self, docname: str) -> str:
        """Return the title of a page as HTML."""
        if docname not in self.titles:
            node = self.app.env.titles.get(docname)
            if node is None or all(isinstance(child, nodes.Text) for child in node.children):
                # Most titles are plain text, and a writer takes its time.
                self.titles[docname] = escape(docname if node is None else node.astext())
            else:
                builder: Any = self.app.builder
                self.titles[docname] = builder.render_partial(node)["title"]
        return self.titles[docname]


def switch(number: int, title: str, is_open: bool) -> str:
    """Return the switch of furo's that opens and shuts a list below an entry.

    Args:
        number: of the switches on the page, from 1.
        title: title of the entry, as HTML.
        is_open: whether the list is open at first.
    """
    name = f"toctree-checkbox-{number}"
    label = escape(Markup(title).striptags())  # noqa: S704 (to have its text; escaped again)
    return (
        f'<input aria-label="Toggle navigation of {label}"{" checked" if is_open else ""} '
        f'class="toctree-checkbox" id="{name}" name="{name}" role="switch" type="checkbox"/>'
        f'<label for="{name}"><span class="icon"><svg><use href="#svg-arrow-right"></use>'
        "</svg></span></label>"
    )
