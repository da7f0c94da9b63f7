"""Filling the places of a page, once all records are known.

What they are filled with is loaded by the first page that has such a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from blackout_ext.outputs import output_of
from blackout_ext.spoilers.nodes import walk

from .domain import review_domain
from .nodes import place

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

BEFORE_REFERENCES = 5
"""Sphinx resolves references at 10."""


class FillTransform(SphinxPostTransform):
    """Fill each place from the records."""

    default_priority = BEFORE_REFERENCES

    def run(self, **kwargs: Any) -> None:
        """Fill them, and take out those that there is nothing for."""
        found = [node for node in walk(self.document) if isinstance(node, place)]
        if not found:
            return
        from .filling import CONTENT

        collection = review_domain(self.env).collection
        for node in found:
            content = CONTENT[type(node)](collection, node, self.config)
            if content:
                node.extend(content)
            else:
                node.replace_self([])


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the documents that show something which has changed since they were written."""
    output = output_of(app.builder)
    return sorted(output.changed("places", review_domain(env).shown())) if output else []


def setup_filling(app: Sphinx) -> None:
    """Register the transform, and what is to be written again."""
    app.add_post_transform(FillTransform)
    app.connect("env-updated", on_env_updated)
