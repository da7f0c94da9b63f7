"""Equal indexes for equal pages, byte for byte.

Pagefind keeps filters, and the values of each, in tables whose order is that of chance
(``HashMap`` in Rust), and names its files by digests of what is in them.  Here they are put
in order and named anew.  The files are CBOR (RFC 8949), compressed, behind a mark:
``FilterIndex`` and ``MetaIndex`` in Pagefind's ``src/index``.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import Any, TypeAlias

import cbor2

from .files import ENTRY

MARK = b"pagefind_dcd"
"""What every file of Pagefind's begins with once it is unpacked."""
FILTERS, ORDERS = 3, 4
"""Places in ``MetaIndex``: of pairs of a filter and the digest that names its file, and of pairs
of an order and the pages in it."""
META_FILE, FILTER_FILE = "pagefind.{}.pf_meta", "filter/{}.pf_filter"
"""Paths of files, with braces in place of their digests."""

Files: TypeAlias = "dict[str, bytes]"
"""What is in the files of an index, by their paths."""


def settle(files: Files) -> None:
    """Put an index into an order that depends on its pages alone."""
    entry = json.loads(files[ENTRY])
    for language, about in entry["languages"].items():
        about["hash"] = settle_language(files, language, about["hash"])
    files[ENTRY] = json.dumps(entry, separators=(",", ":"), sort_keys=True).encode()


def settle_language(files: Files, language: str, digest: str) -> str:
    """Settle the index of one language.

    Args:
        files: the whole index.
        language: the language, with which digests begin.
        digest: what its file of metadata is named by.

    Returns:
        What that file is named by now.
    """
    about = unpack(files.pop(META_FILE.format(digest)))
    about[FILTERS] = sorted(
        [name, settle_filter(files, language, old)] for name, old in about[FILTERS]
    )
    about[ORDERS] = sorted(about[ORDERS])
    return put(files, META_FILE, language, about)


def settle_filter(files: Files, language: str, digest: str) -> str:
    """Settle a filter, of which the file is named by *digest*; return what it is named by now."""
    name, values = unpack(files.pop(FILTER_FILE.format(digest)))
    return put(files, FILTER_FILE, language, [name, sorted(values)])


def unpack(content: bytes) -> Any:
    """Return what is in a file."""
    return cbor2.loads(gzip.decompress(content).removeprefix(MARK))


def put(files: Files, path: str, language: str, content: Any) -> str:
    """Add a file.

    Args:
        files: the whole index.
        path: path of the file, with braces in place of its digest.
        language: what the digest begins with.
        content: what is in it.

    Returns:
        The digest.
    """
    packed = MARK + cbor2.dumps(content)
    digest = f"{language}_{hashlib.sha256(packed).hexdigest()[:10]}"
    files[path.format(digest)] = gzip.compress(packed, mtime=0)
    return digest
