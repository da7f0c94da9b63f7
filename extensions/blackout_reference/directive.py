"""The directive ``blackout-reference``."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from .commands import command, parsers, source_of
from .entry import markup
from .fields import FIELD, RECORD, RECORDS, fields_of_front_matter
from .registered import KINDS, calls, registered, sources
from .warnings_ import WARNING, modules, warnings_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from .entry import Entry


def everything() -> set[tuple[str, str]]:
    """Return all that can be asked for: kind and part, of those that there is something of."""
    parts = dict.fromkeys(call.part for call in calls())
    found = {(kind, part) for kind in KINDS for part in parts if registered(kind, part)}
    found |= {("warnings", part) for part, _module in modules()}
    found |= {("command", name) for name in parsers()}
    return found | {("fields", RECORD)}


def entries(kind: str, part: str) -> tuple[Entry, ...]:
    """Return the descriptions of all of a kind that a part has, short of commands."""
    if kind == "warnings":
        return warnings_of(part)
    return fields_of_front_matter() if kind == "fields" else registered(kind, part)


def files(kind: str, part: str) -> set[str]:
    """Return the files of code that a description is made of."""
    own = {str(path) for path in Path(__file__).parent.glob("*.py")}
    if kind in KINDS:
        return own | sources(kind, part)
    if kind == "warnings":
        return own | {str(dict(modules())[part].__file__)}
    return own | (set(map(inspect.getfile, RECORDS)) if kind == "fields" else {source_of(part)})


class ReferenceDirective(SphinxDirective):
    """Describe all of a kind that a part has.

    Args:
        kind: ``config``, ``roles``, ``directives``, ``warnings``, ``fields`` or ``command``.
        part: a part of the extension, a command, or ``review`` for fields of front matter.
    """

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        """Return the descriptions."""
        kind, part = self.arguments
        if (kind, part) not in everything():
            known = ", ".join(" ".join(pair) for pair in sorted(everything()))
            raise self.error(f"There is nothing to say of {kind} {part}, but of {known}.")
        for file in files(kind, part):
            self.env.note_dependency(file)
        if kind == "command":
            lines = list(command(part))
        else:
            lines = [line for entry in entries(kind, part) for line in markup(entry)]
        return self.parse_text_to_nodes("\n".join(lines))


def setup_directive(app: Sphinx) -> None:
    """Register the directive, and the types of objects that Sphinx has no names for."""
    app.add_directive("blackout-reference", ReferenceDirective)
    app.add_object_type(WARNING, WARNING, "pair: %s; warning", objname="warning")
    app.add_object_type(FIELD, FIELD, "pair: %s; field of front matter", objname="field")
