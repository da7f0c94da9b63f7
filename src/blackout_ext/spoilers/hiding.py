"""Hiding blocks of a page where nobody can tell how far a passage was meant to go.

Whatever holds such a passage is hidden, be it a whole table or list, and what is
behind it up to the next heading.  Where the passage may well end behind a heading,
that is hidden too, and its anchor named anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .halves import Cut, may_end
from .headings import rename_heading
from .nodes import is_inside_passage, walk
from .removal import drop_object

if TYPE_CHECKING:
    from collections.abc import Iterator


def hide_beyond(element: nodes.Element, cut: Cut, document: nodes.document, mask: str) -> None:
    """Hide what may belong to the passage of which *element* has a mark, cut as in *cut*."""
    blocks = list(blocks_of(document))
    here = place_of(element, blocks)
    if here is None or is_inside_passage(element):
        return
    if cut is Cut.SPAN:
        hide_blocks(blocks[first_before(blocks, here) : here + 1], document, mask)
        return
    first = here
    if isinstance(blocks[here], nodes.footnote):
        # MyST has moved it to the end of the page; what was behind it stayed.
        hide_note(blocks[here], mask)
        first = place_in_source(blocks, blocks[here])
        here = max(first - 1, 0)
    last = last_behind(blocks, here, cut)
    if last is not None:
        notes = [
            block for block in blocks if isinstance(block, nodes.footnote) and may_end(block, cut)
        ]
        hide_blocks([*blocks[first : last + 1], *notes], document, mask)


def hide_behind_empty(passage: nodes.Element, document: nodes.document, mask: str) -> None:
    """Hide what follows an empty block *passage* up to the next heading.

    In reStructuredText a directive ends before a line that is not indented far
    enough, and the text meant for it is an ordinary paragraph.
    """
    blocks = list(blocks_of(document))
    here = place_of(passage, blocks)
    if here is not None and not is_inside_passage(passage):
        first = here + 1 if blocks[here] is passage else here
        hide_blocks(blocks[first : next_heading(blocks, here + 1)], document, mask)


def blocks_of(element: nodes.Element) -> Iterator[nodes.Element]:
    """Yield what *element*, a document or section, is made of, as it is read, with headings."""
    for child in element.children:
        if isinstance(child, nodes.section):
            yield from blocks_of(child)
        elif isinstance(child, nodes.Element):
            yield child


def place_of(element: nodes.Element, blocks: list[nodes.Element]) -> int | None:
    """Return the index in *blocks* of the one that holds *element*, or ``None``."""
    places = {id(block): place for place, block in enumerate(blocks)}
    around: nodes.Element | None = element
    while around is not None:
        if id(around) in places:
            return places[id(around)]
        around = around.parent
    return None


def place_in_source(blocks: list[nodes.Element], note: nodes.Element) -> int:
    """Return the index of the first block that stands behind *note* in the source."""
    line = note.line or 0
    for place, block in enumerate(blocks):
        lines = (node.line for node in walk(block) if node.line)
        if not isinstance(block, nodes.footnote) and next(lines, 0) > line:
            return place
    return len(blocks)


def next_heading(blocks: list[nodes.Element], start: int) -> int:
    """Return the index of the first heading from *start*, or that behind the last block."""
    headings = (i for i in range(start, len(blocks)) if isinstance(blocks[i], nodes.title))
    return next(headings, len(blocks))


def last_behind(blocks: list[nodes.Element], here: int, cut: Cut) -> int | None:
    """Return the index of the last block to hide for a passage that begins at *here*."""
    last = next_heading(blocks, here + 1) - 1
    ends = (i for i in range(here, len(blocks)) if may_end(blocks[i], cut))
    end = next((i for i in ends if not isinstance(blocks[i], nodes.footnote)), None)
    if cut is Cut.ATTRIBUTES:
        end = here + 1  # They would belong to a heading as well.
    if cut is Cut.SHORT and (end is None or end > last):
        return None
    if end is not None and end > last:
        last = next_heading(blocks, end + 1) - 1
    return last


def first_before(blocks: list[nodes.Element], here: int) -> int:
    """Return the index of the first block to hide for a span that ends at *here*."""
    headings = [i for i in range(here) if isinstance(blocks[i], nodes.title)]
    starts = [i for i in range(here + 1) if may_end(blocks[i], Cut.SPAN)]
    behind_heading = headings[-1] + 1 if headings else 0
    return min(starts[-1], behind_heading) if starts else behind_heading


def hide_blocks(blocks: list[nodes.Element], document: nodes.document, mask: str) -> None:
    """Put the mask in the place of the first of *blocks*, and take out the others.

    Headings stay, as the mask, for the sections below them.  Footnotes stay,
    without their text: mentions elsewhere look for them.
    """
    stone: list[nodes.Element] = [nodes.paragraph("", mask)]
    for block in blocks:
        if isinstance(block, nodes.title):
            block.children = []
            block.rawsource = ""
            block.append(nodes.Text(mask))
            rename_heading(block[0], document)
        elif isinstance(block, nodes.footnote):
            hide_note(block, mask)
        elif not isinstance(block, nodes.system_message):
            bury(block, document, mask, stone)
            stone = []


def hide_note(note: nodes.Element, mask: str) -> None:
    """Replace the text of the footnote *note*."""
    labels = [child for child in note.children if isinstance(child, nodes.label)]
    note.children = []
    note += [*labels, nodes.paragraph("", mask)]


def bury(
    block: nodes.Element, document: nodes.document, mask: str, stone: list[nodes.Element]
) -> None:
    """Take *block* out, with all that is known of it elsewhere, and put *stone* in its place.

    Transforms that are still to come may hold parts of it, so it goes into an
    element of its own; footnotes in it stay.
    """
    env = document.settings.env
    for described in [block, *block.findall(addnodes.desc)]:
        drop_object(described, document, env)
    notes = list(block.findall(nodes.footnote))
    for note in notes:
        note.parent.remove(note)
        hide_note(note, mask)
    for described in [block, *block.findall(addnodes.desc)]:
        drop_object(described, document, env)
    for element in block.findall(nodes.Element):
        # Transforms look for ids where they left them; nobody refers to these without a name.
        for name in (*element["names"], *element["dupnames"]):
            document.nameids.pop(name, None)
            document.nametypes.pop(name, None)
        element["names"], element["dupnames"] = [], []
    for line in stone:
        line.source, line.line = block.source, block.line
    place = block.parent.index(block)
    block.parent[place : place + 1] = [*stone, *notes]
    grave = nodes.container()
    grave += block
    grave.parent = document
