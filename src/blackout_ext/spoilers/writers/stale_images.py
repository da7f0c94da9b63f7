"""Removing image files of earlier builds that have become part of a passage since.

Sphinx copies images beside its pages and never removes one: an author who blacks an
image out would publish it until the next build from scratch, in e-books even as part
of the package.
"""

from __future__ import annotations

import filecmp
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..image_names import SEALED_IMAGES
from ..sealing import BEFORE_OTHERS

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

BEFORE_SEALING = BEFORE_OTHERS - 1

FIGURES = "*-figures"
"""Folders of images that the Texinfo builder makes, one a document."""

OWN = re.compile(r"spoiler-\d+-\d+\.\w+")
"""Names that :func:`.images.rename_images` gives."""


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Remove the files that images inside the passages of *doctree* had in the open.

    What is still wanted is copied later, and e-books are packed later.
    """
    sealed: list[tuple[str, str]] = doctree.attributes.pop(SEALED_IMAGES, [])
    if not sealed:
        return
    claimed = {name for _, name in app.env.images.values()}
    for folder in image_folders(app.builder):
        # Beside LaTeX documents, something else may have the name of an image.
        is_for_images = folder != Path(app.outdir)
        for file in folder.glob("*.*"):
            if file.name not in claimed and any(
                is_same(file, Path(app.srcdir, path), stem)
                or (is_for_images and is_former(file, path, claimed))
                for stem, path in sealed
            ):
                file.unlink()


def image_folders(builder: Builder) -> list[Path]:
    """Return the folders in which *builder* keeps images."""
    if builder.format == "html":
        return [Path(builder.outdir, builder.imagedir)]
    if builder.format == "latex":
        return [Path(builder.outdir)]
    return list(Path(builder.outdir).glob(FIGURES)) if builder.format == "texinfo" else []


def is_same(file: Path, source: Path, stem: str) -> bool:
    """Tell whether *file* is a copy of *source*, whose name began with *stem*.

    Sphinx tells namesakes apart by a number.
    """
    return (
        file.suffix == source.suffix
        and file.stem.rstrip("0123456789") == stem.rstrip("0123456789")
        and file.is_file()
        and source.is_file()
        and filecmp.cmp(file, source, shallow=False)
    )


def is_former(file: Path, path: str, claimed: set[str]) -> bool:
    """Tell whether *file* was made of the image *path* of the project, changed since.

    An image in the open of that name, but another format, may have been converted to it.
    """
    is_kin = any(Path(name).stem == file.stem for name in claimed)
    return not Path(path).is_absolute() and file.name == Path(path).name and not is_kin


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Remove files of images inside passages that no passage has any more.

    These builders write all of their documents each time.
    """
    if exception is not None or app.builder.format not in {"latex", "texinfo"}:
        return
    wanted = {str(name) for name in app.builder.images.values()}
    wanted |= {Path(name).name for name in app.config.latex_additional_files}
    for folder in image_folders(app.builder):
        for file in folder.glob("spoiler-*.*"):
            if OWN.fullmatch(file.name) and file.name not in wanted:
                file.unlink()


def setup_stale_images(app: Sphinx) -> None:
    """Listen to documents being resolved, and to the end of the build."""
    app.connect("doctree-resolved", on_doctree_resolved, priority=BEFORE_SEALING)
    app.connect("build-finished", on_build_finished)
