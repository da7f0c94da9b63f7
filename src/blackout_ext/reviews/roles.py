"""The roles that refer to reviews, authors and guides, and help when they fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.roles import XRefRole

from .warnings_ import ReviewWarning, warn

if TYPE_CHECKING:
    from docutils.nodes import system_message
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.domains import Domain

SHORT = ("review", "guide")
"""Roles that need no name of the domain in front."""


class PageRole(XRefRole):
    """Refer to a page by the name of what it is about: ``{review}`fatherland` ``."""

    def __init__(self) -> None:
        # Titles are no code, which is what roles of other domains refer to.
        super().__init__(innernodeclass=nodes.inline, warn_dangling=True)


class ShortRole(PageRole):
    """The same, without the name of the domain."""

    def run(self) -> tuple[list[nodes.Node], list[system_message]]:
        """Return the reference."""
        self.name = f"review:{self.name.rpartition(':')[2]}"
        return super().run()


def on_warn_missing_reference(
    app: Sphinx, domain: Domain | None, node: pending_xref
) -> bool | None:
    """Say which name may have been meant."""
    if domain is None or domain.name != "review":
        return None
    from .suggestions import suggestion

    typ, target = node["reftype"], node["reftarget"]
    known = [name for name, _title, kind, *_rest in domain.get_objects() if kind == typ]
    titles = {title: name for name, title, kind, *_rest in domain.get_objects() if kind == typ}
    near = suggestion(target, known) or suggestion(titles.get(target, target), known)
    warn(ReviewWarning.REFERENCE, f"There is no {typ} {target!r}{near}.", node)
    return True


def setup_roles(app: Sphinx) -> None:
    """Register the short roles; the others are those of the domain."""
    for name in SHORT:
        app.add_role(name, ShortRole())
    app.connect("warn-missing-reference", on_warn_missing_reference)
