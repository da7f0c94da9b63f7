"""Files beside the pages that authors bring themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def is_theirs(app: Sphinx, name: str) -> bool:
    """Tell whether ``html_extra_path`` has a file of this name: theirs goes before ours."""
    paths = [Path(app.confdir, entry) for entry in app.config.html_extra_path]
    return any(
        (path / name).is_file() if path.is_dir() else path.name == name and path.is_file()
        for path in paths
    )
