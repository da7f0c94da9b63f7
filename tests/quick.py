"""What a build need not do again that hundreds of others have done before it.

Two thirds of a small build in HTML is Jinja compiling the templates of the theme, the same ones
each time.  Nothing here changes what a build reads or writes.
"""

from __future__ import annotations

import functools
import logging
from contextlib import contextmanager
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

import pytest
from jinja2.sandbox import SandboxedEnvironment
from sphinx import jinja2glue
from sphinx.util import template

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPILED: dict[Any, Any] = {}
"""Compiled templates, by their source and all else that the code made of it depends on."""


class RememberingEnvironment(SandboxedEnvironment):
    """An environment as Sphinx has it, that compiles no template twice."""

    def compile(self, source: Any, *arguments: Any, **options: Any) -> Any:
        # The code holds what filters have made of constants.  LaTeX has delimiters of its own.
        setting = (
            tuple(self.filters.items()), tuple(sorted(self.extensions)), self.autoescape,
            self.variable_start_string, self.block_start_string, self.comment_start_string,
        )  # fmt: skip
        key = (source, arguments, tuple(options.items()), setting)
        if key not in COMPILED:
            COMPILED[key] = super().compile(source, *arguments, **options)
        return COMPILED[key]


@contextmanager
def quick_builds() -> Iterator[None]:
    """Keep compiled templates and the list of installed themes, and make no debugging notes."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (jinja2glue, template):
            patch.setattr(module, "SandboxedEnvironment", RememberingEnvironment)
        patch.setattr("sphinx.theming.entry_points", functools.cache(entry_points))
        logging.disable(logging.DEBUG)
        yield
        logging.disable(logging.NOTSET)
