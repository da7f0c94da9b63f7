"""Blocks as MyST.

What fills whole blocks becomes a directive, what is part of one a role.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .blocks import (
    Code,
    Heading,
    Listing,
    Paragraph,
    Quote,
    SpoilerWarning,
    Table,
    Warned,
    groups_of,
)
from .escaping import escaped, longest_run
from .inline import line_of, on_one_line, paragraph_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .blocks import Block

FENCE = 3
"""Least length of a fence."""
MOST_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Hidden:
    """Blocks of one passage."""

    blocks: tuple[Block, ...]


def markdown(blocks: Sequence[Block]) -> str:
    """Return *blocks* as a MyST text."""
    return "\n\n".join(written(blocks)) + "\n"


def written(blocks: Iterable[Block], *, is_hidden: bool = False) -> Iterator[str]:
    """Yield *blocks* as MyST, those of one passage together.

    Args:
        blocks: blocks in a row.
        is_hidden: whether a directive around them hides them all.
    """
    if is_hidden:
        grouped: Iterable[Block | Hidden] = (b for b in blocks if not isinstance(b, Warned))
    else:
        grouped = passages(blocks)
    previous: Block | Hidden | None = None
    mark = "-"
    for block in grouped:
        if isinstance(block, Listing):
            # A list behind another would go on with it.
            mark = "*" if isinstance(previous, Listing) and mark == "-" else "-"
        yield block_of(block, mark, is_hidden=is_hidden)
        previous = block


def passages(blocks: Iterable[Block]) -> Iterator[Block | Hidden]:
    """Yield *blocks*, those that one passage hides as one, behind the warnings among them."""
    warnings: list[Warned] = []
    pending: list[Block] = []
    group = 0
    for block in blocks:
        if isinstance(block, Warned):
            warnings.append(block)
            continue
        only = passage_of(block)
        if not only or only != group:
            yield from passage(pending)
            pending = []
            yield from warnings
            warnings = []
        group = only
        if only:
            pending.append(block)
        else:
            yield block
    # Those that stand within the last passage may not part it.
    yield from warnings
    yield from passage(pending)


def passage_of(block: Block) -> int:
    """Return the passage that hides all of *block*, 0 if none does."""
    groups = groups_of(block)
    return groups.pop() if len(groups) == 1 else 0


def passage(blocks: list[Block]) -> Iterator[Block | Hidden]:
    """Yield *blocks*, all of one passage, as one; headings alone stay headings."""
    if all(isinstance(block, Heading) for block in blocks):
        yield from blocks
    else:
        yield Hidden(tuple(blocks))


def block_of(block: Block | Hidden, mark: str, *, is_hidden: bool) -> str:
    """Return a block as MyST; *mark* stands before the items of a list without numbers."""
    match block:
        case Hidden():
            inner = "\n\n".join(written(block.blocks, is_hidden=True))
            text = fenced("{blackout}", inner)
        case Paragraph():
            text = paragraph_of(block.runs, is_hidden=is_hidden)
        case Heading():
            text = heading(block, is_hidden=is_hidden)
        case Code():
            text = code(block)
        case Listing():
            text = listing(block, mark, is_hidden=is_hidden)
        case Quote():
            inner = "\n\n".join(written(block.blocks, is_hidden=is_hidden))
            text = "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        case Table():
            text = table(block, is_hidden=is_hidden)
        case SpoilerWarning():
            text = ":::{spoiler-warning}\n:::"
        case Warned():
            text = fenced(
                "{warning}",
                f"Line {block.line} of the old text: {escaped(block.message)}. "
                "Put the blackout right, and delete this note.",
            )
    return text


def fenced(info: str, content: str) -> str:
    """Return a directive, its fence longer than any in its content."""
    colons = ":" * max(FENCE, longest_run(content, ":") + 1)
    return f"{colons}{info}\n{content}\n{colons}"


def heading(block: Heading, *, is_hidden: bool) -> str:
    """Return a heading; inside a passage, where there can be none, a strong line."""
    runs = on_one_line(block.runs)
    if is_hidden:
        strong = [replace(run, emphasis="**") for run in runs]
        return paragraph_of(strong, is_hidden=True)
    text = line_of(runs)
    if text.endswith("#"):
        text = f"{text[:-1]}\\#"
    return f"{'#' * min(block.level, MOST_LEVELS)} {text}"


def code(block: Code) -> str:
    """Return lines that are shown as they are."""
    ticks = "`" * max(FENCE, longest_run(block.text, "`") + 1)
    # No lexer is named: one that cannot read the code would be a warning in every build.
    return f"{ticks}text\n{block.text}\n{ticks}"


def listing(block: Listing, mark: str, *, is_hidden: bool) -> str:
    """Return a list."""
    is_tight = all(
        isinstance(inner, Paragraph)
        or (isinstance(inner, Listing) and number and not passage_of(inner))
        for item in block.items
        for number, inner in enumerate(item)
    ) and all(sum(isinstance(inner, Paragraph) for inner in item) == 1 for item in block.items)
    parts = []
    for number, item in enumerate(block.items):
        label = mark if block.start is None else f"{block.start + number}."
        parts.append(list_item(item, label, is_hidden=is_hidden, is_tight=is_tight))
    return ("\n" if is_tight else "\n\n").join(parts)


def list_item(item: tuple[Block, ...], label: str, *, is_hidden: bool, is_tight: bool) -> str:
    """Return an item of a list behind its *label*."""
    if is_tight and not is_hidden:
        # A bar within the line, as there are no paragraphs to be covered.
        texts = [
            paragraph_of(inner.runs)
            if isinstance(inner, Paragraph)
            else "\n\n".join(written([inner]))
            for inner in item
        ]
    else:
        texts = list(written(item, is_hidden=is_hidden))
    indent = " " * (len(label) + 1)
    text = ("\n" if is_tight else "\n\n").join(texts)
    lines = [f"{indent}{line}".rstrip() for line in text.split("\n")]
    if isinstance(item[0], Paragraph) and not texts[0].startswith(":"):
        return f"{label} {lines[0].lstrip()}" + "".join(f"\n{line}" for line in lines[1:])
    return "\n".join([label, *lines])


def table(block: Table, *, is_hidden: bool) -> str:
    """Return a table (GitHub Flavored Markdown, "Tables")."""
    rows = [
        [line_of(cell, is_hidden=is_hidden, in_table=True) for cell in row] for row in block.rows
    ]
    rule = ["---"] * len(rows[0])
    return "\n".join(f"| {' | '.join(row)} |" for row in [rows[0], rule, *rows[1:]])
