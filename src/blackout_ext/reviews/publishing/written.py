"""What a page says, read from its HTML once that is written: masked, and nothing but its own.

A page is behind the seal: what it holds of a passage is in attributes, of which none is
kept, and in the place of its bar stands its mask.  To read the HTML takes less than half the
time of copying the document and writing the copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree, html
from lxml.html import builder

from blackout_ext.spoilers.nodes import MASK_CLASS

from .site import UNSAFE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from ..entries import ReviewPage

PAYLOAD = "data-blackout"
"""Attribute of a bar, in which its passage is sealed."""
DROPPED = (
    "audio", "button", "canvas", "dialog", "embed", "form", "iframe", "input", "link", "math",
    "meta", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
)  # fmt: skip
"""Elements that go with all that is in them."""
ASIDES = frozenset(
    {"headerlink", "review-place", "spoiler-warning", "system-message", "toctree-wrapper"}
)
"""Classes of what makes sense on the page only."""
HEADER, FACTS = "review-header", "review-facts"
"""Classes of the header of a review, and of the facts in it."""
RATING = "review-rating"
SERVICES = frozenset({"want-to-read", "feedback"})
"""Kinds of the sections that are no part of what is said of the work."""
NOTE_MARKS = frozenset({"footnote-reference", "citation-reference", "label"})
"""Classes of what leads from the text to a note, and of the number of the note."""
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
"""Elements that stand within a line (HTML Standard, "Phrasing content"), and former ones."""


def said_on(page: ReviewPage | None, body: str, mask: str) -> HtmlElement:
    """Return what a page says, in an element of its own.

    Args:
        page: what is known of the review on it; none for other pages.
        body: the page as its builder has written it, without what the theme adds.
        mask: what stands for a passage.
    """
    root: HtmlElement = html.fragment_fromstring(UNSAFE.sub("", body), create_parent="div")
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    etree.strip_elements(root, *DROPPED, with_tail=False)
    mask_bars(root, mask)
    for element in root.xpath("//*[@class or @aria-hidden]"):
        if is_aside(element):
            element.drop_tree()
    for section in page.sections if page else ():
        if section.kind in SERVICES:
            drop_section(root, section.anchor)
    for header in root.find_class(HEADER):
        keep_facts(header)
    return root


def is_aside(element: HtmlElement) -> bool:
    """Tell whether an element makes sense on the page only, or is hidden from some readers."""
    classes = element.get("class", "").split()
    return not ASIDES.isdisjoint(classes) or element.get("aria-hidden") == "true"


def mask_bars(root: HtmlElement, mask: str) -> None:
    """Put its mask in the place of each bar, with a link to the bar.

    Args:
        root: what is written on the page.
        mask: what stands for a passage.
    """
    for element in root.find_class(MASK_CLASS):
        # Where a bar cannot stand, such as in a link, there is a mask already.
        element[:] = []
        element.text = mask
        element.set("class", MASK_CLASS)
    for bar in root.xpath(f"//*[@{PAYLOAD}]"):
        host = bar.getparent()
        link = builder.A(mask, {"class": MASK_CLASS, "href": f"#{host.get('id', '')}"})
        shown = link if host.tag == "span" else builder.P(link)
        shown.tail = bar.tail
        host.replace(bar, shown)


def drop_section(root: HtmlElement, anchor: str) -> None:
    """Take a section out, but for notes to what was said before, which may stand in the last."""
    for section in root.xpath("//*[@id=$anchor]", anchor=anchor):
        notes = section.find_class("footnote")
        for note in notes:
            section.addprevious(note)
        section.drop_tree()


def keep_facts(header: HtmlElement) -> None:
    """Leave of the header of a review what it tells of the work."""
    kept = [*header.find_class(RATING), *header.find_class(FACTS)]
    for element in list(header):
        header.remove(element)
    for element in kept:
        element.tail = None
        header.append(builder.P(element) if element.tag == "span" else element)


def texts_of(root: HtmlElement, without: frozenset[str]) -> Iterator[tuple[HtmlElement, str]]:
    """Yield each line or paragraph of text below an element, with the block it stands in.

    Args:
        root: what is written on a page.
        without: classes of elements that are passed over, with all that is in them.
    """
    blocks, pieces = [root], [root.text or ""]
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if element is root:
            continue
        is_block = element.tag not in INLINE
        if is_block or element.tag == "br":
            yield from text_in(blocks[-1], pieces)
        if event == "end":
            if is_block:
                blocks.pop()
            pieces.append(element.tail or "")
            continue
        if is_block:
            blocks.append(element)
        if without.isdisjoint(element.get("class", "").split()):
            pieces.append((element.get("alt") if element.tag == "img" else element.text) or "")
        else:
            walker.skip_subtree()
    yield from text_in(root, pieces)


def text_in(block: HtmlElement, pieces: list[str]) -> Iterator[tuple[HtmlElement, str]]:
    """Yield what has been collected for a block, if it is anything, and begin anew."""
    text = " ".join("".join(pieces).split())
    pieces.clear()
    if text:
        yield block, text
