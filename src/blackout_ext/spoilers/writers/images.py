"""Images inside passages, carried by the payload itself.

A file in ``_images/`` would be outside the seal, under a name that tells.
"""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.images import get_image_size, guess_mimetype

from ..nodes import walk
from ..warnings_ import BlackoutWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..nodes import Passage


def embed_images(builder: Builder, passage: Passage) -> None:
    """Turn the images of the project in the payload of *passage* into ``data:`` URIs (RFC 2397)."""
    for image in images_of(passage):
        candidates: dict[str, str] = image.get("candidates", {})
        if "?" in candidates:
            continue  # A remote image: its address stands in the payload only.
        uri = next(
            (candidates[kind] for kind in builder.supported_image_types if kind in candidates),
            image["uri"],
        )
        path = Path(builder.srcdir, uri)
        mimetype = guess_mimetype(path)
        if not path.is_file() or mimetype is None:
            warn(
                BlackoutWarning.IMAGE,
                "This image inside a blackout cannot be read, and is left out: "
                "give the path of an image file of the project.",
                image,
            )
            image.replace_self([])
            continue
        keep_scale(image, path)
        image.setdefault("alt", image["uri"])  # As Sphinx does, which would take the data.
        data = base64.b64encode(path.read_bytes()).decode("ascii")
        image["uri"] = f"data:{mimetype};base64,{data}"


def rename_images(env: BuildEnvironment, passage: Passage) -> None:
    """Let the images in the payload of *passage* be copied under names that do not tell.

    For formats that keep images in files.  The neutral copies stand with the doctrees,
    where Sphinx keeps images that it converts.
    """
    for place, image in enumerate(images_of(passage), start=1):
        candidates: dict[str, str] = image.get("candidates", {})
        for kind, uri in candidates.items():
            source = Path(env.srcdir, uri)
            if not source.is_file():
                continue  # Sphinx has warned of it.
            docname = env.current_document.docname
            name = f"spoiler-{passage['serial']}-{place}{source.suffix}"
            copy = Path(env.doctreedir, "images", "spoilers", docname, name)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)
            env.images.add_file(docname, str(copy))
            candidates[kind] = str(copy)
            if image["uri"] == uri:
                image["uri"] = str(copy)


def images_of(passage: Passage) -> Iterator[nodes.image]:
    """Yield the images in the payload of *passage*."""
    if passage.payload is not None:
        yield from [node for node in walk(passage.payload) if isinstance(node, nodes.image)]


def keep_scale(image: nodes.image, path: Path) -> None:
    """Turn ``scale`` (per cent) into pixels: the writer would measure a file that is not there."""
    scale = image.attributes.pop("scale", None)
    size = get_image_size(path) if scale else None
    if scale and size:
        image.setdefault("width", f"{round(size[0] * scale / 100)}px")
        image.setdefault("height", f"{round(size[1] * scale / 100)}px")
