"""A spoiler is found wherever a PDF can hold it."""

from __future__ import annotations

import io
from typing import Any

import pytest

from blackout_ext.audit.readers import Piece, read
from blackout_ext.audit.search import Matcher, Search

from .wrapping import PHRASE, SIGNS, TEXT, channels, pdf, troubles


def test_pdf_metadata() -> None:
    assert channels("a.pdf", pdf(title=PHRASE)) == {"PDF metadata"}


def test_pdf_bookmark() -> None:
    document = pdf(lambda writer: writer.add_outline_item(title=PHRASE, page_number=0))
    assert channels("a.pdf", document) == {"PDF bookmark"}


def test_pdf_attachment() -> None:
    document = pdf(lambda writer: writer.add_attachment("a.txt", TEXT))
    assert channels("a.pdf", document) == {"PDF attachment"}


def test_pdf_form() -> None:
    def add_field(writer: Any) -> None:
        from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

        field = DictionaryObject({
            NameObject("/FT"): NameObject("/Tx"), NameObject("/T"): TextStringObject("name"),
            NameObject("/V"): TextStringObject(PHRASE),
        })  # fmt: skip
        form = DictionaryObject({NameObject("/Fields"): ArrayObject([writer._add_object(field)])})
        writer.root_object[NameObject("/AcroForm")] = form

    assert channels("a.pdf", pdf(add_field)) == {"PDF annotation"}


def test_pdf_that_needs_no_password() -> None:
    document = pdf(lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"), title=PHRASE)
    assert channels("a.pdf", document) == {"PDF metadata"}


def test_pdf_with_a_password() -> None:
    document = pdf(lambda writer: writer.encrypt("secret", algorithm="RC4-128"), title=PHRASE)
    assert "password" in troubles("a.pdf", document)[0][1]


def test_a_phrase_across_pages_of_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    pypdf = pytest.importorskip("pypdf")
    texts = iter(["She drowns in", "the weir. Well."])
    monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda _: next(texts))
    document = pdf(lambda writer: writer.add_blank_page(100, 100))
    search = Search(Matcher(SIGNS))
    for file, part in read("a.pdf", io.BytesIO(document)):
        assert isinstance(part, Piece)
        search.look(file, part)
    assert search.leaks()


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("The Élodie-\nsque.\nÉlodiesque is a word.", False),
        ("The Élodie-\nkeeper.", True),
        ("The old Élodie-\n", True),
    ],
)
def test_the_half_of_a_word_is_no_word(
    monkeypatch: pytest.MonkeyPatch, text: str, is_found: bool
) -> None:
    pypdf = pytest.importorskip("pypdf")
    monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda _: text)
    assert (channels("a.pdf", pdf()) == {"PDF page 1"}) is is_found


def test_a_word_across_lines_of_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    pypdf = pytest.importorskip("pypdf")
    text = "She drowns in the we\N{HYPHEN}\n ir."
    monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda _: text)
    assert channels("a.pdf", pdf()) == {"PDF page 1"}
