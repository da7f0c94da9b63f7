"""Many reviews at once: their names, and the links between them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .addresses import key_of
from .events import Start
from .pages import page_of
from .saving import unique_names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .formats import Item
    from .pages import Page, Source


@dataclass(frozen=True, slots=True)
class Imported:
    """A review and its new page."""

    file: str
    """File that it came from."""
    page: Page
    name: str
    """Name of its new file, without the suffix."""
    address: str
    """Old address, if it had one."""


def migrated(
    items: Sequence[tuple[str, Item]],
    names: tuple[str, ...],
    kind: str | None,
    progress: Callable[[int, int], None],
) -> list[Imported]:
    """Return the new pages of reviews, which link to one another.

    Args:
        items: each review with the name of its file.
        names: names of marks besides ``spoiler`` and ``blackout``.
        kind: what the works are, where somebody has said so.
        progress: is told how many characters are done, and of how many.
    """
    total, done = sum(item.size for _file, item in items), 0
    pages = []
    for _file, item in items:
        pages.append(page_of(item.source, names, kind))
        done += item.size
        progress(done, total)
    titles = [
        page.title if page.tells else (item.source.address and item.name) or page.title or item.name
        for page, (_file, item) in zip(pages, items, strict=True)
    ]
    new = unique_names(titles)
    moved = {}
    for (_file, item), name in zip(items, new, strict=True):
        with suppress(ValueError):
            moved[key_of(item.source.address)] = f"{name}.md"
    moved.pop("", None)
    return [
        Imported(
            file,
            page_of(item.source, names, kind, moved) if leads_to(item.source, moved) else page,
            name,
            item.source.address,
        )
        for (file, item), page, name in zip(items, pages, new, strict=True)
    ]


def leads_to(source: Source, moved: dict[str, str]) -> bool:
    """Tell whether a review may link to one of those that have *moved*."""
    return bool(moved) and any(
        isinstance(event, Start) and event.name == "a" for event in source.events
    )
