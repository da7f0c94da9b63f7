"""Shapes in which old reviews come, and what an import makes of each."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from markdown_it.utils import read_fixture_file

from blackout_ext.importing.formats import Format, Options, items_of
from blackout_ext.importing.pages import page_of
from blackout_ext.spoilers.nodes import Passage

from .reading import hidden_text, imported, open_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

CORPUS = {
    title: (source.rstrip("\n"), expected)
    for _line, title, source, expected in read_fixture_file(Path(__file__).with_name("corpus.md"))
}
TITLE = re.compile(r"(?P<name>.+) \((?P<kind>\w+), (?P<doubts>\d)\)")


def parts(title: str) -> tuple[str, int]:
    """Return the format of a case, and how many of its marks are doubtful."""
    match = TITLE.fullmatch(title)
    assert match, title
    return match["kind"], int(match["doubts"])


@pytest.mark.parametrize("title", CORPUS)
def test_what_becomes_of_it(title: str) -> None:
    source, expected = CORPUS[title]
    kind, doubts = parts(title)
    page = imported(source, kind)
    assert page.text.partition("---\n\n")[2] == expected
    assert sum(finding.is_doubt for finding in page.findings) == doubts


def test_all_of_it_in_a_book(project: Callable[..., Project]) -> None:
    """It builds without a warning, and the builds know as hidden what was to be hidden."""
    texts = {}
    for number, (title, (source, _expected)) in enumerate(CORPUS.items()):
        (item,) = items_of(source.encode(), Format(parts(title)[0]), "old", Options())
        # Reviews of one work by one reviewer would be reported.
        page = page_of(replace(item.source, is_review=False), kind="novel")
        texts[f"p{number}.md"] = page.text
    toctree = "# Index\n\n```{toctree}\n:glob:\n\np*\n```\n"
    result = project({"index.md": toctree, **texts}).build("dummy")
    assert result.warnings == ""
    for name, text in texts.items():
        document = result.doctree(name.removesuffix(".md"))
        inside = " ".join(
            node.astext()
            for passage in document.findall(Passage)
            for node in passage.findall(nodes.Text)
        )
        hidden = words(re.sub(r"https?://\S+", "", hidden_text(text)))
        assert hidden <= words(inside), name
        if "kind:" not in text:  # The header of a review has words of its own.
            assert not words(document.astext()) & (hidden - words(open_text(text))), name


def words(text: str) -> set[str]:
    """Return the words of *text*."""
    return set(re.findall(r"\w+", text))
