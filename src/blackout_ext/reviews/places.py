"""What pages show of others, and whether that has changed.

A page is written again when what it shows is not what it showed before; :mod:`.facts` says
what that is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from blackout_ext.spoilers.nodes import Passage, walk

from .nodes import place
from .told import works_named

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Place:
    """Something that a page shows of others."""

    kind: str
    """Name of a node of :mod:`.nodes`, or of a reference."""
    argument: str
    """What it wants."""
    docname: str
    """The page."""
    limit: int = 0
    """How many reviews it shows at the most; 0 where it is not asked."""
    minimum: int = 0
    """How many there must be for it to show any."""


def places_of(document: nodes.document) -> Iterator[Place]:
    """Yield what a document shows of other pages."""
    docname = document.settings.env.current_document.docname
    names_works = False
    for node in walk(document):
        if isinstance(node, place):
            wanted = str(node.get("argument", ""))
            limits = node.get("limit", 0), node.get("minimum", 0)
            yield Place(node.tagname, wanted, docname, *limits)
        elif isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "review":
            names_works = True
            yield Place("reference", f"{node['reftype']} {node['reftarget']}", docname)
        elif isinstance(node, Passage | nodes.admonition) and "work" in node:
            names_works = True
    # Few documents do, and it takes a look around every passage.
    for name in works_named(document) if names_works else ():
        yield Place("progress", name, docname)
