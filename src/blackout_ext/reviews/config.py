"""Configuration of the review part."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_config(app: Sphinx) -> None:
    """Register the configuration values."""
    app.add_config_value(
        "review_sections",
        {},
        "env",
        types=frozenset({dict}),
        description="Headings, in a list, by the kind of section that they begin, besides those "
        'that are known: `{"title": ["Titel"]}`. `*` in a heading stands for anything.',
    )
    app.add_config_value(
        "review_reviewer",
        "",
        "env",
        types=frozenset({str}),
        description="Who signs reviews that name nobody; empty for the name of the project.",
    )
