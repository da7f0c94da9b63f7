"""When what machines read is written: with each page, and at the end of a build."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..domain import review_domain
from ..warnings_ import ReviewWarning, warn
from .cards import draw_card_of_site, remove_old_cards
from .feeds import ALL, has_days, has_own_feed, without_content, write_feeds
from .head import add_to_head
from .llms import write_llms
from .site import BUILDERS, OUTPUTS, base_of, site_of
from .sitemap import write_sitemap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

EARLY = 120
"""Other extensions listen to pages at 500, those that write about them as well."""


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Warn of values that cannot be used."""
    if config.html_baseurl and not base_of(config):
        message = (
            f"html_baseurl is {config.html_baseurl!r}, which is no address of a site: begin it "
            "with https://. Feeds, cards, the site map and llms.txt are left out."
        )
        warn(ReviewWarning.CONFIG, message, None)
    for name in config.review_publish:
        if name not in OUTPUTS:
            message = f"review_publish has {name!r}. It can have {', '.join(OUTPUTS)}."
            warn(ReviewWarning.CONFIG, message, None)


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return the documents that are to be written again on account of feeds.

    All, if there are feeds now and were none before, or the other way round: their heads
    say so.  And reviews that have not been in a feed: they were written without, or by
    another builder.
    """
    collection = review_domain(env).collection
    site = site_of(app)
    if app.builder.name not in BUILDERS:
        return []
    wants_feeds = site.has("feeds") and has_days(collection.pages.values())
    if wants_feeds is not Path(app.outdir, ALL).exists() and not has_own_feed(app):
        return sorted(env.found_docs)
    return sorted(without_content(app, collection)) if wants_feeds else []


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell machines what is on a page."""
    collection = review_domain(app.env).collection
    if app.builder.name in BUILDERS and collection.pages:
        add_to_head(app, site_of(app), collection, pagename, context, doctree)


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write what stands beside the pages, and remove what is gone."""
    if exception is not None or app.builder.name not in BUILDERS:
        return
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


def setup_publishing(app: Sphinx) -> None:
    """Register the configuration, and listen to the build."""
    app.add_config_value(
        "review_publish",
        OUTPUTS,
        "html",
        types=frozenset({list, tuple, set, frozenset}),
        description="What is published for machines, of what can be.",
    )
    app.add_config_value(
        "review_description",
        "",
        "html",
        types=frozenset({str}),
        description="What the site is, in a sentence, for feeds, previews and llms.txt.",
    )
    app.add_config_value(
        "review_feed_limit",
        50,
        "",
        types=frozenset({int}),
        description="Reviews in a feed at the most, the latest; 0 for all.",
    )
    app.connect("config-inited", on_config_inited)
    app.connect("env-updated", on_env_updated)
    # Early: the first listener that returns a template name ends the event.
    app.connect("html-page-context", on_html_page_context, priority=EARLY)
    app.connect("build-finished", on_build_finished)
