"""A slip in the name of a blackout does not show the passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blackout_ext.spoilers.misspelled import is_slip

from .test_escapes import published

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project

PAGES = {
    "role": ("rst", "Open :blakout:`secret`."),
    "role behind": ("rst", "Open `secret`:blackuot:."),
    "role with a domain": ("rst", "Open :x:balckout:`secret`."),
    "heading": ("rst", "Open :blackot:`secret`\n----------------------\n\nText."),
    "item": ("rst", "* Open :blackkout:`secret`"),
    "alternative text": ("rst", ".. image:: dot.png\n   :alt: Open :blakout:`secret`"),
    "directive": ("rst", ".. blakout::\n\n   secret"),
    "class": ("rst", ".. rst-class:: blackuot\n\nSecret."),
    "container": ("rst", ".. container:: blakout\n\n   secret"),
    "MyST role": ("md", "Open {blakout}`secret`."),
    "MyST directive": ("md", ":::{blakout}\nsecret\n:::"),
    "span": ("md", "Open [secret]{.blackuot}."),
    "block": ("md", "{.blackouts}\nSecret."),
    "caption": ("md", '```{toctree}\n:caption: "{blakout}`secret`"\nself\n```'),
    "front matter": ("md", '---\nhtml_meta:\n  description: "{blakout}`secret`"\n---\n\nText.'),
}


@pytest.mark.parametrize("builder", ["html", "text"])
@pytest.mark.parametrize(("suffix", "text"), PAGES.values(), ids=PAGES)
def test_hidden(project: Callable[..., Project], builder: str, suffix: str, text: str) -> None:
    title = "Title\n=====\n\n" if suffix == "rst" else "# Title\n\n"
    body = text + "\n" if text.startswith("---") else title + text + "\n"
    made = project({f"index.{suffix}": body})
    made.srcdir.joinpath("dot.png").write_bytes(b"")
    result = made.build(builder)
    assert "secret" not in published(result.outdir).lower()
    assert any(word in result.warnings for word in ("Unknown", "nearly", "Blackout markup"))


def test_a_role_made_of_blackout(project: Callable[..., Project]) -> None:
    text = ".. role:: spoil_it(blackout)\n\nTitle\n=====\n\nOpen :spoilit:`secret`.\n"
    assert "secret" not in published(project({"index.rst": text}).build().outdir)


def test_messages_kept_in_the_page(project: Callable[..., Project]) -> None:
    text = "Title\n=====\n\n.. blakout::\n\n   secret\n"
    result = project({"index.rst": text}, "keep_warnings = True\n").build()
    assert "Unknown directive type" in result.read("index.html")
    assert "secret" not in published(result.outdir)


def test_other_names_are_left_alone(project: Callable[..., Project]) -> None:
    text = "# Title\n\n[Seen]{.blackboard} and [read]{.black .out}.\n"
    result = project({"index.md": text}).build()
    assert result.warnings == ""
    assert '<span class="blackboard">Seen</span>' in result.read("index.html")


@pytest.mark.parametrize("name", ["blakout", "blackuot", "Balckout", "blackoud", "blackouts"])
def test_slips(name: str) -> None:
    assert is_slip(name)


@pytest.mark.parametrize(
    "name", ["blackout", "Blackout", "black", "blackboard", "layout", "lookout"]
)
def test_no_slips(name: str) -> None:
    assert not is_slip(name)
