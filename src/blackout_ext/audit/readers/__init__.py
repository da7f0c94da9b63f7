"""What can be read in a file, whatever it is wrapped in.

Each reader takes the bytes of a file and yields pieces of text, each with the name of
its channel: the part of the file that a reader, a program or a search engine takes it
from.  Files in archives are read like those in folders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import archives, images, markup, pdf, pickles, plain
from .piece import Member, Piece, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    Test: TypeAlias = Callable[[str, bytes], bool]
    Reader: TypeAlias = Callable[[str, bytes], Iterator[Piece | Member]]

__all__ = ["Member", "Piece", "Unread", "read"]

DEEPEST = 4
"""Archives in archives: no deeper than this."""

READERS: tuple[tuple[Test, Reader], ...] = (
    (archives.is_inventory, archives.read_inventory),
    (archives.is_zip, archives.read_zip),
    (archives.is_gzip, archives.read_gzip),
    (pdf.is_pdf, pdf.read_pdf),
    (images.is_png, images.read_png),
    (images.is_jpeg, images.read_jpeg),
    (pickles.is_pickle, pickles.read_pickle),
    (markup.is_markup, markup.read_markup),
    (plain.is_script, plain.read_script),
    (plain.is_typesetting, plain.read_typesetting),
    (plain.is_binary, plain.read_binary),
)


def read(name: str, content: bytes, depth: int = 0) -> Iterator[tuple[str, Piece]]:
    """Yield what can be read in a file, each piece with the name of the file it is in.

    Args:
        name: path of the file; for one in an archive, ``archive!path``.
        content: the file, without the seal.
        depth: how many archives it is in.

    Raises:
        Unread: the file is damaged, or a library is missing.
    """
    fitting: Iterator[Reader] = (reader for applies, reader in READERS if applies(name, content))
    reader = next(fitting, plain.read_plain)
    for part in reader(name, content):
        if isinstance(part, Piece):
            yield name, part
        elif depth == DEEPEST:
            message = f"archives in archives, more than {DEEPEST} deep"
            raise Unread(message)
        else:
            yield part.name, Piece("file name", part.name.rpartition("!")[2])
            yield from read(part.name, part.content, depth + 1)
