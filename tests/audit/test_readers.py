"""A spoiler is found wherever a file can hold it, however it is wrapped."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import pickle
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from blackout_ext.audit.phrases import Signs
from blackout_ext.audit.readers import Unread, read
from blackout_ext.audit.search import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable

PHRASE = "Élodie drowns in the weir"
SIGNS = Signs(words={"élodie": (0,)}, stems={"drown": (0,)}, phrases={" drowns in the weir ": (0,)})


def archive(name: str, content: bytes) -> bytes:
    """Return a ZIP archive of one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return buffer.getvalue()


def png(kind: bytes, data: bytes) -> bytes:
    """Return a PNG with one chunk."""
    chunks = b"".join(
        struct.pack(">I", len(part)) + name + part + b"crc!"
        for name, part in ((kind, data), (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


def pdf(change: Callable[[object], None] | None = None, *, title: str = "") -> bytes:
    """Return an empty PDF, changed by a function that takes pypdf's writer."""
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    if title:
        writer.add_metadata({"/Title": title})
    if change is not None:
        change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def page(body: str) -> bytes:
    """Return an HTML page."""
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


INVENTORY = b"# Sphinx inventory version 2\n# Project: p\n# Version: 1\n# zlib.\n"
TEXT = PHRASE.encode()
PLANTED: dict[str, tuple[str, bytes, str]] = {
    "text": ("a.html", page(f"<p>{PHRASE}</p>"), "text"),
    "text in pieces": ("a.html", page("<p>drowns <em>in the</em>\n <a href='#'>weir</a>"), "text"),
    "entities": ("a.html", page("drowns&#32;in&nbsp;the we&#105;r"), "text"),
    "soft hyphens": ("a.html", page("drow&shy;ns in the weir"), "text"),
    "title": ("a.html", page(f"<title>{PHRASE}</title>"), "title"),
    "meta": ("a.html", page(f'<meta name="description" content="{PHRASE}">'), "meta"),
    "alt": ("a.html", page(f"<img alt='{PHRASE}'>"), "attribute alt"),
    "data": ("a.html", page(f'<i data-text="{html.escape(PHRASE)}">'), "attribute data-text"),
    "id": ("a.html", page('<h2 id="drowns-in-the-weir">'), "attribute id"),
    "address": ("a.html", page('<a href="b.html#drowns-in-the-weir">'), "link address"),
    "percent": ("a.html", page(f'<a href="/?q={quote(PHRASE)}">'), "link address"),
    "comment": ("a.html", page(f"<!-- {PHRASE} -->"), "comment"),
    "script": ("a.html", page(r"<script>x = 'drowns in the \u0077eir'</script>"), "script"),
    "style": ("a.html", page(f"<style>p::after {{ content: '{PHRASE}' }}</style>"), "style"),
    "data URI": (
        "a.html",
        page(f'<a href="data:text/plain;base64,{base64.b64encode(TEXT).decode()}">'),
        "link address, base64",
    ),
    "JSON": ("a.json", json.dumps({"t": f"A\n{PHRASE}"}).encode(), "script or data"),
    "search index": ("searchindex.js", b'Search.setIndex({"terms":{"drown":3}})', "search index"),
    "feed": ("feed.atom", f"<title>{PHRASE}</title>".encode(), "title"),
    "inventory": (
        "objects.inv",
        INVENTORY + zlib.compress(b"drowns-in-the-weir std:label"),
        "inventory",
    ),
    "gzip": ("sitemap.txt.gz", gzip.compress(TEXT), "text"),
    "EPUB": ("b.epub", archive("a.xhtml", page(PHRASE)), "text"),
    "name in an archive": ("b.zip", archive("drowns-in-the-weir.txt", b""), "file name"),
    "archive in an archive": ("b.zip", archive("c.zip", archive("d.txt", TEXT)), "text"),
    "pickle": ("a.fpickle", pickle.dumps({"body": PHRASE}), "pickle"),
    "old pickle": ("a.fpickle", pickle.dumps({"body": PHRASE}, protocol=0), "pickle"),
    "tEXt": ("a.png", png(b"tEXt", b"Title\0drowns in the weir"), "image text"),
    "zTXt": ("a.png", png(b"zTXt", b"T\0\0" + zlib.compress(b"drowns in the weir")), "image text"),
    "iTXt": ("a.png", png(b"iTXt", b"T\0\1\0en\0T\0" + zlib.compress(TEXT)), "image text"),
    "JPEG": ("a.jpg", b"\xff\xd8\xff\xfe\x00\x1a" + b"drowns in the weir".ljust(24), "image text"),
    "SVG": ("a.svg", f"<svg><text>{PHRASE}</text></svg>".encode(), "text"),
    "SVG title": ("a.svg", f"<svg><title>{PHRASE}</title></svg>".encode(), "title"),
    "plain": ("a.txt", TEXT, "text"),
    "UTF-16": ("a.txt", PHRASE.encode("utf-16"), "text"),
    "LaTeX": ("a.tex", rb"\section{drowns in \emph{the} weir}", "text"),
    "Texinfo": ("a.texi", b"@strong{drowns} in @emph{the} weir", "text"),
    "manual": ("a.1", rb"\fBdrowns\fP in \fIthe\fP weir", "text"),
    "text builder": ("a.txt", b"**drowns** in\n   _the_ weir", "text"),
    "catalogue": ("a.mo", b"\xde\x12\x04\x95\0\0" + TEXT, "readable bytes"),
    "font": ("a.woff", b"wOFF\0\0drowns in the weir\0", "readable bytes"),
}


def channels(name: str, content: bytes) -> set[str]:
    """Return the channels in which the spoiler is found."""
    matcher = Matcher(SIGNS)
    return {
        leak.channel for file, piece in read(name, content) for leak in matcher.leaks(file, piece)
    }


@pytest.mark.parametrize(("name", "content", "channel"), PLANTED.values(), ids=PLANTED)
def test_found(name: str, content: bytes, channel: str) -> None:
    assert channels(name, content) == {channel}


def test_pdf_metadata() -> None:
    assert channels("a.pdf", pdf(title=PHRASE)) == {"PDF metadata"}


def test_pdf_bookmark() -> None:
    document = pdf(lambda writer: writer.add_outline_item(PHRASE, 0))  # type: ignore[attr-defined]
    assert channels("a.pdf", document) == {"PDF bookmark"}


def test_pdf_attachment() -> None:
    document = pdf(lambda writer: writer.add_attachment("a.txt", TEXT))  # type: ignore[attr-defined]
    assert channels("a.pdf", document) == {"PDF attachment"}


def test_nothing_where_nothing_is() -> None:
    assert channels("a.html", page("She drowns. A boat is in the weir. Drown!")) == set()
    assert channels("a.js", b'x="drown"') == set(), "stems count in the search index only"


def test_a_pickle_is_not_loaded() -> None:
    class Trap:
        def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
            return pytest.fail, ("a pickle was loaded",)

    assert channels("a.pickle", pickle.dumps([Trap(), PHRASE])) == {"pickle"}


DAMAGED = {
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
    with pytest.raises(Unread):
        list(read(name, content))


def test_archives_without_end() -> None:
    content = TEXT
    for depth in range(6):
        content = archive(f"{depth}.zip", content)
    with pytest.raises(Unread, match="deep"):
        list(read("a.zip", content))
