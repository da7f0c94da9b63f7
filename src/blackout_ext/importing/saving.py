"""Names of new files, and how they are written: whole or not at all, never over another."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from blackout_ext.reviews.slugs import slug

from .errors import ImportRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 120
"""Bytes of a name: file systems allow 255, and other files are named after it."""
NOTHING = "untitled"
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "genindex", "search",
     *(f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10))}
)  # fmt: skip
"""Names that Windows, or Sphinx, has a use of its own for."""


class State(Enum):
    """What becomes of a file."""

    NEW = "new"
    SAME = "unchanged"
    OTHER = "there already, and different: move it away, or import into another folder"


@dataclass(frozen=True, slots=True)
class Planned:
    """A file that is to be written."""

    path: Path
    content: bytes
    state: State


def unique_names(titles: Sequence[str]) -> list[str]:
    """Return a name for each of *titles*, no two of which are the same on any file system."""
    taken = set(RESERVED)
    names = []
    for title in titles:
        base = shortened(slug(title).lstrip("-")) or NOTHING
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        names.append(name)
    return names


def shortened(name: str) -> str:
    """Return the beginning of *name* that has no more than :data:`LONGEST` bytes."""
    return name.encode()[:LONGEST].decode(errors="ignore").strip("-")


def planned(folder: Path, files: Mapping[str, str]) -> list[Planned]:
    """Return what becomes of *files*, given by name, in *folder*.

    Raises:
        ImportRefusedError: the folder cannot be read.
    """
    plan = []
    try:
        if folder.exists() and not folder.is_dir():
            msg = f"{folder} is no folder"
            raise ImportRefusedError(msg)
        for name, text in files.items():
            path, content = folder / name, text.encode()
            state = State.NEW
            if path.exists() or path.is_symlink():
                is_same = path.is_file() and path.read_bytes() == content
                state = State.SAME if is_same else State.OTHER
            plan.append(Planned(path, content, state))
    except OSError as error:
        raise refused(folder, error) from error
    return plan


def write(plan: Sequence[Planned]) -> None:
    """Write the new files of a plan, all of them in one folder.

    All are written beside their places first, so that a full disk leaves nothing behind.

    Raises:
        ImportRefusedError: the folder cannot be written to; then no file is new.
    """
    new = [file for file in plan if file.state is State.NEW]
    if not new:
        return
    folder = new[0].path.parent
    made = missing_folders(folder)
    placed: list[Path] = []
    staging = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".blackout-import-", dir=folder))
        for number, file in enumerate(new):
            (staging / str(number)).write_bytes(file.content)
        for number, file in enumerate(new):
            place(staging / str(number), file.path)
            placed.append(file.path)
    except OSError as error:
        for path in placed:
            path.unlink(missing_ok=True)
        placed.clear()
        raise refused(folder, error) from error
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)
        if not placed:
            for path in made:
                with suppress(OSError):
                    path.rmdir()


def place(source: Path, target: Path) -> None:
    """Move a file to where nothing is.

    Raises:
        OSError: there is something by now, or the folder cannot be written to.
    """
    try:
        # Fails where there is a file, which a rename would replace.
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # A file system without links.
        if target.exists():
            raise
        source.rename(target)


def missing_folders(folder: Path) -> list[Path]:
    """Return the folders that are to be made for *folder*, the innermost first."""
    return [path for path in (folder, *folder.parents) if not path.exists()]


def refused(folder: Path, error: OSError) -> ImportRefusedError:
    """Return the error that *folder* cannot be used."""
    return ImportRefusedError(f"{folder} cannot be written to: {error.strerror or error}")
