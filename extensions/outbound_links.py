"""What the extensions that link to other sites share: a placeholder, and lists of links.

A directive leaves a placeholder that is the same for every format, because neither
front matter nor builder is to be asked while a page is read.  When the page is
written, the placeholder gives way to a list::

    <links_placeholder docname="reviews/x">  ->  <definition_list>
                                                     <definition_list_item>
                                                         <term> United Kingdom
                                                         <definition>
                                                             <bullet_list> <list_item> <paragraph>
                                                                 <reference refuri="..." rel="...">

All of it is plain docutils, so every builder can show it, and Sphinx's HTML writer
prints ``rel``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NO_SEARCH = "no-search"
"""Class that keeps the search index (Sphinx >= 8.2) from finding a shop on every page."""


@dataclass(frozen=True, slots=True)
class OutboundLink:
    """A link to another site."""

    label: str
    """Text of the link."""
    url: str
    """Address, with everything in it quoted."""
    rel: str
    """Link types, separated by spaces (HTML Standard, "Link types")."""


class links_placeholder(nodes.container):  # noqa: N801 (docutils names nodes in lower case)
    """The place of links on a page; a container, so that it is empty at worst.

    Attributes (``self[...]``):
        docname: page (str) it was written on: some builders merge pages before they resolve them.
    """


class LinksDirective(SphinxDirective):
    """A directive, without content, that leaves a placeholder."""

    placeholder: ClassVar[type[links_placeholder]]

    def run(self) -> list[nodes.Node]:
        """Return the placeholder."""
        node = self.placeholder(docname=self.env.current_document.docname)
        self.set_source_info(node)
        return [node]


def replace_placeholder(placeholder: links_placeholder, content: Sequence[nodes.Node]) -> None:
    """Put *content* in the place of *placeholder*.

    Where there is none a comment takes it, which no reader sees, and which can carry
    the name of a label that stood before the directive.
    """
    placeholder.replace_self(list(content) or [nodes.comment()])


def link_list(
    groups: Mapping[str, Sequence[OutboundLink]], classes: Sequence[str]
) -> nodes.definition_list:
    """Return a list of links under the headings of their groups.

    Args:
        groups: links by heading, in the order in which they are to be shown.
        classes: class names for the list.
    """
    items = [
        nodes.definition_list_item(
            "",
            nodes.term("", heading),
            nodes.definition("", nodes.bullet_list("", *map(list_item, links))),
        )
        for heading, links in groups.items()
    ]
    return nodes.definition_list("", *items, classes=[*classes, NO_SEARCH])


def list_item(link: OutboundLink) -> nodes.list_item:
    """Return *link* as an item of a list."""
    reference = nodes.reference("", link.label, refuri=link.url, rel=link.rel)
    return nodes.list_item("", nodes.paragraph("", "", reference))


def with_query(url: str, parameters: Mapping[str, str]) -> str:
    """Return *url* with *parameters* in its query, in place of those with the same names.

    Args:
        url: an address that may have a query already.
        parameters: values by name, not quoted.
    """
    if not parameters:
        return url
    parts = urlsplit(url)
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name not in parameters
    ]
    # Spaces as %20: in a mailto address a plus is a plus (RFC 6068, section 5).
    query = urlencode([*kept, *parameters.items()], quote_via=quote, safe="")
    return parts._replace(query=query).geturl()
