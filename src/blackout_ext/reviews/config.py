"""Configuration of the review part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .sections import HEADINGS
from .suggestions import suggestion
from .warnings_ import ReviewWarning, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Warn of a kind of section that is nearly called like one that there is."""
    for kind in config.review_sections:
        near = "" if kind in HEADINGS else suggestion(str(kind), HEADINGS)
        if near:
            message = f"review_sections has {kind!r}, a kind of section of your own{near}."
            warn(ReviewWarning.CONFIG, message, None)


def setup_config(app: Sphinx) -> None:
    """Register the configuration values."""
    app.add_config_value(
        "review_sections",
        {},
        "env",
        types=frozenset({dict}),
        description="Headings by the kind of section that they begin, besides those that are "
        'known: `{"title": ["Titel"]}`. `*` in a heading stands for anything; `blackout new` '
        "writes the first.",
    )
    app.add_config_value(
        "review_reviewer",
        "",
        "env",
        types=frozenset({str}),
        description="Who signs reviews that name nobody; empty for the name of the project.",
    )
    app.connect("config-inited", on_config_inited)
