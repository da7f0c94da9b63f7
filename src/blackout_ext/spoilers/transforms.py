"""What happens to passages while a document is read, in the order it happens.

The content of a passage stays where it is, so references, numbers, code and
images inside it are processed like any others; only what would carry it to
another page or file is dropped here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms.misc import ClassAttribute
from docutils.transforms.references import Footnotes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from .config import mask
from .derived import marks_in
from .headings import rename_admonition, rename_heading
from .hiding import hide_behind_empty
from .markdown_source import warn_of_images
from .misspelled import is_slip
from .namespace import keep_hyperlinks
from .nodes import (
    Passage,
    blackout,
    blackout_block,
    is_inside_passage,
    passages_of,
    walk,
    walk_blocks,
)
from .refused import drop_refused
from .removal import drop_names
from .unparsed import mask_unparsed
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

AFTER_CLASSES = ClassAttribute.default_priority + 1
"""Translated nodes are in place by then (Sphinx's ``Locale``), and class names are set."""


class ClassTransform(SphinxTransform):
    """Turn whatever has the class ``blackout``, or nearly, into a passage.

    A parser has already named a heading after its whole text, so headings are
    named again::

        <inline classes="blackout"> ...    ->  <blackout> <inline> ...
        <image classes="blackout">         ->  <blackout> <image>
        <paragraph classes="blackout">     ->  <blackout_block> <paragraph>
        <list_item classes="blackout"> ... ->  <list_item> <blackout_block> ...
    """

    default_priority = AFTER_CLASSES

    def apply(self, **kwargs: Any) -> None:
        """Convert each element of the class."""
        elements = (node for node in walk(self.document) if isinstance(node, nodes.Element))
        marked = [element for element in elements if is_of_class(element)]
        passages = [self.convert(node) for node in marked]
        for passage in passages:
            rename_heading(passage, self.document)

    def convert(self, element: nodes.Element) -> Passage:
        """Put a passage around *element*, around its content, or around what belongs to it."""
        for key in CLASSES & element.attributes.keys():
            for name in filter(is_slip, element[key]):
                warn_of_slip(name, element)
            element[key] = [name for name in element[key] if not is_blackout(name)]
        element = whole(element)
        inside = isinstance(element, nodes.Part | nodes.Titular)
        is_inline = isinstance(element if inside else element.parent, nodes.TextElement)
        passage: Passage = (blackout if is_inline else blackout_block)(mask=mask(self.config))
        passage.source, passage.line = element.source, element.line
        if inside:
            move_children(element, passage)
            element.append(passage)
        else:
            element.replace_self(passage)
            passage.append(element)
            take_index(passage, element)
            if isinstance(element, nodes.topic) and "contents" in element["classes"]:
                return passage  # docutils looks for its anchor later on.
            for key in ("ids", "names", "dupnames"):
                passage[key], element[key] = element[key], []
            for anchor in passage["ids"]:
                self.document.ids[anchor] = passage
        return passage


def take_index(passage: Passage, element: nodes.Element) -> None:
    """Take the index entries of an object, which stand before its description, into *passage*."""
    before = passage.parent.index(passage) - 1
    if isinstance(element, addnodes.desc) and before >= 0:
        entry = passage.parent.children[before]
        if isinstance(entry, addnodes.index):
            passage.parent.remove(entry)
            passage.insert(0, entry)


CLASSES = frozenset({"classes", "container_classes", "title_classes", "body_classes"})
"""Attributes with class names; all but the first are of sphinx-design's dropdowns."""


def is_of_class(element: nodes.Element) -> bool:
    """Tell whether *element*, or what it will become, has the class ``blackout``."""
    attributes = element.attributes
    for key in CLASSES:
        names = attributes.get(key)
        if names and any(map(is_blackout, names)):
            return not isinstance(element, Passage)
    return False


def is_blackout(name: str) -> bool:
    """Tell whether a class is meant to black out."""
    return name.casefold() == "blackout" or is_slip(name)


def warn_of_slip(name: str, element: nodes.Element) -> None:
    """Warn of a class that is nearly ``blackout``."""
    message = f"The class {name!r} is nearly 'blackout', so what has it is hidden: "
    warn(BlackoutWarning.MISSPELLED, f"{message}write blackout, or give it another name.", element)


def whole(element: nodes.Element) -> nodes.Element:
    """Return what a class on *element* was meant for.

    A section stands for its heading; the image of a link or figure, and the code of
    a block with a caption, for all of it.
    """
    if isinstance(element, nodes.section):
        return next(element.findall(nodes.title))
    while (
        (isinstance(element, nodes.image) and isinstance(element.parent, nodes.reference))
        or (
            isinstance(element, nodes.image | nodes.reference)
            and isinstance(element.parent, nodes.figure)
        )
        or "literal-block-wrapper" in element.parent.get("classes", ())
    ):
        element = element.parent
    return element


def move_children(source: nodes.Element, destination: nodes.Element) -> None:
    """Move all children of *source* to the end of *destination*."""
    children = source.children
    source.children = []
    destination.extend(children)


class UnparsedTransform(SphinxTransform):
    """Hide and report blackout markup that no parser has read as such."""

    default_priority = AFTER_CLASSES + 1

    def apply(self, **kwargs: Any) -> None:
        """Search text and attributes."""
        marks = marks_in(self.env)
        mask_unparsed(self.document, mask(self.config), marks)
        if marks.hints:
            warn_of_images(self.env, marks)


class RefuseTransform(SphinxTransform):
    """Drop, with a warning, what a passage cannot hold or name without giving itself away."""

    default_priority = AFTER_CLASSES + 2

    def apply(self, **kwargs: Any) -> None:
        """Look through each passage."""
        for passage in passages_of(self.document):
            rename_admonition(passage)
            keep_hyperlinks(passage, self.document)
            was_empty = is_empty(passage)
            drop_refused(passage, self.document, self.env)
            if is_empty(passage):
                self.drop_empty(passage, was_empty=was_empty)

    def drop_empty(self, passage: Passage, *, was_empty: bool) -> None:
        """Warn of a passage with nothing in it, and take it out.

        In reStructuredText the text meant for one that was written without any may stand
        behind it, not indented.
        """
        message = "This blackout is empty: write the passage in it, or remove it."
        if was_empty and passage.rawsource.startswith(".."):
            message = (
                "This blackout is empty, so what follows is hidden up to the next heading: "
                "indent the text that belongs to it, or remove it."
            )
            hide_behind_empty(passage, self.document, mask(self.config))
        warn(BlackoutWarning.EMPTY, message, passage)
        if passage.parent is not None and passage in passage.parent.children:
            passage.parent.remove(passage)


def is_empty(passage: Passage) -> bool:
    """Tell whether there is nothing to see in *passage*."""
    return all(isinstance(child, nodes.Text) and not child.strip() for child in passage.children)


class FootnoteTransform(SphinxTransform):
    """Black out the body of a footnote that is mentioned only inside passages."""

    default_priority = Footnotes.default_priority + 1

    def apply(self, **kwargs: Any) -> None:
        """Wrap what follows the label of each such footnote, or of one that is inside a passage.

        MyST moves footnotes to the end of the page later on.
        """
        footnotes = [
            node for node in walk_blocks(self.document) if isinstance(node, nodes.footnote)
        ]
        anchors = {note: f"spoiler-note-{n}" for n, note in enumerate(footnotes, start=1)}
        while found := [note for note in footnotes if self.is_to_be_sealed(note)]:
            for footnote in found:
                self.seal(footnote)
                self.rename(footnote, anchors[footnote])
                footnotes.remove(footnote)

    def is_to_be_sealed(self, footnote: nodes.footnote) -> bool:
        """Tell whether *footnote* is inside a passage, or mentioned only there.

        A mention in a note that is sealed already counts as one inside a passage.
        """
        mentions = [
            is_inside_passage(reference)
            for reference in self.document.findall(nodes.footnote_reference)
            if reference.get("refid") in footnote["ids"]
        ]
        return is_inside_passage(footnote) or (bool(mentions) and all(mentions))

    def seal(self, footnote: nodes.footnote) -> None:
        """Put the body of *footnote* into a passage."""
        has_label = isinstance(footnote[0], nodes.label)
        passage = blackout_block("", *footnote.children[has_label:], mask=mask(self.config))
        passage.source, passage.line = footnote.source, footnote.line
        del footnote.children[has_label:]
        footnote += passage

    def rename(self, footnote: nodes.footnote, anchor: str) -> None:
        """Give *footnote* an anchor that does not come from its label."""
        for reference in self.document.findall(nodes.footnote_reference):
            if reference.get("refid") in footnote["ids"]:
                reference["refid"] = anchor
        drop_names(footnote, self.document, self.env)
        footnote["ids"] = [anchor]
        self.document.ids[anchor] = footnote


def setup_transforms(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(ClassTransform)
    app.add_transform(UnparsedTransform)
    app.add_transform(RefuseTransform)
    app.add_transform(FootnoteTransform)
