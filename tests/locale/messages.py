"""Keep the message catalogues in step with the code: ``nox -s messages``.

Messages are extracted into ``blackout.pot``, the ``blackout.po`` of each language is brought
up to date, and compiled to ``blackout.mo``; all three are kept in the repository, so that a
checkout can be used as it is.  Catalogues are begun for languages that are named::

    nox -s messages -- cs pt_BR

A file is written only if more of it changes than dates and versions.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from blackout_ext import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).resolve().parent.parent.parent / "src" / "blackout_ext"
CATALOGUES = SOURCE / "locale"
TEMPLATE = CATALOGUES / "blackout.pot"
LICENSED = "sphinx-blackout, under its license (MIT)."
CONTRIBUTORS = "sphinx-blackout contributors"
ABOUT: Any = {
    "domain": "blackout",
    "project": "sphinx-blackout",
    "version": __version__,
    "msgid_bugs_address": "https://github.com/sphinx-blackout/sphinx-blackout/issues",
    "last_translator": CONTRIBUTORS,
    "language_team": CONTRIBUTORS,
    "charset": "utf-8",
}
"""What the head of a catalogue says."""
METHODS = [("**.py", "python"), ("**.jinja", "jinja2.ext:babel_extract")]
"""How messages are found in files, as Babel names it.  Scripts get theirs from the page."""
COMMENT = "Translators:"
"""Begins a comment that is meant for translators."""
PASSING = re.compile(
    rb'^"(?:Generated-By|POT-Creation-Date|PO-Revision-Date|Project-Id-Version): .*\n', re.MULTILINE
)
"""Lines of a catalogue that are no reason to write it again."""


def template() -> Catalog:
    """Return the messages of the code."""
    found = Catalog(header_comment=f"# Messages of {LICENSED}", **ABOUT)
    for name, line, message, comments, context in extract_from_dir(
        SOURCE, METHODS, comment_tags=[COMMENT], strip_comment_tags=True
    ):
        place = (f"{SOURCE.name}/{Path(name).as_posix()}", line)
        found.add(message, None, [place], auto_comments=comments, context=context)
    return found


def languages() -> list[str]:
    """Return the languages that have a catalogue, such as ``pt_BR``."""
    return sorted(path.parent.parent.name for path in CATALOGUES.glob("*/LC_MESSAGES/blackout.po"))


def path_of(language: str, suffix: str = ".po") -> Path:
    """Return the path of the catalogue of a language."""
    return CATALOGUES / language / "LC_MESSAGES" / f"blackout{suffix}"


def read(language: str) -> Catalog:
    """Return the catalogue of a language."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, domain="blackout")


def begun(language: str) -> Catalog:
    """Return an empty catalogue for a language.

    Raises:
        babel.UnknownLocaleError: Babel, and so Sphinx, knows no such language.
    """
    return Catalog(
        locale=Locale.parse(language),
        header_comment=f"# Translations of {LICENSED}",
        fuzzy=False,
        **ABOUT,
    )


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as text, with names of files but no numbers of lines."""
    file = BytesIO()
    write_po(file, catalogue, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    return file.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as programs read it, without what is marked as fuzzy."""
    file = BytesIO()
    write_mo(file, catalogue, use_fuzzy=False)
    return file.getvalue()


def is_same(one: bytes, other: bytes) -> bool:
    """Tell whether two catalogues differ in dates and versions at most."""
    return PASSING.sub(b"", one) == PASSING.sub(b"", other)


def save(path: Path, content: bytes) -> bool:
    """Write a catalogue if it has changed; tell whether it has."""
    if path.exists() and is_same(path.read_bytes(), content):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def update(new: list[str]) -> Iterator[str]:
    """Bring all catalogues up to date, and begin those of *new* languages; say what was done."""
    messages = template()
    if save(TEMPLATE, written(messages)):
        yield f"{TEMPLATE.name}: {len(messages)} messages"
    for language in sorted({*languages(), *new}):
        catalogue = read(language) if path_of(language).exists() else begun(language)
        catalogue.update(messages)
        save(path_of(language), written(catalogue))
        # From the file: its dates may be older.
        path_of(language, ".mo").write_bytes(compiled(read(language)))
        left = sum(1 for message in catalogue if message.id and not is_done(message.string))
        fuzzy = sum(1 for message in catalogue if message.id and message.fuzzy)
        yield f"{language}: {left} messages to translate, {fuzzy} to look at again (fuzzy)"


def is_done(string: str | tuple[str, ...] | list[str] | None) -> bool:
    """Tell whether a message has a translation, in all its plural forms."""
    return all([string] if isinstance(string, str | None) else string)


if __name__ == "__main__":
    for line in update(sys.argv[1:]):
        print(line)  # noqa: T201 (what this command is for)
