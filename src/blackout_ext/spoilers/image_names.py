"""Names of image files, which images inside passages must not take from others.

Sphinx puts all images into one folder and numbers those of one name in the order it
meets them: with ``a/map.png`` in a passage, ``b/map.png`` in the open would be
``map1.png``.  Images inside passages are files in no such folder (:mod:`.writers.images`),
so they are taken out of Sphinx's list once a document is read, and once more behind
the transforms that download and convert images and look for them in that list.
"""

from __future__ import annotations

from hashlib import sha1
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.environment.adapters.asset import ImageAdapter
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.transforms.post_transforms.images import ImageConverter, ImageDownloader

from .nodes import Passage, is_text, passages_of, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SEALED_IMAGES = "sealed_images"
"""Attribute of a document that is being resolved: stem and path of each image in its passages."""

AFTER_COLLECTORS = 900
"""Sphinx's collectors listen at 500."""


def on_doctree_read(app: Sphinx, doctree: nodes.document) -> None:
    """Let the images of *doctree* that stand in the open have the names they would have alone."""
    if not app.env.images:
        return  # This spares most documents a walk.
    sealed, opened = images_of(doctree)
    if sealed:
        docname = app.env.current_document.docname
        rename(app.env, docname, [*paths_of(sealed), *paths_of(opened)], paths_of(opened))


class LendNamesTransform(SphinxPostTransform):
    """Give images inside passages names of their own while images are converted."""

    default_priority = ImageDownloader.default_priority - 1

    def run(self, **kwargs: Any) -> None:
        """Lend a name to each image that has none."""
        paths = paths_of(
            node
            for passage in passages_of(self.document)
            if not is_text(passage)
            for node in walk(passage)
            if isinstance(node, nodes.image)
        )
        if paths:
            self.document[SEALED_IMAGES] = [(Path(path).stem, path) for path in paths]
        for path in paths:
            if path not in self.env.images:
                self.env.images[path] = ({self.env.current_document.docname}, lent_name(path))


class TakeNamesTransform(SphinxPostTransform):
    """Take these names back, and name what was made of images in the open once more."""

    default_priority = ImageConverter.default_priority + 1

    def run(self, **kwargs: Any) -> None:
        """Release the names of all images that were made for this document, and of the lent."""
        docname = self.env.current_document.docname
        has_made = any(
            docname in docnames and self.is_made(path)
            for path, (docnames, _) in self.env.images.items()
        )
        if not has_made and SEALED_IMAGES not in self.document:
            return  # Of most documents: this spares them a walk.
        notes: list[tuple[str, str]] = self.document.get(SEALED_IMAGES, [])
        for _, path in notes:
            if path in self.env.images and self.env.images[path][1] == lent_name(path):
                del self.env.images[path]
        sealed, opened = map(paths_of, images_of(self.document))
        made = [path for path in opened if self.is_made(path)]
        in_passages = [path for path in sealed if path not in opened]
        rename(self.env, docname, [*in_passages, *made], made)
        original = ImageAdapter(self.env).get_original_image_uri
        for path in in_passages:
            if self.is_made(path):
                note = (Path(urlsplit(original(path)).path).stem, path)
                self.document.attributes.setdefault(SEALED_IMAGES, []).append(note)

    def is_made(self, path: str) -> bool:
        """Tell whether Sphinx has downloaded or converted the file at *path*."""
        return Path(path).is_relative_to(self.env.doctreedir)


def lent_name(path: str) -> str:
    """Return the name that is lent to the image at *path*: one that no other image has."""
    digest = sha1(path.encode(), usedforsecurity=False).hexdigest()
    return f"spoiler-{digest}{Path(path).suffix}"


def images_of(document: nodes.document) -> tuple[list[nodes.image], list[nodes.image]]:
    """Return the images inside the passages of *document*, not yet sealed, and all others.

    From the top: sphinx-design's tab sets do not know their parents.
    """
    sealed: list[nodes.image] = []
    opened: list[nodes.image] = []
    if not any(isinstance(node, nodes.image) for node in walk(document)):
        return sealed, opened
    stack: list[tuple[nodes.Node, bool]] = [(document, False)]
    while stack:
        node, is_inside = stack.pop()
        if isinstance(node, nodes.image):
            (sealed if is_inside else opened).append(node)
        is_inside = is_inside or isinstance(node, Passage)
        stack.extend((child, is_inside) for child in reversed(node.children))
    return sealed, opened


def paths_of(images: Iterable[nodes.image]) -> list[str]:
    """Return the paths of *images*, each once, as the environment has them: no addresses."""
    paths: dict[str, None] = {}
    for image in images:
        candidates: dict[str, str] = image.get("candidates", {})
        paths |= {str(path): None for kind, path in candidates.items() if kind != "?"}
    return list(paths)


def rename(
    env: BuildEnvironment, docname: str, released: Iterable[str], named: Iterable[str]
) -> None:
    """Release the names that *docname* has for files, and name some again.

    Args:
        env: the environment.
        docname: name of the document.
        released: paths of the files whose names the document gives up.
        named: paths, of these, that get a name, in this order.
    """
    known = set()
    for path in released:
        docnames, name = env.images.get(path, (set(), ""))
        if docname in docnames:
            known.add(path)
            docnames.discard(docname)
            if not docnames:
                del env.images[path]
                # As FilenameUniqDict.purge_doc() does, for all files of a document at once.
                env.images._existing.discard(name)
    for path in named:
        if path in known:
            env.images.add_file(docname, path)


def setup_image_names(app: Sphinx) -> None:
    """Listen to documents being read, and register the transforms."""
    app.connect("doctree-read", on_doctree_read, priority=AFTER_COLLECTORS)
    app.add_post_transform(LendNamesTransform)
    app.add_post_transform(TakeNamesTransform)
