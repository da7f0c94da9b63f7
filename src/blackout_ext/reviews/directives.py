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


def one_of_collected(argument: str) -> str:
    """Return what is to be collected.

    Raises:
        ValueError: it cannot be.
    """
    from .collected import COLLECTED

    return str(directives.choice(argument, tuple(COLLECTED)))


def latest_or_best(argument: str) -> str:
    """Return which reviews are wanted.

    Raises:
        ValueError: these are not to be had.
    """
    return str(directives.choice(argument, ("latest", "best")))


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

    def argument(self, text: str) -> str:
        """Return what is wanted; an error for what there is not."""
        return text

    def details(self) -> dict[str, int | bool]:
        """Return what else is wanted, as attributes of the place."""
        return {}


class CatalogueDirective(PlaceDirective):
    """Show a table of all reviews."""

    place = places.catalogue


class TimelineDirective(PlaceDirective):
    """Show all points of divergence on a line."""

    place = places.timeline


class CollectedDirective(PlaceDirective):
    """Show what all reviews have of something: titles, loglines, summaries, divergences."""

    required_arguments = 1
    place = places.collected

    def argument(self, text: str) -> str:
        """Return what is to be collected."""
        try:
            return one_of_collected(text)
        except ValueError as error:
            raise self.error(str(error)) from error


class ReviewListDirective(PlaceDirective):
    """Show the latest reviews, or the best."""

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

    def argument(self, text: str) -> str:
        """Return which."""
        try:
            return latest_or_best(text)
        except ValueError as error:
            raise self.error(str(error)) from error


def setup_directives(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("catalogue", CatalogueDirective)
    app.add_directive("timeline", TimelineDirective)
    app.add_directive("collected", CollectedDirective)
    app.add_directive("review-list", ReviewListDirective)
