"""From old addresses to new ones, in the file ``_redirects``.

A line ``/old/ /new.html 301`` is what Netlify, Cloudflare Pages and GitLab Pages read
("Redirects" in their manuals), and what anybody can make rules for another server of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "_redirects"


def root_of(folder: Path) -> Path:
    """Return the source folder of the Sphinx project that *folder* is in, or the folder itself."""
    folder = folder.absolute()
    return next((f for f in (folder, *folder.parents) if (f / "conf.py").is_file()), folder)


def redirects(moved: Iterable[tuple[str, str]], folder: Path) -> str:
    """Return the list of redirects.

    Args:
        moved: old address and new name of each page.
        folder: folder of the new files.
    """
    inside = folder.absolute().relative_to(root_of(folder)).as_posix()
    prefix = "/" if inside == "." else f"/{quote(inside)}/"
    lines: dict[str, str] = {}
    for address, name in moved:
        path = old_path(address)
        if path:
            lines.setdefault(path, f"{prefix}{quote(name)}.html")
    return "".join(f"{old} {new} 301\n" for old, new in sorted(lines.items()))


def old_path(address: str) -> str:
    """Return the path of an old address; nothing for one that is a query (``/?p=12``)."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if not parts.path.strip("/"):
        return ""
    return quote(parts.path, safe="/%")
