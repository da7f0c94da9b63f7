"""The warnings of the spoiler part; each can be suppressed as ``blackout.<subtype>``."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes

logger = logging.getLogger(__name__)

WARNING_TYPE = "blackout"
"""Type of every warning of this part."""


class BlackoutWarning(Enum):
    """Subtypes of the warnings, and when each is given."""

    EMPTY = "empty"
    """A blackout without content.

    In reStructuredText what follows is hidden up to the next heading, as it may be its text.
    """

    UNCLOSED = "unclosed"
    """A directive whose closing fence is missing: it runs to the end of the page."""

    HEADING = "heading"
    """A heading inside a blackout: it would be listed in tables of contents."""

    TARGET = "target"
    """A target, name, label, citation or definition inside a blackout: others could refer to it."""

    INDEX = "index"
    """An index entry or to-do note inside a blackout: it would be in a list of all of them."""

    OBJECT = "object"
    """A glossary, an object description, metadata, or a directive that is filled in late or changes
    what follows, inside a blackout."""

    TOCTREE = "toctree"
    """A table of contents inside a blackout: its pages would be in the navigation."""

    DOWNLOAD = "download"
    """A download inside a blackout: the file would be published under its own name."""

    IMAGE = "image"
    """An image inside a blackout that cannot be read, or a diagram that would be a file."""

    UNPARSED = "unparsed"
    """Blackout markup that a parser takes for plain text, or has taken apart; an unknown option."""

    MISSPELLED = "misspelled"
    """A class that is nearly ``blackout``: what has it is hidden."""

    CONFIG = "config"
    """A value in ``conf.py`` that is nearly called like one of this extension, and not read."""

    RESERVED = "reserved"
    """A document in the folder ``reveals/``, which the pages that hold the passages need."""

    DOCTREES = "doctrees"
    """Doctrees, which hold every passage, inside the output folder."""

    ENVIRONMENT = "environment"
    """The file ``environment.pickle``, which the builders ``json`` and ``pickle`` copy into the
    output, and which was removed."""

    SOURCE = "source"
    """A builder, ``changes``, that publishes sources."""


def warn(
    subtype: BlackoutWarning,
    message: str,
    location: nodes.Node | tuple[str, int | None] | str | None,
) -> None:
    """Log *message* as a warning ``blackout.<subtype>``.

    *message* says what is wrong and what to do, and never quotes a passage:
    build logs are published too.
    """
    logger.warning(message, location=location, type=WARNING_TYPE, subtype=subtype.value)
