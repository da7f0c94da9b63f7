"""Configuration of the spoiler part, and the settings the seal depends on."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_ = get_translation("blackout")


@functools.lru_cache(maxsize=1)
def label(config: Config) -> str:
    """Return the word a bar carries, in the language of the book.

    Asked for passage by passage; neither changes during a build.
    """
    # Translators: the word on a black bar, which hides a passage.
    return config.blackout_label or _("spoiler")


def mask(config: Config) -> str:
    """Return the text that stands wherever only text can stand."""
    return f"[{label(config)}]"


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Keep the source files, which hold every passage in the open, unpublished.

    Sphinx would copy them to ``_sources/`` and link them from each page.
    """
    config.html_copy_source = False
    config.html_show_sourcelink = False
    if config.blackout_appendix:
        app.tags.add("blackout_appendix")


def setup_config(app: Sphinx) -> None:
    """Register the configuration values."""
    app.add_config_value(
        "blackout_label",
        "",
        "env",
        types=frozenset({str}),
        description="The word on a bar; with brackets around it, the mask. "
        "Empty for “spoiler” in the language of the book.",
    )
    app.add_config_value(
        "blackout_appendix",
        True,
        "env",  # Nothing written before may stay, for a passage that must go.
        types=frozenset({bool}),
        description="Whether e-books, print and plain text hold their passages, in notes or in an "
        "appendix; if not, they are redacted. HTML pages are not concerned.",
    )
    app.connect("config-inited", on_config_inited)
