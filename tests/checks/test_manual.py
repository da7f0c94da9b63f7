"""Each code has a page, whose examples show what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from blackout_ext.checks import rules
from blackout_ext.checks.registry import RULES
from blackout_ext.checks.settings import Settings

from .examples import MANUAL, REVIEW, as_page, examples

if TYPE_CHECKING:
    from collections.abc import Callable

assert rules.__all__, "registers the rules"

TOML = "[tool.blackout.check]\nreview-words = [{}, 200]\n"


def test_each_code_has_a_page_and_each_page_a_code() -> None:
    assert sorted(path.stem.upper() for path in MANUAL.glob("blk*.md")) == sorted(RULES)


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_page_is_named_after_its_rule(code: str) -> None:
    text = (MANUAL / f"{code.lower()}.md").read_text(encoding="utf-8")
    assert text.startswith(f"# {code}: {RULES[code].name}\n")
    assert RULES[code].address.endswith(f"/extension/checks/{code.lower()}.html")


def test_the_list_has_all_codes() -> None:
    text = (MANUAL / "index.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[(BLK\d+)\]\((\w+)\.md\) \| (.*?) \| (.*?) \|$", text, re.MULTILINE)
    expected = [(r.code, r.code.lower(), r.summary, r.scope.value) for r in RULES.values()]
    assert rows == sorted(expected)


def test_all_settings_are_explained() -> None:
    text = (MANUAL / "index.md").read_text(encoding="utf-8")
    names = [name.replace("_", "-") for name in Settings.__dataclass_fields__]
    assert [name for name in names if f"`{name}`" not in text] == []


@pytest.mark.parametrize("code", sorted(RULES))
def test_examples(code: str, codes: Callable[..., list[str]]) -> None:
    found, mended = examples(code)
    toml = TOML.format(100) if code == "BLK206" else ""
    assert codes(as_page(found), toml=toml) == [code]
    assert codes(as_page(mended), toml=toml) == []


def test_the_review_of_the_manual_is_as_it_should_be(codes: Callable[..., list[str]]) -> None:
    assert codes(REVIEW) == []
