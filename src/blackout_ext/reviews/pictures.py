"""Covers in HTML: a picture of the author's, or one that is drawn from the record."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

from blackout_ext.files import write
from blackout_ext.locale import translations
from blackout_ext.outputs import output_of

from .covers import cover_alt, cover_svg, digest_of_picture

if TYPE_CHECKING:
    from .entries import ReviewPage
    from .nodes import review_header

COVERS = "covers"
"""What of an output they are."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page."""

    uri: str
    """Relative address, quoted."""
    alt: str
    """What is to be seen on it."""


def own_cover(builder: Any, page: ReviewPage, header: review_header) -> Picture | None:
    """Return the picture that the front matter names, once Sphinx has found it."""
    image = header.next_node(nodes.image)
    if image is None or image["uri"] not in builder.images:
        return None
    name = builder.images[image["uri"]]
    return Picture(posixpath.join(builder.imgpath, quote(name)), image.get("alt", ""))


def drawn_cover(builder: Any, page: ReviewPage) -> Picture:
    """Draw the cover of a review beside the other images, if it is not there yet."""
    name = page.cover_file
    path = Path(builder.outdir, builder.imagedir, name)
    output = output_of(builder)
    before = output.before.get(COVERS, {}).get(name) if output else None
    if not path.exists() or before != digest_of_cover(page):
        write(path, cover_svg(page.review, translations()).encode())
    return Picture(
        posixpath.join(builder.imgpath, quote(name)), cover_alt(page.review, translations())
    )


def digest_of_cover(page: ReviewPage) -> str:
    """Return a digest of what the cover of a review is drawn from."""
    return digest_of_picture(page.review, translations())
