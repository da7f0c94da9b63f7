"""The day of the last change at the foot of a page (Sphinx's ``last_updated``).

Sphinx knows the day of the build, and an extension such as sphinx-last-updated-by-git
that of the last commit.  Neither is a change that readers would call one, so where a
review says when it was last updated, this stands there.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sphinx.locale import _ as sphinx_
from sphinx.util.i18n import format_date

from .domain import review_domain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

AFTER_OTHERS = 800
"""Extensions that set ``last_updated`` listen at 500, where Sphinx puts them."""


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Say of a review what its front matter says, if pages of the project have such a day."""
    pattern = app.config.html_last_updated_fmt
    page = review_domain(app.env).pages.get(pagename)
    updated = page.review.updated if page else None
    if pattern is None or updated is None:
        return
    midnight = dt.datetime.combine(updated, dt.time(), tzinfo=dt.UTC)
    # As Sphinx makes its own (StandaloneHTMLBuilder.prepare_writing).
    context["last_updated"] = format_date(
        pattern or sphinx_("%b %d, %Y"), date=midnight, language=app.config.language
    )


def setup_last_updated(app: Sphinx) -> None:
    """Listen for the time at which pages get their words."""
    app.connect("html-page-context", on_html_page_context, priority=AFTER_OTHERS)
