"""Days in the language of the book, which programs can read too.

In HTML a day is ``<time datetime="2026-11-24">24 November 2026</time>``; everywhere
else it is its text.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.i18n import babel_format_date

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class day(nodes.inline):  # noqa: N801 (docutils names nodes in lower case)
    """A day.

    Attributes (``self[...]``):
        datetime: the day (str) as in ISO 8601, ``2026-11-24``.
    """


def day_node(date: dt.date, language: str) -> day:
    """Return *date* as a node, in words of *language* (a value of Sphinx's ``language``)."""
    text = day_text(date, language)
    return day("", text, datetime=date.isoformat())


def day_text(date: dt.date, language: str, width: str = "long") -> str:
    """Return *date* as *language* writes it: ``24 November 2026``.

    The *width* is one of CLDR's: ``long`` (in full) or ``medium`` (``24 Nov 2026``).
    A language that Babel does not know is warned of by Sphinx, and gets English.
    """
    midnight = dt.datetime.combine(date, dt.time(), tzinfo=dt.UTC)
    return babel_format_date(midnight, width, locale=language)


def visit_day(self: HTML5Translator, node: day) -> None:
    """Open the element for a day (HTML Standard, section 4.5.14)."""
    self.body.append(self.starttag(node, "time", "", datetime=node["datetime"]))


def depart_day(self: HTML5Translator, node: day) -> None:
    """Close it."""
    self.body.append("</time>")


def setup_days(app: Sphinx) -> None:
    """Register the node; formats other than HTML write it as the inline text it is."""
    app.add_node(day, html=(visit_day, depart_day))
