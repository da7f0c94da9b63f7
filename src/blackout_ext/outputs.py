"""What the pages of an output show, so that the next build writes those that changed.

An environment serves many outputs: those of several builders, and folders of one.  Sphinx
compares the times of a page and of its source, which tells nothing of what a page shows of
others.  So each output has a file beside the doctrees that says which documents it has
and, in digests, what its pages showed when they were last written::

    {"documents": ["catalogue", "reviews/x"],
     "pages": {"places": {"catalogue": "5f2c..."}, "navigation": {...}}}

It is written when a build has succeeded; after one that failed, Sphinx reads all documents
again.  Builders that make one document of all write it every time, and need no such file.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders import Builder

from . import __version__
from .files import write

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

FOLDER = "outputs"
"""Folder with the doctrees."""
BEFORE_OTHERS, AFTER_OTHERS = 0, 900


@dataclass(slots=True)
class Output:
    """What a builder writes into a folder: what is there, and what should be."""

    path: Path
    """File that says what is there."""
    documents: frozenset[str] = frozenset()
    """Documents that it had when it was last written."""
    before: dict[str, dict[str, str]] = field(default_factory=dict)
    """Digests of what the pages showed then, by aspect and name of the page."""
    after: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """Digests of what they should show."""
    resolved: set[str] = field(default_factory=set)
    """Documents that this build writes."""

    def changed(self, aspect: str, digests: Mapping[str, str]) -> set[str]:
        """Note what pages should show, and return those that show something else.

        Args:
            aspect: what of a page it is; each is compared by itself.
            digests: digest of what is to be shown, by name of the page.
        """
        self.after[aspect] = digests
        known = self.before.get(aspect, {})
        return {name for name, digest in digests.items() if known.get(name) != digest}

    def gone(self, aspect: str) -> set[str]:
        """Return what the output had of an aspect, and is not to have any more."""
        return self.before.get(aspect, {}).keys() - self.after.get(aspect, {}).keys()

    def save(self, documents: Set[str]) -> None:
        """Keep what the pages show now: a document that was not written, what it showed before."""
        pages: dict[str, dict[str, str]] = {aspect: {} for aspect in sorted(self.after)}
        for aspect, digests in self.after.items():
            known = self.before.get(aspect, {})
            for name in sorted(digests):
                if name in self.resolved or name not in documents:
                    pages[aspect][name] = digests[name]
                elif name in known:
                    pages[aspect][name] = known[name]
        kept = {"documents": sorted(documents), "pages": pages}
        write(self.path, json.dumps(kept, indent=0).encode())


def digest_of(*facts: Any) -> str:
    """Return a digest (SHA-256, hexadecimal) of what a page is made of.

    Args:
        facts: values whose ``repr`` tells all that counts, in the same words each time.
    """
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def output_of(builder: Builder) -> Output | None:
    """Return what a builder writes; ``None`` if it writes all of it every time."""
    if type(builder).write_documents is not Builder.write_documents:
        return None
    found = getattr(builder, "blackout_output", None)
    if not isinstance(found, Output):
        folder = digest_of(Path(builder.outdir).as_posix())[:16]
        found = load(Path(builder.doctreedir, FOLDER, f"{builder.name}-{folder}.json"))
        builder.blackout_output = found  # type: ignore[attr-defined]  # Ours, kept there.
    return found


def load(path: Path) -> Output:
    """Return what the file of an output says; nothing, if there is none that can be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(path.read_bytes())
        return Output(path, frozenset(kept["documents"]), dict(kept["pages"]))
    return Output(path)


def writes_all(app: Sphinx) -> bool:
    """Tell whether this build writes all documents, as after a change of the configuration."""
    output = output_of(app.builder)
    return output is None or output.resolved >= app.env.found_docs


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Remove the pages of documents that are gone.

    Sphinx leaves them where they are, with every passage.  It is early enough for other
    extensions to put something in their place, as redirects.
    """
    output = output_of(app.builder)
    builder: Any = app.builder
    if output is not None and builder.format == "html":
        for docname in output.documents - env.found_docs:
            Path(builder.get_outfilename(docname)).unlink(missing_ok=True)


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note that a document is about to be written; one process hears of all."""
    output = output_of(app.builder)
    if output is not None:
        output.resolved.add(docname)


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Keep what pages show."""
    output = output_of(app.builder)
    if output is not None and exception is None:
        output.save(app.env.found_docs)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Listen to the build."""
    app.connect("env-updated", on_env_updated, priority=BEFORE_OTHERS)
    app.connect("doctree-resolved", on_doctree_resolved)
    # Feeds are among what others write then.
    app.connect("build-finished", on_build_finished, priority=AFTER_OTHERS)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
