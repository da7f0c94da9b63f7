"""Toctrees look as Sphinx has them, whatever is below."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from sphinx.environment.adapters import toctree as adapter

from tests.increments.builds import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project, Result

OPTIONS = (
    "maxdepth: 1", "maxdepth: 2", "maxdepth: 3", "maxdepth: 1\n:titlesonly:",
    "maxdepth: 2\n:titlesonly:", "maxdepth: 2\n:numbered:", "maxdepth: 1\n:caption: Parts",
    "maxdepth: 1\n:hidden:", "maxdepth: 2\n:includehidden:", "maxdepth: 1\n:reversed:", "glob:",
)  # fmt: skip
BOOK = {
    "part/index.md": (
        "# Part of *ways*\n\n## Before\n\n### Deeper\n\n"
        "```{toctree}\n:maxdepth: 1\nOne <one>\ntwo\n```\n\n"
        "## Behind\n\n```{toctree}\n:hidden:\nthree\n```\n\n"
        "````{only} html\n## Seldom\n\n```{toctree}\nfour\n```\n````\n"
    ),
    "part/one.md": "# One `code`\n\n## Section\n\n### Subsection\n",
    "part/two.md": "# Two\n\n```{toctree}\n../self\n../gone\n```\n\n## Last\n",
    "part/three.md": "# Three\n\n## Of *three*\n",
    "part/four.md": "---\ntocdepth: 1\n---\n# Four\n\n## Hidden from lists\n",
    "self.md": "# Not itself\n\n## Inside\n",
    "untitled.md": "Nothing but text.\n",
}
THEME = 'html_theme = "basic"\nextensions = ["myst_parser"]\n'
LOADED = 'extensions += ["blackout_ext.navigation"]\n'


def pages(result: Result) -> dict[str, bytes]:
    """Return what has been written, but the note on the configuration."""
    return {k: v for k, v in files(result.outdir).content.items() if k != ".buildinfo"}


def book(options: str, entries: str) -> dict[str, str]:
    """Return a book whose front page has a toctree."""
    return {"index.md": f"# Front\n\n```{{toctree}}\n:{options}\n{entries}\n```\n", **BOOK}


@pytest.mark.parametrize("options", OPTIONS)
def test_pages_and_warnings_are_those_of_sphinx(
    project: Callable[..., Project], options: str
) -> None:
    entries = "part/index\nself\nA site <https://a.example/>\nuntitled\nnowhere\ngenindex"
    made = project(book(options, entries), THEME)
    plain = made.build(to="plain")
    made.write({"conf.py": (made.srcdir / "conf.py").read_text("utf-8") + LOADED})
    ours = made.build(to="ours")
    assert pages(ours) == pages(plain)
    assert sorted(set(ours.warnings.splitlines())) == sorted(set(plain.warnings.splitlines()))


def test_what_is_not_shown_is_not_looked_at(project: Callable[..., Project]) -> None:
    made = project(book("maxdepth: 1", "part/index"), THEME + LOADED)
    asked = []
    entry = adapter._toctree_entry

    def noted(title: str, ref: str, *others: object) -> object:
        asked.append(ref)
        return entry(title, ref, *others)  # type: ignore[arg-type]  # As Sphinx gives them.

    with patch.object(adapter, "_toctree_entry", noted):
        made.build()
    # By the front page, and the three toctrees of the part.
    assert asked.count("part/index") == 1
    assert asked.count("part/one") == 1
