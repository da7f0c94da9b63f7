"""Picture files: those inside passages leave none behind, and take no name from others."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project, Result


def png(shade: int) -> bytes:
    """Return a picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(bytes([0, shade])))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def with_pictures(made: Project) -> Project:
    """Give a project three pictures, two of them of one name."""
    for number, name in enumerate(("a/map.png", "b/map.png", "secret.png")):
        path = made.srcdir / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(png(number))
    return made


OPEN = {"index.md": "# T\n\n![a](secret.png)\n\n![m](b/map.png)\n"}
SEALED = {"index.md": "# T\n\n{blackout}`![a](secret.png)`\n\n![m](b/map.png)\n"}
GONE = {"index.md": "# T\n\nNothing {blackout}`here`.\n\n![m](b/map.png)\n"}


def pictures(result: Result) -> set[str]:
    """Return the names of all pictures in the output, in archives as well."""
    names = {path.name for path in result.outdir.rglob("*.png") if "_static" not in path.parts}
    for path in result.outdir.glob("*.epub"):
        with ZipFile(path) as book:
            listed = book.read("content.opf").decode()
            names |= {
                name for name in book.namelist() if name.endswith("g") and "_static" not in name
            }
            assert ("secret" in listed) == ("_images/secret.png" in names)
    return {name.rpartition("/")[2] for name in names}


@pytest.mark.parametrize("changed", [False, True])
@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub", "latex", "texinfo", "json"])
def test_a_picture_that_is_blacked_out_goes(
    project: Callable[..., Project], builder: str, *, changed: bool
) -> None:
    made = with_pictures(project(OPEN))
    assert {"secret.png", "map.png"} <= pictures(made.build(builder))
    made.write(SEALED)
    if changed:
        made.srcdir.joinpath("secret.png").write_bytes(png(99))
    kept = {"map.png"} | ({"spoiler-1-1.png"} if builder in {"latex", "texinfo"} else set())
    if changed and builder == "latex":
        kept.add("secret.png")  # Among the files of LaTeX, only a copy is known to be one.
    assert pictures(made.build(builder)) - {"python.png"} == kept
    made.write(GONE)
    assert pictures(made.build(builder)) == kept - {"spoiler-1-1.png"}
    made.write(OPEN)
    assert pictures(made.build(builder)) == {"secret.png", "map.png"}


def test_only_what_passages_hold_is_removed(project: Callable[..., Project]) -> None:
    files = {
        "index.md": "# T\n\n{blackout}`![a](secret.png) ![b](a/map.png)`\n\n```{toctree}\nz\n```\n",
        "z.md": "# Z\n\n![m](b/map.png) ![s](secret.png)\n",
    }
    made = with_pictures(project(files))
    images = made.build().outdir / "_images"
    images.joinpath("drawn.png").write_bytes(png(50))
    images.joinpath("map7.png").write_bytes(png(51))
    made.write({"index.md": files["index.md"] + "\nMore.\n"})
    names = {path.name for path in made.build().outdir.joinpath("_images").iterdir()}
    assert names == {"map.png", "secret.png", "drawn.png", "map7.png"}


CONVERTER = """
import shutil
from sphinx.transforms.post_transforms.images import ImageConverter


class Copier(ImageConverter):
    conversion_rules = [("image/svg+xml", "image/png")]

    def is_available(self):
        return True

    def convert(self, _from, _to):
        shutil.copyfile(_from, _to)
        return True


def setup(app):
    app.add_post_transform(Copier)
"""


@pytest.mark.parametrize("content", ["x", "![x](a/plan.svg)", "![x](c/plan.svg)"])
def test_pictures_that_are_converted(project: Callable[..., Project], content: str) -> None:
    text = f"# T\n\n{{blackout}}`{content}`\n\n![y](b/plan.svg) ![z](c/plan.svg)\n"
    conf = CONVERTER + 'latex_documents = [("index", "b.tex", "T", "N", "manual")]\n'
    made = project({"index.md": text, **{f"{n}/plan.svg": n for n in "abc"}}, conf)
    result = made.build("latex")
    assert result.warnings == ""
    found = {path.name: path.read_text() for path in result.outdir.glob("*plan*")}
    assert found == {"plan.png": "b", "plan1.png": "c"}
    inside = [path.read_text() for path in result.outdir.glob("spoiler-1-1.png")]
    assert inside == ([content[5]] if content != "x" else [])
