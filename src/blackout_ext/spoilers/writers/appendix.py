"""The "Spoilers" appendix of formats that are read as one long text.

A link, a script or a page of their own would be of no use in print or in a terminal,
so the passages go to the end of the document, where nobody gets by accident::

    before                              after
    <section>                           <section>
        <paragraph>                         <paragraph>
            Soon <blackout> she dies            Soon <blackout serial=1> ... [spoiler 1]
                                            <blackout_appendix>
                                                <title> Spoilers
                                                <enumerated_list>
                                                    <list_item> she dies

Entries are ordinary nodes, so every writer knows them.  They are in place before
LaTeX collects footnotes, addresses and captions: what a passage has of these is
numbered behind everything that is not one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.latex.transforms import ShowUrlsTransform
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..config import label
from ..nodes import (
    Passage,
    blackout,
    blackout_appendix,
    blackout_entry,
    enclosing,
    number,
)
from ..sealing import seal_document
from .images import rename_images

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ = get_translation("blackout")

BAR = "\N{FULL BLOCK}" * 5
"""A bar in plain text: one length for all, so that it tells nothing."""

CURTAIN = "\N{FULL BLOCK}" * 24
"""The line before and after the passages in plain text, where a reader stops in time."""

APPENDIX_ID = "blackout-appendix"


class AppendixTransform(SphinxPostTransform):
    """Move the passages to the end of the document, or take them out of it.

    One subclass a format: the builder at hand is no business of a transform.
    """

    default_priority = ShowUrlsTransform.default_priority - 100

    def is_supported(self) -> bool:
        """Leave the rest to the subclasses."""
        return bool(self.formats) and super().is_supported()

    def run(self, **kwargs: Any) -> None:
        """Seal the document and add the appendix."""
        seal_document(self.document)
        passages = number(self.document)
        if not passages:
            return
        if self.config.blackout_appendix:
            # While the passages are still where they came from.
            root = self.env.current_document.docname
            origins = {
                docname: [passage for passage in passages if docname_of(passage, root) == docname]
                for docname in dict.fromkeys(docname_of(passage, root) for passage in passages)
            }
            for passage in passages:
                show_number(passage, label(self.config))
            end_of(self.document).append(self.appendix(origins))
        else:
            for passage in passages:
                del passage["serial"]
                take_content(passage)

    def appendix(self, origins: dict[str, list[Passage]]) -> blackout_appendix:
        """Return the section, with the passages grouped by the document they came from."""
        # Translators: heading above the passages that are blacked out elsewhere.
        section = blackout_appendix("", nodes.title("", _("Spoilers")), ids=[APPENDIX_ID])
        section += nodes.paragraph("", CURTAIN)
        section += nodes.paragraph(
            "", _("What is blacked out elsewhere stands here. Read on only if you want to know it.")
        )
        for docname, passages in origins.items():
            if len(origins) > 1:
                section += nodes.rubric("", self.env.titles[docname].astext())
            section += self.entries(docname, passages)
        section += nodes.paragraph("", CURTAIN)
        return section

    def entries(self, docname: str, passages: list[Passage]) -> list[nodes.Node]:
        """Return the content of *passages*, all of the document *docname*, as lists.

        One list for each run of numbers: the passages inside others are numbered last.
        """
        lists: list[nodes.Node] = []
        for run in runs(passages):
            entries = nodes.enumerated_list(
                enumtype="arabic", prefix="", suffix=".", start=run[0]["serial"]
            )
            entries += [nodes.list_item("", *take_content(passage)) for passage in run]
            lists.append(entries)
        return lists


class TextAppendix(AppendixTransform):
    """For plain text, a file for each document."""

    formats = ("text",)


class ManAppendix(AppendixTransform):
    """For manual pages."""

    formats = ("man",)


class TexinfoAppendix(AppendixTransform):
    """For Texinfo, where a bar links to its entry and back."""

    formats = ("texinfo",)

    def entries(self, docname: str, passages: list[Passage]) -> list[nodes.Node]:
        """Put the list into a file of its own: links and notes are looked up by file."""
        for passage in passages:
            rename_images(self.env, passage)
        footnotes = self.footnotes(passages)
        entries = super().entries(docname, passages)
        items = [item for entry in entries for item in entry.children]
        for item, passage in zip(items, passages, strict=True):
            cast("nodes.list_item", item).insert(0, nodes.target(ids=[entry_id(passage)]))
        return [addnodes.start_of_file("", *footnotes, *entries, docname=docname)]

    def footnotes(self, passages: list[Passage]) -> list[nodes.footnote]:
        """Return copies of the footnotes that *passages* mention: the writer looks for them."""
        mentioned = {
            reference.get("refid")
            for passage in passages
            if passage.payload is not None
            for reference in passage.payload.findall(nodes.footnote_reference)
        }
        footnotes = self.document.findall(nodes.footnote)
        return [note.deepcopy() for note in footnotes if mentioned & set(note["ids"])]


class LaTeXAppendix(AppendixTransform):
    """For print, on pages of its own, with links and page numbers back to the bars."""

    formats = ("latex",)

    def entries(self, docname: str, passages: list[Passage]) -> list[nodes.Node]:
        """Return no list: LaTeX nests them six deep at most, and a passage may hold one."""
        file = addnodes.start_of_file(docname=docname)
        for passage in passages:
            rename_images(self.env, passage)
            file += blackout_entry("", *take_content(passage), serial=passage["serial"])
        return [file]


def entry_id(passage: nodes.Element) -> str:
    """Return the anchor of the entry of a passage."""
    return f"spoiler-{passage['serial']}-passage"


def docname_of(node: nodes.Node, root: str) -> str:
    """Return the name of the document that *node*, or the passage around it, came from."""
    file = enclosing(node, addnodes.start_of_file)
    return root if file is None else str(file["docname"])


def end_of(document: nodes.document) -> nodes.Element:
    """Return the element at whose end the appendix is behind all else.

    That is the last section at the top, so that the appendix is a chapter like those in
    it; or a document that the builder has put there (``latex_appendices``), whose
    chapters are on one level with the document itself.
    """
    for child in reversed(document.children):
        if isinstance(child, nodes.section | nodes.document):
            return child
    return document


def runs(passages: list[Passage]) -> list[list[Passage]]:
    """Split *passages*, which are in the order of their numbers, where numbers are left out."""
    split: list[list[Passage]] = []
    for passage in passages:
        if not split or passage["serial"] != split[-1][-1]["serial"] + 1:
            split.append([])
        split[-1].append(passage)
    return split


def show_number(passage: Passage, label: str) -> None:
    """Let the mask in the text be a bar, with the number of the entry."""
    for mask in passage.findall(nodes.Text):
        mask.parent.replace(mask, nodes.Text(f"{BAR} [{label} {passage['serial']}]"))


def take_content(passage: Passage) -> list[nodes.Node]:
    """Take the payload out of *passage*, as body elements."""
    payload, passage.payload = passage.payload, nodes.inline()
    content = list(payload.children) if payload is not None else []
    return [nodes.paragraph("", "", *content)] if isinstance(passage, blackout) else content


def setup_appendix(app: Sphinx) -> None:
    """Register a transform for each format."""
    for transform in (TextAppendix, ManAppendix, TexinfoAppendix, LaTeXAppendix):
        app.add_post_transform(transform)
