"""Search indexes of Pagefind: CBOR (RFC 8949) behind a mark, once they are unpacked.

Read as bytes, the length before a word looks like a letter: ``f`` and ``action``.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from .piece import Piece, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = b"pagefind_dcd"
"""What every file of Pagefind's begins with (``pagefind/src/output`` in its source)."""


def is_index(name: str, head: bytes) -> bool:
    """Tell whether this is part of an index; the fragments of pages are JSON behind the mark."""
    return head.startswith(MARK) and not head.startswith(MARK + b"{")


def read_index(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Yield the words of an index, one after the other as it has them.

    Raises:
        Unread: what reads it is not installed.
    """
    try:
        import cbor2
    except ImportError as error:
        message = "indexes of Pagefind are read with cbor2: pip install sphinx-blackout[audit]"
        raise Unread(message) from error
    content = file.read().removeprefix(MARK)
    yield Piece("search index", "\n".join(texts(cbor2.loads(content))))


def texts(value: Any) -> Iterator[str]:
    """Yield all texts in a value of CBOR."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        yield from texts([*value.items()])
