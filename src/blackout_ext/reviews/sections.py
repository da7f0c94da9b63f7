"""The sections that a review is made of, found by their headings."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from blackout_ext.spoilers.nodes import masked_text, walk_blocks

from .entries import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx.config import Config

_ = get_translation("blackout")


def N_(message: str) -> str:  # noqa: N802 (the name by which gettext's tools know it)
    """Return *message*, which is translated where it is used."""
    return message


HEADINGS = {
    # Translators: headings of sections, as authors write them.
    "title": [N_("Title")],
    # Translators: heading of a section: a story in one sentence.
    "logline": [N_("Logline")],
    # Translators: heading of a section.
    "plot-summary": [N_("Plot Summary")],
    # Translators: heading of a section.
    "analysis": [N_("Analysis")],
    # Translators: heading of a section; * stands for the title of the book, and must stay.
    "divergence": [N_("The Alternate History of *")],
    "reality": [
        # Translators: heading of a section on what really happened; * stands for anything.
        N_("Reality: *"),
        # Translators: heading of a section on what really happened.
        N_("Reality"),
    ],
    # Translators: heading of a section.
    "verdict": [N_("My Verdict"), N_("Verdict")],
    "adaptation": [
        # Translators: heading of a section on the film made of a book.
        N_("The Movie"),
        # Translators: heading of a section on the film made of a book.
        N_("The Film"),
        # Translators: heading of a section on the television series made of a book.
        N_("The Series"),
    ],
    # Translators: heading of a section on where to buy or borrow a book.
    "want-to-read": [N_("Want to Read It?")],
    # Translators: heading of a section that invites readers to answer a review.
    "feedback": [N_("Agree? Disagree?")],
}
"""Headings of each kind of section, in English."""


def headings(config: Config) -> dict[str, list[str]]:
    """Return the headings of each kind of section, in the language of the book and in English.

    ``*`` stands for the title of the work, or anything else.
    """
    return headings_in([_], config.review_sections)


def headings_in(
    languages: Iterable[Callable[[str], str]], own: Mapping[str, Iterable[str] | str]
) -> dict[str, list[str]]:
    """Return the headings of each kind of section in some languages and in English.

    Args:
        languages: what translates a heading, for each language.
        own: headings that a project has besides, or one, by kind; its kinds may be new.
    """
    languages = (*languages, str)
    found = {
        kind: list(dict.fromkeys(translate(name) for name in names for translate in languages))
        for kind, names in HEADINGS.items()
    }
    for kind, names in own.items():
        first = [names] if isinstance(names, str) else names
        found[kind] = list(dict.fromkeys([*first, *found.get(kind, ())]))
    return found


def first_section(document: nodes.document) -> nodes.section | None:
    """Return the first section of a document, whose title is that of the page.

    It is looked for from the top, as front matter comes first and has many nodes.
    """
    on_top = (child for child in document.children if isinstance(child, nodes.section))
    return next(on_top, None) or document.next_node(nodes.section)


def sections_of(
    document: nodes.document, names: Mapping[str, list[str]]
) -> Iterator[tuple[Section, nodes.section]]:
    """Yield the sections of *document* whose headings are among *names*, with their nodes."""
    patterns = [(kind, pattern(heading)) for kind, those in names.items() for heading in those]
    for node in walk_blocks(document):
        if not isinstance(node, nodes.section):
            continue
        heading = masked_text(node[0]) if isinstance(node[0], nodes.title) else ""
        kinds = (kind for kind, known in patterns if known.fullmatch(heading.strip()))
        if kind := next(kinds, None):
            yield Section(kind, heading, node["ids"][0]), node


@functools.cache
def pattern(heading: str) -> re.Pattern[str]:
    """Return an expression for a heading in which ``*`` stands for anything."""
    return re.compile(".+".join(map(re.escape, heading.split("*"))), re.IGNORECASE)
