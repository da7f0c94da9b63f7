"""The ``blackout`` and ``spoiler-warning`` directives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

from .config import mask
from .containment import contained
from .nodes import blackout, blackout_block

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation("blackout")

WITH_APPENDIX = "format_latex or format_man or format_texinfo or format_text"
"""Tags of the builders that put passages into an appendix."""


class BlackoutDirective(SphinxDirective):
    """Black out one or more paragraphs, lists, tables, code or images.

    Options:
        class: class names for the passage.
        name: a name for links to the passage.
    """

    has_content = True
    option_spec = {  # noqa: RUF012 (docutils declares an instance attribute)
        "class": directives.class_option,
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the passage, its content parsed."""
        node = blackout_block(
            self.block_text,
            mask=mask(self.config),
            classes=self.options.get("class", []),
        )
        self.set_source_info(node)
        self.add_name(node)
        with contained(node, self.state, self.env, self.block_text):
            node += self.parse_content_to_nodes()
        return [node]


class SpoilerWarningDirective(SphinxDirective):
    """Warn of spoilers, say how the bars work, and give one to try.

    Content, if there is any, replaces the text.
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return an admonition of class ``spoiler-warning``."""
        title = _("Spoiler warning")
        node = nodes.admonition("", nodes.title("", title), classes=["warning", "spoiler-warning"])
        self.set_source_info(node)
        node += self.parse_content_to_nodes() if self.content else [self.text()]
        return [node]

    def text(self) -> nodes.paragraph:
        """Return the default text: what is hidden, and how a reader gets at it."""
        example = blackout("", _("like this, and the story is still safe"), mask=mask(self.config))
        self.set_source_info(example)
        return nodes.paragraph(
            "",
            "",
            nodes.Text(_("What would give the story away is blacked out:") + " "),
            example,
            nodes.Text("."),
            *(
                addnodes.only("", nodes.Text(f" {text}"), expr=tags)
                for tags, text in self.instructions().items()
            ),
        )

    def instructions(self) -> dict[str, str]:
        """Return what a reader does to see a passage, by the tags of the builder at hand.

        The paragraph is cached for all builders, so they choose when they write.
        """
        return {
            "format_html and not epub and not htmlhelp and not json and not pickle": _(
                "Drag over a bar, click or tap it, or press Enter on it, and you can read it. "
                "Escape shuts it again."
            ),
            "epub and blackout_appendix": _("Follow a bar, and you can read what it hides."),
            f"blackout_appendix and ({WITH_APPENDIX})": _(
                "The number in a bar is that of its entry at the end."
            ),
        }


def setup_directives(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("blackout", BlackoutDirective)
    app.add_directive("spoiler-warning", SpoilerWarningDirective)
