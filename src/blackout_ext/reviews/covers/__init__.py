"""Covers of our own for works whose covers belong to others, drawn from their records.

The series is one of a small press: a page of paper or colour, one typeface, and a figure
that says *something took another turning*.  Colours come from the century in which history
parts, the figure from what the title does, its parting from the year, and the rest from a
digest of title and makers: the same record gives the same bytes on every machine.
"""

from __future__ import annotations

from .card import card_png, card_svg
from .cover import cover_png, cover_svg
from .origin import digest_of_picture
from .words import alternative as cover_alt

__all__ = ["card_png", "card_svg", "cover_alt", "cover_png", "cover_svg", "digest_of_picture"]
