"""The warnings of the search part; each can be suppressed as ``search.<subtype>``."""

from __future__ import annotations

from enum import Enum

from sphinx.util import logging

logger = logging.getLogger(__name__)

WARNING_TYPE = "search"
"""Type of every warning of this part."""


class SearchWarning(Enum):
    """Subtypes of the warnings, and when each is given."""

    LANGUAGE = "language"
    """A language whose words Pagefind takes apart with its extended program alone."""


def warn(subtype: SearchWarning, message: str) -> None:
    """Log *message*, which says what is wrong and what to do, as ``search.<subtype>``."""
    logger.warning(message, type=WARNING_TYPE, subtype=subtype.value)
