"""Addresses of links, as they may stand in MyST."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urljoin, urlsplit

SAFE = "%/:?#@!+,;=~-._&"
SCHEMES = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Addresses:
    """Knows where links lead to, once the blog has moved."""

    base: str = ""
    """Old address of the page."""
    moved: dict[str, str] = field(default_factory=dict)
    """New file of each page that was imported, by :func:`key_of` its old address."""

    def __call__(self, written: str) -> str | None:
        """Return the address for a link, empty for a place on the page, ``None`` for nowhere."""
        if not written or written.startswith("#"):
            return ""
        try:
            address = urljoin(self.base, written)
            parts = urlsplit(address)
            key = key_of(address)
        except ValueError:  # Brackets of an IPv6 address that do not close.
            return None
        if self.base and address.partition("#")[0] == self.base.partition("#")[0]:
            return ""
        if key in self.moved:
            return quote(self.moved[key])
        if address.startswith("//"):
            address = f"https:{address}"
        elif parts.scheme.lower() not in SCHEMES or not (parts.netloc or parts.scheme == "mailto"):
            return None
        return quote(" ".join(address.split()), safe=SAFE).replace("&", "&amp;")


def key_of(address: str) -> str:
    """Return what two spellings of an address have in common: host and path.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(address)
    if not parts.netloc:
        return ""
    path = unquote(parts.path).rstrip("/")
    return f"{parts.netloc.lower().removeprefix('www.')}{path}?{parts.query}"
