"""What a picture is drawn from, told without drawing it.

Loading the fonts takes longer than writing a page.  The same record, words and code give
the same bytes, so a picture that is there need not be drawn to see that it is still right.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from blackout_ext.outputs import digest_of

from .book import book
from .words import alternative

if TYPE_CHECKING:
    from gettext import NullTranslations

    from ..model import Review


def digest_of_picture(review: Review, translations: NullTranslations, site: str = "") -> str:
    """Return a digest of all that a cover, or a card, is drawn from.

    Args:
        review: the record of the work.
        translations: messages in the language of the book.
        site: name of the site, which stands on cards.
    """
    shown = book(review, translations)
    values = {field.name: getattr(shown, field.name) for field in fields(shown)}
    values |= {"motif": shown.motif.__qualname__, "draws": shown.draws.seed}
    return digest_of(values, alternative(review, translations), site, digest_of_code())


@functools.cache
def digest_of_code() -> str:
    """Return a digest of what draws: the fonts, and the code of the part that this belongs to."""
    digest = hashlib.sha256()
    fonts, code = Path(__file__).with_name("fonts"), Path(__file__).parent.parent
    for path in sorted([*fonts.iterdir(), *code.rglob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
