"""The catalogues are in step with the code, complete, and packed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from gettext import GNUTranslations
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from tests.locale import messages

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

LANGUAGES = messages.languages()
RUN = "python3 noxfile.py -s messages"
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}|\*")
"""What is put in by the code; ``*`` stands for anything in headings."""


def ids(catalogue: Catalog) -> set[tuple[str | None, Any]]:
    return {(message.context, message.id) for message in catalogue if message.id}


def all_messages(language: str) -> list[Message]:
    return [message for message in messages.read(language) if message.id]


def strings(message: Message) -> list[str]:
    found = message.string or ""
    return [found] if isinstance(found, str) else list(found)


def test_the_template_has_the_messages_of_the_code() -> None:
    with messages.TEMPLATE.open("rb") as file:
        known = ids(read_po(file))
    assert known == ids(messages.template()), f"Run: {RUN}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_complete(language: str) -> None:
    found = all_messages(language)
    assert ids(messages.read(language)) == ids(messages.template()), f"Run: {RUN}"
    assert [message.id for message in found if not messages.is_done(message.string)] == []
    assert [message.id for message in found if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_placeholders(language: str) -> None:
    for message in all_messages(language):
        is_plural = not isinstance(message.id, str)
        wanted = placeholders(message.id if isinstance(message.id, str) else message.id[1])
        found = [placeholders(string) for string in strings(message)]
        # A form for one or two may say so in a word.
        assert wanted in found if is_plural else [wanted] == found, message.id
        assert all(some <= wanted for some in found), message.id
        assert "%" not in PLACEHOLDER.sub("", "".join(strings(message))), message.id


def placeholders(string: str) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(string))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_plural_forms_of_its_language(language: str) -> None:
    catalogue = messages.read(language)
    forms = get_plural(language)
    assert (catalogue.num_plurals, catalogue.plural_expr) == (forms.num_plurals, forms.plural_expr)
    for message in all_messages(language):
        if not isinstance(message.id, str):
            assert len(strings(message)) == forms.num_plurals, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_compiled(language: str) -> None:
    # By what a program reads from it: Babel writes its own version into the file.
    with messages.path_of(language, ".mo").open("rb") as file:
        translations = GNUTranslations(file)
    for message in all_messages(language):
        assert looked_up(translations, message) == set(strings(message)), f"Run: {RUN}"


def looked_up(translations: GNUTranslations, message: Message) -> set[str]:
    """Return what a program shows for a message, for all numbers that languages tell apart."""
    context = message.context
    if isinstance(message.id, str):
        found = translations.pgettext(context, message.id) if context else ""
        return {found or translations.gettext(message.id)}
    one, many = message.id
    return {translations.ngettext(one, many, count) for count in range(200)}


def test_catalogues_are_in_the_wheel(tmp_path: Path) -> None:
    root = messages.SOURCE.parent.parent
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(root / name, tmp_path)
    shutil.copytree(root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    new = tmp_path / "src/blackout_ext/locale/xx/LC_MESSAGES"
    new.mkdir(parents=True)
    for suffix in (".po", ".mo"):
        (new / f"blackout{suffix}").touch()
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").iterdir()
    packed = set(ZipFile(wheel).namelist())
    catalogues = (tmp_path / "src").rglob("blackout.*o*")
    assert {path.relative_to(tmp_path / "src").as_posix() for path in catalogues} <= packed
    assert "blackout_ext/locale/xx/LC_MESSAGES/blackout.mo" in packed


def test_an_update_begins_and_compiles_a_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "CATALOGUES", tmp_path)
    monkeypatch.setattr(messages, "TEMPLATE", tmp_path / "blackout.pot")
    said = list(messages.update(["ar"]))
    count = len(messages.template())
    assert said == [
        f"blackout.pot: {count} messages",
        f"ar: {count} messages to translate, 0 to look at again (fuzzy)",
    ]
    assert messages.languages() == ["ar"]
    assert messages.read("ar").num_plurals == 6
    assert messages.path_of("ar", ".mo").exists()
    before = messages.path_of("ar").stat().st_mtime_ns
    assert list(messages.update([])) == said[1:]
    assert messages.path_of("ar").stat().st_mtime_ns == before
