"""When what machines read is written: with each page, and at the end of a build.

:mod:`.build` writes it, and is loaded by the first review.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..domain import review_domain
from ..warnings_ import ReviewWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

BUILDERS = frozenset({"html", "dirhtml"})
"""Builders that write the pages ``html_baseurl`` is the address of."""
OUTPUTS = ("cards", "feeds", "json-ld", "llms", "opengraph", "sitemap")
"""What can be published."""
EARLY = 120
"""Other extensions listen to pages at 500, those that write about them as well."""


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Warn of values that cannot be used."""
    from .site import base_of

    if config.html_baseurl and not base_of(config):
        message = (
            f"html_baseurl is {config.html_baseurl!r}, which is no address of a site: begin it "
            "with https://. Feeds, cards, the site map and llms.txt are left out."
        )
        warn(ReviewWarning.CONFIG, message, None)
    if isinstance(config.review_publish, str):
        given = config.review_publish
        warn(ReviewWarning.CONFIG, f"review_publish is {given!r}: write a list, [{given!r}].", None)
        config.review_publish = (given,)
    for name in config.review_publish:
        if name not in OUTPUTS:
            message = f"review_publish has {name!r}. It can have {', '.join(OUTPUTS)}."
            warn(ReviewWarning.CONFIG, message, None)


def has_published(app: Sphinx) -> bool:
    """Tell whether there are reviews to publish, or were any, of which files may be left."""
    domain = review_domain(app.env)
    if domain.pages:
        domain.data["published"] = True
    return app.builder.name in BUILDERS and bool(domain.data.get("published"))


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return the documents that are to be written again on account of feeds."""
    if not has_published(app):
        return []
    from .build import outdated

    return outdated(app, env)


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell machines what is on a page."""
    if has_published(app):
        from .build import write_head

        write_head(app, pagename, context, doctree)


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Write what stands beside the pages, and remove what is gone."""
    if exception is None and has_published(app):
        from .build import write_files

        write_files(app)


def setup_publishing(app: Sphinx) -> None:
    """Register the configuration, and listen to the build."""
    app.add_config_value(
        "review_publish",
        OUTPUTS,
        "html",
        types=frozenset({list, tuple, set, frozenset}),
        description="What is published for machines; leave out what you do not want. "
        "`opengraph` and `cards` are previews of links, `llms` is `llms.txt`.",
    )
    app.add_config_value(
        "review_description",
        "",
        "html",
        types=frozenset({str}),
        description="What the site is, in a sentence: for the preview of the first page, feeds and "
        "`llms.txt`.",
    )
    app.add_config_value(
        "review_feed_limit",
        50,
        "",
        types=frozenset({int}),
        description="Reviews in a feed at the most, the latest; `0` for all.",
    )
    app.connect("config-inited", on_config_inited)
    app.connect("env-updated", on_env_updated)
    # Early: the first listener that returns a template name ends the event.
    app.connect("html-page-context", on_html_page_context, priority=EARLY)
    app.connect("build-finished", on_build_finished)
