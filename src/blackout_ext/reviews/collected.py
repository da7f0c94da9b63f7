"""What all reviews have of something: titles, loglines, summaries, divergences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from docutils import nodes
from sphinx.locale import get_translation

from .links import field, summary, to_review
from .terms import TitleArchetype
from .words import archetype_name, divergence_text, listed, year_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .collection import Collection
    from .entries import ReviewPage
    from .model import Logline

_ = get_translation("blackout")

Row: TypeAlias = "list[list[nodes.Node]]"
"""Content of each cell."""


def collected_content(collection: Collection, what: str, docname: str) -> Iterator[nodes.Node]:
    """Yield what all reviews have of *what*, one of :data:`COLLECTED`, as seen from *docname*."""
    yield from COLLECTED[what](collection, docname)


def titles(collection: Collection, docname: str) -> Iterator[nodes.Node]:
    """Yield the titles by archetype; a title may be under several."""
    groups = {archetype: with_archetype(collection, archetype) for archetype in TitleArchetype}
    items = []
    for archetype, pages in groups.items():
        if pages:
            term = nodes.term("", archetype_name(archetype))
            works = [line(page, docname) for page in pages]
            items.append(nodes.definition_list_item("", term, nodes.definition("", *works)))
    if items:
        yield nodes.definition_list("", *items, classes=["collected-titles"])


def with_archetype(collection: Collection, archetype: TitleArchetype) -> list[ReviewPage]:
    """Return the reviews of works with a title of this kind."""
    return [page for page in collection.by_title if archetype in page.review.title_archetypes]


def line(page: ReviewPage, docname: str) -> nodes.paragraph:
    """Return a review in a paragraph of its own."""
    return nodes.paragraph("", "", *summary(page, docname))


def loglines(collection: Collection, docname: str) -> Iterator[nodes.Node]:
    """Yield the loglines with their slots."""
    for page in collection.by_title:
        if page.logline:
            yield nodes.container(
                "",
                line(page, docname),
                nodes.block_quote("", nodes.paragraph("", page.logline)),
                *slots(page.review.logline),
                classes=["collected-logline"],
            )


def slots(logline: Logline | None) -> Iterator[nodes.field_list]:
    """Yield the slots of a logline that are filled, as fields."""
    labels = {
        # Translators: these six are the parts of a story in one sentence.
        "setting": _("Setting"),
        "protagonist": _("Protagonist"),
        "problem": _("Problem"),
        "antagonist": _("Antagonist"),
        "conflict": _("Conflict"),
        "goal": _("Goal"),
    }
    fields = [
        field(label, [nodes.Text(value)])
        for name, label in labels.items()
        if logline is not None and (value := getattr(logline, name))
    ]
    if fields:
        yield nodes.field_list("", *fields)


def summaries(collection: Collection, docname: str) -> Iterator[nodes.Node]:
    """Yield a table of the plot summaries: length in words and stages."""
    pages = [page for page in collection.by_title if page.summary_words]
    works = told_apart(pages, docname)
    if pages:
        heads = [
            _("Review"),
            # Translators: how many words a plot summary has.
            _("Words"),
            # Translators: the headings within a plot summary.
            _("Stages"),
        ]
        rows: list[Row] = [
            [
                works[page.docname],
                [nodes.Text(str(page.summary_words))],
                [nodes.Text(listed(page.stages))],
            ]
            for page in pages
        ]
        yield table(heads, rows, "collected-summaries")


def divergences(collection: Collection, docname: str) -> Iterator[nodes.Node]:
    """Yield a table of the points of divergence, the earliest first."""
    pages = [page for page in collection.by_title if page.review.divergence]
    pages.sort(key=when)
    works = told_apart(pages, docname)
    if pages:
        heads = [_("Review"), _("Point of divergence")]
        rows: list[Row] = [
            [
                works[page.docname],
                [nodes.Text(divergence_text(page.review.divergence))],
            ]
            for page in pages
            if page.review.divergence
        ]
        yield table(heads, rows, "collected-divergences")


def told_apart(pages: list[ReviewPage], docname: str) -> dict[str, list[nodes.Node]]:
    """Return a link to each review, by its document; with the year where two have one title.

    As a novel has and its film.
    """
    titles = Counter(page.review.title for page in pages)
    return {
        page.docname: [
            to_review(page, docname),
            *(
                [nodes.Text(f" ({year_text(page.review.year)})")]
                if titles[page.review.title] > 1 and page.review.year is not None
                else []
            ),
        ]
        for page in pages
    }


def when(page: ReviewPage) -> float:
    """Return the year of a divergence for sorting; those without one come last."""
    divergence = page.review.divergence
    return divergence.year.middle if divergence and divergence.year else float("inf")


def table(
    heads: list[str], rows: list[Row], *classes: str, widths: tuple[int, ...] = ()
) -> nodes.table:
    """Return a table.

    Args:
        heads: text of the head of each column.
        rows: content of each cell, row by row.
        classes: class names.
        widths: width of each column in letters, for formats that have to know; all the same
            by default.
    """
    group = nodes.tgroup("", cols=len(heads))
    group += [nodes.colspec(colwidth=width) for width in widths or [100 // len(heads)] * len(heads)]
    head = [nodes.entry("", nodes.paragraph("", text)) for text in heads]
    group += nodes.thead("", nodes.row("", *head))
    group += nodes.tbody("", *(row(cells) for cells in rows))
    return nodes.table("", group, classes=list(classes))


def row(cells: Row) -> nodes.row:
    """Return a row of cells."""
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


COLLECTED: dict[str, Callable[[Collection, str], Iterator[nodes.Node]]] = {
    "titles": titles,
    "loglines": loglines,
    "summaries": summaries,
    "divergences": divergences,
}
"""What can be collected."""
