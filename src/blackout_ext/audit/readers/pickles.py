"""Pickles, read without being loaded: to load one is to run it."""

from __future__ import annotations

import pickletools
from typing import TYPE_CHECKING

from .piece import Piece, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".pickle", ".fpickle", ".pkl", ".doctree")


def is_pickle(name: str, content: bytes) -> bool:
    """Tell whether this is a pickle."""
    return name.endswith(SUFFIXES)


def read_pickle(name: str, content: bytes) -> Iterator[Piece]:
    """Yield the strings in a pickle, from its opcodes (:mod:`pickletools`)."""
    texts = []
    try:
        for _opcode, argument, _position in pickletools.genops(content):
            if isinstance(argument, str):
                texts.append(argument)
            elif isinstance(argument, bytes):
                texts.append(argument.decode("utf-8", errors="replace"))
    except ValueError as error:
        message = f"not a pickle that can be read: {error}"
        raise Unread(message) from error
    yield Piece("pickle", "\n".join(texts))
