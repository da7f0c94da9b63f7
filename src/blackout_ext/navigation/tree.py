"""The tree of a book, and the part of it that one page shows.

Nothing here knows of HTML.  The tree is read once in each process from what Sphinx has
noted of the toctrees; what a page shows is chosen anew, from a number of entries that
does not depend on the size of the book.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.environment import BuildEnvironment
    from sphinx.util.tags import Tags


@dataclass(slots=True, eq=False)
class Entry:
    """A page, or an address elsewhere, in a toctree."""

    ref: str
    """Document name, or address."""
    title: str | None
    """Title that the toctree gives it; ``None`` for the page's own."""
    parent: Entry | None = None
    children: list[Entry] = field(default_factory=list)
    place: int = 0
    """Index among the children of *parent*, or in its list at the top."""


@dataclass(frozen=True, slots=True)
class Group:
    """A toctree of the root document."""

    caption: str
    """Its caption; empty for none."""
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of a book."""

    groups: tuple[Group, ...]
    by_docname: dict[str, Entry]
    """Where each page is; the first place counts, as for previous and next."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as one page shows it."""

    entry: Entry
    is_current: bool
    """Whether it is that page, or on the way to it."""
    children: tuple[Shown, ...]
    left_out: int
    """How many of its children are not shown, though some are."""


def tree_of(env: BuildEnvironment, tags: Tags) -> Tree:
    """Return the tree below the root document: each page once, circles cut.

    Args:
        env: the environment, with all documents read.
        tags: of the build, for toctrees inside ``only``.
    """
    by_docname: dict[str, Entry] = {env.config.root_doc: Entry(env.config.root_doc, None)}
    groups = []
    for toctree in toctrees_of(env, tags):
        entries = entries_of(env, toctree["entries"], None, by_docname)
        groups.append(Group(toctree.get("caption") or "", entries))
    # Page by page, not toctree by toctree: a page is where it is nearest to the root.
    level = [entry for group in groups for entry in group.entries]
    while level:
        for entry in level:
            if by_docname.get(entry.ref) is entry:
                below = env.toctree_includes.get(entry.ref, [])
                listed = entries_with_titles(env, entry.ref, below)
                entry.children = entries_of(env, listed, entry, by_docname)
        level = [child for entry in level for child in entry.children]
    return Tree(tuple(groups), by_docname)


def toctrees_of(env: BuildEnvironment, tags: Tags) -> Iterator[addnodes.toctree]:
    """Yield the toctrees of the root document, but those that this build leaves out."""
    for toctree in env.master_doctree.findall(addnodes.toctree):
        around = toctree.parent
        is_out = False
        while around is not None and not is_out:
            is_out = isinstance(around, addnodes.only) and not tags.eval_condition(around["expr"])
            around = around.parent
        if not is_out:
            yield toctree


def entries_with_titles(
    env: BuildEnvironment, docname: str, below: Sequence[str]
) -> list[tuple[str | None, str]]:
    """Return title and reference of each entry of the toctrees of a document.

    Sphinx keeps them in the table of contents of the document (``env.tocs``).
    """
    # Sphinx notes here whether a document has a toctree: most have none to look for.
    toc = env.tocs.get(docname) if docname in env.toctree_includes else None
    found = [
        (title, ref)
        for toctree in (toc.findall(addnodes.toctree) if toc is not None else ())
        for title, ref in toctree["entries"]
    ]
    return found or [(None, ref) for ref in below]


def entries_of(
    env: BuildEnvironment,
    listed: Sequence[tuple[str | None, str]],
    parent: Entry | None,
    by_docname: dict[str, Entry],
) -> list[Entry]:
    """Return the entries that a toctree lists, but pages that there are none of."""
    found: list[Entry] = []
    for title, ref in listed:
        target = (parent.ref if parent else env.config.root_doc) if ref == "self" else ref
        if "://" not in target and target not in env.all_docs:
            continue
        entry = Entry(target, title, parent, place=len(found))
        found.append(entry)
        by_docname.setdefault(target, entry)
    return found


def shown_on(tree: Tree, docname: str, limit: int) -> list[tuple[str, tuple[Shown, ...], int]]:
    """Return what the page *docname* shows of each group: caption, entries, entries left out.

    Args:
        tree: the tree.
        docname: the page; one that is not in the tree sees the sections only.
        limit: entries of a list that are shown at the most; of a longer one, those around
            the page, or none if the page is elsewhere.
    """
    way = []
    entry = tree.by_docname.get(docname)
    while entry is not None:
        way.append(entry)
        entry = entry.parent
    on_way = set(map(id, way))
    return [
        (group.caption, *part(group.entries, on_way, limit, is_top=True)) for group in tree.groups
    ]


def part(
    entries: list[Entry], on_way: set[int], limit: int, *, is_top: bool = False
) -> tuple[tuple[Shown, ...], int]:
    """Return the entries of a list that are shown, and how many are not."""
    if len(entries) <= limit:
        chosen = entries
    else:
        here = next((entry.place for entry in entries if id(entry) in on_way), None)
        if here is None and not is_top:
            return (), 0
        first = min(max((here or 0) - limit // 2, 0), len(entries) - limit)
        chosen = entries[first : first + limit]
    shown = tuple(show(entry, on_way, limit) for entry in chosen)
    return shown, len(entries) - len(chosen)


def show(entry: Entry, on_way: set[int], limit: int) -> Shown:
    """Return an entry with its children, and theirs if the page is among them."""
    is_current = id(entry) in on_way
    parent = entry.parent
    # Sections can be unfolded where they stand; what is deeper, on the way only.
    if is_current or parent is None:
        children, left_out = part(entry.children, on_way, limit)
    else:
        children, left_out = (), 0
    return Shown(entry, is_current, children, left_out)
