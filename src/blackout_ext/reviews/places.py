"""What pages show of others, and whether that has changed.

A page is written again when what it shows is not what it showed before; :mod:`.facts` says
what that is.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes

from blackout_ext.spoilers.nodes import Passage, walk

from .nodes import place
from .told import works_named

if TYPE_CHECKING:
    from collections.abc import Iterator


class Place(NamedTuple):
    """Something that a page shows of others, and many pages the same."""

    kind: str
    """Name of a node of :mod:`.nodes`, or of a reference."""
    argument: str
    """What it wants."""
    limit: int = 0
    """How many reviews it shows at the most; 0 where it is not asked."""
    minimum: int = 0
    """How many there must be for it to show any."""


@functools.cache
def same(kind: str, argument: str, limit: int = 0, minimum: int = 0) -> Place:
    """Return the one place of this sort: pages share it, in the environment that is saved too."""
    return Place(kind, argument, limit, minimum)


def places_of(document: nodes.document) -> Iterator[Place]:
    """Yield what a document shows of other pages."""
    names_works = False
    for node in walk(document):
        if isinstance(node, place):
            wanted = str(node.get("argument", ""))
            yield same(node.tagname, wanted, node.get("limit", 0), node.get("minimum", 0))
        elif isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "review":
            names_works = True
            yield same("reference", f"{node['reftype']} {node['reftarget']}")
        elif isinstance(node, Passage | nodes.admonition) and "work" in node:
            names_works = True
    # Few documents do, and it takes a look around every passage.
    for name in works_named(document) if names_works else ():
        yield same("progress", name)
