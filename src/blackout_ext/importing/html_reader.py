"""HTML as a stream of events, in the order of the source.

Elements that are never closed, or closed in the wrong order, are closed where a browser
would do so (HTML Standard, "Parsing HTML documents", the parts on optional tags).  An
element that hides goes on until both have happened: a browser would close it, and its
end tag has been read.  So ``<p><span class="spoiler">a</p><p>b</span>`` hides ``b``.

The tokenizer is that of the standard library.  Parsers that build a tree move text to
where HTML wants it, and so out of the mark that stood before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from .errors import ImportRefusedError
from .events import BLOCKS, CODE, HEADINGS, UNSEEN, VOID, Edge, End, Start, Text

if TYPE_CHECKING:
    from .events import Event
    from .hiding import Hiding

DEEPEST = 200
"""Elements within one another that are read; browsers stop at 512."""
LINE = "\ue010line "
"""Beginning of a comment by which another reader says which line of its source comes next."""
CODE_END = re.compile(rf"</(?P<name>{'|'.join(sorted(CODE))})", re.IGNORECASE)
PARAGRAPHS = re.compile(r"(\n[^\S\n]*\n\s*)")
SELF_CLOSING = {
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "tbody": ({"thead", "tbody", "tfoot", "tr", "td", "th"}, {"table"}),
    "tfoot": ({"thead", "tbody", "tfoot", "tr", "td", "th"}, {"table"}),
    "a": ({"a"}, {"table", "td", "th"}),
    "option": ({"option"}, {"select"}),
}
"""What the beginning of an element closes, and what it does not look beyond."""
CELLS = frozenset({"table", "td", "th"})
TABLES = CELLS | {"tr", "tbody", "thead", "tfoot", "caption"}
IMPLIED = frozenset({"p", "option", *SELF_CLOSING}) - {"a"}
"""Elements whose end tag may be left out."""


@dataclass(slots=True)
class Open:
    """An element that has begun."""

    name: str
    key: int = 0
    """Number of its edges; 0 where it hides nothing."""
    waits: int = 0
    """What is still to happen before it stops to hide: its end in the tree, its end tag."""


class HtmlReader(HTMLParser):
    """Collects the events of an HTML text."""

    def __init__(self, hiding: Hiding, *, wordpress: bool = False, first_line: int = 1) -> None:
        """Make a reader.

        Args:
            hiding: tells which elements hide.
            wordpress: whether empty lines part paragraphs, as in the database of WordPress.
            first_line: line (from 1) of the file on which the text begins.
        """
        super().__init__(convert_charrefs=True)
        self.hiding = hiding
        self.wordpress = wordpress
        self.first_line = first_line
        self.events: list[Event] = []
        self.stack: list[Open] = []
        self.by_name: dict[str, list[Open]] = {}
        self.loose: list[Open] = []
        """Paragraphs that hide, closed by a block in them, whose end tags are still to come."""
        self.ends_paragraphs = False
        """Whether the author closes paragraphs, and one within another was meant to be that."""
        self.unseen = 0
        """Elements around this place whose content is no text."""
        self.code = 0
        """Elements around this place in which lines are kept."""
        self.code_ends: dict[str, int] = {}
        """Last line (from 1) with an end tag of each element of code."""
        self.keys = 0
        self.details: Open | None = None
        """Details of which nothing has been read yet, or their summary alone."""
        self.summary_at = -1
        """Index of the event that began this summary; -1 outside of any."""

    def read(self, source: str) -> list[Event]:
        """Return the events of *source*.

        Raises:
            ImportRefusedError: its elements are nested too deeply.
        """
        begun = len(re.findall(r"<p[\s>]", source, re.IGNORECASE))
        self.ends_paragraphs = len(re.findall("</p", source, re.IGNORECASE)) >= begun
        for number, line in enumerate(source.split("\n"), start=1):
            for match in CODE_END.finditer(line) if "</" in line else ():
                self.code_ends[match["name"].lower()] = number
        self.feed(source)
        self.close()
        while self.stack:
            self.pop()
        self.begin_details()
        return self.events

    @property
    def line(self) -> int:
        """Line of the source, from 1."""
        return self.getpos()[0] + self.first_line - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        attributes: dict[str, str] = {}
        for key, value in attrs:
            attributes.setdefault(key, value or "")
        if tag in CODE and self.getpos()[0] > self.code_ends.get(tag, 0):
            tag = "span"  # It is never closed, and marks behind it are to count.
        self.close_before(tag)
        if tag == "summary" and self.details and self.summary_at < 0:
            self.summary_at = len(self.events)
        elif self.summary_at < 0 or (tag in BLOCKS and tag not in HEADINGS):
            self.begin_details()
        element = Open(tag)
        if self.hiding.hides(tag, attributes):
            self.keys += 1
            element.key, element.waits = self.keys, 1 if tag in IMPLIED - {"p"} else 2
            if tag == "details":
                self.details = element
            else:
                self.events.append(Edge(True, element.key, f"<{tag}>", self.line))
        if not self.unseen:
            self.events.append(Start(tag, self.line, attributes))
            if tag == "q":
                self.events.append(Text("\N{LEFT DOUBLE QUOTATION MARK}", self.line))
        self.push(element)

    def push(self, element: Open) -> None:
        """Note that *element* is open, unless it is void."""
        if element.name in VOID:
            if element.key:
                self.events.append(Edge(False, element.key, f"<{element.name}>", self.line))
            return
        if element.name not in IMPLIED:
            self.by_name.setdefault(element.name, []).append(element)
        if len(self.stack) < DEEPEST:
            self.stack.append(element)
            self.unseen += element.name in UNSEEN
            self.code += element.name in CODE
        elif element.name in BLOCKS:
            msg = f"line {self.line}: elements are nested more than {DEEPEST} deep"
            raise ImportRefusedError(msg)
        else:
            self.events.append(End(element.name, self.line))
            element.waits = min(element.waits, 1)

    def handle_endtag(self, tag: str) -> None:
        """End an element, and all within it that are still open."""
        index = self.find(tag)
        if index is not None:
            if tag == "summary" and self.summary_at >= 0:
                while len(self.stack) > index + 1:
                    self.pop()
                self.summary_at = -1
                self.pop()
                self.begin_details()
            while len(self.stack) > index:
                self.pop(by_tag=len(self.stack) == index + 1)
        elif tag == "p" and self.loose:
            self.happened(self.loose.pop())
        named = self.by_name.get(tag)
        if named:
            self.happened(named.pop())

    def find(self, tag: str) -> int | None:
        """Return which element of the stack an end tag closes, if any."""
        barriers = SELF_CLOSING[tag][1] if tag in SELF_CLOSING else frozenset()
        for index in range(len(self.stack) - 1, -1, -1):
            name = self.stack[index].name
            if name == tag or (tag in HEADINGS and name in HEADINGS):
                return index
            if (tag not in BLOCKS and name in BLOCKS) or name in barriers:
                return None
            if name in CELLS and tag not in TABLES:
                return None
        return None

    def close_before(self, tag: str) -> None:
        """Close what the beginning of *tag* closes without an end tag."""
        if tag in SELF_CLOSING:
            self.close_nearest(*SELF_CLOSING[tag])
        if tag in BLOCKS:
            if self.unseen:
                self.close_nearest({"head"}, frozenset())
            closed = self.close_nearest({"p"}, CELLS)
            if closed is not None and closed.key and (tag != "p" or self.ends_paragraphs):
                self.loose.append(closed)
            elif closed is not None:
                self.happened(closed)
        if tag in HEADINGS:
            self.close_nearest(HEADINGS, BLOCKS - HEADINGS)

    def close_nearest(
        self, names: frozenset[str] | set[str], barriers: frozenset[str] | set[str]
    ) -> Open | None:
        """Close the outermost of *names* that no barrier is around; return it."""
        found = None
        for index in range(len(self.stack) - 1, -1, -1):
            name = self.stack[index].name
            if name in names:
                found = index
                if names == {"p"}:
                    break
            elif name in barriers:
                break
        if found is None:
            return None
        closed = self.stack[found]
        while len(self.stack) > found:
            self.pop()
        return closed

    def pop(self, *, by_tag: bool = False) -> None:
        """Close the innermost element."""
        element = self.stack.pop()
        if not self.unseen or (element.name in UNSEEN and self.unseen == 1):
            if element.name == "q":
                self.events.append(Text("\N{RIGHT DOUBLE QUOTATION MARK}", self.line))
            self.events.append(End(element.name, self.line))
        self.unseen -= element.name in UNSEEN
        self.code -= element.name in CODE
        if element.name == "summary" and self.summary_at >= 0:
            # Its end is missing: nobody knows what was meant to be seen.
            self.begin_details(self.summary_at)
        self.happened(element)
        if by_tag and element.name == "p":
            self.happened(element)

    def happened(self, element: Open) -> None:
        """Note that one of the ends of *element* has come."""
        element.waits -= 1
        if not element.key or element.waits:
            return
        if self.details is element:
            self.begin_details()
        self.events.append(Edge(False, element.key, f"<{element.name}>", self.line))

    def begin_details(self, index: int | None = None) -> None:
        """Hide what follows in the details that have begun, or what follows event *index*."""
        if self.details is not None:
            edge = Edge(True, self.details.key, "<details>", self.line)
            self.events.insert(len(self.events) if index is None else index, edge)
        self.details, self.summary_at = None, -1

    def handle_data(self, data: str) -> None:
        """Add text."""
        if self.unseen:
            return
        if self.summary_at < 0 and data.strip():
            self.begin_details()
        if not self.wordpress or self.code:
            self.events.append(Text(data, self.line))
            return
        line = self.line
        for part in PARAGRAPHS.split(data):
            if PARAGRAPHS.fullmatch(part):
                self.events.append(Start("break", line))
            else:
                self.add_lines(part, line)
            line += part.count("\n")

    def add_lines(self, text: str, line: int) -> None:
        """Add text whose line breaks count."""
        for number, part in enumerate(text.split("\n")):
            if number:
                self.events.append(Start("br", line + number))
            self.events.append(Text(part, line + number))

    def handle_comment(self, data: str) -> None:
        """Learn from another reader which line comes next."""
        if data.startswith(LINE):
            number = data.removeprefix(LINE).strip()
            if number.isdecimal():
                self.first_line = int(number) - self.getpos()[0] + 1
