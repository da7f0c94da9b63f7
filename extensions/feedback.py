"""How to answer a review, and how to pass it on.

An author writes ``{feedback}`` without content, in reStructuredText
``.. feedback::``, at the end of a page.  Readers get an invitation to agree or
disagree, the ways to do it that ``conf.py`` gives, and ways to share the page::

    feedback_issues_url = "https://github.com/OWNER/REPO/issues/new"
    feedback_email = "editors@example.org"
    html_baseurl = "https://example.org/book/"

Each may be left out, and what it is needed for is left out with it.  The links
that share are plain: nothing is loaded from those sites, and nothing is sent
before a reader follows one.  Beside them are buttons that copy the address and open
the browser's own share sheet (:mod:`share_tools`).  All carry the title of the page,
in which blackouts are masked, and its canonical address; only the builders ``html``
and ``dirhtml`` write pages that have one.  Where nothing is configured the directive
shows nothing, and says so in the warning ``feedback.empty``.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from book_words import _, setup_words
from outbound_links import (
    NO_SEARCH,
    LinksDirective,
    OutboundLink,
    link_list,
    links_placeholder,
    replace_placeholder,
    with_query,
)
from share_tools import WEB, setup_share_tools, share_row

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

REL = "nofollow noopener"


class feedback(links_placeholder):  # noqa: N801 (docutils names nodes in lower case)
    """The place of the invitation."""


class FeedbackDirective(LinksDirective):
    """Invite readers to answer, and to pass the page on."""

    placeholder = feedback


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace each placeholder.

    This is the event that has a builder to ask for addresses.  It also comes after
    the link checker has collected, which need not open an issue form for each page.
    """
    for node in list(doctree.findall(feedback)):
        title = app.env.titles[node["docname"]].astext()
        replies = reply_links(app.config, title)
        url = canonical_url(app, node["docname"])
        groups = {_("Tell us"): replies, _("Share this page"): share_links(title, url)}
        groups = {heading: links for heading, links in groups.items() if links}
        content: list[nodes.Node] = [invitation(app.config)] if replies else []
        if groups:
            found = link_list(groups, ["feedback"])
            content.append(found)
            if url:
                put_below(found, share_row(title, url))
        if not replies and not app.config.html_baseurl:
            logger.warning(
                "There is no way to answer or share this page: set feedback_issues_url, "
                "feedback_email or html_baseurl in conf.py, or remove this directive.",
                location=node, type="feedback", subtype="empty",
            )  # fmt: skip
        replace_placeholder(node, content)


def invitation(config: Config) -> nodes.paragraph:
    """Return the invitation, which names the ways that *config* gives."""
    if not config.feedback_email:
        text = _(
            "Did you see it another way, or just the same? Tell us in an issue: "
            "argument is as welcome as agreement. Please keep spoilers marked."
        )
    elif not config.feedback_issues_url:
        text = _(
            "Did you see it another way, or just the same? Tell us by e-mail: "
            "argument is as welcome as agreement. Please keep spoilers marked."
        )
    else:
        text = _(
            "Did you see it another way, or just the same? Tell us in an issue or by e-mail: "
            "argument is as welcome as agreement. Please keep spoilers marked."
        )
    return nodes.paragraph("", text, classes=["feedback", NO_SEARCH])


def reply_links(config: Config, title: str) -> list[OutboundLink]:
    """Return the links for an answer to the page called *title*."""
    links = []
    if config.feedback_issues_url:
        url = with_query(config.feedback_issues_url, {"title": title})
        links.append(OutboundLink(_("Open an issue"), url, REL))
    if config.feedback_email:
        url = with_query(f"mailto:{config.feedback_email}", {"subject": title})
        links.append(OutboundLink(_("Write an e-mail"), url, REL))
    return links


def share_links(title: str, url: str) -> list[OutboundLink]:
    """Return the links that share the page called *title* at the address *url*, if there is one."""
    if not url:
        return []
    both = f"{title} {url}"
    sites = (
        ("Bluesky", "https://bsky.app/intent/compose", {"text": both}),
        ("Mastodon", "https://mastodonshare.com/", {"text": title, "url": url}),
        ("Reddit", "https://www.reddit.com/submit", {"url": url, "title": title}),
        ("Facebook", "https://www.facebook.com/sharer/sharer.php", {"u": url}),
        ("WhatsApp", "https://wa.me/", {"text": both}),
        (_("E-mail"), "mailto:", {"subject": title, "body": url}),
    )
    return [OutboundLink(name, with_query(site, query), REL) for name, site, query in sites]


def put_below(groups: nodes.definition_list, row: nodes.Element) -> None:
    """Put *row* into the last of the *groups*, which is the one about sharing."""
    definition = list(groups.findall(nodes.definition))[-1]
    definition += row
    # Otherwise docutils, and themes, take a list with more than links for one of an API.
    groups["classes"].append("simple")


def canonical_url(app: Sphinx, docname: str) -> str:
    """Return the address that Sphinx gives as the canonical one of a page, or an empty string.

    The same as ``pageurl`` in Sphinx's templates.
    """
    if not app.config.html_baseurl or app.builder.name not in WEB:
        return ""
    return posixpath.join(app.config.html_baseurl, app.builder.get_target_uri(docname))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register directive, event, buttons and configuration.

    Values are of kind ``env`` although they are used when pages are written: for less,
    builders other than HTML would not write their pages again.
    """
    app.add_config_value(
        "feedback_issues_url",
        "",
        "env",
        types=frozenset({str}),
        description="Address of the form for a new issue; empty for none.",
    )
    app.add_config_value(
        "feedback_email",
        "",
        "env",
        types=frozenset({str}),
        description="Mail address of the editors; empty for none.",
    )
    setup_words(app)
    setup_share_tools(app)
    app.add_directive("feedback", FeedbackDirective)
    app.connect("doctree-resolved", on_doctree_resolved)
    return {
        # The doctrees hold placeholders: raise this when their shape changes.
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
