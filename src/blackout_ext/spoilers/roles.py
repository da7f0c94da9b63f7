"""The ``blackout`` role."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from .config import mask
from .namespace import own_names
from .nodes import blackout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from docutils.parsers.rst.states import Inliner
    from sphinx.application import Sphinx


PLAIN = re.compile(r"[^\W_]+(?:[ ,;\N{RIGHT SINGLE QUOTATION MARK}\N{EM DASH}]+[^\W_]+)*")
"""Text in which neither parser can find markup: most passages, and a parser takes its time."""


class BlackoutRole(SphinxRole):
    """Black out a passage within a line.

    The text is parsed as markup of its document.  MyST allows everything inline,
    other roles and blackouts included; reStructuredText has no nested roles.
    Roles made of this one black out too: one made by the directive ``role``, a default
    role, one that an extension registers.
    """

    def __call__(
        self,
        name: str,
        rawtext: str,
        text: str,
        lineno: int,
        inliner: Inliner,
        options: dict[str, Any] | None = None,
        content: Sequence[str] = (),
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Keep the text as written: ``self.text`` has lost the backslashes a parser needs."""
        self.escaped_text = text
        return super().__call__(name, rawtext, text, lineno, inliner, options, content)

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the passage, its text parsed as inline markup."""
        node = blackout(
            self.rawtext, mask=mask(self.config), classes=self.options.get("classes", [])
        )
        self.set_source_info(node)
        if PLAIN.fullmatch(self.escaped_text):
            node += nodes.Text(self.escaped_text)
            return [node], []
        memo = SimpleNamespace(
            document=self.inliner.document,
            reporter=self.inliner.reporter,
            language=self.inliner.language,
        )
        # The node stands in for its own parent: it is not attached to one yet.
        renderer = getattr(self.inliner, "_renderer", None)
        with own_names(memo.document, renderer):
            children, messages = self.inliner.parse(self.escaped_text, self.lineno, memo, node)
        node += children
        return [node], messages


def setup_roles(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("blackout", BlackoutRole())
