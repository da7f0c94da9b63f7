"""Stems of words, found once for a book.

Sphinx's own search keeps the stems of a page's words until the page is in its index, and
finds those of the next page anew (``IndexBuilder.feed``).  Pages of a book share most of
their words, and a stem is dear: it takes a fifth of what Sphinx does for a page of prose.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sphinx import search
from sphinx.search import SearchLanguage
from sphinx.util import import_object

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class KeptStems(SearchLanguage):
    """A language that finds the stem of a word once; made by :func:`keeping`."""


def keep_stems(app: Sphinx) -> None:
    """Have the search index take the stems of a word that was met before from where they are."""
    name = app.config.html_search_language or app.config.language
    # As ``IndexBuilder`` chooses it.
    language = search.languages.get(name) or search.languages.get(name.partition("_")[0])
    if isinstance(language, str):
        language = import_object(language)
    if language and not issubclass(language, KeptStems):
        app.add_search_language(keeping(language))


def keeping(language: type[SearchLanguage]) -> type[SearchLanguage]:
    """Return *language*, with a memory for stems."""

    class Keeping(KeptStems, language):  # type: ignore[misc, valid-type]  # Known at run time.
        def __init__(self, options: dict[str, str]) -> None:
            super().__init__(options)
            self.stem = functools.cache(super().stem)  # type: ignore[method-assign]

    return Keeping
