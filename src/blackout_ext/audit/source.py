"""What a project hides and what it says in the open, read as Sphinx reads it."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from blackout_ext.spoilers.nodes import Passage, enclosing

from .vocabulary import chrome_of
from .words import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from sphinx.environment import BuildEnvironment

ATTRIBUTES = ("alt", "caption", "content", "explanation", "reftitle", "title", "refuri")
"""Attributes of nodes that hold text of authors."""


class SourceError(Exception):
    """A project that cannot be read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A passage."""

    document: str
    """Path of its file in the source folder, or of its page in an output."""
    line: int | None
    """Its first line, from 1; in an output, its number on the page."""
    text: str
    """Its text, passages inside it included."""

    def __str__(self) -> str:
        """Return where it is, and not what."""
        return self.document if self.line is None else f"{self.document}:{self.line}"


@dataclass(frozen=True, slots=True)
class OpenText:
    """Text that everybody may read."""

    document: str
    """Path of its file in the source folder."""
    line: int | None
    """Its line, from 1."""
    text: str
    is_title: bool = False
    """Whether this is the title of the page, or of a work in the front matter."""

    @property
    def words(self) -> list[str]:
        """Its words."""
        return words(self.text)


@dataclass(frozen=True, slots=True)
class Source:
    """A project: what it hides, and what it says."""

    secrets: tuple[Secret, ...]
    open_texts: tuple[OpenText, ...]
    counts: Counter[str]
    """How often each word stands in the open."""
    titles: frozenset[str]
    """All titles, each as words between spaces."""
    chrome: frozenset[str]
    """Words that themes, translations and extensions bring along, and the configuration."""
    language: str
    """Language of the search index, as Sphinx names it."""


def read_source(srcdir: Path, warning: TextIO | None) -> Source:
    """Read the project in *srcdir*; Sphinx's warnings go to *warning*.

    Raises:
        SourceError: there is no ``conf.py``, or Sphinx gives up.
    """
    if not (srcdir / "conf.py").is_file():
        msg = f"{srcdir} has no conf.py: name the source folder of a Sphinx project"
        raise SourceError(msg)
    srcdir = srcdir.resolve()
    with tempfile.TemporaryDirectory() as work, patch_docutils(srcdir), docutils_namespace():
        try:
            app = Sphinx(
                srcdir, srcdir, Path(work, "out"), Path(work, "doctrees"), "dummy",
                status=None, warning=warning, freshenv=True,
            )  # fmt: skip
            # No build ends here, with which the collector of garbage would be as it was before.
            app.config.blackout_gc_threshold = 0
            app.builder.read()
        except SphinxError as error:
            msg = f"Sphinx cannot read {srcdir}: {error}"
            raise SourceError(msg) from error
        open_texts = tuple(open_texts_of(app.env))
        titles = (" ".join(words(text.text)) for text in open_texts if text.is_title)
        return Source(
            secrets=tuple(secrets_of(app.env)),
            open_texts=open_texts,
            counts=Counter(word for text in open_texts for word in words(text.text)),
            titles=frozenset(f" {title} " for title in titles),
            chrome=chrome_of(app),
            language=app.config.html_search_language or app.config.language or "en",
        )


def secrets_of(env: BuildEnvironment) -> Iterator[Secret]:
    """Yield the passages of all documents, those inside others after them."""
    for docname in sorted(env.found_docs):
        for passage in env.get_doctree(docname).findall(Passage):
            text = " ".join(text for element in passage.children for text in texts_of(element))
            yield Secret(path_of(env, docname), passage.line, text)


def texts_of(node: nodes.Node) -> Iterator[str]:
    """Yield all text below *node*, of passages and of attributes too."""
    for child in node.findall():
        if isinstance(child, nodes.Text):
            yield str(child)
        elif isinstance(child, nodes.Element):
            yield from attributes_of(child)


def attributes_of(element: nodes.Element) -> Iterator[str]:
    """Yield the attributes of *element* that hold text of its author."""
    for name in ATTRIBUTES:
        if isinstance(value := element.get(name), str):
            yield value


def open_texts_of(env: BuildEnvironment) -> Iterator[OpenText]:
    """Yield the text outside passages, block by block, and the front matter."""
    for docname in sorted(env.found_docs):
        path = path_of(env, docname)
        for block in env.get_doctree(docname).findall(nodes.Element):
            yield from open_block(path, block)
        for key, value in env.metadata.get(docname, {}).items():
            yield OpenText(path, 1, f"{value}", is_title=key == "title")


def open_block(path: str, block: nodes.Element) -> Iterator[OpenText]:
    """Yield what *block* itself says in the open: its text, with gaps for passages."""
    if isinstance(block, Passage) or enclosing(block, Passage) is not None:
        return
    line = block.line or (block.parent.line if block.parent is not None else None)
    for value in attributes_of(block):
        yield OpenText(path, line, value)
    if isinstance(block, addnodes.toctree):
        for title, _target in block["entries"]:
            yield OpenText(path, line, title or "")
    if isinstance(block, nodes.TextElement) and not isinstance(block.parent, nodes.TextElement):
        section = block.parent if isinstance(block, nodes.title) else None
        is_title = section is not None and isinstance(section.parent, nodes.document)
        for text in " ".join(open_parts(block)).split(GAP):
            yield OpenText(path, line, text, is_title)


GAP = "\N{FULL BLOCK}"
"""Stands for a passage: no phrase reaches across it."""


def open_parts(element: nodes.Element) -> Iterator[str]:
    """Yield the texts in *element*, with a gap for each passage."""
    for child in element.children:
        if isinstance(child, Passage):
            yield GAP
        elif isinstance(child, nodes.Text):
            yield str(child)
        elif isinstance(child, nodes.Element):
            yield from open_parts(child)


def path_of(env: BuildEnvironment, docname: str) -> str:
    """Return the path of a document in the source folder, with forward slashes."""
    return Path(env.doc2path(docname, base=False)).as_posix()
