"""What the spoiler part registers with Sphinx, component by component."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blackout_ext import __version__
from blackout_ext.locale import CATALOGUE, CATALOGUES

from .columns import setup_columns
from .config import setup_config
from .derived import setup_derived
from .directives import setup_directives
from .image_names import setup_image_names
from .markdown_source import setup_markdown_source
from .masking import setup_masking
from .myst_quotes import setup_myst_quotes
from .myst_spans import setup_myst_spans
from .publishing import setup_publishing
from .quotes import setup_quotes
from .roles import setup_roles
from .sealing import setup_sealing
from .transforms import setup_transforms
from .word_count import setup_word_count
from .writers import setup_writers

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup_spoilers(app: Sphinx) -> ExtensionMetadata:
    """Register role, directives, transforms, masking, seal and writers."""
    app.add_message_catalog(CATALOGUE, str(CATALOGUES))
    app.setup_extension("blackout_ext.outputs")
    setup_config(app)
    setup_roles(app)
    setup_derived(app)
    setup_directives(app)
    setup_markdown_source(app)
    setup_myst_spans(app)
    setup_myst_quotes(app)
    setup_quotes(app)
    setup_transforms(app)
    setup_columns(app)
    setup_word_count(app)
    setup_image_names(app)
    setup_masking(app)
    setup_sealing(app)
    setup_writers(app)
    setup_publishing(app)
    return {
        "version": __version__,
        # The doctrees hold nodes of ours: raise this when their shape changes.
        "env_version": 3,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
