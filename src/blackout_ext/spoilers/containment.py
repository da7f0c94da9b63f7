"""Keeping a directive's content in the directive.

Some directives put what they make elsewhere: ``only`` lifts headings into the
section around it, ``meta`` goes to the top, ``title`` names the page, ``footer`` ends
it, ``default-role``, ``py:currentmodule`` and ``program`` change what follows, and an
object that is described twice belongs to the second description.  Within a blackout
all of that stays inside.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import roles
from docutils.transforms.misc import ClassAttribute

from .namespace import own_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.parsers.rst.states import RSTState
    from sphinx.environment import BuildEnvironment

    from .nodes import Passage


STATE = (
    "default_role",
    "default_domain",
    *(f"{domain}_{kind}" for domain in ("c", "cpp") for kind in (
        "parent_symbol", "last_symbol", "namespace_stack",
    )),
)  # fmt: skip
"""Attributes of Sphinx's current document that change how what follows is read."""

DESCRIBES = re.compile(r"::|\{[\w:.+-]+\}")
"""What is in a text that has a directive, and so may describe objects."""


@contextmanager
def contained(
    passage: Passage, state: RSTState, env: BuildEnvironment, source: str
) -> Iterator[None]:
    """Parse the content of *passage* inside this; what strays comes back to its end.

    Args:
        passage: the passage.
        state: state of the parser: MyST's stands in for docutils' own.
        env: the environment.
        source: the content as it is written.
    """
    document = state.document
    renderer = getattr(state, "_renderer", None)
    before = [(element, list(element.children)) for element in open_sections(document)]
    title = document.get("title")
    decoration = document.decoration
    try:
        with own_names(document, renderer), unchanged_state(env, objects=has_directive(source)):
            yield
    finally:
        if document.decoration is not decoration and document.decoration is not None:
            document.remove(document.decoration)
            document.decoration = None
        for element, children in before:
            known = set(map(id, children))
            strays = [child for child in element.children if id(child) not in known]
            element.children = children
            passage.extend(strays)
        if title is None:
            document.attributes.pop("title", None)
        else:
            document["title"] = title
        drop_trailing_classes(passage)


def has_directive(source: str) -> bool:
    """Tell whether *source* may hold a directive."""
    return DESCRIBES.search(source) is not None


@contextmanager
def unchanged_state(env: BuildEnvironment, *, objects: bool) -> Iterator[None]:
    """Put back what directives have changed for all that follows.

    Args:
        env: the environment.
        objects: whether the domains are to forget the objects that are described meanwhile.
    """
    context = dict(env.ref_context)
    state = {name: getattr(env.current_document, name, None) for name in STATE}
    # Of the empty name is the default role.  Sphinx puts another dictionary there at times.
    known: dict[str, Any] = vars(roles)["_roles"]
    role = known.get("")
    tables = [(table, dict(table)) for table in tables_of(env)] if objects else []
    try:
        yield
    finally:
        env.ref_context.clear()
        env.ref_context.update(context)
        for name, value in state.items():
            if hasattr(env.current_document, name):
                setattr(env.current_document, name, value)
        known.pop("", None)
        if role is not None:
            known[""] = role
        for table, entries in tables:
            if table != entries:
                table.clear()
                table.update(entries)


def tables_of(env: BuildEnvironment) -> Iterator[dict[Any, Any]]:
    """Yield the dictionaries in which domains keep their objects."""
    for data in env.domaindata.values():
        yield from (table for table in data.values() if isinstance(table, dict))


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
