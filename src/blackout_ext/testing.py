"""Proving, in a test of your own project, that no output depends on a passage.

The promise of the seal is a noninterference property: two sources that differ only
inside blackouts give the same output outside the seal.  :func:`differences` builds
a project twice, each time with other words of other lengths inside every blackout,
and compares all that was written::

    from blackout_ext.testing import differences

    def test_nothing_depends_on_a_spoiler(tmp_path):
        assert differences("docs", tmp_path, builder="html") == []
"""

from __future__ import annotations

import os
import random
import re
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile, is_zipfile

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import docutils_namespace, patch_docutils

from blackout_ext.spoilers.nodes import Passage
from blackout_ext.spoilers.seal import ARCHIVED, is_sealed, outside_seal
from blackout_ext.spoilers.transforms import AFTER_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]{2,}")
ATTRIBUTES = frozenset({"alt", "explanation", "refuri", "reftitle"})
"""Attributes that hold what an author has written."""
ADDRESS = re.compile(r"https?://")
RUNNING = (nodes.paragraph, nodes.emphasis, nodes.strong, Passage)
"""What holds text that can be longer."""
BUILD_STATE = frozenset({".buildinfo", ".buildinfo.bak", "environment.pickle", "last_build"})
"""Files in which a build keeps notes for its next run, and which are not published."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where output depends on a passage."""

    builder: str
    """Name of the builder."""
    file: str
    """Path in the output folder; for a file in an archive, ``archive!path``."""
    line: int
    """First line that differs, from 1; 0 where only one of the builds wrote the file."""


def differences(
    srcdir: str | Path,
    workdir: str | Path,
    *,
    builder: str = "html",
    pattern: str | None = None,
    contents: tuple[str, str] | None = None,
    confoverrides: dict[str, Any] | None = None,
) -> list[Difference]:
    """Build a project twice, with other words in its blackouts, and compare the outputs.

    Args:
        srcdir: source folder, with its ``conf.py``.
        workdir: folder for both builds; it is to be empty.
        builder: name of a builder.
        pattern: regular expression of the words to replace in the source files, in what they
            include and in docstrings.  Without one, words, addresses and descriptions of images
            are replaced inside blackouts once a document is parsed; a pattern, for a project
            made so that it matches nothing else, covers the parsing as well.
        contents: what each match of *pattern* is replaced by, in the first build and in the
            second; made-up words by default.
        confoverrides: configuration on top of ``conf.py``.

    Returns:
        The differences outside the seal, which is the values of ``data-blackout``, the reveal
        pages and the appendix.  An empty list proves it for these two builds: other words,
        numbers of words and ends of sentences; but the same notes, figures, formulas and
        blackouts within blackouts, unless *contents* differ in them.

    Raises:
        ValueError: a build has written nothing to compare.
        sphinx.errors.SphinxError: a build has failed.
    """
    outputs = [
        build(
            Path(srcdir), Path(workdir, str(seed)), builder, confoverrides or {}, pattern,
            Words(seed, contents[seed - 1] if contents else None),
        )
        for seed in (1, 2)
    ]  # fmt: skip
    first, second = (dict(published(outdir)) for outdir in outputs)
    if not first:
        msg = f"the builder {builder!r} has written nothing to compare"
        raise ValueError(msg)
    return [
        Difference(builder, name, first_difference(first.get(name), second.get(name)))
        for name in sorted(first.keys() | second.keys())
        if first.get(name) != second.get(name)
    ]


def build(
    srcdir: Path,
    workdir: Path,
    builder: str,
    confoverrides: dict[str, Any],
    pattern: str | None,
    words: Words,
) -> Path:
    """Build the project with other *words*; return the output folder."""
    outdir = workdir / builder
    with fixed_date(), patch_docutils(srcdir), docutils_namespace():
        app = Sphinx(
            srcdir, srcdir, outdir, workdir / "doctrees", builder,
            confoverrides=confoverrides, status=None, warning=StringIO(), freshenv=True,
        )  # fmt: skip
        if pattern is None:
            app.add_transform(words.transform())
        else:
            replace_in_sources(app, re.compile(pattern), words)
        app.build(force_all=True)
    return outdir


def replace_in_sources(app: Sphinx, pattern: re.Pattern[str], words: Words) -> None:
    """Replace what *pattern* matches in documents, in what they include, and in docstrings."""

    def on_read(app: Sphinx, *arguments: Any) -> None:
        lines: list[str] = arguments[-1]
        lines[:] = [pattern.sub(words.replace, text) for text in lines]

    for event in ("source-read", "include-read", "autodoc-process-docstring"):
        if event in app.events.events:
            app.connect(event, on_read, priority=0)


class Words:
    """Replaces words by made-up ones, the same word by the same one throughout a build."""

    def __init__(self, seed: int, content: str | None = None) -> None:
        self.seed = seed
        self.content = content
        """What replaces a match, in place of a made-up word."""

    def replace(self, match: re.Match[str]) -> str:
        """Return a word that depends on the old one and the seed, in letters and in length."""
        if self.content is not None:
            return self.content
        chance = random.Random(f"{self.seed} {match[0]}")  # noqa: S311 (no secret)
        length = chance.randint(3, 9) + 7 * self.seed
        word = "".join(chance.choice("bdfgklmnprstvz") for _ in range(length))
        return word.capitalize() if match[0][0].isupper() else word

    def replace_all(self, text: str) -> str:
        """Return *text* with all its words replaced."""
        return WORD.sub(self.replace, text)

    def transform(self) -> type[SphinxTransform]:
        """Return a transform that replaces all that is written inside passages."""
        words = self

        class ScrambleTransform(SphinxTransform):
            default_priority = AFTER_CLASSES + 1

            def apply(self, **kwargs: Any) -> None:
                for passage in list(self.document.findall(Passage)):
                    for node in list(passage.findall()):
                        words.replace_in(node)

        return ScrambleTransform

    def replace_in(self, node: nodes.Node) -> None:
        """Replace the words of a text, or those in the attributes of an element.

        Running text has more words in the second build, and ends in another way.
        """
        if isinstance(node, nodes.Text):
            more = " (so)." if self.seed > 1 and isinstance(node.parent, RUNNING) else ""
            node.parent.replace(node, nodes.Text(self.replace_all(node) + more))
            return
        for key in ATTRIBUTES & getattr(node, "attributes", {}).keys():
            value = node[key]  # type: ignore[index]
            if key != "refuri" or ADDRESS.match(value):
                scheme, mark, rest = value.rpartition("://")
                node[key] = f"{scheme}{mark}{self.replace_all(rest)}"  # type: ignore[index]


@contextmanager
def fixed_date() -> Iterator[None]:
    """Let builds write the same date (https://reproducible-builds.org/specs/source-date-epoch/)."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = before or "1000000000"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]


def published(outdir: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of what was written, archives member by member, seals left out."""
    for path in outdir.rglob("*"):
        name = path.relative_to(outdir).as_posix()
        if not path.is_file() or path.name in BUILD_STATE or is_sealed(name):
            continue
        if is_zipfile(path):
            with ZipFile(path) as archive:
                for member in archive.namelist():
                    inner = f"{name}{ARCHIVED}{member}"
                    yield inner, outside_seal(inner, archive.read(member))
        else:
            yield name, outside_seal(name, path.read_bytes())


def first_difference(one: bytes | None, other: bytes | None) -> int:
    """Return the number of the first line that differs, from 1, or 0."""
    if one is None or other is None:
        return 0
    pairs = zip(one.split(b"\n"), other.split(b"\n"), strict=False)
    return next((number for number, (a, b) in enumerate(pairs, start=1) if a != b), 1)
