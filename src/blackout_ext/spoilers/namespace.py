"""Names and anchors of a passage, kept apart from those of its document.

Two headings of one name make docutils and MyST rename the second, and a mistake in
the markup takes the next free anchor; so what is in a passage would show in the names
of what follows it.  While a passage is parsed the document forgets all names, numbers
its anchors apart, and remembers afterwards what it knew before.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX = "spoiler-id"
"""Beginning of the anchors that docutils counts inside passages."""

REFERABLE = (nodes.footnote, nodes.citation, nodes.footnote_reference, nodes.citation_reference)
"""Nodes that are looked up by name or anchor from outside a passage, or within it."""


@contextmanager
def own_names(document: nodes.document, renderer: Any = None) -> Iterator[None]:
    """Let all that is parsed inside this have names of its own.

    Args:
        document: the document that is being read.
        renderer: MyST's renderer, which keeps the slugs of headings; ``None`` for others.
    """
    settings = document.settings
    prefix, settings.auto_id_prefix = settings.auto_id_prefix, PREFIX
    names, types, ids = document.nameids, document.nametypes, document.ids
    document.nameids, document.nametypes, document.ids = {}, {}, {}
    slugs: dict[str, Any] | None = getattr(renderer, "_heading_slugs", None)
    before = dict(slugs) if slugs is not None else {}
    try:
        yield
    finally:
        settings.auto_id_prefix = prefix
        inner_names, inner_types, inner = document.nameids, document.nametypes, document.ids
        document.nameids, document.nametypes, document.ids = names, types, ids
        for anchor, node in inner.items():
            if isinstance(node, REFERABLE) or anchor.startswith(PREFIX):
                ids.setdefault(anchor, node)
        for name, anchor in inner_names.items():
            if isinstance(inner.get(anchor), REFERABLE):
                names.setdefault(name, anchor)
                types.setdefault(name, inner_types[name])
        if slugs is not None:
            slugs.clear()
            slugs.update(before)


def keep_hyperlinks(passage: nodes.Element, document: nodes.document) -> None:
    """Let no reference outside *passage* go to an address that is named inside it."""
    for target in passage.findall(nodes.target):
        if "refuri" not in target:
            continue
        for reference in passage.findall(nodes.reference):
            if reference.get("refname") in target["names"]:
                document.refnames[reference["refname"]].remove(reference)
                del reference["refname"]
                reference["refuri"] = target["refuri"]
                reference.resolved = True
        target["names"] = []
