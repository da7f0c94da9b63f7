r"""Reviews in LaTeX: a cover beside the facts.

LaTeX takes no SVG, so the drawn cover is made of pixels; it is written beside the document,
as the builder does with pictures, under a name that says nothing and that TeX can read::

    \begin{reviewhead}{cover-1a2b3c4d5e6f.png}
    \begin{quote}\begin{description} ... \end{description}\end{quote}
    \end{reviewhead}
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from blackout_ext.locale import translations

from .domain import review_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.latex import LaTeXBuilder
    from sphinx.config import Config
    from sphinx.writers.latex import LaTeXTranslator

    from .entries import ReviewPage
    from .nodes import review_header

PACKAGE = Path(__file__).parent / "texinputs" / "sphinxblackoutreviews.sty"


def visit_header_latex(self: LaTeXTranslator, node: review_header) -> None:
    """Write the cover and the facts."""
    page = review_domain(self.builder.env).collection.pages.get(node["docname"])
    image = node.next_node(nodes.image)
    cover = own_cover(self.builder, image) or (page and drawn_cover(self.builder, page))
    if cover:
        self.body.append(f"\n\n\\begin{{reviewhead}}{{{cover}}}\n")
    for child in node.children:
        if child is not image:
            child.walkabout(self)
    if cover:
        self.body.append("\n\\end{reviewhead}\n\n")
    raise nodes.SkipNode


def depart_header_latex(self: LaTeXTranslator, node: review_header) -> None:
    """Close nothing."""


def own_cover(builder: LaTeXBuilder, image: nodes.image | None) -> str | None:
    r"""Return the file of a picture that the front matter names, as ``\includegraphics`` takes it.

    ``None`` if there is none, or in no format for LaTeX.
    """
    name = builder.images.get(image["uri"]) if image is not None else None
    if not name:
        return None
    stem, _dot, suffix = name.rpartition(".")
    return f"{{{stem}}}.{suffix}"


def drawn_cover(builder: LaTeXBuilder, page: ReviewPage) -> str | None:
    """Draw the cover of a review; return the name of its file.

    ``None`` where what draws it is not installed: print does well without.
    """
    from .covers import cover_png
    from .covers.typeface import MissingLibraryError

    try:
        png = cover_png(page.review, translations())
    except MissingLibraryError:
        return None
    name = f"cover-{blake2b(page.docname.encode(), digest_size=6).hexdigest()}.png"
    Path(builder.outdir, name).write_bytes(png)
    return name


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Put the macros beside the document."""
    config.latex_additional_files = [*config.latex_additional_files, str(PACKAGE)]


def setup_latex(app: Sphinx) -> None:
    """Register the macros; :mod:`.html` registers the node."""
    app.add_latex_package(PACKAGE.stem, after_hyperref=True)
    app.connect("config-inited", on_config_inited)
