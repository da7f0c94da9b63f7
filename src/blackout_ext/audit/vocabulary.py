"""Words that stand on pages whatever an author writes: those of themes and extensions.

A word of a passage that Sphinx itself may write is no sign of a leak.
"""

from __future__ import annotations

import calendar
from pathlib import Path
from typing import TYPE_CHECKING

import docutils
import sphinx

from .words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

SUFFIXES = frozenset(
    {
        ".html",
        ".jinja",
        ".j2",
        ".js",
        ".css",
        ".py",
        ".po",
        ".mo",
        ".sty",
        ".cls",
        ".txt",
        ".conf",
        ".toml",
    }
)
SPHINX_PARTS = ("builders", "search", "templates", "texinputs", "themes", "writers", "ext")
DOCUTILS_PARTS = ("languages", "writers")


def chrome_of(app: Sphinx) -> frozenset[str]:
    """Return the words of all that is installed and loaded, and of the project's own code."""
    found = set(words(" ".join([*calendar.month_name, *calendar.day_name])))
    for path in sorted(set(files_of(app))):
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found.update(words(text))
    return frozenset(found)


def files_of(app: Sphinx) -> Iterator[Path]:
    """Yield the files that the words of themes and extensions are in."""
    yield Path(app.confdir, "conf.py")
    language = (app.config.language or "en").split("_")[0]
    sphinx_dir, docutils_dir = Path(sphinx.__file__).parent, Path(docutils.__file__).parent
    folders = [sphinx_dir / part for part in SPHINX_PARTS]
    folders += [docutils_dir / part for part in DOCUTILS_PARTS]
    folders += sphinx_dir.glob(f"locale/{language}*")
    for name in (*app.config.html_static_path, *app.config.templates_path):
        folders.append(Path(app.confdir, name))
    for name in app.extensions:
        folders += folder_of(app, name)
    for folder in folders:
        yield from ([folder] if folder.is_file() else filter(is_text, folder.rglob("*")))


def folder_of(app: Sphinx, name: str) -> list[Path]:
    """Return the folder of the package that the extension *name* is in, or its only file."""
    module = app.extensions[name].module
    path = getattr(module, "__file__", None)
    if path is None or name.startswith(("sphinx.", "alabaster.")):
        return []  # Among the parts of Sphinx.
    depth = name.count(".")
    file = Path(path)
    if file.name != "__init__.py":
        return [file] if depth == 0 else [file.parents[depth - 1]]
    return [file.parents[depth]]


def is_text(path: Path) -> bool:
    """Tell whether *path* is a file with words in it."""
    return path.suffix in SUFFIXES and path.is_file()
