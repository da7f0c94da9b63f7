"""The reference of sphinx-blackout, made from the code, so that it has all that there is.

``{blackout-reference} KIND [PART]`` describes what the extension registers with Sphinx
(:mod:`.registered`), its warnings (:mod:`.warnings_`), the fields of front matter
(:mod:`.fields`) and its commands (:mod:`.commands`), as objects that pages and other
projects can refer to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, and the types of objects that Sphinx has no names for."""
    from .directive import setup_directive

    setup_directive(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
