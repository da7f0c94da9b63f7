"""Settings, and what is known of a project without running its configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blackout_ext.checks.errors import SettingsError

from .examples import REVIEW

if TYPE_CHECKING:
    from collections.abc import Callable

    from blackout_ext.checks.run import Result

GERMAN = REVIEW.replace("## Title", "## Titel").replace("## Plot Summary", "## Handlung").replace(
    "## Analysis", "## Analyse").replace("## My Verdict", "## Mein Fazit")  # fmt: skip


def test_sections_in_another_language(codes: Callable[..., list[str]]) -> None:
    assert codes(GERMAN, conf='language = "de"\n') == []
    assert codes(GERMAN, conf='language = "en"\n') == ["BLK201"] * 4


def test_own_headings(codes: Callable[..., list[str]]) -> None:
    text = REVIEW.replace("## Title", "## What It Is Called")
    assert codes(text) == ["BLK201"]
    assert codes(text, conf='review_sections = {"title": ["What It Is *"]}\n') == []


def test_conf_py_is_not_run(codes: Callable[..., list[str]]) -> None:
    conf = 'language = "en_GB"\nraise SystemExit\nlanguage = open("x").read()\nlanguage = "en_GB"\n'
    assert codes("# T\n\ngray\n", conf=conf) == ["BLK701"]
    assert codes("# T\n\ngray\n", conf="language = (\n") == []


def test_excluded_files(checked: Callable[..., Result]) -> None:
    files = {
        "a.md": "### A\n",
        "old/b.md": "### B\n",
        "_build/c.md": "### C\n",
        ".d/d.md": "### D\n",
    }
    found = checked(files, conf='exclude_patterns = ["old"]\n').findings
    assert [finding.path.rpartition("/")[2] for finding in found] == ["a.md"]


def test_reviews_that_are_not_checked_exist(
    checked: Callable[..., Result], codes: Callable[..., list[str]]
) -> None:
    checked({"other.md": REVIEW, "conf.py": "exclude_patterns = ['other.md']"})
    assert codes("# T\n\n{review}`other` {review}`text <other>` {review}`none`\n") == ["BLK501"]


def test_films_have_sections_of_their_own(codes: Callable[..., list[str]]) -> None:
    film = REVIEW.replace("kind: novel", "kind: film").replace(
        "## Analysis\n\nIt says more about rivers than about people.\n\n", ""
    )
    assert codes(film) == []
    assert codes(film.replace("kind: film", "kind: novel")) == ["BLK201"]


def test_numbers(codes: Callable[..., list[str]]) -> None:
    toml = "[tool.blackout.check]\nblackouts = 4\nlogline-words = [5, 6]\n"
    assert codes(REVIEW, toml=toml) == ["BLK302", "BLK402"]


def test_spelling(codes: Callable[..., list[str]]) -> None:
    toml = '[tool.blackout.check]\nspelling = {program = "programme", gray = "gray"}\n'
    assert codes("# T\n\nA gray program.\n", toml=toml) == ["BLK701"]
    assert codes("# T\n\nA gray day.\n", toml="[tool.blackout.check]\nbritish = false\n") == []
    assert codes("# T\n\nA gray day.\n", conf='language = "en_US"\n') == []
    american = "[tool.blackout.check]\nbritish = true\n"
    assert codes("# T\n\nA gray day.\n", conf='language = "en_US"\n', toml=american) == ["BLK701"]


WRONG = {
    "key": ("logline-word = [1, 2]", "has no key 'logline-word' (did you mean 'logline-words'?)"),
    "value": ("blackouts = -1", "blackouts in [tool.blackout.check] must be a number, 0 or more"),
    "range": ("review-words = [3, 2]", "must be two numbers, such as [25, 35]"),
    "section": ('sections = ["plot"]', "has no kinds plot. There are title, logline, "),
    "toml": ("review-words = ", "pyproject.toml: cannot be read: "),
}


@pytest.mark.parametrize(("line", "message"), WRONG.values(), ids=WRONG)
def test_wrong_settings(line: str, message: str, codes: Callable[..., list[str]]) -> None:
    with pytest.raises(SettingsError) as caught:
        codes("# T\n", toml=f"[tool.blackout.check]\n{line}\n")
    assert message in str(caught.value)
