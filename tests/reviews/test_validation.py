"""From front matter to a record; every mistake is found at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from blackout_ext.reviews.front_matter import LOADER, EndlessError, read_fields, read_markdown
from blackout_ext.reviews.model import Review
from blackout_ext.reviews.terms import AwardResult
from blackout_ext.reviews.validation import validated

TODAY = dt.date(2026, 11, 24)
SOURCE = """\
---
kind: novel
title: 1984
authors: [George Orwell, {name: Ursula K. Le Guin, sort: "Le Guin, Ursula K."}]
published: {year: 1949, publisher: Secker & Warburg}
isbn: 0575047623
divergence:
  year: about 1950
  what: Things go on.
awards:
- {name: Prometheus, year: 1984, result: won}
cast: Ann (Kathy); Ben
themes: power; language
rating: 4.5
reviewed: 2026-11-22
related:
---
# T
"""


def read(source: str) -> tuple[Review | None, dict[int | None, str]]:
    """Return the record of a source and the findings by line."""
    matter = read_markdown(source)
    assert matter is not None
    review, findings = validated(matter.data, TODAY)
    return review, {matter.line(finding.path): finding.message for finding in findings}


def test_everything_in_its_short_form() -> None:
    review, findings = read(SOURCE)
    assert findings == {}
    assert review is not None
    assert review.title == "1984"
    assert [person.sort_key for person in review.authors] == [
        "Orwell, George",
        "Le Guin, Ursula K.",
    ]
    assert review.isbn13("uk") == "9780575047624"
    assert review.year == 1949
    assert review.divergence is not None
    assert str(review.divergence.year) == "about 1950"
    assert review.awards[0].result is AwardResult.WON
    assert [(member.name, member.role) for member in review.cast] == [
        ("Ann", "Kathy"),
        ("Ben", None),
    ]
    assert review.themes == ("power", "language")
    assert review.reviewed == dt.date(2026, 11, 22)
    assert review.related == ()


MISTAKES = {
    "authros: A": "authros is no key of a review: did you mean 'authors'?",
    "isbn: 9780571258094": "isbn is '9780571258094': the check digit does not fit",
    "rating: 7": "rating is '7': ratings go from 1 to 5 in steps of 0.5.",
    "rating: 4.4": "rating is '4.4': ratings go from 1 to 5",
    "pages: many": "pages is 'many': write a whole number.",
    "reviewed: yesterday": "reviewed is 'yesterday': write a day as 2026-11-22.",
    "reviewed: 2031-01-01": "reviewed is in the future",
    "published: 2031": "published.year is in the future: '2031'.",
    "published: {year: 2005, date: 2004-03-03}": (
        "published.date is 2004-03-03, and published.year 2005: one of them is wrong."
    ),
    "divergence: {yaer: 1933, what: x}": "divergence has no key 'yaer' (did you mean 'year'?)",
    "divergence: {year: soon, what: x}": "divergence.year is 'soon': no year can be read from it",
    "divergence: {year: 1933}": "divergence.what is missing: add it.",
    "divergence: {what: x, basis: guess}": "It can be stated, inferred.",
    "title_archetypes: [moti]": "(did you mean 'motif'?)",
    "awards: [{name: Hugo, year: 1963, result: one}]": "awards[1].result is 'one'",
    "url: javascript:alert(1)": "only addresses that begin with https:// or http:// are linked",
    "url: https://[2001": "url is 'https://[2001': Invalid IPv6 URL.",
    "url: https://:80/": "only addresses that begin with https:// or http:// are linked",
    "url: data:text/html,x": "only addresses that begin with https:// or http:// are linked",
    "setting: <b>England</b>": "HTML is shown as it is written here",
    "language: English": "language is 'English'",
    "themes: {a: b}": "themes[1]",
    "series: {position: 2}": "series.name is missing",
}


@pytest.mark.parametrize(("line", "message"), MISTAKES.items(), ids=list(MISTAKES))
def test_a_mistake_is_reported_at_its_line(line: str, message: str) -> None:
    review, findings = read(f"---\nkind: novel\ntitle: T\n{line}\n---\n")
    assert list(findings) == [4]
    assert message in findings[4]
    assert review is not None
    assert review.title == "T", "the rest is used"


def test_all_mistakes_at_once() -> None:
    lines = [line for line in MISTAKES if line.split(":")[0] != "published"]
    unique = {line.split(":")[0]: line for line in lines}
    source = "---\nkind: novel\ntitle: T\n" + "\n".join(unique.values()) + "\n---\n"
    review, findings = read(source)
    assert review is not None
    assert len(findings) == len(unique)


def test_of_a_list_only_the_broken_items_are_left_out() -> None:
    awards = "\n".join(f"- {{name: A{n}, year: {'x' if n in (0, 2) else 1990}, result: won}}"
                       for n in range(4))  # fmt: skip
    review, findings = read(f"---\nkind: novel\ntitle: T\nawards:\n{awards}\n---\n")
    assert list(findings) == [5, 7]
    assert review is not None
    assert [award.name for award in review.awards] == ["A1", "A3"]


def test_without_a_kind_that_is_known_there_is_no_review() -> None:
    review, findings = read("---\nkind: novle\ntitle: T\n---\n")
    assert review is None
    assert "did you mean 'novel'?" in findings[2]


def test_front_matter_without_end() -> None:
    with pytest.raises(EndlessError):
        read_markdown("---\na: &a [*a]\n---\n")
    bomb = "\n".join([f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9 if n else ['x'])}]"
                      for n in range(9)])  # fmt: skip
    with pytest.raises(EndlessError):
        read_markdown(f"---\n{bomb}\n---\n")


@pytest.mark.parametrize(
    "source", ["", "# T", "---\n- a\n---\n", "---\na: [\n---\n", "---\nno end"]
)
def test_nothing_to_read(source: str) -> None:
    assert read_markdown(source) is None


@pytest.mark.parametrize("loader", [yaml.BaseLoader, LOADER], ids=["PyYAML", "libyaml"])
def test_fields_without_a_value(loader: type[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blackout_ext.reviews.front_matter.LOADER", loader)
    found = read_markdown("---\na:\nb: ~\nc: null\nd: ''\ne: \"null\"\n---\n")
    assert found is not None
    assert found.data == {"d": "", "e": "null"}


def test_fields_of_restructuredtext() -> None:
    matter = read_fields([
        ("title", "1984", 1), ("divergence", "{year: 1933, what: x}", 2), ("isbn", "0575047623", 3),
        ("awards", "- {name: A, year: 1990, result: won}\n- {name: B, year: 1991, result: won}", 4),
        ("setting", "", 9),
    ])  # fmt: skip
    assert matter.data["isbn"] == "0575047623"
    assert matter.data["divergence"] == {"year": "1933", "what": "x"}
    assert [award["name"] for award in matter.data["awards"]] == ["A", "B"]
    assert "setting" not in matter.data
    assert matter.line(("awards", 1, "name")) == 5


names = st.text(max_size=8)
values = st.recursive(
    st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)
keys = st.sampled_from(list(Review.model_fields)) | st.text(max_size=8)


@given(st.dictionaries(keys, values, max_size=8))
def test_whatever_stands_there_is_a_record_or_none(data: dict[str, Any]) -> None:
    review, findings = validated({"kind": "novel", "title": "T", **data}, TODAY)
    assert review is not None or findings
    for finding in findings:
        assert finding.message.endswith((".", "?"))
