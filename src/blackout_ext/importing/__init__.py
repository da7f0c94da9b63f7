"""Old reviews, read from what other programs wrote, and written as MyST.

One direction: a reader turns its format into a stream of :mod:`.events`; :mod:`.sealing`
finds the spoiler marks in it, and says of every piece of text whether it is hidden;
:mod:`.building` makes blocks of that, and :mod:`.writer` MyST of the blocks.  What is
hidden is settled before anything is known of the structure, so no paragraph, table or
list can bring a passage into the open.  Nothing here knows of Sphinx, except the names
of sections.
"""

from __future__ import annotations

from importlib.util import find_spec

EXTRA = "import"
"""Extra of the distribution that has what this part needs."""
NEEDS = ("defusedxml", "markdown_it", "yaml")
"""Modules of that extra."""


def missing_libraries() -> list[str]:
    """Return the modules that this part needs and that are not installed."""
    return [name for name in NEEDS if find_spec(name) is None]
