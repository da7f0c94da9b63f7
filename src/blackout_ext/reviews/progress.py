"""How far a reader must have read for a passage to open by itself.

Stages are named, not numbered, so that what readers have said outlives new stages and
paragraphs in another order.  Each passage carries all answers upon which it may open; one
of which we do not know what it tells of opens by hand alone::

    stages                               answers                      "The Cottages" needs
    Hailsham, The Cottages, Kingsfield   hailsham, the-cottages, *    the-cottages *

The last stage ends where the work does, which is ``*``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform

from blackout_ext.spoilers.nodes import (
    Work,
    masked_text,
    passages_of,
    spoiler_controls,
    walk_blocks,
)

from .domain import review_domain
from .slugs import slug
from .told import Told, told_by_page
from .warnings_ import ReviewWarning, warn

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx

    from blackout_ext.spoilers.nodes import Passage

    from .entries import ReviewPage

_ = get_translation("blackout")

END = "*"
"""Answer of a reader who has read all of it."""
BEFORE_REFERENCES = 6
"""Sphinx resolves references at 10, and whom they name is then forgotten."""


class ProgressTransform(SphinxPostTransform):
    """Tell each passage of a page which work it is of, and from which answer on it may open."""

    default_priority = BEFORE_REFERENCES
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Look at each passage, and give the toolbar what it asks for."""
        domain = review_domain(self.env)
        if not domain.pages:
            return
        collection, found = domain.collection, {}
        own = collection.pages.get(self.env.current_document.docname)
        for passage in passages_of(self.document):
            told = told_by_page(passage, own.name if own else "")
            passage.attributes.pop("work", None)
            page = collection.by_name.get(told.work)
            if page is not None:
                found[page.name] = page
                passage["work"] = page.name
                passage["stages"] = " ".join(needed(passage, page, told, is_own=page is own))
            elif told.is_said:
                warn_unknown("review", told.work, collection.by_name, passage)
        for controls in walk_blocks(self.document):
            if isinstance(controls, spoiler_controls):
                controls["works"] = [question(page, is_own=page is own) for page in found.values()]


def needed(passage: Passage, page: ReviewPage, told: Told, *, is_own: bool) -> list[str]:
    """Return the answers upon which *passage*, which tells of the work of *page*, may open."""
    known = [slug(stage) for stage in page.stages]
    last = len(known) - 1
    place = last
    if told.after and slug(told.after) in known:
        place = known.index(slug(told.after))
    elif told.after:
        warn_unknown("stage", told.after, page.stages, passage)
    elif is_own and (heading := heading_in_summary(passage, page)) in page.stages:
        place = page.stages.index(heading)
    return [key for key, _label in answers(page)[place:]] if 0 <= place < last else [END]


def heading_in_summary(passage: Passage, page: ReviewPage) -> str:
    """Return the heading, right below the plot summary, under which *passage* stands."""
    summary = page.section("plot-summary")
    element: nodes.Element | None = passage.parent
    while summary is not None and element is not None and element.parent is not None:
        if isinstance(element, nodes.section) and summary.anchor in element.parent.get("ids", ()):
            return masked_text(element[0])
        element = element.parent
    return ""


def answers(page: ReviewPage) -> list[tuple[str, str]]:
    """Return key and label of each answer but the first, which is that there is nothing yet."""
    found: dict[str, str] = {}
    for stage in page.stages[:-1]:
        key = slug(stage)
        while key in found:
            key += "-"
        found[key] = stage
    # Translators: an answer to how far one has read a book.
    return [*found.items(), (END, _("To the end"))]


def question(page: ReviewPage, *, is_own: bool) -> Work:
    """Return what a reader is asked about the work of *page*."""
    if page.review.kind.is_screen:
        asked = _("How much have you seen?") if is_own else _("How much of %(work)s have you seen?")
    else:
        asked = _("How far have you read?") if is_own else _("How far have you read %(work)s?")
    if not is_own:
        asked %= {"work": page.review.title}
    return Work(page.name, asked, tuple(answers(page)))


def warn_unknown(kind: str, name: str, known: Any, passage: Passage) -> None:
    """Warn of a review or a stage that there is none of."""
    from .suggestions import suggestion

    warn(
        ReviewWarning.PROGRESS,
        f"There is no {kind} {name!r}{suggestion(name, known)}. The passage stays shut until "
        "the reader opens it, or has read the whole work.",
        passage,
    )


def setup_progress(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(ProgressTransform)
