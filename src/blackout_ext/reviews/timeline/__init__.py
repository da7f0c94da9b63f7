"""A picture of when histories turn: the points of divergence along one vertical line of time.

One direction, and nothing of Sphinx in it: :mod:`.model` says what is drawn, :mod:`.text`
breaks it into lines, :mod:`.scale` turns years into heights, :mod:`.placing` and
:mod:`.layout` give everything a place, and :mod:`.svg` writes it down.
"""

from .model import Mark, Row, timeline_rows
from .svg import timeline_svg

__all__ = ["Mark", "Row", "timeline_rows", "timeline_svg"]
