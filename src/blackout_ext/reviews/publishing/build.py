"""What machines read, written with each page and at the end of a build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..domain import review_domain
from .cards import draw_card_of_site, remove_old_cards
from .feeds import ALL, has_days, has_own_feed, without_content, write_feeds
from .head import add_to_head
from .llms import write_llms
from .site import site_of
from .sitemap import write_sitemap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def outdated(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return the documents that are to be written again on account of feeds.

    All, if there are feeds now and were none before, or the other way round: their heads
    say so.  And reviews that have not been in a feed: they were written without, or by
    another builder.
    """
    collection = review_domain(env).collection
    site = site_of(app)
    wants_feeds = site.has("feeds") and has_days(collection.pages.values())
    if wants_feeds is not Path(app.outdir, ALL).exists() and not has_own_feed(app):
        return sorted(env.found_docs)
    return sorted(without_content(app, collection)) if wants_feeds else []


def write_head(
    app: Sphinx, pagename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Tell machines what is on a page."""
    collection = review_domain(app.env).collection
    if collection.pages:
        add_to_head(app, site_of(app), collection, pagename, context, doctree)


def write_files(app: Sphinx) -> None:
    """Write what stands beside the pages, and remove what is gone."""
    collection = review_domain(app.env).collection
    site = site_of(app)
    write_feeds(app, site, collection)
    cards: Iterable[str] = ()
    if site.has("cards") and collection.pages:
        cards = {*collection.pages, app.config.root_doc}
        if app.config.root_doc not in collection.pages:
            draw_card_of_site(app, site.name)
    remove_old_cards(app, cards)
    if site.has("llms") and collection.pages:
        write_llms(app, site, collection)
    if site.has("sitemap") and collection.pages:
        write_sitemap(app, site, collection)
