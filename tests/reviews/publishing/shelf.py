"""A small site with a novel, a film and a series, for the tests of what is published."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from ...conftest import Result

BASE = "https://books.example/shelf/"
CONF = f'project = "Shelf & Co"\nlanguage = "en"\nhtml_baseurl = "{BASE}"\n'
NOVEL = """\
---
kind: novel
title: Fatherland
authors: Robert Harris
published: {year: 1992, publisher: Hutchinson}
isbn: {us: "9781400078776", uk: "9780571258093"}
divergence: {year: 1942-43, what: Germany wins in the East.}
themes: [truth, complicity]
subgenre: thriller
series: {name: Berlin, position: 1}
awards: [{name: A Prize, year: 1993, result: won}, {name: B Prize, year: 1993, result: finalist}]
rating: 4.5
pages: 380
reviewed: 2026-11-01
updated: 2026-11-03
---
# Fatherland

An opening with {blackout}`secret one` and *emphasis* ([a link](../plain.md), ![A flag](dot.png)).

% A comment about secret comment.

## Logline

> A detective {blackout}`secret two` hunts.

## Plot Summary

:::{spoiler-warning}
:::

### Berlin

Before.

:::{blackout}
Secret three.

Secret four.
:::

A note[^n].

[^n]: Its text.

## Want to Read It?

A shop.
"""
FILM = """\
---
kind: film
title: The Island
directors: Michael Bay; Ann Other
cast: [Scarlett Johansson (Jordan)]
published: {year: 2005, publisher: DreamWorks, date: 2005-07-22}
minutes: 136
language: en-US
themes: complicity
rating: 3
reviewer: Jane Reader
verdict: Loud.
reviewed: 2026-11-02
---
# The Island

It runs.
"""
SERIES = """\
:kind: series
:directors: Frank Spotnitz
:published: 2015
:themes: truth
:reviewed: 2026-10-05

The Man in the High Castle
==========================

It opens with :blackout:`secret five`.
"""
UNDATED = """\
---
kind: story
title: No Day
authors: Robert Harris
---
# No Day

Undated.
"""
GUIDE = """\
---
guide: {name: titles, topic: titles}
---
# Titles [1]

Of them.
"""
FILES = {
    "index.md": (
        "# Shelf\n\nWhat it is.\n\n```{toctree}\n:glob:\n:hidden:\n*\nreviews/*\nguides/*\n```\n"
    ),
    "plain.md": "# Plain {blackout}`secret six`\n\nNothing {blackout}`secret seven` of reviews.\n",
    "dot.png": "",
    "reviews/dot.png": "",
    "reviews/fatherland.md": NOVEL,
    "reviews/island.md": FILM,
    "reviews/castle.rst": SERIES,
    "reviews/undated.md": UNDATED,
    "guides/titles.md": GUIDE,
}


def soup(result: Result, name: str) -> BeautifulSoup:
    """Return a page."""
    return BeautifulSoup(result.read(name), "html.parser")


def json_ld(result: Result, name: str) -> dict[str, Any]:
    """Return the structured data of a page, as it is written."""
    (script,) = soup(result, name).select("script[type='application/ld+json']")
    found: dict[str, Any] = json.loads(script.get_text())
    return found


def metas(result: Result, name: str) -> dict[str, list[str]]:
    """Return what the ``meta`` tags of a page say, by name or property."""
    found: dict[str, list[str]] = {}
    for tag in soup(result, name).select("meta[content]"):
        key = str(tag.get("property") or tag.get("name"))
        found.setdefault(key, []).append(str(tag["content"]))
    return found
