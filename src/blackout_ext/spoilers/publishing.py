"""What is published besides pages: the build's own notes, and source code.

Doctrees and the environment hold every passage.  They belong to the build, not to
what it is for, but Sphinx puts or copies them into the output at times.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .config import mask
from .warnings_ import BlackoutWarning, warn
from .writers.html import SERIALIZED

if TYPE_CHECKING:
    from typing import Any

    from sphinx.application import Sphinx

UNPUBLISHED = frozenset({"coverage", "doctest", "dummy", "gettext", "linkcheck"})
"""Builders whose output is for the authors."""

PUBLISHES_SOURCE = "changes"
"""The builder that copies documents which have ``versionadded`` and its like."""


def on_builder_inited(app: Sphinx) -> None:
    """Warn of doctrees in the output, and of a builder that publishes sources."""
    if app.builder.name == PUBLISHES_SOURCE:
        warn(
            BlackoutWarning.SOURCE,
            "The builder 'changes' publishes whole source files, and with them every passage. "
            "Keep its output to yourself.",
            None,
        )
    inside = Path(app.doctreedir).is_relative_to(app.outdir)
    if inside and app.builder.name not in UNPUBLISHED:
        folder = Path(app.doctreedir).relative_to(app.outdir.parent).as_posix()
        warn(
            BlackoutWarning.DOCTREES,
            f"The doctrees in {folder} hold every passage. Put them outside the output: "
            "sphinx-build -d FOLDER, or sphinx-build -M; and delete these before you publish.",
            None,
        )


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Remove the copy of the environment that the builders json and pickle make."""
    copied = Path(app.outdir, "environment.pickle")
    if app.builder.name not in SERIALIZED or not copied.exists():
        return
    if copied.resolve().parent == Path(app.doctreedir).resolve():
        return  # The build's own, of which there is a warning already.
    copied.unlink()
    warn(
        BlackoutWarning.ENVIRONMENT,
        f"The builder {app.builder.name!r} has copied environment.pickle into the output. It holds "
        "what the documents were made of, names of images inside passages for one, and is removed.",
        None,
    )


def on_html_collect_pages(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Mask the passages in modules that ``sphinx.ext.viewcode`` is about to show."""
    modules: dict[str, Any] = getattr(app.env, "_viewcode_modules", {})
    if not modules:
        return []
    from .derived import marks_in_code
    from .source_code import GONE, mask_source

    marks = marks_in_code(app.env)
    for name, entry in modules.items():
        if entry:
            code, tags, *rest = entry
            masked = mask_source(code, mask(app.config), marks)
            modules[name] = (masked.replace(GONE, ""), tags_in(masked, tags), *rest)
    return []


def tags_in(masked: str, tags: dict[str, tuple[str, int, int]]) -> dict[str, tuple[str, int, int]]:
    """Return where definitions are (first and last line, from 1) without the lines that are gone.

    Args:
        masked: source code as :func:`.source_code.mask_source` returns it.
        tags: kind and lines of each definition in the source code as it was.
    """
    from .source_code import lines_left

    lines = lines_left(masked)
    last = lines[len(lines)]
    return {
        name: (kind, lines.get(start, last), lines.get(end, last))
        for name, (kind, start, end) in tags.items()
    }


def mask_code(code: str, mask: str) -> str:
    """Return source code with the content of each passage in it masked, line for line."""
    from .source_code import GONE, mask_source

    return mask_source(code, mask).replace(GONE, "\n")


def setup_publishing(app: Sphinx) -> None:
    """Listen to the beginning and the end of a build."""
    app.connect("builder-inited", on_builder_inited)
    app.connect("build-finished", on_build_finished)
    # Before viewcode makes its pages.
    app.connect("html-collect-pages", on_html_collect_pages, priority=100)
