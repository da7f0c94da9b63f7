"""What can be read in a file, whatever it is wrapped in.

Each reader takes an open file and yields pieces of text, each with the name of its
channel: the part of the file that a reader, a program or a search engine takes it from.
Files in archives are read like those in folders.
"""

from __future__ import annotations

import tempfile
from typing import IO, TYPE_CHECKING

from blackout_ext.spoilers.seal import ARCHIVED

from . import archives, images, markup, packed, pagefind, pdf, pickles, plain
from .escapes import unwrapped
from .piece import Member, Piece, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    Test: TypeAlias = Callable[[str, bytes], bool]
    Reader: TypeAlias = Callable[[str, IO[bytes]], Iterator[Piece | Member]]

__all__ = ["Member", "Piece", "Unread", "read", "unwrapped"]

DEEPEST = 4
"""Archives in archives: no deeper than this."""
HEAD = 4096
"""Bytes by which a file is known."""
IN_MEMORY = 1 << 24
"""Bytes (16 MiB): an archive in an archive that is larger is unpacked to disk."""

STRUCTURES: tuple[tuple[Test, Reader], ...] = (
    (archives.is_zip, archives.read_zip),
    (archives.is_tar, archives.read_tar),
    (pdf.is_pdf, pdf.read_pdf),
    (images.is_png, images.read_png),
    (images.is_jpeg, images.read_jpeg),
)
"""Readers that go back and forth in a file."""
STREAMS: tuple[tuple[Test, Reader], ...] = (
    (packed.is_inventory, packed.read_inventory),
    (packed.is_packed, packed.read_packed),
    (packed.is_tight, packed.read_tight),
    (pagefind.is_index, pagefind.read_index),
    (pickles.is_pickle, pickles.read_pickle),
    (markup.is_markup, markup.read_markup),
    (plain.is_script, plain.read_script),
    (plain.is_style, plain.read_style),
    (plain.is_typesetting, plain.read_typesetting),
    (plain.is_binary, plain.read_binary),
    (plain.is_any, plain.read_plain),
)
"""Readers that go from beginning to end."""


def read(name: str, file: IO[bytes], depth: int = 0) -> Iterator[tuple[str, Piece | Unread]]:
    """Yield what can be read in a file, each piece with the name of the file it is in.

    What is damaged is yielded as well, and the rest of an archive is read nevertheless.

    Args:
        name: path of the file; for one in an archive, ``archive!path``.
        file: the file, at its beginning; it must be able to go back there.
        depth: how many archives it is in.
    """
    try:
        for part in parts(name, file, depth):
            if isinstance(part, Piece):
                yield from ((name, piece) for piece in unwrapped(part))
            elif depth == DEEPEST:
                yield name, Unread(f"archives in archives, more than {DEEPEST} deep")
                return
            else:
                yield from read_member(part, depth)
    except Unread as error:
        yield name, error
    except Exception as error:  # Whatever a damaged file does to a library: it is named.
        yield name, Unread(f"damaged, or of a kind that cannot be read: {error}")


def read_member(member: Member, depth: int) -> Iterator[tuple[str, Piece | Unread]]:
    """Yield what can be read in a file of an archive, its name first, and close it."""
    for piece in unwrapped(Piece("file name", member.name.rpartition(ARCHIVED)[2])):
        yield member.name, piece
    if isinstance(member.file, Unread):
        yield member.name, member.file
        return
    with member.file as file:
        yield from read(member.name, file, depth + 1)


def parts(name: str, file: IO[bytes], depth: int) -> Iterator[Piece | Member]:
    """Yield what the reader that fits a file finds in it."""
    head = file.read(HEAD)
    file.seek(0)
    structure = next((reader for fits, reader in STRUCTURES if fits(name, head)), None)
    if structure is None:
        yield from next(reader for fits, reader in STREAMS if fits(name, head))(name, file)
    elif depth == 0:
        yield from structure(name, file)
    else:
        # Going back in what is compressed means to unpack it again.
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
            archives.copied(file, copy)
            yield from structure(name, copy)
