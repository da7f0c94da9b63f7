"""What the search part registers with Sphinx, and when it acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.config import ENUM

from blackout_ext import __version__
from blackout_ext.locale import CATALOGUE, CATALOGUES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

BUILDERS = frozenset({"html", "dirhtml"})
"""Builders that write a page to search on."""
OWN, PAGEFIND = "sphinx", "pagefind"
"""The searches to choose from: Sphinx's own is the default."""
EARLY = 130
"""Behind the parts that see to passages and reviews, ahead of other extensions."""
LATE = 900
"""The first listener that returns a template name ends the event: themes come before."""


def is_on(app: Sphinx) -> bool:
    """Tell whether this build has a search by Pagefind."""
    return app.config.blackout_search == PAGEFIND and app.builder.name in BUILDERS


def on_builder_inited(app: Sphinx) -> None:
    """See that Pagefind is there before anything is read, and keep stems.

    Raises:
        sphinx.errors.ExtensionError: it is not, or too old.
    """
    if app.builder.name in BUILDERS:
        from .stems import keep_stems

        keep_stems(app)
    if is_on(app):
        from .engine import find_pagefind
        from .form import STATIC

        find_pagefind()
        app.config.html_static_path.append(str(STATIC))


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return the documents to be written again, as it is not known what they say."""
    if not is_on(app):
        return []
    from .pages import without_text

    return sorted(without_text(app))


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Keep what a page says."""
    if doctree is not None and is_on(app):
        from .pages import keep_text

        keep_text(app, pagename, context["body"])


def on_search_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> str | None:
    """Fill the page that searches, and have it written as any other page is."""
    if pagename != "search" or not is_on(app):
        return None
    from .form import fill

    fill(app, context)
    return "page.html"


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write the index, or remove the one that nobody uses any more."""
    if exception is not None or app.builder.name not in BUILDERS:
        return
    # Projects without it may have nothing installed that makes an index.
    if is_on(app):
        from .bundle import write_index

        write_index(app)
    else:
        from .files import remove_index

        remove_index(app)


def setup_search(app: Sphinx) -> ExtensionMetadata:
    """Register the configuration, and listen to the build."""
    app.add_message_catalog(CATALOGUE, str(CATALOGUES))
    app.add_config_value(
        "blackout_search",
        OWN,
        "html",
        types=ENUM(OWN, PAGEFIND),
        description="What finds pages: Sphinx’s own search, or Pagefind. It has an effect on the "
        "builders `html` and `dirhtml`.",
    )
    app.connect("builder-inited", on_builder_inited)
    app.connect("env-updated", on_env_updated)
    app.connect("html-page-context", on_html_page_context, priority=EARLY)
    app.connect("html-page-context", on_search_page_context, priority=LATE)
    app.connect("build-finished", on_build_finished)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
