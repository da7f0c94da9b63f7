"""Directives: ``catalogue``, ``timeline``, ``collected``, ``review-list``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from . import nodes as places

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import OptionSpec

LIMIT = 6
"""Reviews in a list of the latest, or of the best, where nothing else is wanted."""


class PlaceDirective(SphinxDirective):
    """A directive without content that leaves a place."""

    place: ClassVar[type[places.place]]

    def run(self) -> list[nodes.Node]:
        """Return the place."""
        argument = self.argument(self.arguments[0]) if self.arguments else ""
        docname = self.env.current_document.docname
        node = self.place(docname=docname, argument=argument)
        node.attributes.update(self.details())
        self.set_source_info(node)
        return [node]

    @classmethod
    def choices(cls) -> tuple[str, ...]:
        """Return what the argument can be; nothing for a directive that has none."""
        return ()

    def argument(self, text: str) -> str:
        """Return what is wanted.

        Raises:
            docutils.parsers.rst.DirectiveError: it is not to be had.
        """
        try:
            return str(directives.choice(text, self.choices()))
        except ValueError as error:
            raise self.error(str(error)) from error

    def details(self) -> dict[str, int | bool]:
        """Return what else is wanted, as attributes of the place."""
        return {}


class CatalogueDirective(PlaceDirective):
    """Show a table of all reviews, which readers of the web edition can sort and filter."""

    place = places.catalogue


class TimelineDirective(PlaceDirective):
    """Show all points of divergence along a line of time, with the same in a table."""

    place = places.timeline


class CollectedDirective(PlaceDirective):
    """Show what all reviews have of something.

    Titles stand by archetype, loglines with their slots, summaries with length and stages.

    Args:
        what: what is to be collected.
    """

    required_arguments = 1
    place = places.collected

    @classmethod
    def choices(cls) -> tuple[str, ...]:
        """Return what can be collected."""
        from .collected import COLLECTED

        return tuple(COLLECTED)


class ReviewListDirective(PlaceDirective):
    """Show some reviews, on the web with their covers; a single one large, with its verdict.

    The best are the best rated, and of equals the latest.

    Args:
        which: which of them.

    Options:
        limit: how many are shown at most; 6 by default.
        minimum: how many there must be before any is shown.
        heading: puts a heading above them, which comes and goes with the list.
    """

    required_arguments = 1
    option_spec: ClassVar[OptionSpec] = {
        "limit": directives.positive_int,
        "minimum": directives.nonnegative_int,
        "heading": directives.flag,
    }
    place = places.latest

    def details(self) -> dict[str, int | bool]:
        """Return how many there are to be, and whether below a heading."""
        return {
            "limit": self.options.get("limit", LIMIT),
            "minimum": self.options.get("minimum", 0),
            "heading": "heading" in self.options,
        }

    @classmethod
    def choices(cls) -> tuple[str, ...]:
        """Return which can be wanted."""
        return ("latest", "best")


def setup_directives(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("catalogue", CatalogueDirective)
    app.add_directive("timeline", TimelineDirective)
    app.add_directive("collected", CollectedDirective)
    app.add_directive("review-list", ReviewListDirective)
