"""Pages in reStructuredText, read by docutils with any role and directive there may be.

docutils parses; which roles and directives exist is known to Sphinx alone, so that all
unknown ones are taken: a directive for a box around its content, a role for its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Directive as RstDirective
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from sphinx.util.docutils import CustomReSTDispatcher, docutils_namespace

from .builder import ADMONITIONS, Builder
from .finding import Place
from .page import Directive

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.parsers.rst.states import Inliner

LITERAL = frozenset(
    {"code", "code-block", "sourcecode", "math", "raw", "parsed-literal", "literalinclude",
     "include", "csv-table", "highlight", "graphviz", "productionlist", "default-role"}
)  # fmt: skip
ENTRIES = frozenset({"toctree", "index"})
OWN = frozenset({"role", "class", "meta"})
"""Directives that docutils had better read itself."""
SPACES = str.maketrans(dict.fromkeys("\x1c\x1d\x1e\x85\u2028\u2029", " "))
"""Characters that end a line to docutils (``str.splitlines``), and to no editor."""
TEXTS: dict[type, str] = {nodes.paragraph: "paragraph", nodes.term: "term", nodes.title: "heading"}


class box(nodes.General, nodes.Element):  # noqa: N801 (nodes are named like that)
    """A directive."""


class AnyOptions(dict[str, Any]):
    """Options of any name, as they were written."""

    def __bool__(self) -> bool:
        """Say that there are some."""
        return True

    def __getitem__(self, key: str) -> Callable[[str | None], str]:
        """Return what makes a value of an option."""
        return lambda value: value or ""


class AnyDirective(RstDirective):
    """A directive of which nothing but the name is known."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = AnyOptions()

    def run(self) -> list[nodes.Node]:
        """Return a box with what is in it."""
        found = box(
            "\n".join(self.content),
            name=self.name.lower(),
            argument=self.arguments[0] if self.arguments else "",
            options=dict(self.options),
        )
        found.line = self.lineno
        if self.name.lower() not in LITERAL | ENTRIES:
            self.state.nested_parse(self.content, self.content_offset, found, match_titles=True)
        return [found]


def any_role(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Inliner,
    options: dict[str, Any] | None = None,
    content: list[str] | None = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Return the text of a role."""
    return [nodes.inline(rawtext, text)], []


class AnyDispatcher(CustomReSTDispatcher):
    """Knows every role and directive."""

    def directive(self, directive_name: str, *args: Any) -> tuple[Any, list[Any]]:
        """Return a directive."""
        if directive_name.lower() in OWN:
            found: tuple[Any, list[Any]] = self.directive_func(directive_name, *args)
            return found
        return AnyDirective, []

    def role(self, role_name: str, *args: Any) -> tuple[Any, list[Any]]:
        """Return a role."""
        return any_role, []


def parsed(text: str) -> nodes.document:
    """Return what docutils makes of *text*; what it does not understand, it leaves as text."""
    settings = get_default_settings(Parser)
    settings.report_level = settings.halt_level = 5
    settings.warning_stream = False
    settings.file_insertion_enabled = settings.raw_enabled = False
    settings._disable_config = True
    document = new_document("", settings)
    with docutils_namespace(), AnyDispatcher():
        Parser().parse(text.translate(SPACES), document)
    return document


def read(text: str) -> tuple[Builder, list[tuple[str, str, int]]]:
    """Return what is in the reStructuredText *text*, and the fields at its head."""
    builder = Builder(text, "rst")
    document = parsed(text)
    reader = Reader(builder)
    reader.read(document, 0)
    return builder, list(fields_of(document))


def fields_of(document: nodes.document) -> list[tuple[str, str, int]]:
    """Return name, body and line (from 1) of each field at the head of a document."""
    first = next((node for node in document if not isinstance(node, nodes.comment)), None)
    if isinstance(first, nodes.section):
        first = next((node for node in first[1:] if not isinstance(node, nodes.comment)), None)
    if not isinstance(first, nodes.field_list):
        return []
    return [
        (field[0].astext(), written(field[1]), field.line or 1)
        for field in first
        if isinstance(field, nodes.field)
    ]


def written(body: nodes.Node) -> str:
    """Return the body of a field as it was written."""
    return getattr(body, "rawsource", "") or body.astext()


class Reader:
    """Goes through a tree."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.line = 1

    def read(self, element: nodes.Element, level: int) -> None:
        """Read what is in an element, in sections of a level."""
        for child in element.children:
            if isinstance(child, nodes.Element):
                self.read_element(child, level)

    def read_element(self, element: nodes.Element, level: int) -> None:
        """Read an element."""
        builder = self.builder
        if element.line and not isinstance(element, nodes.title):
            self.line = max(element.line, 1)
        kind = TEXTS.get(type(element))
        if kind is not None:
            start = self.line if kind == "paragraph" else self.after()
            text = element.rawsource or element.astext()
            builder.add(kind, text, start, level=level if kind == "heading" else 0)
        elif isinstance(element, box):
            self.read_box(element, level)
        elif isinstance(element, nodes.comment):
            builder.add("comment", element.astext(), self.after())
        elif isinstance(element, nodes.FixedTextElement):
            builder.add("literal", element.astext(), self.after())
        elif isinstance(element, nodes.footnote):
            name = next(iter(element["names"]), "")
            self.read_inside(f"footnote:{name}", element, level)
        elif isinstance(element, nodes.block_quote):
            self.read_inside("blockquote", element, level)
        elif isinstance(element, nodes.section):
            self.read(element, level + 1)
        elif not isinstance(element, nodes.system_message | nodes.field_list):
            self.read(element, level)

    def after(self) -> int:
        """Return the line behind the last block: docutils does not tell those of headings."""
        last = self.builder.blocks[-1].lines[-1] + 1 if self.builder.blocks else 1
        return min(last, len(self.builder.lines))

    def read_inside(self, name: str, element: nodes.Element, level: int) -> None:
        """Read an element that others stand in."""
        self.builder.inside.append(name)
        self.read(element, level)
        self.builder.inside.pop()

    def read_box(self, element: box, level: int) -> None:
        """Read a directive."""
        builder, name = self.builder, element["name"]
        line = self.line
        is_passage = name == "blackout"
        first = builder.begin_passage() if is_passage else 0
        place = Place(line)
        found = Directive(
            name,
            element["argument"],
            element["options"],
            place,
            bool(builder.sealed),
            len(builder.blocks),
        )
        builder.directives.append(found)
        builder.inside.append(f"{{{name}}}")
        kind = "paragraph" if name in ADMONITIONS else "argument"
        builder.add(kind, element["argument"], line)
        for value in element["options"].values():
            builder.add("option", value, line)
        if name in LITERAL | ENTRIES:
            builder.add("literal" if name in LITERAL else "entries", element.rawsource, line)
        self.read(element, level)
        builder.inside.pop()
        if is_passage:
            builder.end_passage(first, place)
