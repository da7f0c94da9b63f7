"""Checks take whatever there is, and never print a word that is blacked out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from blackout_ext.checks.errors import UnreadableError
from blackout_ext.checks.examine import findings_of
from blackout_ext.checks.fixing import fixed
from blackout_ext.checks.project import Project
from blackout_ext.checks.reading import page_of
from blackout_ext.checks.reports import FORMATS
from blackout_ext.checks.run import Options, check
from blackout_ext.checks.secrecy import hidden_words
from blackout_ext.checks.settings import Settings
from blackout_ext.checks.suppressions import suppressions_of

from .examples import REVIEW

if TYPE_CHECKING:
    from blackout_ext.checks.finding import Finding

ALL = Settings(british=True, review_words=(1, 2), blackouts=9)
MARKUP = (
    "---\n", "kind: novel\n", "title: ", "rating: ", "related: [", "]\n", "# ", "### ", "\n\n",
    "\n",
    "```", ":::", "{blackout}", "{blackout}`", "`", "{note}", "[", "]{.blackout}", "](", "![", ")",
    "{review}`", "> ", "- ", "| ", "% blackout: ignore[", "BLK603", "] ", "gray ", "*", "_",
    "<img ",
    "<!-- ", "-->", ":alt: ", ".. image:: ", ".. blackout:: ", ":blackout:`", "\t", "   ", "====\n",
    "## Plot Summary\n", "## Logline\n", "[^a]", "[^a]: ", "$", "\\", "\u2028", "\x0b", "é",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(MARKUP) | st.text(max_size=8), max_size=40).map("".join)


def found_in(text: str, suffix: str) -> list[Finding]:
    """Return what is found in a text."""
    page = page_of(text, Path(f"a.{suffix}"), Project(None))
    list(suppressions_of(page))
    return list(findings_of(page, ALL, hidden_words(page)))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from(["md", "rst"]))
@example("\x1e{blackout}`", "rst")
@example("\u2028\x85{blackout}`", "rst")
def test_nothing_crashes(text: str, suffix: str) -> None:
    text = text.replace("\r", "\n")
    try:
        found = found_in(text, suffix)
    except UnreadableError:
        return
    lines = text.count("\n") + 1
    assert all(1 <= finding.line <= lines and finding.column >= 1 for finding in found)
    fixed(text, [finding.fix for finding in found if finding.fix])


SECRETS = ("zebrano", "Quixotry", "gray", "vellichor", "nove")
PLACES = (
    "A {{blackout}}`{0}` b.", "{{blackout}}`{0}", "[{0}]{{.blackout}}", ":::{{blackout}}\n{0}\n:::",
    "```{{blackout}}\n{0}\n", "{{.blackout}}\n{0}", "## {{blackout}}`{0}`",
    "![{{blackout}}`{0}`](a.png)",
    "{{blackout}}`x ![{0}]({0}.png) [a]({0})`", "{{blackout}}`see {{review}}`{0}``",
    "{{blackout}}``see {{review}}`{0}` ``", ":::{{figure}} a.png\n:alt: {{blackout}}`{0}`\n:::",
    "{{blackout}}`y[^m]`\n\n[^m]: {0}",
    "% {{blackout}}`{0}`", "| a |\n|---|\n| {{blackout}}`{0}` |", "> {{blackout}}`{0}`",
    ":blackout:`{0}`", "- {{blackout}}`{0}`\n- {0}", "{0} {{blackout}}`{0}`",
    ":::{{spoiler-warning}}\n:work: {0}\n:::\n\n{{blackout}}`{0}`",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(SECRETS)), min_size=1, max_size=5),
    st.sampled_from(["kind: novel", "kind: nove", "kind: novel\nrelated: [zebrano, gray]",
                     "kind: novel\nverdict: \"{blackout}`zebrano`\"\nrating: Quixotry"]),
)  # fmt: skip
def test_no_word_of_a_passage_is_printed(places: list[tuple[str, str]], matter: str) -> None:
    text = "\n\n".join(place.format(secret) for place, secret in places)
    found = found_in(f"---\n{matter}\ntitle: T\n---\n\n# T\n\n{text}\n", "md")
    said = " ".join(finding.text for finding in found)
    hidden = {secret for _place, secret in places} - {"nove"}
    assert not [word for word in hidden if re.search(rf"\b{word}\b", said)]


def test_no_format_prints_one(tmp_path: Path) -> None:
    said = "Dorothea drowns the mayor in his gray mill pond"
    file = tmp_path / "the-weir.md"
    file.write_text(
        f"{REVIEW}\n\n{{blackout}}`{said}`. And so {said}. {{review}}`dorothea`\n",
        encoding="utf-8",
    )
    result = check([tmp_path], Options())
    assert {finding.code for finding in result.findings} == {"BLK401", "BLK501"}
    for report in FORMATS.values():
        text = report(result).lower()
        assert not [word for word in said.lower().split() if len(word) > 3 and word in text]
    shown = FORMATS["text"](check([tmp_path], Options(show=True)))
    assert "drowns the mayor" in shown
    assert "'dorothea'" in shown
