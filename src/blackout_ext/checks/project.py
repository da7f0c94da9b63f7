"""What is known of a project from its ``conf.py``, which is read and never run."""

from __future__ import annotations

import ast
import gettext
import os
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.matching import Matcher

from blackout_ext import locale
from blackout_ext.reviews.sections import headings_in, pattern

from .errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".rst": "rst"}
"""Files that are checked, and their syntax."""
PASSED_OVER = frozenset({"_build", "node_modules", "__pycache__", "venv"})
"""Folders that hold no sources; those with a dot in front do not either."""
WANTED = frozenset({"language", "review_sections", "exclude_patterns"})
CATALOGUES = Path(locale.__file__).parent
FRONT = 4096
"""Characters at the head of a file in which the key that makes it a review is looked for."""
KIND = re.compile(r"^:?kind:", re.MULTILINE)


@dataclass(frozen=True)
class Project:
    """A Sphinx project, or a folder that is none."""

    root: Path | None
    """Folder with ``conf.py``; ``None`` where there is none."""
    language: str = ""
    """Language, as Sphinx names it; empty where nobody says."""
    own_headings: dict[str, list[str]] = field(default_factory=dict)
    """``review_sections`` of the configuration."""
    exclude: tuple[str, ...] = ()
    """``exclude_patterns`` of the configuration."""

    @cached_property
    def headings(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Kinds of sections with an expression for each of their headings.

        Where nobody says which language it is, all are taken.
        """
        names = [self.language] if self.language else languages()
        found = headings_in(map(translator, names), self.own_headings)
        return tuple((kind, pattern(name)) for kind, those in found.items() for name in those)

    @cached_property
    def excludes(self) -> Matcher:
        """What tells the files that Sphinx does not read."""
        return Matcher(self.exclude)

    def has(self, path: Path) -> bool:
        """Tell whether Sphinx reads a file in this project."""
        if self.root is None:
            return True
        parts = path.relative_to(self.root).parts
        ends = range(1, len(parts) + 1)
        return not any(self.excludes("/".join(parts[:end])) for end in ends)

    @cached_property
    def review_names(self) -> frozenset[str]:
        """Names of all reviews in the project, those that are not checked included."""
        if self.root is None:
            return frozenset()
        return frozenset(path.stem for path in sources_in(self.root) if is_review(path))


def is_review(path: Path) -> bool:
    """Tell whether a file reviews a work, as far as its beginning tells."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return bool(KIND.search(file.read(FRONT)))
    except OSError:
        return False


def languages() -> list[str]:
    """Return the languages that there are catalogues of."""
    return sorted(path.parent.name for path in CATALOGUES.glob("*/LC_MESSAGES"))


def translator(language: str) -> Callable[[str], str]:
    """Return what translates a message; into English where there is no catalogue."""
    return gettext.translation("blackout", CATALOGUES, spellings(language), fallback=True).gettext


def spellings(name: str) -> list[str]:
    """Return a language as folders of catalogues may be called."""
    return list(dict.fromkeys((name, name.replace("-", "_"), re.split("[-_]", name)[0])))


class Projects:
    """Finds the project that a file belongs to."""

    def __init__(self) -> None:
        self.known: dict[Path, Project] = {}

    def of(self, path: Path) -> Project:
        """Return the project of a file: that of the nearest ``conf.py`` above it."""
        return self.of_folder(path.resolve().parent)

    def of_folder(self, folder: Path) -> Project:
        """Return the project of a folder."""
        found = self.known.get(folder)
        if found is None:
            if (folder / "conf.py").is_file():
                found = read_project(folder)
            elif folder == folder.parent:
                found = Project(None)
            else:
                found = self.of_folder(folder.parent)
            self.known[folder] = found
        return found


def read_project(root: Path) -> Project:
    """Return the project with a ``conf.py``, as far as its values are written down as they are."""
    try:
        tree = ast.parse((root / "conf.py").read_bytes())
    except (OSError, SyntaxError, ValueError):
        return Project(root)  # Sphinx says what is wrong with it.
    values: dict[str, Any] = {}
    for statement in tree.body:
        if not isinstance(statement, ast.Assign):
            continue
        names = {target.id for target in statement.targets if isinstance(target, ast.Name)}
        for name in names & WANTED:
            try:
                values[name] = ast.literal_eval(statement.value)
            except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
                values.pop(name, None)
    language, own = values.get("language"), values.get("review_sections")
    exclude = values.get("exclude_patterns")
    return Project(
        root,
        # Sphinx takes English where nobody names a language.
        language if isinstance(language, str) else "en",
        own if isinstance(own, dict) else {},
        tuple(map(str, exclude)) if isinstance(exclude, list | tuple) else (),
    )


def sources_in(folder: Path) -> Iterator[Path]:
    """Yield the source files in a folder and those below, sorted."""
    for here, names, files in os.walk(folder):
        names[:] = sorted(n for n in names if n[0] != "." and n not in PASSED_OVER)
        for name in sorted(files):
            if Path(name).suffix.lower() in SUFFIXES:
                yield Path(here, name)


def files_of(paths: Iterable[Path], projects: Projects) -> list[Path]:
    """Return the files to check: those named, and those in folders that Sphinx reads.

    Raises:
        UnreadableError: there is nothing of that name, or it is no source.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            for file in sources_in(path):
                if projects.of(file).has(file.resolve()):
                    found[file] = None
        elif not path.exists():
            msg = f"{path}: there is no such file or folder"
            raise UnreadableError(msg)
        elif path.suffix.lower() not in SUFFIXES:
            msg = f"{path}: only {', '.join(SUFFIXES)} can be checked"
            raise UnreadableError(msg)
        else:
            found[path] = None
    return list(found)
