"""Pickles, read without being loaded: to load one is to run it."""

from __future__ import annotations

import pickletools
from typing import IO, TYPE_CHECKING

from .piece import Piece, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".pickle", ".fpickle", ".pkl", ".doctree")
MANY = 1 << 20
"""Characters that are put together in one piece."""


def is_pickle(name: str, head: bytes) -> bool:
    """Tell whether this is a pickle."""
    return name.endswith(SUFFIXES)


def read_pickle(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Yield the strings in a pickle, from its opcodes (:mod:`pickletools`)."""
    texts: list[str] = []
    size = 0
    try:
        for _opcode, argument, _position in pickletools.genops(file):
            if isinstance(argument, bytes | bytearray):
                argument = argument.decode("utf-8", errors="replace")  # noqa: PLW2901 (decoded in place)
            if isinstance(argument, str):
                texts.append(argument)
                size += len(argument)
            if size > MANY:
                yield Piece("pickle", "\n".join(texts))
                texts, size = [], 0
    except ValueError as error:
        yield Piece("pickle", "\n".join(texts))
        message = f"not a pickle that can be read: {error}"
        raise Unread(message) from error
    yield Piece("pickle", "\n".join(texts))
