"""Taking the passages out of a document, the moment before it is written.

``doctree-resolved`` comes after every post-transform, so references, code and
figures inside a passage are ready; at priority 0 no other listener sees them::

    before                              after
    <paragraph>                         <paragraph>
        Soon <blackout> she dies            Soon <blackout> [spoiler]

    <reference> why <blackout> X        <reference> why <inline> [spoiler]
                                        <blackout> [spoiler]

Whatever walks the document from here on, be it a search index, a feed or a
translator that has never heard of passages, finds the mask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

from .nodes import MASK_CLASS, Passage, blackout, enclosing, is_text, passages_of, walk
from .warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

BEFORE_OTHERS = 0
AFTER_OTHERS = 10_000
"""Other listeners may bring passages from elsewhere, as a list of all to-do notes does."""

READS_SOURCE = frozenset({"gettext"})
"""Builders whose purpose is the source text: translators must see the passages."""

REVEALS = "reveals"
"""Folder of the pages that show passages without JavaScript."""

CONTROLS = frozenset({"dropdown_title", "sd_tab_label"})
"""Nodes of sphinx-design that become a summary and a label, by name: it need not be installed."""


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Seal *doctree* for the builder at hand."""
    if app.builder.name not in READS_SOURCE:
        seal_document(doctree)


def on_doctree_resolved_late(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Seal what other listeners have brought into *doctree* since."""
    if any(passage.payload is None for passage in passages_of(doctree)):
        on_doctree_resolved(app, doctree, docname)


def seal_document(doctree: nodes.document) -> None:
    """Take the content of every passage of *doctree* out, and bars out of links and labels."""
    unsealed = unsealed_of(doctree)
    if not unsealed:
        return
    for passage in reversed(unsealed):
        clear_sources(passage)
        title = enclosing(passage, nodes.title)
        if title is not None:
            # A link back to the table of contents (docutils) would be around the bar.
            title.attributes.pop("refid", None)
        control = enclosing_control(passage)
        if control is not None:
            move_behind(control, passage)
    for passage in unsealed:
        seal(passage)


def unsealed_of(doctree: nodes.document) -> list[Passage]:
    """Return the passages that have their content still, and let all nodes know their parents.

    sphinx-design's tab sets forget theirs.
    """
    unsealed: list[Passage] = []
    stack: list[nodes.Node] = [doctree]
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.substitution_definition):
            # Never shown, but written by the XML builder and counted by findall().
            node.children = []
        elif isinstance(node, Passage) and node.payload is None:
            unsealed.append(node)
        for child in node.children:
            child.parent = node
        if node.children:
            stack.extend(node.children[::-1])
    return unsealed


def clear_sources(passage: Passage) -> None:
    """Clear the source text that the elements around *passage* remember."""
    element: nodes.Element | None = passage
    while element is not None:
        element.rawsource = ""
        element = element.parent


def seal(passage: Passage) -> None:
    """Take the content of *passage* out of the tree and put the mask in its place.

    The content goes under an element of its own, whose children are never "compact":
    writers leave out the tags of an only paragraph.
    """
    take_anchors(passage)
    is_inline = isinstance(passage, blackout)
    holder: nodes.Element = nodes.inline() if is_inline else nodes.compound()
    # As extend() and append() do it; the children know their document and line already.
    holder.children = passage.children
    for child in holder.children:
        child.parent = holder
    holder.parent = passage
    passage.payload = holder
    mask = masked(passage) if is_inline else paragraph(masked(passage))
    mask.parent = passage
    passage.children = [mask]


def take_anchors(passage: Passage) -> None:
    """Let a footnote mentioned in *passage* lead back to the bar, which is always there."""
    for mention in () if is_text(passage) else walk(passage):
        if isinstance(mention, nodes.footnote_reference):
            passage["ids"] += mention["ids"]
            mention["ids"] = []


def masked(passage: Passage) -> nodes.inline:
    """Return the mask of *passage* as a node of its own, which no search finds (Sphinx >= 8.2)."""
    return nodes.inline("", passage.astext(), classes=[MASK_CLASS, "no-search"])


def paragraph(node: nodes.Node) -> nodes.paragraph:
    """Return a paragraph of *node*."""
    return nodes.paragraph("", "", node)


def enclosing_control(passage: Passage) -> nodes.Element | None:
    """Return the outermost control around *passage*, short of a passage around it."""
    found = None
    element: nodes.Element | None = passage.parent
    while element is not None and not isinstance(element, Passage):
        if is_control(element):
            found = element
        element = element.parent
    return found


def is_control(element: nodes.Element) -> bool:
    """Tell whether *element* becomes a link, a summary or a label."""
    return (
        isinstance(element, nodes.reference)
        or type(element).__name__ in CONTROLS
        # A collapsible admonition, Sphinx >= 8.2.
        or (isinstance(element, nodes.title) and "collapsible" in element.parent)
    )


def move_behind(control: nodes.Element, passage: Passage) -> None:
    """Leave the mask of *passage* in *control* and move the passage to where a control may be.

    That is right behind a link, and first in the body that a title opens.
    """
    passage.replace_self(masked(passage))
    parent, behind = control.parent, control.parent.index(control) + 1
    if isinstance(control, nodes.reference):
        parent.insert(behind, [nodes.Text(" "), passage])
    elif isinstance(control, nodes.title):
        parent.insert(behind, paragraph(passage))
    else:
        body = cast("nodes.Element", parent.children[behind])
        body.insert(0, paragraph(passage))


def on_env_check_consistency(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of documents where the reveal pages go."""
    for docname in sorted(env.found_docs):
        if docname == REVEALS or docname.startswith(f"{REVEALS}/"):
            warn(
                BlackoutWarning.RESERVED,
                f"The folder {REVEALS}/ belongs to the pages that show passages: "
                "move this document.",
                docname,
            )


def setup_sealing(app: Sphinx) -> None:
    """Listen to documents being resolved."""
    app.connect("doctree-resolved", on_doctree_resolved, priority=BEFORE_OTHERS)
    app.connect("doctree-resolved", on_doctree_resolved_late, priority=AFTER_OTHERS)
    app.connect("env-check-consistency", on_env_check_consistency)
