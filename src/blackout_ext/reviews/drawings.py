"""Drawings that are kept with the doctrees, by what they are drawn from.

Drawing a cover or a card takes longer than all else on a page.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from blackout_ext.locale import translations

from . import covers
from .publishing.files import write

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from .model import Review

NOT_DRAWN = frozenset({
    "awards", "logline", "rating", "related", "reviewed", "sources", "updated", "verdict",
})  # fmt: skip
"""Fields that change as a review is edited, and that no drawing shows."""


def drawing(
    doctreedir: str | os.PathLike[str],
    name: str,
    review: Review,
    draw: Callable[[], bytes],
    *words: str,
) -> bytes:
    """Return a drawing: as it is kept, or drawn and kept.

    Args:
        doctreedir: folder of the doctrees.
        name: name of a file, such as ``cover.svg``: its stem is that of the folder.
        review: the record of the work.
        draw: draws it.
        words: what else it shows.
    """
    record = review.model_dump_json(exclude=set(NOT_DRAWN))
    language = str(translations().info().get("language"))
    shown = "\0".join((drawn_by(), language, record, *words))
    digest = hashlib.sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()
    path = Path(name)
    kept = Path(doctreedir, f"{path.stem}s", f"{digest}{path.suffix}")
    if not kept.exists():
        write(kept, draw())
    return kept.read_bytes()


@cache
def drawn_by() -> str:
    """Return a digest of what draws: covers are drawn anew by another release."""
    files = sorted(Path(path) for folder in covers.__path__ for path in Path(folder).glob("*.py"))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
