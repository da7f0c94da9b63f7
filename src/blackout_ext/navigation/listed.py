"""Pages that list others are written again when they have something else to say of them.

Sphinx writes a page anew whenever a document in one of its toctrees is written, as its
title, sections or numbers may have changed (``BuildEnvironment.files_to_rebuild``).  To
resolve a toctree of two thousand pages takes longer than all else that an edit causes; so
here it is asked whether they have.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blackout_ext.outputs import digest_of, output_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

BUILDERS = frozenset({"html", "dirhtml"})
EARLY, LATE = 100, 900
"""Before Sphinx itself forgets a document, and after it has given sections their numbers."""


@dataclass(slots=True)
class Listed:
    """Which pages list which documents, as Sphinx sees it and as it is."""

    pages: dict[str, set[str]] | None = None
    """The pages that list a document, by its name, while Sphinx sees none."""

    def hide(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Let Sphinx see none: those that have to be written have been named.

        The environment has been saved by now, and is asked for pages next.
        """
        if is_asked(app):
            self.pages, env.files_to_rebuild = env.files_to_rebuild, {}

    def show(self, app: Sphinx, exception: Exception | None) -> None:
        """Let it see them again: the application may build once more."""
        if self.pages is not None:
            app.env.files_to_rebuild, self.pages = self.pages, None


def is_asked(app: Sphinx) -> bool:
    """Tell whether this build asks what pages list."""
    return app.builder.name in BUILDERS and output_of(app.builder) is not None


def on_env_purge_doc(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget what is said of a document that is read again, or is gone."""
    said_of(env).pop(docname, None)


def on_env_get_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose toctrees do not show what they did in this output."""
    output = output_of(app.builder)
    if output is None or not is_asked(app):
        return []
    said = said_of(env)
    listed = defaultdict(list)
    for docname, pages in sorted(env.files_to_rebuild.items()):
        if docname in env.tocs and docname not in said:
            said[docname] = digest_of(env.tocs[docname].pformat())
        for page in pages & env.found_docs:
            numbers = env.toc_secnumbers.get(docname)
            listed[page].append((docname, said.get(docname), numbers))
    return sorted(output.changed("toctrees", {p: digest_of(*all_) for p, all_ in listed.items()}))


def said_of(env: BuildEnvironment) -> dict[str, str]:
    """Return digests of the title and sections of documents, kept with the environment."""
    if not hasattr(env, "blackout_said"):
        env.blackout_said = {}  # type: ignore[attr-defined]  # Ours, kept there.
    found: dict[str, str] = env.blackout_said  # type: ignore[attr-defined]
    return found


def setup_listed(app: Sphinx) -> None:
    """Listen to documents being read, and to pages being chosen."""
    listed = Listed()
    app.connect("env-purge-doc", on_env_purge_doc, priority=EARLY)
    app.connect("env-get-updated", on_env_get_updated, priority=LATE)
    app.connect("env-check-consistency", listed.hide)
    app.connect("build-finished", listed.show)
