"""A spoiler is found wherever a file can hold it, however it is wrapped."""

from __future__ import annotations

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import pickle
import random
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import quote

import cbor2
import pytest

from blackout_ext.audit.phrases import Signs
from blackout_ext.audit.readers import Piece, read
from blackout_ext.audit.search import Matcher, Search

from .wrapping import (
    INVENTORY,
    PHRASE,
    SCAN,
    TEXT,
    archive,
    channels,
    page,
    png,
    sqlite,
    tar,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable

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
    "Pagefind": (
        "en_0.pf_index",
        gzip.compress(b"pagefind_dcd" + cbor2.dumps([[["act", []], ["drown", [3]]], {"n": 1}])),
        "search index",
    ),
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
    "JPEG": (
        "a.jpg",
        b"\xff\xd8\xff\xfe\x00\x1a" + b"drowns in the weir".ljust(24) + SCAN,
        "image text",
    ),
    "SVG": ("a.svg", f"<svg><text>{PHRASE}</text></svg>".encode(), "text"),
    "SVG title": ("a.svg", f"<svg><title>{PHRASE}</title></svg>".encode(), "title"),
    "plain": ("a.txt", TEXT, "text"),
    "UTF-16": ("a.txt", PHRASE.encode("utf-16"), "text"),
    "LaTeX": ("a.tex", rb"\section{drowns in \emph{the} weir}", "text"),
    "Texinfo": ("a.texi", b"@strong{drowns} in @emph{the} weir", "text"),
    "manual": ("a.1", rb"\fBdrowns\fP in \fIthe\fP weir", "text"),
    "text builder": ("a.txt", b"**drowns** in\n   _the_ weir", "text"),
    "catalogue": ("a.mo", b"\xde\x12\x04\x95\0\0" + TEXT, "readable bytes"),
    "catalogue, short lines": (
        "a.mo",
        b"\xde\x12\x04\x95\0\0drowns in the\nweir\0",
        "readable bytes",
    ),
    "feed of pages": (
        "feed.xml",
        b"<description>drowns &lt;em&gt;in&lt;/em&gt; the we&lt;b&gt;ir",
        "text",
    ),
    "page in JSON": (
        "a.fjson",
        json.dumps({"body": "drowns <em>in</em> the <b class='x'>weir"}).encode(),
        "script or data",
    ),
    "page in a pickle": ("a.fpickle", pickle.dumps("drowns <em>in</em> the weir"), "pickle"),
    "page without a suffix": ("page", b"\n<html>drowns <em>in the</em> weir", "text"),
    "packed SVG": (
        "a.svgz",
        gzip.compress(b"<svg><text>drowns <tspan>in</tspan> the weir"),
        "text",
    ),
    "name, encoded": ("b.zip", archive("drowns%20in%20the%20weir", b""), "file name"),
    "names of a font": (
        "a.ttf",
        b"\0\1" + "drowns in the weir".encode("utf-16-be"),
        "readable bytes",
    ),
    "broken word": ("a.html", page("<p>drowns in the we<b>ir</b></p>"), "text"),
    "broken twice": ("a.html", page("dro<i><b>w</b></i>ns in the we<!-- -->ir"), "text"),
    "wbr": ("a.html", page("drowns in the we<wbr>ir"), "text"),
    "zero width": ("a.txt", "drow\u200cns in the w\u200beir\ufe0f\ufeff".encode(), "text"),
    "entities twice": ("a.html", page("drowns in the we&amp;#105;r"), "text"),
    "entities in text": ("a.txt", b"drowns in the we&#x69;r", "text"),
    "JSON in an attribute": (
        "a.html",
        page(r'<i data-x="{&quot;t&quot;:&quot;drowns in the \u0077eir&quot;}">'),
        "attribute data-x",
    ),
    "JSON in JSON": ("a.json", json.dumps(json.dumps(PHRASE)).encode(), "script or data"),
    "JSON-LD": (
        "a.html",
        page(r'<script type="application/ld+json">{"n":"\u00c9lodie"}</script>'),
        "script",
    ),
    "surrogates": ("a.js", rb"x = 'drowns in the \ud835\udc30eir'", "script or data"),
    "braces": ("a.js", rb"x = `drowns in the \u{77}eir`", "script or data"),
    "a query": ("a.html", page('<a href="/?q=drowns+in+the%20we%69r">'), "link address"),
    "percent twice": (
        "a.html",
        page('<a href="/?u=drowns%2520in%2520the%2520weir">'),
        "link address",
    ),
    "sitemap": ("sitemap.xml", b"<?xml version='1.0'?><loc>/%C3%89lodie/</loc>", "text"),
    "escapes in CSS": ("a.css", rb"p::after { content: 'drowns in the \77 eir' }", "style"),
    "escapes in style": ("a.html", page(r"<style>content: '\000077eir Élodie'</style>"), "style"),
    "class": ("a.html", page('<p class="drowns-in-the-weir">'), "attribute class"),
    "Latin-1": ("a.txt", "Hélas, Élodie".encode("latin-1"), "text"),
    "Latin-1 page": ("a.html", "<p>Élodie</p>".encode("latin-1"), "text"),
    "base64 for addresses": (
        "a.html",
        page(f'<a href="?d={base64.urlsafe_b64encode(b"drowns in the weir??>").decode()}">'),
        "link address, base64",
    ),
    "source map": ("a.js.map", json.dumps({"sourcesContent": [PHRASE]}).encode(), "script or data"),
    "gzip in ZIP": ("b.zip", archive("a.txt.gz", gzip.compress(TEXT)), "text"),
    "bzip2": ("a.txt.bz2", bz2.compress(TEXT), "text"),
    "xz": ("a.txt.xz", lzma.compress(TEXT), "text"),
    "Pagefind's page": (
        "x.pf_fragment",
        gzip.compress(b'pagefind_dcd{"content":"drowns in the weir"}'),
        "text",
    ),
    "tar": ("a.tar", tar("a.txt", TEXT), "text"),
    "tgz": ("a.tgz", gzip.compress(tar("a.txt", TEXT)), "text"),
    "name in a tar": ("a.tar", tar("drowns-in-the-weir/a.txt", b""), "file name"),
    "package of an EPUB": (
        "b.epub",
        archive("c.opf", f"<dc:title>{PHRASE}</dc:title>".encode()),
        "text",
    ),
    "contents of an EPUB": (
        "b.epub",
        archive("toc.ncx", f"<text>{PHRASE}</text>".encode()),
        "text",
    ),
    "comment on a member": ("b.zip", archive("a", b"", "drowns in the weir"), "archive comment"),
    "eXIf": ("a.png", png(b"eXIf", b"MM\0*drowns in the weir"), "image text"),
    "behind a PNG": ("a.png", png(b"tEXt", b"a\0b") + b"drowns in the weir", "image text"),
    "XMP of WebP": ("a.webp", b"RIFF\0\0\0\0WEBPXMP \0" + b"drowns in the weir", "readable bytes"),
    "comment of a GIF": (
        "a.gif",
        b"GIF89a\1\0\1\0!\xfe\x12drowns in the weir\0;",
        "readable bytes",
    ),
    "database": ("a.db", sqlite(PHRASE), "readable bytes"),
    "serialized": ("searchindex.json", b'{"terms":{"drown":3}}', "search index"),
    "bytes in a pickle": ("a.pickle", pickle.dumps(bytearray(TEXT), protocol=5), "pickle"),
    "font": ("a.woff", b"wOFF\0\0drowns in the weir\0", "readable bytes"),
}


@pytest.mark.parametrize(("name", "content", "channel"), PLANTED.values(), ids=PLANTED)
def test_found(name: str, content: bytes, channel: str) -> None:
    assert channels(name, content) == {channel}


def test_nothing_where_nothing_is() -> None:
    assert channels("a.html", page("She drowns. A boat is in the weir. Drown!")) == set()
    assert channels("a.js", b'x="drown"') == set(), "stems count in the search index only"


def test_a_pickle_is_not_loaded() -> None:
    class Trap:
        def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
            return pytest.fail, ("a pickle was loaded",)

    assert channels("a.pickle", pickle.dumps([Trap(), PHRASE])) == {"pickle"}


def test_noise_is_no_leak() -> None:
    """Compressed data holds every short word sooner or later."""
    noise = random.Random(1).randbytes(100_000)  # noqa: S311 (the same each time)
    noise += b"\0 ana, eva \0"
    search = Search(Matcher(Signs(words={"ana": (0,), "eva": (0,)}, stems={}, phrases={})))
    for file, part in read("a.woff2", io.BytesIO(b"wOF2\0" + noise)):
        assert isinstance(part, Piece)
        search.look(file, part)
    assert search.leaks() == ()


def test_reveal_pages_in_an_archive_of_a_site() -> None:
    def site(*names: str) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as made:
            for name in names:
                made.writestr(name, page(PHRASE))
        return buffer.getvalue()

    assert channels("a.zip", site("book-1.0/.buildinfo.", "book-1.0/reveals/a.html")) == {"text"}
    assert channels("a.zip", site("reveals/a.html")) == set()
    buffer = io.BytesIO(site("book-1.0/reveals/a.html"))
    with zipfile.ZipFile(buffer, "a") as made:
        made.writestr("book-1.0/.buildinfo", "")
    assert channels("a.zip", buffer.getvalue()) == set()


def test_the_length_of_a_word_in_an_index_is_no_letter() -> None:
    # Six letters are announced by "f": as bytes, "action" would be "faction".
    index = b"pagefind_dcd" + cbor2.dumps([["action", [0]], ["acts", [0]]])
    search = Search(Matcher(Signs(words={"faction": (0,)}, stems={}, phrases={})))
    for name, piece in read("en_0.pf_index", io.BytesIO(index)):
        assert isinstance(piece, Piece)
        search.look(name, piece)
    assert search.leaks() == ()
