"""What the navigation part registers with Sphinx."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from blackout_ext import __version__
from blackout_ext.locale import CATALOGUE, CATALOGUES
from blackout_ext.outputs import output_of

from .listed import setup_listed
from .shallow import setup_shallow

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from .html import Navigation

BUILDERS = frozenset({"html", "dirhtml"})
THEME = "furo"
BEFORE_THEME, AFTER_THEME = 400, 600
"""furo listens at 500, and asks for the tree then."""
DRESSED = "furo_navigation_tree"
"""What furo calls the tree with its switches."""
SIDEBAR = "sidebar/navigation.html"
"""Template that shows it."""
LIMIT = 20
"""Entries of a list that are shown at the most, unless a project wants others."""


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the theme a part of the tree in place of all of it."""
    if is_ours(app):
        ours = navigation(app)
        context["toctree"] = nothing if ours.dresses else ours.for_page(pagename)


def on_html_page_context_after_theme(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give it the tree as it would have dressed it."""
    if is_ours(app) and context["toctree"] is nothing:
        ours = navigation(app)
        context["toctree"] = ours.for_page(pagename)
        context[DRESSED] = ours.dressed(pagename)


def nothing(**options: Any) -> str:
    """Return what furo has nothing to do with."""
    return ""


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the documents whose neighbours, or what is above them, are not what they were.

    Sphinx would leave on them what they showed of the others when they were written.
    """
    output = output_of(app.builder)
    if output is None or not is_ours(app):
        return []
    from .made_of import digests

    return sorted(output.changed("navigation", digests(app)))


def is_ours(app: Sphinx) -> bool:
    """Tell whether this part writes the navigation of the pages of this build."""
    # Others ask too, whether it is loaded or not.
    limit = app.config.navigation_limit if "navigation_limit" in app.config else 0
    return bool(limit) and app.builder.name in BUILDERS and is_furo(app)


def is_furo(app: Sphinx) -> bool:
    """Tell whether pages are dressed by furo, or by a theme made of it."""
    builder: Any = app.builder
    theme = getattr(builder, "theme", None)
    folders = theme.get_theme_dirs() if theme is not None else []
    return any(Path(folder).name == THEME for folder in folders)


def shows_dressed(app: Sphinx) -> bool:
    """Tell whether the theme shows what we dress: another release may call it something else."""
    builder: Any = app.builder
    folders = [Path(folder) for folder in builder.theme.get_theme_dirs()]
    shown = next((folder / SIDEBAR for folder in folders if (folder / SIDEBAR).exists()), None)
    return shown is not None and DRESSED in shown.read_text("utf-8")


def navigation(app: Sphinx) -> Navigation:
    """Return what writes the navigation of this build, made anew by each process."""
    from .html import Navigation

    found = getattr(app.builder, "blackout_navigation", None)
    if not isinstance(found, Navigation):
        found = Navigation(app, shows_dressed(app))
        app.builder.blackout_navigation = found  # type: ignore[attr-defined]  # Ours, kept there.
    return found


def setup_navigation(app: Sphinx) -> ExtensionMetadata:
    """Register the configuration and listen to pages being written."""
    app.add_message_catalog(CATALOGUE, str(CATALOGUES))
    app.add_config_value(
        "navigation_limit",
        LIMIT,
        "html",
        types=frozenset({int}),
        description="Entries of a list that furo’s sidebar shows at the most; `0` brings the "
        "theme’s own tree back.",
    )
    app.setup_extension("blackout_ext.outputs")
    app.connect("env-updated", on_env_updated)
    setup_listed(app)
    setup_shallow(app)
    app.connect("html-page-context", on_html_page_context, priority=BEFORE_THEME)
    app.connect("html-page-context", on_html_page_context_after_theme, priority=AFTER_THEME)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
