"""The warnings of sphinx-blackout, as the modules ``warnings_`` of its parts list them."""

from __future__ import annotations

import importlib
import pkgutil
from enum import Enum
from typing import TYPE_CHECKING

from sphinx.pycode import ModuleAnalyzer

import blackout_ext

from .docstrings import sentence
from .entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

WARNING = "warningtype"
"""Directive and role of a subtype of warnings."""


def modules() -> Iterator[tuple[str, ModuleType]]:
    """Yield each module of warnings with the name of its part."""
    for found in pkgutil.iter_modules(blackout_ext.__path__, f"{blackout_ext.__name__}."):
        name = f"{found.name}.warnings_"
        if found.ispkg and importlib.util.find_spec(name):
            yield found.name.rpartition(".")[2], importlib.import_module(name)


def warnings_of(part: str) -> tuple[Entry, ...]:
    """Return the descriptions of the warnings of a part."""
    module = dict(modules())[part]
    said = ModuleAnalyzer.for_module(module.__name__).find_attr_docs()
    return tuple(
        Entry(
            WARNING,
            f"{module.WARNING_TYPE}.{member.value}",
            sentence(" ".join(said.get((kind.__name__, member.name), []))),
        )
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Enum) and kind is not Enum
        for member in kind
    )
