"""Which work a passage tells of, as far as its page says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes

from blackout_ext.spoilers.nodes import enclosing, passages_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blackout_ext.spoilers.nodes import Passage


class Told(NamedTuple):
    """What is known of a passage from the page it stands on."""

    work: str = ""
    """Name of the review of the work it tells of; empty if nobody knows."""
    after: str = ""
    """Stage that its author has named; empty if none."""
    is_said: bool = False
    """Whether an author has named the work, so that a mistake is worth a warning."""


def told_by_page(passage: Passage, own: str) -> Told:
    """Return what is known of *passage*.

    Its own options come first, then those of a spoiler warning in its section or around it,
    then the review it stands on, or the one review that its paragraph refers to.  Where a
    paragraph of a review refers to another, there is no telling which of them it gives away.

    Args:
        passage: a passage whose references are not resolved yet.
        own: name of the review that it stands on; empty for another page.
    """
    if is_in_warning(passage):
        return Told()
    said, after = passage.get("work", ""), passage.get("after", "")
    warning = None if said else warning_of(passage)
    if warning is not None:
        said, after = warning.get("work", ""), after or warning.get("after", "")
    if said:
        return Told(said, after, is_said=True)
    names = mentioned(passage) | ({own} if own else set())
    return Told(names.pop(), after) if len(names) == 1 else Told()


def is_in_warning(passage: Passage) -> bool:
    """Tell whether *passage* is the one to try, or another in a spoiler warning."""
    admonition = enclosing(passage, nodes.admonition)
    return admonition is not None and "spoiler-warning" in admonition["classes"]


def warning_of(passage: Passage) -> nodes.Element | None:
    """Return the nearest spoiler warning that speaks for the section of *passage*."""
    element: nodes.Element | None = passage.parent
    while element is not None:
        if isinstance(element, nodes.section):
            for child in element.children:
                if isinstance(child, nodes.admonition) and ("work" in child or "after" in child):
                    return child
        element = element.parent
    return None


def mentioned(passage: Passage) -> set[str]:
    """Return the names of the reviews that the paragraph of *passage* refers to."""
    block: nodes.Element = passage
    while isinstance(block.parent, nodes.TextElement):
        block = block.parent
    return {
        str(reference["reftarget"])
        for reference in block.findall(addnodes.pending_xref)
        if reference.get("refdomain") == "review" and reference.get("reftype") == "review"
    }


def works_named(document: nodes.document) -> Iterator[str]:
    """Yield the names of the works, other than its own, that passages of a document tell of."""
    names = (told_by_page(passage, "").work for passage in passages_of(document))
    yield from sorted(set(filter(None, names)))
