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
from typing import TYPE_CHECKING, Any

import cbor2

from .files import ENTRY

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"pagefind_dcd"
"""What every file of Pagefind's begins with once it is unpacked."""
FILTERS = 3
"""Place of the filters in ``MetaIndex``: pairs of a name and the digest that names its file."""


def settle(folder: Path) -> None:
    """Put the index in *folder* into an order that depends on its pages alone."""
    path = folder / ENTRY
    entry = json.loads(path.read_text("utf-8"))
    for language, about in entry["languages"].items():
        about["hash"] = settle_language(folder, language, about["hash"])
    path.write_text(json.dumps(entry, separators=(",", ":"), sort_keys=True), "utf-8")


def settle_language(folder: Path, language: str, digest: str) -> str:
    """Settle the index of one language.

    Args:
        folder: where it is.
        language: the language, with which digests begin.
        digest: what its file of metadata is named by.

    Returns:
        What that file is named by now.
    """
    about = take(folder / f"pagefind.{digest}.pf_meta")
    about[FILTERS] = sorted(
        [name, settle_filter(folder, language, old)] for name, old in about[FILTERS]
    )
    return put(folder, "pagefind.{}.pf_meta", language, about)


def settle_filter(folder: Path, language: str, digest: str) -> str:
    """Settle a filter, of which the file is named by *digest*; return what it is named by now."""
    name, values = take(folder / "filter" / f"{digest}.pf_filter")
    return put(folder, "filter/{}.pf_filter", language, [name, sorted(values)])


def take(path: Path) -> Any:
    """Return what is in a file, and remove the file."""
    content = gzip.decompress(path.read_bytes())
    path.unlink()
    return cbor2.loads(content.removeprefix(MARK))


def put(folder: Path, name: str, language: str, content: Any) -> str:
    """Write a file.

    Args:
        folder: where the index is.
        name: path of the file, with braces in place of its digest.
        language: what the digest begins with.
        content: what is in it.

    Returns:
        The digest.
    """
    packed = MARK + cbor2.dumps(content)
    digest = f"{language}_{hashlib.sha256(packed).hexdigest()[:10]}"
    (folder / name.format(digest)).write_bytes(gzip.compress(packed, mtime=0))
    return digest
