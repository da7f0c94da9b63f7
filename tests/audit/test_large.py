"""Large files are read in parts: nothing is lost between them, and little is held at a time."""

from __future__ import annotations

import base64
import codecs
import gzip
import io
import json
import pickle
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blackout_ext.audit import scan, seals, search
from blackout_ext.audit.output import source_of
from blackout_ext.audit.phrases import Signs
from blackout_ext.audit.readers import Piece, chunks, pickles, read
from blackout_ext.audit.search import Matcher, Search
from blackout_ext.spoilers.seal import outside_seal
from blackout_ext.spoilers.writers.appendix import CURTAIN

if TYPE_CHECKING:
    from pathlib import Path

LEAK = "drowns in the weir"
SIGNS = Signs(words={}, stems={}, phrases={f" {LEAK} ": (0,)})
SECRET = base64.b64encode(LEAK.encode() * 9).decode()
SEALS = {
    "attribute": f'<a data-blackout="{SECRET}" href="x">'.encode(),
    "LaTeX": b"\\begin{blackoutappendix}drowns in the weir\\end{blackoutappendix}",
    "curtain": f"{CURTAIN}\ndrowns in the weir\n{CURTAIN}".encode(),
}


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file of some thousand bytes be a large one."""
    for module in (seals, chunks):
        monkeypatch.setattr(module, "BLOCK", 1 << 14)
    monkeypatch.setattr(chunks, "REACH", 1 << 10)
    monkeypatch.setattr(chunks, "LIMIT", 1 << 16)
    monkeypatch.setattr(search, "WINDOW", 1 << 13)
    monkeypatch.setattr(pickles, "MANY", 1 << 13)


def found(name: str, content: bytes) -> bool:
    """Tell whether the leak is found."""
    looking = Search(Matcher(SIGNS))
    for file, part in read(name, io.BytesIO(content)):
        assert isinstance(part, Piece), part
        looking.look(file, part)
    return bool(looking.leaks())


@given(
    pieces=st.lists(st.sampled_from([*SEALS.values(), b"a ", b'"', b"data-black", b"\n"])),
    size=st.integers(1, 99),
)
def test_seals_in_blocks(pieces: list[bytes], size: int) -> None:
    """Block by block there is outside what is outside in one piece."""
    if pieces.count(SEALS["curtain"]) > 1:
        pieces = [piece for piece in pieces if piece != SEALS["curtain"]]
    content = b"".join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seals, "BLOCK", size)
        assert b"".join(seals.outside(io.BytesIO(content))) == outside_seal("a", content)


@pytest.mark.parametrize("size", [7, 1 << 22])
@pytest.mark.parametrize("seal", SEALS.values(), ids=SEALS)
def test_a_seal_that_is_never_closed_hides_nothing(
    seal: bytes, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seals, "BLOCK", size)
    opening = next(mark for mark in seals.CLOSING if seal.startswith((mark, b"<a " + mark)))
    content = seal + b" " + opening + b" she drowns in the weir"
    assert LEAK.encode() in b"".join(seals.outside(io.BytesIO(content)))
    assert b"c2hl" in b"".join(seals.outside(io.BytesIO(b'<a data-blackout="c2hl')))


def test_a_seal_that_is_no_payload_hides_nothing() -> None:
    assert found("a.html", b'<a data-blackout="She drowns in the weir">')
    assert found("a.html", b'<a data-blackout="drowns in the weir">')
    assert not found("a.html", SEALS["attribute"])


EDGES = {
    "text": ("a.txt", "{} She drowns in the weir. "),
    "page": ("a.html", "<p>{}</p>\n<p>She <i>drowns</i> in\nthe we<b>ir</b></p>\n"),
    "attribute": ("a.html", "<p>{}</p>\n<img alt='she drowns in the weir'>\n"),
    "script": ("a.html", r"<script>x = '{}';y = 'she drowns in the \u0077eir';</script>"),
    "comment": ("a.html", "<!-- {} she drowns in the weir -->"),
    "data": ("a.json", '["{}","she drowns in the weir"]'),
    "address": ("a.txt", "{}\nhttps://e.org/?q=drowns%20in%20the%20weir\n"),
    "manual": ("a.1", "{}\n.B drowns\nin the weir\n"),
    "ideographs": ("a.txt", "水{}水drowns in the weir水"),
}


@pytest.mark.parametrize(("name", "pattern"), EDGES.values(), ids=EDGES)
def test_wherever_a_block_ends(name: str, pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (seals, chunks):
        monkeypatch.setattr(module, "BLOCK", 256)
    monkeypatch.setattr(chunks, "REACH", 100)
    head, _, tail = pattern.partition("{}")
    for length in range(100, 300):
        filler = ("well, " * 50)[:length]
        text = head + filler + tail
        content = (text + filler * 3 if name == "a.txt" else text).encode()
        assert found(name, content), length


SIZE = 1_000_000
FILLER = "Marjorie went for a walk by the river, with her dog. "
TEXT = FILLER * (SIZE // len(FILLER))
PAYLOAD = base64.b64encode(f"<p>{TEXT}{LEAK}</p>".encode()).decode()


def in_zip(name: str, content: bytes) -> bytes:
    """Return a ZIP archive of one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return buffer.getvalue()


LARGE = {
    "text": ("a.txt", TEXT.encode()),
    "Latin-1": ("a.txt", TEXT.replace("a", "ä").encode("latin-1")),
    "UTF-16": ("a.txt", TEXT.encode("utf-16")),
    "page": ("a.html", TEXT.replace(". ", "</p>\n<p class='a'>").encode()),
    "payload": (
        "a.html",
        f'<p>a</p><a data-blackout="{PAYLOAD}" href="reveals/a.html#s1">'.encode(),
    ),
    "script": ("a.html", f"<script>{TEXT}</script>".encode()),
    "minified": ("searchindex.js", json.dumps(TEXT.split(), separators=(",", ":")).encode()),
    "LaTeX": (
        "a.tex",
        f"\\begin{{blackoutappendix}}{TEXT}{LEAK}\\end{{blackoutappendix}}\n".encode(),
    ),
    "curtain": ("a.txt", f"{CURTAIN}\n{TEXT}{LEAK}\n{CURTAIN}\n".encode()),
    "unknown": ("a.bin", b"\0" + TEXT.encode()),
}
PACKED = {
    "gzip": ("a.txt.gz", gzip.compress(f"{TEXT}{LEAK}".encode())),
    "ZIP": ("a.epub", in_zip("a.txt", f"{TEXT}{LEAK}".encode())),
    "pickle": ("a.fpickle", pickle.dumps([*(f"{n} {FILLER}" for n in range(15_000)), LEAK])),
}


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize(("name", "content"), [*LARGE.values(), *PACKED.values()],
                         ids=[*LARGE, *PACKED])  # fmt: skip
def test_memory(tmp_path: Path, name: str, content: bytes) -> None:
    """What is held at a time is little, and the leak at the very end is found."""
    path = tmp_path / name
    encoding = "utf-16-le" if content.startswith(codecs.BOM_UTF16_LE) else "utf-8"
    if name not in {name for name, _ in PACKED.values()}:
        assert not found(name, content)
        content += f" {LEAK}".encode(encoding)
    path.write_bytes(content)
    del content
    job = scan.Job(tmp_path, frozenset(), Matcher(SIGNS))
    tracemalloc.start()
    try:
        result = scan.scan_file(path, job)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert result.leaks
    assert peak < SIZE / 2, peak


@pytest.mark.usefixtures("small_blocks")
def test_passages_of_a_large_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    seal = f'<a data-blackout="{SECRET}" href="reveals/a.html#s7">'
    path.write_text(f"{FILLER * 5000}{seal}{'<p>a</p>' * 9000}{seal}")
    assert [secret.line for secret in source_of([path], tmp_path).secrets] == [7, 7]
