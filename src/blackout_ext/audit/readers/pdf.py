"""PDF: pages, bookmarks, destinations, links, metadata."""

from __future__ import annotations

import re
from functools import partial
from typing import IO, TYPE_CHECKING, Any

from ..words import words
from .piece import Piece, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

APPENDIX = ("blackout-appendix", "blackout-appendix-end")
"""Named destinations on the first and the last page of the appendix."""
HYPHEN = re.compile("[-\N{SOFT HYPHEN}\N{HYPHEN}]\\s*\\n\\s*(?=\\w)")
"""A word that goes on in the next line."""
BROKEN = re.compile("(\\w+)[-\N{SOFT HYPHEN}\N{HYPHEN}]\\s*\\n\\s*(\\w+)")
"""Such a word, in its halves."""
ANNOTATION_TEXTS = ("/Contents", "/T", "/TU", "/V")


def is_pdf(name: str, head: bytes) -> bool:
    """Tell whether this is, or says it is, a PDF: its mark is in the first 1,024 bytes."""
    return b"%PDF-" in head[:1024] or name.endswith(".pdf")


def read_pdf(name: str, file: IO[bytes]) -> Iterator[Piece]:
    """Yield all text of a PDF but that on the pages of the appendix.

    Raises:
        Unread: the file is damaged, locked, or a library is not installed.
    """
    try:
        import pypdf
        import pypdf.errors
    except ModuleNotFoundError as error:
        message = "PDF is read with pypdf: pip install sphinx-blackout[audit]"
        raise Unread(message) from error
    try:
        yield from pieces(pypdf.PdfReader(file))
    except pypdf.errors.FileNotDecryptedError as error:
        message = "a PDF with a password: audit one without"
        raise Unread(message) from error
    except pypdf.errors.DependencyError as error:
        message = f"a PDF that is encrypted: {error}"
        raise Unread(message) from error
    except Exception as error:  # Damaged files meet pypdf unprepared.
        message = f"not a PDF that can be read: {error}"
        raise Unread(message) from error


def pieces(reader: Any) -> Iterator[Piece]:
    """Yield all text of a PDF but that on the pages of the appendix."""
    sealed = appendix(reader)
    texts = [page.extract_text() for page in reader.pages]
    vocabulary = {word for text in texts for word in words(BROKEN.sub(" ", text))}
    for number, page in enumerate(reader.pages):
        if number in sealed:
            continue
        text = texts[number]
        yield Piece(f"PDF page {number + 1}", BROKEN.sub(partial(whole, vocabulary), text))
        if HYPHEN.search(text):
            yield Piece(f"PDF page {number + 1}", HYPHEN.sub("", text))
        for reference in page.get("/Annots", []):
            yield from annotation(reference.get_object())
    yield from metadata(reader)


def whole(vocabulary: set[str], match: re.Match[str]) -> str:
    """Return what stands for a word in two lines: nothing, if it is one word in all likelihood.

    Its first half is no word then (the "rat" of "rat-ing"); it is looked for in one piece
    besides.  Of a compound ("well-known") both halves are words.

    Args:
        vocabulary: all words of the document that stand in one line.
        match: of :data:`BROKEN`.
    """
    return " " if set(words(match[1] + match[2])) <= vocabulary else match[0]


def appendix(reader: Any) -> range:
    """Return the indices of the pages of the appendix; none without both its ends."""
    destinations = reader.named_destinations
    numbers = [
        reader.get_destination_page_number(destinations[name])
        for name in APPENDIX
        if name in destinations
    ]
    if len(numbers) < len(APPENDIX) or None in numbers:
        return range(0)
    return range(numbers[0], numbers[1] + 1)


def annotation(node: Any) -> Iterator[Piece]:
    """Yield the texts of a note, a form field or a link."""
    for key in ANNOTATION_TEXTS:
        if isinstance(value := node.get(key), str):
            yield Piece("PDF annotation", value)
    action = node.get("/A")
    if action is not None and isinstance(uri := action.get_object().get("/URI"), str):
        yield Piece("PDF link", uri)


def metadata(reader: Any) -> Iterator[Piece]:
    """Yield document information, XMP, bookmarks, names of destinations and attachments."""
    for value in (reader.metadata or {}).values():
        yield Piece("PDF metadata", str(value))
    root = reader.trailer["/Root"]
    if (xmp := root.get("/Metadata")) is not None:
        data = xmp.get_object().get_data()
        yield Piece("PDF metadata", data.decode("utf-8", errors="replace"))
    for field in (reader.get_fields() or {}).values():
        yield from annotation(field)
    for title in bookmarks(reader.outline):
        yield Piece("PDF bookmark", title)
    for name in reader.named_destinations:
        yield Piece("PDF destination", str(name))
    for name, contents in reader.attachments.items():
        yield Piece("PDF attachment", name)
        for data in contents:
            yield Piece("PDF attachment", data.decode("utf-8", errors="replace"))


def bookmarks(items: list[Any]) -> Iterator[str]:
    """Yield the titles of bookmarks, those below others included."""
    for item in items:
        if isinstance(item, list):
            yield from bookmarks(item)
        else:
            yield str(item.title)
