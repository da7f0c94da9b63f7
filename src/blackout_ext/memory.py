"""What a build keeps in memory, and how often that is swept.

A build in one process keeps every document from when it is read until its page is written
(``BuildEnvironment._write_doc_doctree_cache``), and what it has loaded from disk for good
(``_pickled_doctree_cache``), so that its memory grows with the book: by most of what there
is in a book of prose.  Builds with ``-j`` and those after an edit load documents from where
they are kept, with the doctrees.  Here all builds do, but for the last few documents, and
write the same.

Documents are cycles (a parent has its children, which have their parent), which Python's
collector finds by going through all there is.  It looks after every 700 new objects, which
are less than a page has; here it looks seldom while a build goes on, and passes over what
was there when it began, and what all of it has read to write it (``gc.freeze``)::

    extensions = ["blackout_ext.memory"]
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from . import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

KEPT = 32
"""Documents that are kept at the most; a small book is kept whole."""
CACHES = ("_write_doc_doctree_cache", "_pickled_doctree_cache")
"""Sphinx's own: without them documents are loaded from disk, as they are in the next build."""
THRESHOLD = 20_000
"""New objects, some pages of prose; more of them would take more memory than time."""
FROZEN = 1000
"""Objects that CPython itself may have set aside; a process with more has done so on purpose."""
LATE = 900
"""Priority (500 if nothing is said) behind those who look for what is to be written."""


def let_documents_go(app: Sphinx, *_arguments: Any) -> None:
    """Let go of documents that can be loaded again, once there are many."""
    for name in CACHES:
        cache = getattr(app.env, name, None)
        if isinstance(cache, dict) and len(cache) > KEPT:
            cache.clear()


def on_env_before_read_docs(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Let the collector look seldom, unless it looks more seldom already, or not at all.

    A build begins with this event, also one that reads nothing; an application that is
    made and builds nothing leaves the process as it was.
    """
    before = gc.get_threshold()
    wanted = app.config.blackout_gc_threshold
    # Of a value that is no number Sphinx has warned.
    if not isinstance(wanted, int) or not 0 < before[0] < wanted:
        return
    is_ours = gc.get_freeze_count() < FROZEN

    def set_aside(*_arguments: Any) -> None:
        if is_ours:
            gc.freeze()

    def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
        gc.set_threshold(*before)
        if is_ours:
            gc.unfreeze()
        for listener in listeners:
            app.disconnect(listener)

    listeners = (
        app.connect("env-updated", set_aside, LATE),
        app.connect("build-finished", on_build_finished),
    )
    gc.set_threshold(wanted, *before[1:])
    set_aside()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Listen to the build."""
    app.add_config_value(
        "blackout_gc_threshold",
        THRESHOLD,
        "",
        types=frozenset({int}),
        description="New objects after which Python’s collector of garbage looks for cycles "
        "during a build; `0` leaves it as it is.",
    )
    app.connect("env-before-read-docs", on_env_before_read_docs)
    app.connect("source-read", let_documents_go)
    app.connect("env-updated", let_documents_go)
    app.connect("doctree-resolved", let_documents_go)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
