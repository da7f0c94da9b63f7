"""Cards, the pictures that previews of links show, as files.

A card is drawn by the process that writes the page, which has the record at hand.  Drawing
takes longer than all else on a page, so cards are kept with the doctrees, one for a page,
by a digest of what it is drawn from.
"""

from __future__ import annotations

from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from blackout_ext.files import files_in, remove_others, write
from blackout_ext.locale import translations

from ..terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from ..model import Review

CARDS = "cards"
"""Name of their folders."""
SIZE = (1200, 630)
"""Width and height in pixels."""
DIGITS = 32
"""Of a digest, in the name of a card that is kept."""


def card_path(app: Sphinx, docname: str) -> str:
    """Return the path of the card of a page from the base of the site, quoted."""
    return quote(f"{cards_folder(app)}/{docname}.png")


def draw_card(app: Sphinx, docname: str, review: Review, site: str) -> None:
    """Draw the card of a page, if it is not there yet.

    Args:
        app: the application.
        docname: name of the page.
        review: the record of the work.
        site: name of the site, which stands at the foot; empty for none.
    """
    from ..covers import card_png, digest_of_picture

    digest = digest_of_picture(review, translations(), site)
    kept = kept_file(app, docname, digest[:DIGITS])
    if not kept.exists():
        for earlier in kept.parent.glob(kept_file(app, escape(docname), "?" * DIGITS).name):
            earlier.unlink()
        write(kept, card_png(review, site, translations()))
    write(card_file(app, docname), kept.read_bytes())


def kept_file(app: Sphinx, docname: str, digest: str) -> Path:
    """Return where a card is kept for the next build, and for other builders."""
    return Path(app.doctreedir, CARDS, f"{docname}.{digest}.png")


def draw_card_of_site(app: Sphinx, name: str) -> None:
    """Draw the card of all pages that review nothing: that of a work called like the site."""
    from ..model import Review

    draw_card(
        app,
        app.config.root_doc,
        Review.model_validate({"kind": Kind.COLLECTION, "title": name}),
        "",
    )


def remove_old_cards(app: Sphinx, docnames: Iterable[str]) -> None:
    """Remove the cards of all pages but these."""
    docnames = set(docnames)
    written = Path(app.outdir, cards_folder(app))
    remove_others(written, ".png", (f"{docname}.png" for docname in docnames))
    folder = Path(app.doctreedir, CARDS)
    for name in list(files_in(folder, ".png")):
        if name.rsplit(".", 2)[0] not in docnames:
            Path(folder, name).unlink()


def card_file(app: Sphinx, docname: str) -> Path:
    """Return where the card of a page is written."""
    return Path(app.outdir, cards_folder(app), f"{docname}.png")


def cards_folder(app: Sphinx) -> str:
    """Return the folder of cards in the output: one among the images, where Sphinx has none."""
    builder: Any = app.builder
    return f"{builder.imagedir}/{CARDS}"
