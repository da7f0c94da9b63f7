"""Files beside the pages: written when they differ, removed when nobody needs them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinx.util.osutil import ensuredir

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write a file, unless it has this content already.

    Under another name first: two processes may write the same file.
    """
    if path.exists() and path.read_bytes() == content:
        return
    ensuredir(path.parent)
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    aside.write_bytes(content)
    aside.replace(path)


def remove_others(found: Iterable[Path], expected: Iterable[Path]) -> None:
    """Remove the files that have been *found* and are not *expected*."""
    kept = set(expected)
    for path in list(found):
        if path not in kept:
            path.unlink()
