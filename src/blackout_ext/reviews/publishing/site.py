"""Addresses, names and settings of the site that is published."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config

_ = get_translation("blackout")

ADDRESS = re.compile(r"https?://[^\s/]+")
UNSAFE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
    # Allowed, but discouraged: controls, and what Unicode has set aside.
    "\x7f-\x84\x86-\x9f\ufdd0-\ufdef]"
)
"""Characters that XML cannot hold (XML 1.0, section 2.2), lone surrogates among them.

Named one by one: the complement of what it can hold takes four times as long to look for.
"""


def plain(text: str) -> str:
    """Return *text* on one line, without characters that XML or UTF-8 cannot hold."""
    return " ".join(UNSAFE.sub("", text).split())


@dataclass(frozen=True, slots=True)
class Site:
    """The site that a build is for."""

    name: str
    """Name of the project."""
    description: str
    """What it is, in a sentence; empty for none."""
    language: str
    """Language (BCP 47)."""
    reviewer: str
    """Who signs reviews that name nobody."""
    base: str
    """Address of the folder with all pages, ending with a slash; empty if it is not known."""
    outputs: frozenset[str]
    """What is to be published, of :data:`.events.OUTPUTS`."""
    uri: Callable[[str], str]
    """Function from a page name to its address as seen from the base."""

    def page(self, pagename: str) -> str:
        """Return the canonical address of a page, as in its ``<link rel="canonical">``."""
        return self.file(quote(self.uri(pagename), safe="/%"))

    def file(self, path: str) -> str:
        """Return the address of a file, given by its path from the base, quoted."""
        return posixpath.join(self.base, path)

    def has(self, output: str) -> bool:
        """Tell whether something is published, of what needs addresses."""
        return bool(self.base) and output in self.outputs


def site_of(app: Sphinx) -> Site:
    """Return the site that *app* builds."""
    config = app.config
    name = plain(config.project) or _("Reviews")
    return Site(
        name=name,
        description=plain(config.review_description),
        language=config.language.replace("_", "-"),
        reviewer=plain(config.review_reviewer) or name,
        base=base_of(config),
        outputs=frozenset(config.review_publish),
        uri=app.builder.get_target_uri,
    )


def base_of(config: Config) -> str:
    """Return ``html_baseurl`` with a slash at its end, or nothing if it is no address."""
    base = str(config.html_baseurl or "").strip()
    return base.rstrip("/") + "/" if ADDRESS.match(base) else ""
