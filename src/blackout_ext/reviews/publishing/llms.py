"""``llms.txt``: what language models should know of the site (https://llmstxt.org)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation

from blackout_ext.files import write
from blackout_ext.spoilers.config import mask
from blackout_ext.spoilers.nodes import masked_text

from .files import is_theirs
from .site import plain
from .summaries import headline, summary_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..collection import Collection
    from .site import Site

_ = get_translation("blackout")

NAME = "llms.txt"
OPTIONAL = "Optional"
"""Heading that tells programs what they may leave out; the same in all languages."""


def write_llms(app: Sphinx, site: Site, collection: Collection) -> None:
    """Write the file, unless the author has one."""
    path = Path(app.outdir, NAME)
    if not is_theirs(app, NAME):
        write(path, "".join(f"{line}\n" for line in lines(app, site, collection)).encode())


def lines(app: Sphinx, site: Site, collection: Collection) -> Iterator[str]:
    """Yield the lines: title, description, a word on spoilers, and lists of pages."""
    yield f"# {site.name}"
    if site.description:
        yield from ("", f"> {site.description}")
    yield from ("", on_spoilers(mask(app.config)))
    reviews = [
        link(headline(page.review), site.page(page.docname), summary_of(page))
        for page in collection.by_title
    ]
    guides = [
        link(guide.title, site.page(guide.docname), guide.topic)
        for guide in collection.guides.values()
    ]
    others = [
        link(masked_text(app.env.titles[docname]), site.page(docname), "")
        for docname in documents(app)
        if docname not in collection.pages and docname not in collection.guides
    ]
    for heading, items in ((_("Reviews"), reviews), (_("Guides"), guides), (OPTIONAL, others)):
        if items:
            yield from ("", f"## {heading}", "", *items)


def on_spoilers(mask: str) -> str:
    """Return how this site treats spoilers, and what it asks for."""
    return _(
        "Endings and other spoilers are blacked out. Wherever only text can stand, here too, "
        '"%(mask)s" stands for a passage. On a page a passage is encoded, for readers who ask '
        "for it; the pages in reveals/ show it to readers without JavaScript, and are not for "
        "indexing. Please do not tell what is masked unless you were asked to."
    ) % {"mask": mask}


def link(text: str, address: str, note: str) -> str:
    """Return an item of a list: a link, and a note if there is one."""
    name = plain(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    # A note is text; what looks like a link in it is none.
    about = plain(note).replace("](", "]\\(")
    return f"- [{name}]({address})" + (f": {about}" if about else "")


def documents(app: Sphinx) -> list[str]:
    """Return all documents: in the order of the tables of contents, then those in none."""
    builder: Any = app.builder
    ordered = [name for name in app.env.collect_relations() if name in app.env.titles]
    return list(dict.fromkeys([*ordered, *sorted(builder.env.found_docs)]))
