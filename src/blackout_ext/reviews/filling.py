"""What the places of a page are filled with, once all records are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import get_translation

from . import nodes as places
from .catalogue import catalogue_table
from .collected import collected_content
from .header import header_fields
from .links import bullets, summary, to_guide
from .selections import citing_reviews, latest_reviews
from .timelines import timeline_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.config import Config

    from .collection import Collection
    from .entries import ReviewPage

_ = get_translation("blackout")


def header(collection: Collection, node: places.place, config: Config) -> list[nodes.Node]:
    """Return the facts of the review as a list of fields."""
    page = collection.pages.get(node["docname"])
    if page is None:
        return []
    fields = nodes.field_list(classes=["review-facts"])
    for name, fact in header_fields(collection, page, config):
        fact["classes"].append(f"review-{name}")
        fields += fact
    return [fields]


def pointer(collection: Collection, node: places.place, config: Config) -> list[nodes.Node]:
    """Return the sentence that leads from a section to its guide."""
    guide = collection.guides_by_kind.get(node["argument"])
    if guide is None:
        return []
    before, _mark, after = (
        # Translators: %(topic)s is what the guide is about; {guide} becomes a link, and must stay.
        _("For more on %(topic)s, see {guide}.") % {"topic": guide.topic or guide.title}
    ).partition("{guide}")
    sentence = nodes.paragraph(
        "", before, to_guide(guide, node["docname"]), nodes.Text(after), classes=["guide-pointer"]
    )
    return [sentence]


def related(collection: Collection, node: places.place, config: Config) -> list[nodes.Node]:
    """Return the related reviews as a list."""
    page = collection.pages.get(node["docname"])
    names = collection.related.get(page.name, ()) if page else ()
    others = [collection.by_name[name] for name in names]
    return listed(others, node["docname"], _("Related reviews"))


def citing(collection: Collection, node: places.place, config: Config) -> list[nodes.Node]:
    """Return the reviews that have a section which the guide explains, or that it refers to."""
    those = citing_reviews(collection, node["docname"])
    return listed(those, node["docname"], _("Reviews that use this guide"))


def latest(collection: Collection, node: places.place, config: Config) -> list[nodes.Node]:
    """Return the latest reviews, or the best; nothing while there are too few."""
    which = node["argument"]
    shown = latest_reviews(collection, which, node["limit"], node["minimum"])
    if not shown:
        return []
    node["shown"] = [page.docname for page in shown]
    items = (summary(page, node["docname"]) for page in shown)
    found: list[nodes.Node] = [bullets(items, "review-list", "no-search")]
    if node["heading"]:
        text = _("The best reviewed") if which == "best" else _("Latest reviews")
        # Below the title of the page, and in no table of contents.
        heading = nodes.rubric("", text, classes=["review-list-title"], **{"heading-level": 2})
        found.insert(0, heading)
    return found


def listed(pages: list[ReviewPage], docname: str, heading: str) -> list[nodes.Node]:
    """Return reviews under a heading that is in no table of contents."""
    if not pages:
        return []
    items = (summary(page, docname) for page in pages)
    return [
        nodes.rubric("", heading, classes=["review-list-title"]),
        bullets(items, "review-list", "no-search"),
    ]


def collected(collection: Collection, node: places.place, config: Config) -> list[nodes.Node]:
    """Return what all reviews have of something."""
    return list(collected_content(collection, node["argument"], node["docname"]))


def catalogue(collection: Collection, node: places.place, config: Config) -> list[nodes.Node]:
    """Return the table of all reviews."""
    return catalogue_table(collection, node["docname"])


def timeline(collection: Collection, node: places.place, config: Config) -> list[nodes.Node]:
    """Return the points of divergence as a table."""
    return timeline_table(collection, node["docname"])


CONTENT: dict[type, Callable[[Collection, places.place, Config], list[nodes.Node]]] = {
    places.review_header: header,
    places.guide_pointer: pointer,
    places.related_reviews: related,
    places.citing_reviews: citing,
    places.latest: latest,
    places.collected: collected,
    places.catalogue: catalogue,
    places.timeline: timeline,
}
"""What fills a place, by its class."""
