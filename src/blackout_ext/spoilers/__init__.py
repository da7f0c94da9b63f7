"""The ``blackout`` role and directive, and the seal around what they hide.

While Sphinx reads, a passage keeps its content but answers every question for
its text with a mask (:mod:`.nodes`), so titles, anchors, labels and inventories
never see it.  Once references are resolved the content is taken out of the
document (:mod:`.sealing`), and only the writers decide how it travels on
(:mod:`.writers`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load the spoiler part of the extension."""
    from .extension import setup_spoilers

    return setup_spoilers(app)
