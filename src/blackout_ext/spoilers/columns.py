"""Columns that are no wider for what is blacked out in them.

reStructuredText takes the widths of the columns of a drawn table from the source, and
so from the passages in it.  That an author has asked for just that (``:widths: grid``)
cannot be seen in the table any more, so the method of docutils that knows is wrapped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst.directives.tables import RSTTable
from sphinx.transforms import SphinxTransform

from .nodes import enclosing, passages_of, walk_blocks
from .quotes import PutBackTransform

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config

GIVEN = "colwidths-given"
"""Class of tables whose author has given the widths."""


DRAWN = "colwidths-drawn"
"""Class, while a document is read, of tables whose author wants the widths of the source."""


def wrap(run: Callable[[Any], Sequence[Any]]) -> Callable[[Any], Sequence[Any]]:
    """Return the method *run* of the directive ``table``, with the class set."""

    def run_and_note(self: Any) -> Sequence[Any]:
        made = run(self)
        if self.options.get("widths") == "grid":
            for table in made:
                if isinstance(table, nodes.table):
                    table["classes"].append(DRAWN)
        return made

    # Functions have no such attribute for mypy; it tells that the method is wrapped already.
    run_and_note.notes_widths = True  # type: ignore[attr-defined]
    return run_and_note


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Wrap the method, once."""
    if not hasattr(RSTTable.run, "notes_widths"):
        # Replacing a method is what mypy rightly minds; the module says why it is done.
        RSTTable.run = wrap(RSTTable.run)  # type: ignore[assignment,method-assign]


class ColumnTransform(SphinxTransform):
    """Make the columns of tables with passages equally wide, unless their author has said how."""

    # Behind substitutions and notes, which bring passages into a table or make them.
    default_priority = PutBackTransform.default_priority + 1

    def apply(self, **kwargs: Any) -> None:
        """Look for the tables around each passage, and take the class off all tables."""
        tables = [node for node in walk_blocks(self.document) if isinstance(node, nodes.table)]
        # This spares most documents a walk through all that is within lines of text.
        for passage in passages_of(self.document) if tables else ():
            table = enclosing(passage, nodes.table)
            while table is not None:
                if GIVEN not in table["classes"] or DRAWN in table["classes"]:
                    equalize(table)
                table = enclosing(table, nodes.table)
        for drawn in tables:
            if DRAWN in drawn["classes"]:
                drawn["classes"].remove(DRAWN)


def equalize(table: nodes.table) -> None:
    """Make all columns of *table* equally wide: per cent, as docutils does in other tables."""
    for group in table.children:
        if isinstance(group, nodes.tgroup):
            columns = [child for child in group.children if isinstance(child, nodes.colspec)]
            for column in columns:
                column["colwidth"] = 100 // len(columns)


def setup_columns(app: Sphinx) -> None:
    """Register the transform, and wrap the method once there is a project."""
    app.connect("config-inited", on_config_inited)
    app.add_transform(ColumnTransform)
