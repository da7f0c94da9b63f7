"""What is in an index, read as Pagefind's script reads it."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import cbor2

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"pagefind_dcd"


def unpacked(path: Path) -> bytes:
    """Return what is in a file."""
    content = gzip.decompress(path.read_bytes())
    assert content.startswith(MARK)
    return content.removeprefix(MARK)


def pages(outdir: Path) -> dict[str, dict[str, Any]]:
    """Return what is known of each page, by its address from the base of the site."""
    found = [json.loads(unpacked(path)) for path in (outdir / "pagefind").rglob("*.pf_fragment")]
    return {page["url"]: page for page in found}


def about(outdir: Path) -> Any:
    """Return the metadata of an index in one language."""
    folder = outdir / "pagefind"
    (language,) = json.loads((folder / "pagefind-entry.json").read_text())["languages"].values()
    return cbor2.loads(unpacked(folder / f"pagefind.{language['hash']}.pf_meta"))


def values(outdir: Path, name: str) -> list[str]:
    """Return the values of a filter, in the order of its file."""
    files = dict(about(outdir)[3])
    found = cbor2.loads(unpacked(outdir / "pagefind" / "filter" / f"{files[name]}.pf_filter"))
    assert found[0] == name
    return [value for value, _pages in found[1]]


def all_words(outdir: Path) -> set[str]:
    """Return the words that can be found."""
    files = (outdir / "pagefind").rglob("*.pf_index")
    return {word[0] for path in files for word in cbor2.loads(unpacked(path))[0]}


def content(outdir: Path) -> dict[str, bytes]:
    """Return all files of an index, by path."""
    folder = outdir / "pagefind"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
