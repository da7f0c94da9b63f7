"""Putting a draft into a project, where there is none of that name yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blackout_ext.reviews.slugs import slug

from .draft import Draft, DraftError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS = ("reviews", "films")
"""Folders of the reviews of books, and of films and series where a book has that folder."""
SUFFIXES = (".md", ".rst")


def path_of(draft: Draft, srcdir: Path, name: str = "") -> Path:
    """Return where *draft* goes to.

    Args:
        draft: what is known of the work.
        srcdir: source folder of the book, with its ``conf.py``.
        name: name of the review; made of the title where it is empty.

    Raises:
        DraftError: the folder is no source folder, or the name cannot be used.
    """
    if not (srcdir / "conf.py").is_file():
        msg = f"{srcdir} has no conf.py: name the source folder of a Sphinx project with --source"
        raise DraftError(msg)
    if name and name != slug(name):
        msg = f"{name!r} is no name for a file: use small letters, digits and hyphens"
        raise DraftError(msg)
    name = name or draft.name
    if name == "-":
        msg = f"no name for a file can be made of {draft.title!r}: choose one with --name"
        raise DraftError(msg)
    books, films = (srcdir / folder for folder in FOLDERS)
    folder = films if draft.kind.is_screen and films.is_dir() else books
    for taken in pages_named(name, (books, films)):
        msg = f"{taken} is there already, and is left as it is: choose another name with --name"
        raise DraftError(msg)
    return folder / f"{name}.md"


def pages_named(name: str, folders: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the pages of reviews that have a name, which no two reviews may share."""
    for folder in folders:
        for suffix in SUFFIXES:
            path = folder / f"{name}{suffix}"
            if path.exists() or path.is_symlink():
                yield path


def write(path: Path, page: str) -> None:
    """Write *page* to a new file at *path*, or leave nothing behind.

    Raises:
        DraftError: there is such a file, or it cannot be written.
    """
    try:
        path.parent.mkdir(exist_ok=True)
        # Whatever came into being since we looked is not overwritten.
        with path.open("x", encoding="utf-8", newline="\n") as file:
            try:
                file.write(page)
                file.flush()
            except BaseException:
                path.unlink()
                raise
    except OSError as error:
        msg = f"{path} cannot be written: {error.strerror}"
        raise DraftError(msg) from error
