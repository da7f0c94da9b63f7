"""Reviews as data: what a page says of a work in its front matter, and what is made of that.

One direction: :mod:`.model` and what it is made of (:mod:`.years`, :mod:`.isbn`) know
nothing of Sphinx; :mod:`.front_matter` finds the data in a source file and
:mod:`.validation` turns it into records; the domain keeps them.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

EXTRA = "reviews"
"""Extra of the distribution that has what this part needs."""
NEEDS = ("feedgen", "fontTools", "lxml", "pydantic", "stdnum", "yaml")
"""Modules of that extra.  They are loaded by the first review: they take long to start."""


def missing_libraries() -> list[str]:
    """Return the modules that this part needs and that are not installed."""
    return [name for name in NEEDS if find_spec(name) is None]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load the review part of the extension.

    Raises:
        sphinx.errors.ExtensionError: a library is missing; the message says how to get it.
    """
    from sphinx.errors import ExtensionError

    from .extension import setup_reviews

    if missing := missing_libraries():
        names = ", ".join(missing)
        msg = f"blackout_ext.reviews needs {names}: pip install sphinx-blackout[{EXTRA}]"
        raise ExtensionError(msg)
    return setup_reviews(app)
