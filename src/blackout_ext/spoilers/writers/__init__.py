"""How passages travel in each format.

A format without a module here shows the mask, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .html import setup_html
from .reveal_pages import setup_reveal_pages

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_writers(app: Sphinx) -> None:
    """Register visitors, pages and assets."""
    setup_html(app)
    setup_reveal_pages(app)
