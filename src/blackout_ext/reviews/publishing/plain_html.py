"""HTML for readers of feeds, which have neither the styles nor the scripts of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

KEPT = frozenset({
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details",
    "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6",
    "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp",
    "small", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "u", "ul", "var",
})  # fmt: skip
"""Elements that stay; of others the content does."""
ATTRIBUTES = {
    "a": ("href",),
    "img": ("src", "alt", "width", "height"),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
}
"""Attributes that stay, by element, besides those of :data:`EVERYWHERE`."""
EVERYWHERE = ("dir", "lang")
SCHEMES = {"href": ("http", "https", "mailto"), "src": ("http", "https")}
"""Addresses that stay; all are absolute by then."""


def plain_html(root: HtmlElement, address: str) -> str:
    """Return what a page says without classes, anchors and styles, its links absolute.

    Args:
        root: what the page says, which is changed.
        address: address of the page.
    """
    etree.strip_tags(root, *({element.tag for element in root.iterdescendants()} - KEPT))
    for element in root.xpath("//*[@*]"):
        keep_attributes(element, address)
    for image in list(root.iter("img")):
        if "src" not in image.attrib:
            image.drop_tree()
    return str(html.tostring(root, encoding="unicode"))


def keep_attributes(element: HtmlElement, address: str) -> None:
    """Remove what an element is not known to need, and make its links absolute."""
    kept = (*EVERYWHERE, *ATTRIBUTES.get(element.tag, ()))
    for name, value in element.items():
        schemes = SCHEMES.get(name)
        if name not in kept:
            del element.attrib[name]
        elif schemes:
            absolute = joined(address, value.strip())
            if scheme_of(absolute) in schemes:
                element.set(name, absolute)
            else:
                del element.attrib[name]


def joined(address: str, link: str) -> str:
    """Return a link of the page at *address* as an address; as it is, if it is none."""
    if link.startswith("#"):
        # Each bar is one, and to take addresses apart is most of the work.
        return address + link
    try:
        return urljoin(address, link)
    except ValueError:
        return link


def scheme_of(address: str) -> str:
    """Return the scheme of an address, in lower case; nothing if it is no address."""
    try:
        return urlsplit(address).scheme
    except ValueError:
        return ""
