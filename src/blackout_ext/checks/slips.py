"""Roles, directives and classes whose name is nearly ``blackout``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from blackout_ext.spoilers.misspelled import BLACKOUT, is_slip

from .finding import Fix, Found, Place
from .inline import Kind, walked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .page import Block, Page

CLASS = re.compile(r"\.([\w-]+)|class=[\"']?([^\"'}]*)")
"""A class, or several, among the attributes of a span."""


def slips_in(page: Page) -> Iterator[Found]:
    """Find names that are a letter away from ``blackout``."""
    for block in page.blocks:
        yield from slips_in_block(block)
    for directive in page.directives:
        if is_slip(directive.name):
            yield Found(directive.place, *said("directive", directive.name))
        for name in directive.options.get("class", "").split():
            if is_slip(name):
                yield Found(directive.place, *said("class", name))


def slips_in_block(block: Block) -> Iterator[Found]:
    """Find names in running text, where the place of each is known."""
    for mark, _sealed in walked(block.marks):
        if mark.kind is Kind.ROLE:
            names = [("role", mark.name.rpartition(":")[2])]
        elif mark.kind is Kind.SPAN:
            written = (one or more for one, more in CLASS.findall(mark.name))
            names = [("class", name) for names in written for name in names.split()]
        else:
            continue
        for what, name in names:
            if is_slip(name):
                offset = block.text.find(name, mark.start, mark.end)
                start = block.place(max(offset, mark.start))
                end = Place(start.line, start.column + len(name))
                fix = Fix(start, end, *BLACKOUT) if offset >= 0 else None
                yield Found(start, *said(what, name), fix=fix)


def said(what: str, name: str) -> tuple[str, tuple[str, ...]]:
    """Return what to say of a name, and what of that is the author's."""
    return f"The {what} “{name}” is nearly “blackout”.", (name,)
