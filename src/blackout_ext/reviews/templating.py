"""The templates of this part, and of others that write HTML of their own."""

from __future__ import annotations

import functools

import jinja2


@functools.cache
def templates(package: str = "blackout_ext.reviews") -> jinja2.Environment:
    """Return the templates of a package, which escape all that is put into them."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
