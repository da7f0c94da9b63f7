"""The templates of this part."""

from __future__ import annotations

import functools

import jinja2


@functools.cache
def templates() -> jinja2.Environment:
    """Return the templates, which escape all that is put into them."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("blackout_ext.reviews"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
