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
    """A blackout without content."""

    UNCLOSED = "unclosed"
    """A directive whose closing fence is missing: it runs to the end of the page."""

    HEADING = "heading"
    """A heading inside a blackout: it would be listed in tables of contents."""

    TARGET = "target"
    """A target, name, label, citation or definition inside a blackout: others could refer to it."""

    INDEX = "index"
    """An index entry or to-do note inside a blackout: it would be in a list of all of them."""

    OBJECT = "object"
    """An object description, metadata or a directive that acts later on, inside a blackout."""

    TOCTREE = "toctree"
    """A table of contents inside a blackout: its pages would be in the navigation."""

    DOWNLOAD = "download"
    """A download inside a blackout: the file would be published under its own name."""

    IMAGE = "image"
    """An image inside a blackout that cannot be sealed: it cannot be read, or is drawn later."""

    UNPARSED = "unparsed"
    """Blackout markup where it stays text: in an attribute, a caption, front matter."""

    RESERVED = "reserved"
    """A document in ``reveals/``, the folder of the pages that hold the passages."""

    DOCTREES = "doctrees"
    """Doctrees, which hold every passage, in the folder of the output."""

    ENVIRONMENT = "environment"
    """A copy of the environment in the output, which was removed."""

    SOURCE = "source"
    """A builder that publishes sources."""


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
