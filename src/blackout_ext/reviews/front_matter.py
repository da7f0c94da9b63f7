"""Front matter as it stands in a source file, with the line of every key.

Sphinx keeps front matter as text: nested values arrive as JSON, quotes curled, lines
forgotten.  So it is read once more from where an author wrote it: the YAML at the head
of a Markdown file, or the field list at the head of a reStructuredText one, where a
value that is a list or a mapping is written as YAML too.

All values stay text (``"2005"``): the model knows what each is to be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

Path: TypeAlias = "tuple[str | int, ...]"
"""Where a value is in front matter: keys, and indices of lists from 0."""

BLOCK = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
"""Front matter of Markdown, as MyST-Parser reads it (mdit-py-plugins, ``front_matter``)."""
NESTED = re.compile(r"\s*[\[{]|\s*- |[\w-]+:\s", re.MULTILINE)
"""Beginning of a field that is not plain text."""
NULLS = frozenset({"", "~", "null"})
"""Values that say a field has none (YAML 1.1)."""
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""What reads all values as text; by libyaml, where PyYAML was built with it, 40 times as fast."""
DEEPEST = 16
LARGEST = 10_000
"""Levels and values that front matter may have: aliases can make it endless."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The data at the head of a document."""

    data: dict[str, Any]
    """Values by key: text, and lists and dictionaries of these."""
    lines: dict[Path, int]
    """Line (from 1) of each value."""

    def line(self, path: Path) -> int | None:
        """Return the line of a value, or of the nearest one around it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path)


class EndlessError(ValueError):
    """Front matter that is too deep or too large."""


def read_markdown(text: str) -> FrontMatter | None:
    """Return the front matter of a Markdown document, or ``None`` if there is none to be read.

    Of YAML that is not well-formed MyST-Parser has warned.

    Raises:
        EndlessError: it goes on for ever, by way of aliases.
    """
    match = BLOCK.match(text)
    if match is None:
        return None
    try:
        root = yaml.compose(match[1], Loader=LOADER)
    except yaml.YAMLError:
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    lines: dict[Path, int] = {}
    # The first line of the YAML is the second of the file.
    data = Plain(lines, 2).value(root, ())
    return FrontMatter(data, lines)


def mistake_in(text: str) -> tuple[int, str] | None:
    """Return where the front matter of a Markdown document is no YAML, and why.

    Returns:
        Line (from 1) and the words of PyYAML, or ``None`` if it is well-formed or there is none.
    """
    match = BLOCK.match(text)
    try:
        yaml.compose(match[1] if match else "", Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return (mark.line + 2 if mark else 1), error.problem or str(error.context)
    except yaml.YAMLError as error:
        return 1, str(error).splitlines()[0]
    return None


def read_fields(fields: Iterable[tuple[str, str, int]]) -> FrontMatter:
    """Return the front matter in the field list of a reStructuredText document.

    Args:
        fields: name, body and line (from 1) of each.

    Raises:
        EndlessError: it goes on for ever, by way of aliases.
    """
    lines: dict[Path, int] = {}
    data: dict[str, Any] = {}
    for name, body, line in fields:
        value = field_value(name, body, line, lines)
        if value is not None:
            data[name] = value
            lines[name,] = line
    return FrontMatter(data, lines)


def field_value(name: str, body: str, line: int, lines: dict[Path, int]) -> Any:
    """Return the value of a field: text, or what YAML makes of it."""
    text = body.strip()
    if NESTED.match(text):
        try:
            node = yaml.compose(text, Loader=LOADER)
        except yaml.YAMLError:
            node = None
        if node is not None and not isinstance(node, yaml.ScalarNode):
            return Plain(lines, line).value(node, (name,))
    text = " ".join(text.split())
    return None if text in NULLS else text


class Plain:
    """Makes plain values of YAML nodes, and notes the line of each."""

    def __init__(self, lines: dict[Path, int], start: int) -> None:
        self.lines = lines
        self.start = start
        """Line (from 1) of the first line of the YAML in its file."""

    def value(self, node: yaml.Node, path: Path) -> Any:
        """Return the value of *node*; keys without one are left out."""
        if len(path) > DEEPEST or len(self.lines) > LARGEST:
            msg = "the front matter is too deep or too large"
            raise EndlessError(msg)
        self.lines.setdefault(path, node.start_mark.line + self.start)
        if isinstance(node, yaml.ScalarNode):
            # What is plain has no style: None in PyYAML, an empty string in libyaml.
            plain = not node.style and node.value in NULLS
            return None if plain else node.value
        if isinstance(node, yaml.SequenceNode):
            values = [self.value(item, (*path, n)) for n, item in enumerate(node.value)]
            return [value for value in values if value is not None]
        return self.mapping(node, path)

    def mapping(self, node: yaml.Node, path: Path) -> dict[str, Any]:
        """Return the dictionary of a mapping, the line of each key noted as that of its value."""
        found = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            self.lines[(*path, key)] = key_node.start_mark.line + self.start
            value = self.value(value_node, (*path, key))
            if value is not None:
                found[key] = value
        return found
