"""The site map (https://www.sitemaps.org/protocol.html): pages, and days of last change.

All pages are in it whichever of them a build writes, in the same order every time.
``sphinx_sitemap`` lists the pages of the build at hand in the order they come in, so it
wants a build from scratch; where it is loaded the map is left to it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from blackout_ext.files import write

from ..browse import shelves
from .files import is_theirs
from .summaries import last_change

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from ..collection import Collection
    from .site import Site

NAME = "sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LIBRARY = "sphinx_sitemap"


def write_sitemap(app: Sphinx, site: Site, collection: Collection) -> None:
    """Write the map, unless the author or another extension has one."""
    if LIBRARY not in app.extensions and not is_theirs(app, NAME):
        pages = sorted({*app.env.found_docs, *shelves(collection)})
        write(Path(app.outdir, NAME), sitemap(site, collection, pages))


def sitemap(site: Site, collection: Collection, pagenames: list[str]) -> bytes:
    """Return the map in XML."""
    root = ET.Element("urlset", xmlns=NAMESPACE)
    for pagename in pagenames:
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = site.page(pagename)
        page = collection.pages.get(pagename)
        changed = page and last_change(page.review)
        if changed:
            ET.SubElement(url, "lastmod").text = changed.isoformat()
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
