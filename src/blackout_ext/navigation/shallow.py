"""Toctrees that show a few levels, resolved without what is below them.

Sphinx puts together all that is below a toctree, down to the last section of the last page,
and leaves out what is deeper than ``:maxdepth:`` when it is done (``_resolve_toctree``): the
front page of a book makes thousands of entries, to show three.  Here it is given tables of
contents that end at that depth, and makes of them what it would have made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.environment.adapters.toctree import TocTree

from .listed import BUILDERS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LATE = 900
"""Others may look for toctrees first; Sphinx resolves what is left of them afterwards."""


class ShallowTocs:
    """Tables of contents of documents, down to a depth."""

    def __init__(self, tocs: dict[str, nodes.bullet_list], depth: int) -> None:
        self.tocs = tocs
        self.depth = depth

    def __getitem__(self, docname: str) -> nodes.Element:
        """Return the table of contents of a document.

        Raises:
            KeyError: there is no such document.
        """
        return cut(self.tocs[docname], self.depth)


class ShallowEnvironment:
    """An environment as toctrees see it, with tables of contents down to a depth."""

    def __init__(self, env: BuildEnvironment, depth: int) -> None:
        self.env = env
        self.tocs = ShallowTocs(env.tocs, depth)

    def __getattr__(self, name: str) -> Any:
        """Return what else there is in the environment."""
        return getattr(self.env, name)


def cut(element: nodes.Element, depth: int) -> nodes.Element:
    """Return a table of contents without what is deeper.

    Args:
        element: the list, or an item or a condition in it.
        depth: levels that stay, 1 at least.

    Returns:
        A list whose entries are those of the one given: it is there to be copied.
    """
    short = element.copy()
    for child in element.children:
        if isinstance(child, nodes.bullet_list):
            if depth > 1:
                short.children.append(cut(child, depth - 1))
        elif isinstance(child, nodes.list_item | addnodes.only):
            short.children.append(cut(child, depth))
        else:
            short.children.append(child)
    return short


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Resolve the toctrees of a document down to their depth.

    None leads back to itself: Sphinx has failed at those by now.
    """
    if app.builder.name not in BUILDERS or docname not in app.env.toctree_includes:
        return
    for toctree in list(doctree.findall(addnodes.toctree)):
        if depth := depth_of(toctree):
            env: Any = ShallowEnvironment(app.env, depth)
            resolved = TocTree(env).resolve(docname, app.builder, toctree)
            if resolved is not None:
                remove_hidden(resolved)
            toctree.replace_self(resolved if resolved is not None else [])


def remove_hidden(resolved: nodes.Element) -> None:
    """Remove the hidden toctrees below a toctree, and lists with nothing else in them.

    Writers of HTML do so too, but Sphinx would find the toctrees and leave the lists.
    """
    for toctree in list(resolved.findall(addnodes.toctree)):
        around = toctree.parent
        is_alone = isinstance(around, nodes.bullet_list) and len(around) == 1
        removed = around if is_alone else toctree
        removed.parent.remove(removed)


def depth_of(toctree: addnodes.toctree) -> int:
    """Return how many levels a toctree shows; 0 for all, or if that cannot be told by its depth."""
    depth: int = toctree.get("maxdepth", -1)
    # Without headings, a toctree below one of them is shown further up.
    is_moved = toctree.get("titlesonly", False) and depth > 1
    return 0 if toctree.get("hidden", False) or is_moved else max(depth, 0)


def setup_shallow(app: Sphinx) -> None:
    """Listen to documents being resolved."""
    app.connect("doctree-resolved", on_doctree_resolved, priority=LATE)
