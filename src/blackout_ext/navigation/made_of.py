"""What the navigation of a page shows of others, to know when the page is to be written again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blackout_ext.outputs import digest_of

from .extension import is_ours, navigation
from .tree import shown_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .html import Navigation
    from .tree import Shown

OUTSIDE = ""
"""Name of no document: of all that are not in the tree, one is like the other."""


def digests(app: Sphinx) -> dict[str, str]:
    """Return a digest of what each document shows of others, by document name.

    That is a part of the tree, and what Sphinx tells the theme of: the pages before and
    behind it, and those above.
    """
    ours, relations = navigation(app), app.env.collect_relations()
    found = {}
    for docname in app.env.found_docs:
        above, before, behind = relations.get(docname, (None, None, None))
        others = [before, behind]
        while above:
            others.append(above)
            above = relations.get(above, (None, None, None))[0]
        named = [(other, ours.title_of(other)) for other in others if other]
        found[docname] = digest_of(*part(ours, docname), named, before is None)
    return found


def digest_of_navigation(app: Sphinx) -> str:
    """Return a digest of what pages that are no documents show of the tree."""
    env = app.env
    if is_ours(app):
        return digest_of(*part(navigation(app), OUTSIDE))
    titles = {docname: title.pformat() for docname, title in sorted(env.titles.items())}
    return digest_of(titles, sorted(env.toctree_includes.items()))


def part(ours: Navigation, docname: str) -> Iterator[Any]:
    """Yield what a page shows of the tree."""
    for caption, entries, left_out in shown_on(ours.tree, docname, ours.limit):
        yield caption, [*values(ours, entries)], bool(left_out)


def values(ours: Navigation, entries: tuple[Shown, ...]) -> Iterator[Any]:
    """Yield what is shown of entries."""
    for shown in entries:
        below = [*values(ours, shown.children)]
        yield shown.entry.ref, ours.title(shown.entry), below, bool(shown.left_out)
