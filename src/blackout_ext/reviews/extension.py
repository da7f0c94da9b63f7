"""What the review part registers with Sphinx, component by component."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blackout_ext import __version__

from .config import setup_config
from .days import setup_days
from .directives import setup_directives
from .domain import ReviewDomain
from .fill_transform import setup_filling
from .html import setup_html
from .last_updated import setup_last_updated
from .latex import setup_latex
from .progress import setup_progress
from .publishing import setup_publishing
from .roles import setup_roles

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup_reviews(app: Sphinx) -> ExtensionMetadata:
    """Register domain, roles, directives and writers."""
    app.setup_extension("blackout_ext.spoilers")
    setup_config(app)
    app.add_domain(ReviewDomain)
    setup_roles(app)
    setup_directives(app)
    setup_days(app)
    setup_filling(app)
    setup_progress(app)
    setup_html(app)
    setup_last_updated(app)
    setup_latex(app)
    setup_publishing(app)
    return {
        "version": __version__,
        # The environment holds records of ours: raise this when their shape changes.
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
