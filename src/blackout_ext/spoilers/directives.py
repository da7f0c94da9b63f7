"""The ``blackout`` and ``spoiler-warning`` directives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

from .config import mask
from .messages import MessagesTransform
from .nodes import blackout, blackout_block, spoiler_controls
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import OptionSpec

_ = get_translation("blackout")

IN_BROWSER = "format_html and not epub and not htmlhelp and not json and not pickle"
"""Tags of the builders whose pages are read in a browser."""

WITH_APPENDIX = "format_latex or format_man or format_texinfo or format_text"
"""Tags of the builders that put passages into an appendix."""


OPTION = re.compile(r":(?P<name>[^:\s][^:]*):(?:\s+(?P<value>.*))?$")
"""A line that a parser would take for an option."""

YAML_OPTION = re.compile(r"(?P<name>[^:\s#][^:]*):(?:\s+(?P<value>.*))?$")
"""The same between lines of ``---``, as MyST has it too."""

TEXT_ON_FIRST_LINE = re.compile(r"[^\n]*?blackout\s*(?:::|\})[ \t]*[^\s:]", re.IGNORECASE)
EMPTY_SECOND_LINE = re.compile(r"[^\n]*\n[ \t]*\n")

PROGRESS = ("work", "after")
"""Options that say how far a reader must have read."""

OPTIONS = ("class", "name", *PROGRESS)
"""Options of a blackout."""

NO_OPTION = (
    "This line is no option of a blackout and taken for text of the passage: "
    "write an empty line before it, or one of the options class, name, work and after."
)


class BlackoutDirective(SphinxDirective):
    """Black out one or more paragraphs, lists, tables, code or images.

    Options:
        class: class names for the passage, with spaces between them.
        name: a name for links to the passage.
        work: name of the review of the work that the passage tells of, where it is not to be
            seen from the page.
        after: stage of that work which the passage gives away; its end, if it is not said.
    """

    has_content = True
    # A parser that finds a mistake in options prints the whole directive, in the page and in
    # the build's log.  So it is told of no options, and OPTIONS are read here.

    def run(self) -> list[nodes.Node]:
        """Return the passage, its content parsed."""
        from .containment import contained

        self.options = self.take_options()
        names = map(nodes.make_id, self.options.get("class", "").split())
        node = blackout_block(
            self.block_text,
            mask=mask(self.config),
            classes=[name for name in names if name],
            **{key: self.options[key] for key in PROGRESS if key in self.options},
        )
        self.set_source_info(node)
        self.add_name(node)
        with contained(node, self.state, self.env, self.block_text):
            node += self.parse_content_to_nodes()
        return [node]

    def take_options(self) -> dict[str, str]:
        """Take the options off the beginning of the content, and return them by name."""
        lines = list(self.content)
        start = int(bool(TEXT_ON_FIRST_LINE.match(self.block_text)))
        if not lines[start:] or (EMPTY_SECOND_LINE.match(self.block_text) and not start):
            return {}
        is_yaml = lines[start].startswith("---") and not self.block_text.startswith("..")
        pattern = YAML_OPTION if is_yaml else OPTION
        end = start + is_yaml
        options, others = {}, []
        while end < len(lines) and (match := pattern.match(lines[end].strip())):
            if match["name"] in OPTIONS:
                options[match["name"]] = (match["value"] or "").strip(" \"'")
            else:
                others.append(end)
                warn(BlackoutWarning.UNPARSED, NO_OPTION, self.place(lines[end]))
            end += 1
        if is_yaml:
            end += end < len(lines) and lines[end].startswith("---")
        rest = self.content[end:]
        for index in reversed([*range(start), *others]):
            rest = self.content[index : index + 1] + rest
        self.content_offset += end - start - len(others)
        self.content = rest
        return {name: value for name, value in options.items() if value}

    def place(self, text: str) -> str:
        """Return the file and the line (from 1) of *text*, a line of this directive."""
        source, first = self.get_source_info()
        block = enumerate(self.block_text.splitlines())
        return f"{source}:{first + next((n for n, line in block if text.strip() in line), 0)}"


class SpoilerWarningDirective(SphinxDirective):
    """Warn of spoilers, say how the bars work, give one to try, and controls for all of them.

    It is an admonition of the class ``spoiler-warning``.
    Content, if there is any, replaces the text.

    Options:
        work: name of the review of the work that passages in this section tell of.
        after: stage of that work which they give away; its end, if it is not said.
    """

    has_content = True
    option_spec: ClassVar[OptionSpec] = dict.fromkeys(PROGRESS, directives.unchanged_required)

    def run(self) -> list[nodes.Node]:
        """Return an admonition of class ``spoiler-warning``."""
        title = _("Spoiler warning")
        node = nodes.admonition(
            "",
            nodes.title("", title),
            classes=["warning", "spoiler-warning"],
            **{key: self.options[key] for key in PROGRESS if key in self.options},
        )
        self.set_source_info(node)
        node += self.parse_content_to_nodes() if self.content else [self.text()]
        node += addnodes.only("", spoiler_controls(works=[]), expr=IN_BROWSER)
        return [node]

    def text(self) -> nodes.paragraph:
        """Return the default text: what is hidden, and how a reader gets at it."""
        # Translators: what the bar hides for which the sentence above leaves a place.
        example = blackout("", _("like this, and the story is still safe"), mask=mask(self.config))
        self.set_source_info(example)
        # Translators: {example} becomes a bar that hides a few words, and must stay.
        message = _("What would give the story away is blacked out: {example}.")
        before, _mark, after = message.partition("{example}")
        return nodes.paragraph(
            "",
            "",
            nodes.Text(before),
            example,
            nodes.Text(after),
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
            IN_BROWSER: _(
                "Drag over a bar, click or tap it, or press Enter on it, and you can read it. "
                "Escape shuts it again."
            ),
            # Translators: in e-books.
            "epub and blackout_appendix": _("Follow a bar, and you can read what it hides."),
            # Translators: in print and plain text.
            f"blackout_appendix and ({WITH_APPENDIX})": _(
                "The number in a bar is that of its entry at the end."
            ),
        }


def setup_directives(app: Sphinx) -> None:
    """Register the directives, and what keeps mistakes in directives from quoting passages."""
    app.add_directive("blackout", BlackoutDirective)
    app.add_directive("spoiler-warning", SpoilerWarningDirective)
    app.add_transform(MessagesTransform)
