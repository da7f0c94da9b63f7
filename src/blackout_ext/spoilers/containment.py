"""Keeping a directive's content in the directive.

Some directives put what they make elsewhere: ``only`` lifts headings into the
section around it, ``title`` names the page, ``footer`` ends it, ``py:currentmodule``
and ``program`` name what follows.  Within a blackout all of that stays inside.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.transforms.misc import ClassAttribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from .nodes import Passage


@contextmanager
def contained(passage: Passage, document: nodes.document, env: BuildEnvironment) -> Iterator[None]:
    """Parse the content of *passage* inside this; what strays comes back to its end."""
    lengths = [(element, len(element.children)) for element in open_sections(document)]
    title = document.get("title")
    context = dict(env.ref_context)
    decoration = document.decoration
    try:
        yield
    finally:
        if document.decoration is not decoration and document.decoration is not None:
            document.remove(document.decoration)
            document.decoration = None
        for element, length in lengths:
            strays = element.children[length:]
            del element.children[length:]
            passage.extend(strays)
        if title is None:
            document.attributes.pop("title", None)
        else:
            document["title"] = title
        env.ref_context.clear()
        env.ref_context.update(context)
        drop_trailing_classes(passage)


def open_sections(document: nodes.document) -> Iterator[nodes.Element]:
    """Yield the document and the sections that are being read, outermost first."""
    element: nodes.Node = document
    while isinstance(element, nodes.document | nodes.section):
        yield element
        if not element.children:
            return
        element = element.children[-1]


def drop_trailing_classes(passage: Passage) -> None:
    """Let no ``rst-class`` at the end of *passage* reach the element behind it."""
    for pending in passage.findall(nodes.pending):
        if pending.transform is ClassAttribute:
            behind = pending.findall(include_self=False, descend=False, siblings=True)
            if all(isinstance(node, nodes.Invisible) for node in behind):
                pending.details = {**pending.details, "class": []}
