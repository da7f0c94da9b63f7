"""Stems that Sphinx's own search need not find twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx import search
from sphinx.search.en import SearchEnglish

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

PAGES = {
    "index.md": "# Readers\n\nReaders were reading lesende Bücher.\n\n```{toctree}\nother\n```\n",
    "other.md": "# Others\n\nOther readers are reading, gelesene Bücher, leituras, 読書.\n",
}
LOADED = 'extensions += ["blackout_ext.search"]\n'


@pytest.fixture(autouse=True)
def _languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the languages of Sphinx's search as they were."""
    monkeypatch.setattr(search, "languages", dict(search.languages))


def test_a_stem_is_found_once_for_all_pages(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    stem = SearchEnglish.stem

    def counted(self: SearchEnglish, word: str) -> str:
        found.append(word)
        return stem(self, word)

    monkeypatch.setattr(SearchEnglish, "stem", counted)
    project(PAGES, LOADED).build()
    assert found.count("reading") == 1
    assert found.count("Readers") == 1


@pytest.mark.parametrize("language", ["en", "de", "ja", "pt_BR", "pl"])
def test_the_index_is_that_of_sphinx(project: Callable[..., Project], language: str) -> None:
    made = project(PAGES, f'extensions = ["myst_parser"]\nlanguage = "{language}"\n')
    plain = made.build(to="plain").read("searchindex.js")
    conf = (made.srcdir / "conf.py").read_text("utf-8")
    made.write({"conf.py": conf + LOADED})
    assert made.build(to="kept").read("searchindex.js") == plain
