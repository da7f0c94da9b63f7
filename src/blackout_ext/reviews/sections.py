"""The sections that a review is made of, found by their headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from blackout_ext.spoilers.nodes import masked_text

from .entries import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.config import Config

_ = get_translation("blackout")


def headings(config: Config) -> dict[str, list[str]]:
    """Return the headings of each kind of section, in the language of the book.

    ``*`` stands for the title of the work, or anything else.
    """
    found = {
        "title": [_("Title")],
        "logline": [_("Logline")],
        "plot-summary": [_("Plot Summary")],
        "analysis": [_("Analysis")],
        "divergence": [_("The Alternate History of *")],
        "reality": [_("Reality: *"), _("Reality")],
        "verdict": [_("My Verdict"), _("Verdict")],
        "adaptation": [_("The Movie"), _("The Film"), _("The Series")],
        "want-to-read": [_("Want to Read It?")],
        "feedback": [_("Agree? Disagree?")],
    }
    return found | {kind: list(names) for kind, names in config.review_sections.items()}


def sections_of(
    document: nodes.document, names: Mapping[str, list[str]]
) -> Iterator[tuple[Section, nodes.section]]:
    """Yield the sections of *document* whose headings are among *names*, with their nodes."""
    patterns = [(kind, pattern(heading)) for kind, those in names.items() for heading in those]
    for node in document.findall(nodes.section):
        heading = masked_text(node[0]) if isinstance(node[0], nodes.title) else ""
        kinds = (kind for kind, known in patterns if known.fullmatch(heading.strip()))
        if kind := next(kinds, None):
            yield Section(kind, heading, node["ids"][0]), node


def pattern(heading: str) -> re.Pattern[str]:
    """Return an expression for a heading in which ``*`` stands for anything."""
    return re.compile(".+".join(map(re.escape, heading.split("*"))), re.IGNORECASE)
