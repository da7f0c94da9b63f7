"""Values in ``conf.py`` that nobody reads, as they are nearly called like one of ours.

Sphinx takes any name for a variable of the author's: ``blackout_apendix = False`` would
publish, without a word, what was to be redacted.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from .spoilers.warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIXES = ("blackout_", "review_")
CLOSE = 0.75
"""How alike two names without their prefix are (``difflib``) where one is a slip of the other."""


def unread_values(config: Config) -> Iterator[tuple[str, str]]:
    """Yield names that are no configuration values, each with the one that it is nearly."""
    known = [value.name for value in config]
    for name in config._raw_config:
        prefix = next((prefix for prefix in PREFIXES if name.startswith(prefix)), None)
        if prefix is None or name in config:
            continue
        ours = [one.removeprefix(prefix) for one in known if one.startswith(prefix)]
        for near in get_close_matches(name.removeprefix(prefix), ours, n=1, cutoff=CLOSE):
            yield name, prefix + near


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Warn of such values."""
    for name, near in unread_values(config):
        message = f"conf.py sets {name}, which nothing reads: did you mean {near}?"
        warn(BlackoutWarning.CONFIG, message, None)
