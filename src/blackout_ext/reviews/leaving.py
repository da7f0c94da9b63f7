"""Places that a page gets by itself, because it is a review or a guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from blackout_ext.spoilers.nodes import walk_blocks

from .nodes import citing_reviews, guide_pointer, related_reviews, review_header
from .sections import first_section

if TYPE_CHECKING:
    from .entries import ReviewPage


def places_for_review(page: ReviewPage, document: nodes.document) -> None:
    """Leave the places of a review in its document: header, pointers, related reviews."""
    top = first_section(document)
    if top is None:
        return
    sections = (node for node in walk_blocks(document) if isinstance(node, nodes.section))
    by_anchor = {section["ids"][0]: section for section in sections}
    for section in page.sections:
        by_anchor[section.anchor] += guide_pointer(docname=page.docname, argument=section.kind)
    header = review_header(docname=page.docname)
    if page.review.cover:
        # Found and copied by Sphinx like any other image.
        alt = page.review.cover_alt or page.review.title
        header += nodes.image(uri=f"/{page.review.cover}", alt=alt, classes=["review-cover"])
    top.insert(1, header)
    top += related_reviews(docname=page.docname)


def places_for_guide(docname: str, document: nodes.document) -> None:
    """Leave the place of a guide in its document: the reviews that use it."""
    top = first_section(document)
    if top is not None:
        top += citing_reviews(docname=docname)
