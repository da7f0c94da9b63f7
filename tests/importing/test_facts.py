"""What an import says of a review, and what it leaves out."""

from __future__ import annotations

from io import StringIO

import pytest
import yaml

from blackout_ext.cli.progress import Progress
from blackout_ext.importing.formats import Format, Options, format_of, items_of
from blackout_ext.importing.migration import migrated

from .reading import imported

JEKYLL = """\
---
title: "The Weir [spoiler]floods[/spoiler]"
author: Jane Doe
date: 2014-03-02 10:00:00 +0100
tags: [rivers, "[spoiler]flood[/spoiler]"]
category: Reviews
description: The weir floods.
---
a

b [spoiler]c
"""
HEAD = """\
<html><head><title>The Weir by Ann Author (1968) | Old Blog</title>
<meta name=author content="Jane Doe"><meta property="article:published_time"
content="2014-03-02T10:00:00+00:00"><meta name=description content="The weir floods.">
</head><body><nav>Home</nav><article><p>a</p><div class="sharedaddy">Share</div></article>
<footer>c</footer></body></html>
"""
LABELS = """\
Review: The Weir

Author: Ann Author and Ben Byron
Published: March 1968
ISBN: 9781400078776
Pages: 312
Reviewed by: Jane Doe
Date: 2 March 2014
Tags: rivers, rain

Rain: there is a lot of it.
"""
FACTS = {
    "front matter of Jekyll": (
        "markdown",
        JEKYLL,
        {
            "kind": "", "title": "The Weir", "reviewer": "Jane Doe",
            "reviewed": "2014-03-02", "tags": ["rivers"], "categories": ["Reviews"],
        },
    ),
    "head of a page": (
        "html",
        HEAD,
        {
            "kind": "", "title": "The Weir", "authors": "Ann Author", "published": 1968,
            "reviewer": "Jane Doe", "reviewed": "2014-03-02",
        },
    ),
    "labels": (
        "text",
        LABELS,
        {
            "kind": "", "title": "The Weir", "authors": ["Ann Author", "Ben Byron"],
            "published": 1968, "isbn": "9781400078776", "pages": 312, "reviewer": "Jane Doe",
            "reviewed": "2014-03-02", "tags": ["rivers", "rain"],
        },
    ),
    "number for a title": ("text", "1984\n\nAuthor: George Orwell\n\na.", {
        "kind": "", "title": "1984", "authors": "George Orwell",
    }),
    "title with a preposition": ("text", "Death by Water\n\na.", {
        "kind": "", "title": "Death by Water",
    }),
    "hidden label": ("text", "T\n\nAuthor: [spoiler]a[/spoiler]", {"kind": "", "title": "T"}),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "source", "expected"), FACTS.values(), ids=FACTS)
def test_front_matter(kind: str, source: str, expected: dict[str, object]) -> None:
    page = imported(source, kind)
    found = yaml.safe_load(page.text.split("---\n")[1])
    if "reviewed" in found:
        found["reviewed"] = found["reviewed"].isoformat()
    assert found == expected
    assert "floods." not in page.text


def test_lines_behind_front_matter() -> None:
    (finding,) = imported(JEKYLL, "markdown").findings
    assert finding.first == 11


def test_headline_that_is_no_title_is_kept() -> None:
    page = imported("My thoughts\n\nThe Weir: Plot\n\na.", "text")
    assert page.title == "The Weir"
    assert "# The Weir\n\nMy thoughts\n\n## Plot Summary\n" in page.text


LEFT_OUT = {
    "navigation": ("Home » The Weir\n\nT\n\na.", [(1, 1)]),
    "sharing": ("T\n\na.\n\nShare this:\nTweet\nAnother post\n\nLeave a Reply", [(5, 9)]),
    "comments are text": ("T\n\na.\n\nLeave a Reply\n\nI did not like the book at all.", []),
    "a passage": ("T\n\na.\n\nShare this:\n\n||Tweet||", []),
    "nothing but that": ("Home", []),
    "in the midst": ("T\n\na.\n\nTweet\n\nb.", []),
}


@pytest.mark.parametrize(("source", "lines"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_is_left_out(source: str, lines: list[tuple[int, int]]) -> None:
    page = imported(source, "text")
    assert [(finding.first, finding.last) for finding in page.findings] == lines


def test_around_an_article() -> None:
    page = imported(HEAD, "html")
    assert page.text.endswith("# The Weir\n\na\n")
    assert len(page.findings) == 3


def test_a_passage_that_begins_in_navigation_hides_on() -> None:
    source = "<nav><div class=spoiler></nav><article><p>a</p></article>"
    assert ":::{blackout}\na\n:::" in imported(source, "html").text


def test_formats() -> None:
    assert format_of(".HTM", b"") is Format.HTML
    assert format_of(".txt", b"\xef\xbb\xbf<?xml version='1.0'?>") is Format.WORDPRESS
    assert format_of("", b"<!DOCTYPE html>") is Format.HTML
    assert format_of(".txt", b"[b]a[/b]") is Format.BBCODE
    assert format_of(".txt", b"a [sic] b") is Format.TEXT


def test_progress() -> None:
    items = [
        ("a", item) for item in items_of(b"T\n\na", Format.TEXT, "a", Options()) for _ in range(3)
    ]
    told: list[tuple[int, int]] = []
    migrated(items, (), None, lambda done, total: told.append((done, total)))
    assert told == [(4, 12), (8, 12), (12, 12)]

    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    with Progress(terminal, least=12) as progress:
        progress.update(4, 12)
    assert " 33 %" in terminal.getvalue()
    assert terminal.getvalue().endswith(" \r")
