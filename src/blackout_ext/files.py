"""Files beside the pages: written when they differ, removed when nobody needs them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.osutil import ensuredir

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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


def files_in(folder: Path, suffix: str = "") -> Iterator[str]:
    """Yield the files of a folder, at any depth, whose names end in *suffix*.

    Args:
        folder: the folder, which need not be there.
        suffix: end of the names.

    Yields:
        Paths from the folder, with slashes.  As text: paths take longer to make and to
        compare than thousands of files to list.
    """
    for parent, _folders, names in os.walk(folder):
        inside = Path(parent).relative_to(folder).as_posix()
        above = "" if inside == "." else f"{inside}/"
        yield from (f"{above}{name}" for name in names if name.endswith(suffix))


def remove_others(folder: Path, suffix: str, expected: Iterable[str]) -> None:
    """Remove the files of a folder that are not *expected*, given as :func:`files_in` does."""
    kept = set(expected)
    for name in list(files_in(folder, suffix)):
        if name not in kept:
            Path(folder, name).unlink()
