"""Shops, libraries and catalogues that have the work under review, and links to it there.

What :mod:`want_to_read` and :mod:`want_to_see` share.  A store is an address with gaps,
which are filled from the front matter of the page; nothing is asked of the store, and
nothing is sent to it before a reader follows the link.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote

from sphinx.errors import ConfigError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from blackout_ext.reviews.domain import review_domain
from book_words import _
from outbound_links import (
    OutboundLink,
    link_list,
    links_placeholder,
    replace_placeholder,
    with_query,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx.config import Config

    from blackout_ext.reviews.model import Review

logger = logging.getLogger(__name__)

BEFORE_URLS = 300
"""LaTeX turns addresses into footnotes at 400, the link checker collects them at 800."""


@dataclass(frozen=True, slots=True)
class Store:
    """A shop, library or catalogue, and where it keeps a work."""

    name: str
    """Name that readers see, and by which tags are given."""
    region: str
    """Heading under which it is listed; translated where the catalogue has it."""
    url: str
    """Address of a work, with gaps such as ``{isbn13}`` or ``{title}``."""
    search: str = ""
    """Address to use where the work lacks what *url* needs; empty to leave the store out then."""
    edition: str = "us"
    """Region, as in the front matter, of the edition sold here."""
    sponsored: bool = True
    """Whether the link may earn money, now or later, and must say so to search engines."""

    @property
    def rel(self) -> str:
        """Link types of its links."""
        return "sponsored nofollow noopener" if self.sponsored else "noopener"

    def find(self, known: Mapping[str, str]) -> str | None:
        """Return the address of the work of which *known* tells, or ``None`` if that is too little.

        Args:
            known: what gaps can be filled with, quoted.
        """
        for template in (self.url, self.search):
            if template and fields_of(template) <= known.keys():
                # Where the last word of a search is not known, the others are looked for.
                return template.format_map(known).removesuffix("%20")
        return None


class StoresTransform(SphinxPostTransform):
    """Put links to stores in the place of placeholders, from the front matter of their pages."""

    default_priority = BEFORE_URLS
    placeholder: ClassVar[type[links_placeholder]]
    """What gives way to the links; its name is the type of the warnings."""
    no_review: ClassVar[str]
    """Warning for a page that is not about such a work, and what to do."""
    no_store: ClassVar[str]
    """Warning where no store can be linked, and what to do."""

    def stores(self, review: Review, node: links_placeholder) -> dict[str, list[OutboundLink]]:
        """Return the links for a work by region."""
        raise NotImplementedError

    def is_about(self, review: Review) -> bool:
        """Tell whether the work is one that is found here."""
        return True

    def run(self, **kwargs: Any) -> None:
        """Replace each placeholder."""
        name = self.placeholder.__name__
        for node in list(self.document.findall(self.placeholder)):
            page = review_domain(self.env).collection.pages.get(node["docname"])
            groups: dict[str, list[OutboundLink]] = {}
            if page is None or not self.is_about(page.review):
                logger.warning(self.no_review, location=node, type=name, subtype="review")
            elif not (groups := self.stores(page.review, node)):
                logger.warning(self.no_store, location=node, type=name, subtype="empty")
            classes = [name.replace("_", "-")]
            replace_placeholder(node, [link_list(groups, classes)] if groups else [])


def links_by_region(
    stores: Sequence[Store],
    known: Callable[[Store], Mapping[str, str]],
    tags: Mapping[str, Mapping[str, str]],
) -> dict[str, list[OutboundLink]]:
    """Return the links to a work by region, in the order of the stores.

    Args:
        stores: where to look.
        known: what is known of the work, quoted, for a store.
        tags: query parameters to add, by the name of the store.
    """
    groups: dict[str, list[OutboundLink]] = {}
    for store in stores:
        if url := store.find(known(store)):
            url = with_query(url, tags.get(store.name, {}))
            groups.setdefault(_(store.region), []).append(OutboundLink(store.name, url, store.rel))
    return groups


def quoted(known: Mapping[str, str]) -> dict[str, str]:
    """Return values as they are put into addresses."""
    return {name: quote(value, safe="") for name, value in known.items()}


def fields_of(template: str) -> set[str]:
    """Return the names in braces in *template*."""
    return {
        name for _text, name, _spec, _conversion in Formatter().parse(template) if name is not None
    }


def check_stores(config: Config, name: str, fields: frozenset[str], module: str) -> None:
    """Refuse stores that could not be used.

    Args:
        config: the configuration.
        name: name of the value that lists the stores.
        fields: what their addresses can be made of.
        module: extension that authors import ``Store`` from.

    Raises:
        ConfigError: the value is no list of stores, or an address has an unknown gap.
    """
    stores = config[name]
    if not isinstance(stores, list | tuple) or not all(isinstance(s, Store) for s in stores):
        msg = f"{name} must be a list of Store(...): import Store from {module}."
        raise ConfigError(msg)
    for store in stores:
        if unknown := fields_of(store.url + store.search) - fields:
            msg = (
                f"{name}: {store.name} has unknown fields {sorted(unknown)}; "
                f"use any of {sorted(fields)}."
            )
            raise ConfigError(msg)
