"""The warnings of the review part; each can be suppressed as ``review.<subtype>``."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes

logger = logging.getLogger(__name__)

WARNING_TYPE = "review"
"""Type of every warning of this part."""


class ReviewWarning(Enum):
    """Subtypes of the warnings, and when each is given."""

    FRONT_MATTER = "front_matter"
    """A field of the front matter that is wrong; it is left out, and the rest is used."""

    DUPLICATE = "duplicate"
    """Two reviews of one work by one reviewer, or two pages of one name."""

    RELATED = "related"
    """A related review, or the review of an adaptation, that there is none of."""

    PROGRESS = "progress"
    """A work or stage, named by a blackout or spoiler warning, that there is none of."""

    REFERENCE = "reference"
    """A reference to a review, author or guide that there is none of."""

    CONFIG = "config"
    """A value in ``conf.py`` that cannot be used."""


def warn(
    subtype: ReviewWarning,
    message: str,
    location: nodes.Node | tuple[str, int | None] | str | None,
) -> None:
    """Log *message*, which says what is wrong and what to do, as ``review.<subtype>``."""
    logger.warning(message, location=location, type=WARNING_TYPE, subtype=subtype.value)
