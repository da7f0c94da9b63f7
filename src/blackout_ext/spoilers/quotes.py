"""Smart quotes that do not look into passages, nor out of them.

Whether a quotation mark opens or closes depends on the character before it.  To
keep a mark behind a passage from telling how the passage ends, passages are set
apart, as paragraphs of their own, while the quotes of a document are curled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxSmartQuotes, SphinxTransform

from .nodes import blackout, passages_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class set_apart(nodes.paragraph):  # noqa: N801 (docutils names nodes in lower case)
    """The content of a passage while it is away; ``passage`` is where it goes back to."""

    passage: blackout


def move(source: nodes.Element, destination: nodes.Element) -> None:
    """Move the content of *source* to *destination*, which has none.

    Document and line are known to them already, which ``extend()`` would see to.
    """
    source.children, destination.children = [], source.children
    for child in destination.children:
        child.parent = destination


class SetApartTransform(SphinxTransform):
    """Move the content of passages within a line to the end of the document."""

    default_priority = SphinxSmartQuotes.default_priority - 1

    def apply(self, **kwargs: Any) -> None:
        """Move the content of each."""
        for passage in passages_of(self.document):
            if not isinstance(passage, blackout):
                continue
            away = set_apart()
            away.passage = passage
            move(passage, away)
            away.parent = self.document
            self.document.children.append(away)


class PutBackTransform(SphinxTransform):
    """Move the content back."""

    default_priority = SphinxSmartQuotes.default_priority + 1

    def apply(self, **kwargs: Any) -> None:
        """Move the content of each."""
        rest = []
        for child in self.document.children:
            if isinstance(child, set_apart):
                move(child, child.passage)
            else:
                rest.append(child)
        self.document.children = rest


def setup_quotes(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(SetApartTransform)
    app.add_transform(PutBackTransform)
