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

LEAD_TO = {
    "review": "Leads to a review, by the name of its file, `the-weir`; the text of the link is the "
    "title of the work, or, in `` {review}`this book <the-weir>` ``, one of yours.",
    "author": "Leads to the page that lists the reviews of works by an author, by a name as in "
    "front matter, `Ann Author`, or as in addresses, `ann-author`.",
    "guide": "Leads to a guide, by the name in its front matter, `titles`; the text of the link is "
    "the title of the guide, or one of yours.",
}
"""What each role leads to, for those who use it."""
SHORT = ("review", "guide")
"""Roles that need no name of the domain in front."""


class PageRole(XRefRole):
    """Refer to a page by the name of what it is about: ``{review}`fatherland` ``."""

    def __init__(self, description: str) -> None:
        """Take a *description* for those who use it, of what the role leads to."""
        # Titles are no code, which is what roles of other domains refer to.
        super().__init__(innernodeclass=nodes.inline, warn_dangling=True)
        self.__doc__ = description


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
        app.add_role(name, ShortRole(LEAD_TO[name]))
    app.connect("warn-missing-reference", on_warn_missing_reference)
