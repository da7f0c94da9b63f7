"""Titles, tables of contents and metadata, once Sphinx has collected them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .config import mask
from .derived import marks_in
from .nodes import Passage, walk_blocks
from .unparsed import ADVICE
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .marks import Marks

BEFORE_COLLECTORS = 100
AFTER_COLLECTORS = 900
"""Sphinx's collectors, and most extensions, listen at 500."""

SUBSTITUTIONS = frozenset({"myst", "myst_slugs", "substitutions"})
"""Front matter whose values are parsed where they are used, so marks belong there."""


def on_doctree_read_early(app: Sphinx, doctree: nodes.document) -> None:
    """Lay aside the source of titles: ``sphinx.ext.autosectionlabel`` makes labels of it."""
    for title in titles_of(doctree):
        if title.next_node(Passage) is not None:
            title.attributes["_source"] = title.rawsource
            title.rawsource = title.astext()


def on_doctree_read_late(app: Sphinx, doctree: nodes.document) -> None:
    """Mask what was collected from this document, and put the source of titles back.

    The source is what translators are given (``gettext``); it is cleared for good
    when the document is sealed.
    """
    for title in titles_of(doctree):
        if "_source" in title.attributes:
            title.rawsource = title.attributes.pop("_source")
    env = app.env
    docname = env.current_document.docname
    for collected in (env.titles, env.longtitles, env.tocs):
        mask_passages(collected[docname])
    mask_metadata(env, docname, mask(app.config))


def titles_of(doctree: nodes.document) -> list[nodes.title]:
    """Return the titles of *doctree*."""
    return [node for node in walk_blocks(doctree) if isinstance(node, nodes.title)]


def mask_passages(tree: nodes.Element) -> None:
    """Replace every passage in *tree* by its mask."""
    for passage in list(tree.findall(Passage)):
        passage.replace_self(nodes.Text(passage.astext()))


def mask_metadata(env: BuildEnvironment, docname: str, mask: str) -> None:
    """Hide and report marks in the front matter of a document."""
    metadata = env.metadata.get(docname, {})
    marks = marks_in(env)
    for key, value in metadata.items():
        if key in SUBSTITUTIONS or not marks.are_in(value):
            continue
        metadata[key] = mask
        warn(
            BlackoutWarning.UNPARSED,
            f"Blackout markup in the front matter field {key!r}. {ADVICE}: "
            f"say it there without the spoiler.{marks.note}",
            (docname, line_of_field(env, docname, key, marks)),
        )


def line_of_field(env: BuildEnvironment, docname: str, key: str, marks: Marks) -> int | None:
    """Return the line (from 1) on which the front matter of *docname* has *key* with a mark."""
    lines = env.doc2path(docname).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    starts = [n for n, line in enumerate(lines) if line.lstrip(":\t ").startswith(key)]
    if not starts:
        return None
    marked = (n for n in range(starts[0], len(lines)) if marks.are_in(lines[n]))
    return next(marked, starts[0]) + 1


def setup_masking(app: Sphinx) -> None:
    """Listen to Sphinx reading."""
    app.connect("doctree-read", on_doctree_read_early, priority=BEFORE_COLLECTORS)
    app.connect("doctree-read", on_doctree_read_late, priority=AFTER_COLLECTORS)
