"""References to reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from blackout_ext.checks.finding import Place
from blackout_ext.checks.inline import Kind
from blackout_ext.checks.registry import Scope, declare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blackout_ext.checks.page import Page
    from blackout_ext.reviews.front_matter import FrontMatter

NO_REVIEW = declare(
    "BLK501", "no-such-review",
    "A link leads to a review that there is none of.",
    "Name a review by the name of its file, without folder and suffix.",
    Scope.PROJECT,
)  # fmt: skip
ROLES = frozenset({"review", "review:review"})


class Reference(NamedTuple):
    """A name that there must be a review of."""

    name: str
    place: Place


def references_of(page: Page) -> Iterator[Reference]:
    """Yield the names of reviews that a page refers to, in its text and its front matter."""
    for block, mark, _sealed in page.marks():
        if mark.kind is Kind.ROLE and mark.name.lower() in ROLES:
            text = block.text[slice(*mark.inner)]
            name = text.rpartition("<")[2].removesuffix(">").strip().lstrip("~!")
            # A name that begins with an exclamation mark is shown and not looked for.
            if name and not text.startswith("!"):
                yield Reference(name, block.place(mark.inner[0]))
    for directive in page.directives:
        if directive.name in {"blackout", "spoiler-warning"} and directive.options.get("work"):
            yield Reference(directive.options["work"].strip(), directive.place)
    if page.is_review and page.matter is not None:
        yield from references_in(page.matter)


def references_in(matter: FrontMatter) -> Iterator[Reference]:
    """Yield the names of reviews in front matter; what is no name, the model finds."""
    related = matter.data.get("related")
    names = related.split(";") if isinstance(related, str) else related
    for index, name in enumerate(names if isinstance(names, list) else ()):
        if isinstance(name, str) and name.strip():
            yield Reference(name.strip(), Place(matter.line(("related", index)) or 1))
    adaptations = matter.data.get("adaptations")
    for index, item in enumerate(adaptations if isinstance(adaptations, list) else ()):
        if isinstance(item, dict) and isinstance(name := item.get("review"), str):
            line = matter.line(("adaptations", index, "review"))
            yield Reference(name.strip(), Place(line or 1))
