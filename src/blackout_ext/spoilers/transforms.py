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
from sphinx.transforms import SphinxTransform

from .config import mask
from .headings import rename_admonition, rename_heading
from .nodes import Passage, blackout, blackout_block, is_inside_passage
from .refused import drop_refused
from .unparsed import mask_unparsed
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

AFTER_CLASSES = ClassAttribute.default_priority + 1
"""Translated nodes are in place by then (Sphinx's ``Locale``), and class names are set."""


class ClassTransform(SphinxTransform):
    """Turn whatever has the class ``blackout`` into a passage.

    That is ``[...]{.blackout}`` of MyST's ``attrs_inline`` first of all, and also
    an image, a paragraph or a heading with the class.  MyST has already named a
    heading after its whole text, so headings are named again::

        <inline classes="blackout"> ...    ->  <blackout> ...
        <image classes="blackout">         ->  <blackout> <image>
        <paragraph classes="blackout">     ->  <blackout_block> <paragraph>
        <list_item classes="blackout"> ... ->  <list_item> <blackout_block> ...
    """

    default_priority = AFTER_CLASSES

    def apply(self, **kwargs: Any) -> None:
        """Convert each element of the class."""
        marked = [
            node
            for node in self.document.findall(nodes.Element)
            if "blackout" in node.get("classes", ()) and not isinstance(node, Passage)
        ]
        passages = [self.convert(node) for node in marked]
        for passage in passages:
            rename_heading(passage, self.document)

    def convert(self, element: nodes.Element) -> Passage:
        """Put a passage in the place of *element*, around it, or around its content."""
        element["classes"] = [name for name in element["classes"] if name != "blackout"]
        if isinstance(element, nodes.section):
            element = next(element.findall(nodes.title))
        inside = isinstance(element, nodes.Part | nodes.Titular)
        is_inline = isinstance(element if inside else element.parent, nodes.TextElement)
        passage: Passage = (blackout if is_inline else blackout_block)(mask=mask(self.config))
        passage.source, passage.line = element.source, element.line
        if inside:
            move_children(element, passage)
            element.append(passage)
        elif type(element) is nodes.inline:
            passage.update_all_atts(element)
            for anchor in passage["ids"]:
                self.document.ids[anchor] = passage
            move_children(element, passage)
            element.replace_self(passage)
        else:
            element.replace_self(passage)
            passage.append(element)
        return passage


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
        mask_unparsed(self.document, mask(self.config))


class RefuseTransform(SphinxTransform):
    """Drop, with a warning, what a passage cannot hold or name without giving itself away."""

    default_priority = AFTER_CLASSES + 2

    def apply(self, **kwargs: Any) -> None:
        """Look through each passage."""
        for passage in list(self.document.findall(Passage)):
            rename_admonition(passage)
            drop_refused(passage, self.document, self.env)
            if is_empty(passage):
                warn(
                    BlackoutWarning.EMPTY,
                    "This blackout is empty: write the passage in it, or remove it.",
                    passage,
                )
                passage.parent.remove(passage)


def is_empty(passage: Passage) -> bool:
    """Tell whether there is nothing to see in *passage*."""
    return all(isinstance(child, nodes.Text) and not child.strip() for child in passage.children)


class FootnoteTransform(SphinxTransform):
    """Black out the body of a footnote that is mentioned only inside passages."""

    default_priority = Footnotes.default_priority + 1

    def apply(self, **kwargs: Any) -> None:
        """Wrap what follows the label of each such footnote."""
        open_ids: set[str] = set()
        sealed_ids: set[str] = set()
        for reference in self.document.findall(nodes.footnote_reference):
            ids = sealed_ids if is_inside_passage(reference) else open_ids
            ids.add(reference.get("refid", ""))
        for footnote in list(self.document.findall(nodes.footnote)):
            ids = set(footnote["ids"])
            if ids & sealed_ids and not ids & open_ids and not is_inside_passage(footnote):
                self.seal(footnote)

    def seal(self, footnote: nodes.footnote) -> None:
        """Put the body of *footnote* into a passage."""
        label = footnote[0] if isinstance(footnote[0], nodes.label) else None
        body = footnote.children[1:] if label else footnote.children
        passage = blackout_block("", *body, mask=mask(self.config))
        passage.source, passage.line = footnote.source, footnote.line
        footnote.children = []
        footnote += [label, passage] if label else [passage]


def setup_transforms(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(ClassTransform)
    app.add_transform(UnparsedTransform)
    app.add_transform(RefuseTransform)
    app.add_transform(FootnoteTransform)
