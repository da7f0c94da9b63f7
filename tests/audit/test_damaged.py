"""What cannot be read is named, and all the rest is read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib

import pytest

from blackout_ext.audit.readers import Piece, read

from .wrapping import INVENTORY, PHRASE, TEXT, archive, png, troubles


def test_damage_in_an_archive_does_not_hide_the_rest() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("a.txt", "hello hello")
        made.writestr("b.png", b"nothing")
        made.writestr("c.txt", PHRASE)
    content = buffer.getvalue().replace(b"hello hello", b"hello jello")
    assert [file for file, _ in troubles("x.zip", content)] == ["x.zip!a.txt", "x.zip!b.png"]
    pieces = [part for _, part in read("x.zip", io.BytesIO(content)) if isinstance(part, Piece)]
    assert PHRASE in {piece.text for piece in pieces}


DAMAGED = {
    "Brotli": ("a.html.br", b"\x0b\x02\x80hello\x03"),
    "Zstandard": ("a.txt", b"\x28\xb5\x2f\xfd\0\0"),
    "7-Zip": ("a.7z", b"7z\xbc\xaf\x27\x1c\0\4"),
    "bzip2": ("a.bz2", bz2.compress(TEXT)[:-9]),
    "xz": ("a.xz", lzma.compress(TEXT)[:-9]),
    "tar": ("a.tar", b"nothing"),
    "inventory cut short": ("objects.inv", INVENTORY + zlib.compress(TEXT * 99)[:-9]),
    "JPEG": ("a.jpg", b"\xff\xd8\xff\xfe\x00\x1a"),
    "ZIP": ("a.epub", archive("a", TEXT)[:-30]),
    "member": ("a.zip", archive("a", TEXT * 9).replace(b"\x78", b"\x00")[:40]),
    "gzip": ("a.gz", gzip.compress(TEXT)[:-9]),
    "inventory": ("objects.inv", INVENTORY + b"nothing"),
    "PDF": ("a.pdf", b"%PDF-1.5 and no more"),
    "no PDF": ("a.pdf", b"hello"),
    "PNG": ("a.png", png(b"tEXt", b"a\0b")[:30]),
    "no PNG": ("a.png", b"hello"),
    "text of a PNG": ("a.png", png(b"zTXt", b"T\0\0nothing")),
    "pickle": ("a.pickle", b"\x80\x04\x95\xff"),
}


@pytest.mark.parametrize(("name", "content"), DAMAGED.values(), ids=DAMAGED)
def test_damaged(name: str, content: bytes) -> None:
    assert [file.partition("!")[0] for file, _ in troubles(name, content)] == [name]


def test_archives_without_end() -> None:
    content = TEXT
    for depth in range(6):
        content = archive(f"{depth}.zip", content)
    assert "deep" in troubles("a.zip", content)[0][1]
