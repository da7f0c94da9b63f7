"""Tabs and dropdowns of sphinx-design in e-books, as plain text under headings.

sphinx-design (as of 0.8) writes tabs as form controls that XML does not allow, and an
e-book that holds one does not open.  A page cannot be clicked in print either, so
what they hold is written one after the other, as sphinx-design does for PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

CONTROLS = frozenset({"dropdown", "tab-set"})
"""Values of ``design_component`` that sphinx-design makes controls of."""


class EbookTabsTransform(SphinxPostTransform):
    """Let sphinx-design's own transforms (priorities 199 and 200) overlook its controls."""

    default_priority = 190
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        """Make each control a plain container."""
        for container in self.document.findall(nodes.container):
            if container.get("design_component") in CONTROLS:
                del container["design_component"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_post_transform(EbookTabsTransform)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
