"""Days in the language of the book."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from blackout_ext.reviews.days import day_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

REVIEW = """\
---
kind: novel
title: Pavane
authors: Keith Roberts
reviewed: 2026-11-24
updated: 2026-12-01
---

# Pavane
"""
CONF = 'project = "Shelf"\ncopyright = "us"\nversion = "1"\nlanguage = "en_GB"\n'


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en_GB", "24 November 2026"),
        ("en", "November 24, 2026"),
        ("de", "24. November 2026"),
        ("es", "24 de noviembre de 2026"),
        ("ja", "2026年11月24日"),
        ("zh_CN", "2026年11月24日"),
    ],
)
def test_a_day_in_words(language: str, text: str) -> None:
    assert day_text(dt.date(2026, 11, 24), language) == text


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub"])
def test_programs_can_read_it(project: Callable[..., Project], builder: str) -> None:
    result = project({"index.md": REVIEW}, CONF).build(builder)
    page = BeautifulSoup(
        result.read("index.xhtml" if builder == "epub" else "index.html"), "html.parser"
    )
    times = page.select("dd > time")
    assert [time["datetime"] for time in times] == ["2026-11-24", "2026-12-01"]
    assert times[0].parent is not None
    assert times[0].parent.get_text() == "Shelf, 24 November 2026, updated 1 December 2026"


@pytest.mark.parametrize(
    ("builder", "name"),
    [
        ("text", "index.txt"),
        ("latex", "shelf.tex"),
        ("texinfo", "shelf.texi"),
        ("man", "shelf.1"),
        ("xml", "index.xml"),
    ],
)
def test_every_format_has_it_as_text(
    project: Callable[..., Project], builder: str, name: str
) -> None:
    result = project({"index.md": REVIEW}, CONF).build(builder)
    assert "24 November 2026" in result.read(name)


def test_a_language_that_is_not_known_gets_english(project: Callable[..., Project]) -> None:
    result = project({"index.md": REVIEW}, CONF.replace("en_GB", "qqq")).build()
    assert "Invalid Babel locale: 'qqq'" in result.warnings
    assert "November 24, 2026" in result.read("index.html")
