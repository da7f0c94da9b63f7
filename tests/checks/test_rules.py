"""Rules where the manual's examples do not say all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blackout_ext.checks.finding import Fix, Place
from blackout_ext.checks.fixing import fix_file, fixed
from blackout_ext.checks.words import count_sentences

from .examples import REVIEW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from blackout_ext.checks.run import Result

SPELT = {
    "title": "*The Color Purple*",
    "title in underscores": "_The Color Purple_",
    "name": "We saw Pearl Harbor.",
    "name of an institution": "The Kennedy Center is there.",
    "code": "`gray`",
    "link": "[a](gray.md)",
    "address": "https://example.com/gray/color",
    "role": "{review}`the gray <other>`",
    "comment": "\n\n% gray",
    "part of a word": "Graymalkin and a colorado, graywacke",
    "html": '<span class="gray">a</span>',
    "fence": "\n\n```\ngray\n```",
}


@pytest.mark.parametrize("text", SPELT.values(), ids=SPELT)
def test_words_that_keep_their_spelling(text: str, codes: Callable[..., list[str]]) -> None:
    assert "BLK701" not in codes(f"# T\n\nIt is so. {text}\n")


MISSPELT = {
    "gray": "grey", "Gray": "Grey", "GRAY": "GREY", "colorful": "colourful",
    "realized": "realised", "Organization": "Organisation", "traveler": "traveller",
    "theaters": "theatres", "favorite": "favourite", "gray-green": "grey-green",
}  # fmt: skip


FRAMES = (
    "{}.", "- {}", "> {}.", "[{}](a.md)", "| a |\n|---|\n| {} |", "**{}**",
    "{{blackout}}`{}`", ":::{{note}}\n{}\n:::",
)  # fmt: skip


@pytest.mark.parametrize(("wrong", "right"), MISSPELT.items())
@pytest.mark.parametrize("frame", FRAMES)
def test_fixed_in_place(wrong: str, right: str, frame: str, checked: Callable[..., Result]) -> None:
    text = f"# T\n\n{frame.format(wrong)}\n"
    (found,) = checked({"a.md": text}).findings
    assert found.fix is not None
    assert fixed(text, [found.fix]) == (f"# T\n\n{frame.format(right)}\n", 1)


def test_rest_is_fixed_in_place(checked: Callable[..., Result]) -> None:
    text = "T\n=\n\nA first line,\nand so gray a *color* of\n``gray``.\n\n.. note:: Gray.\n"
    found = checked({"a.rst": text}).findings
    assert fixed(text, [f.fix for f in found if f.fix])[0] == text.replace(
        "so gray", "so grey"
    ).replace("Gray.", "Grey.")


def test_fixing_keeps_line_breaks_and_the_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"\xef\xbb\xbf# T\r\n\r\ngray\r\n")
    fixes = [
        Fix(Place(3, 1), Place(3, 5), "grey"),
        Fix(Place(3, 2), Place(3, 3), "overlaps"),
        Fix(Place(2), Place(2), "x\n"),
    ]
    assert fix_file(file, fixes) == 2
    assert file.read_bytes() == b"\xef\xbb\xbf# T\r\nx\r\n\r\ngrey\r\n"


def test_rest_reviews(checked: Callable[..., Result]) -> None:
    text = (
        ":kind: novel\n:rating: 9\n:related: [nobody]\n\nThe Weir\n========\n\nOpening.\n\n"
        "Plot Summary\n------------\n\nWinter\n~~~~~~\n\n:blackout:`The river`.\n\n"
        "Logline\n-------\n\n   One sentence. And another.\n\n.. image:: a.png\n"
    )
    found = [(f.code, f.line) for f in checked({"the-weir.rst": text}).findings]
    assert found == [
        ("BLK101", 2), ("BLK501", 3), ("BLK201", 5), ("BLK201", 5), ("BLK201", 5), ("BLK205", 10),
        ("BLK402", 10), ("BLK202", 18), ("BLK301", 21), ("BLK302", 21), ("BLK603", 23),
    ]  # fmt: skip


SENTENCES = {
    "One.": 1,
    "One. Two.": 2,
    "Dr. Watson and J. G. Ballard meet St. Paul.": 1,
    "He asks “Why?” and leaves.": 1,
    "“Why?” He leaves.": 2,
    "一。二。": 2,
    "": 1,
}


@pytest.mark.parametrize(("text", "number"), SENTENCES.items())
def test_sentences(text: str, number: int) -> None:
    assert count_sentences(text) == number


UNREAD = {
    "front matter": '---\nverdict: "{blackout}`x`"\n---\n\n# T\n',
    "misspelled front matter": '---\nverdict: "{blackuot}`x`"\n---\n\n# T\n',
    "alternative text": "# T\n\n![{blackout}`x`](a.png)\n",
    "option": "# T\n\n:::{figure} a.png\n:alt: a {blackout}`x`\n:::\n",
    "comment": "# T\n\n% {blackout}`x`\n",
    "not closed": "# T\n\nSo {blackout}`x\n",
    "fence not closed": "# T\n\n:::{blackout}\nx\n",
    "closed too early": "# T\n\n{blackout}`see {review}`x``\n",
    "apostrophes": "# T\n\nSo {blackout}'x'\n",
    "name alone": "# T\n\n{blackout}\n\nx\n",
    "fence without braces": "# T\n\n```blackout\nx\n```\n",
    "fence with one brace": "# T\n\n``` {blackout\nx\n```\n",
    "language": "# T\n\n```{code-block} blackout\nx\n```\n",
    "forum": "# T\n\n[blackout]x[/blackout]\n",
    "no dot": "# T\n\nSo [x]{blackout}\n",
    "HTML": '# T\n\nSo <i class="blackout">x</i>\n',
    "HTML block": '# T\n\n<p class="blackout">x</p>\n',
    "the other syntax": "# T\n\nSo :blackout:`x`\n",
}


@pytest.mark.parametrize("text", UNREAD.values(), ids=UNREAD)
def test_unread(text: str, codes: Callable[..., list[str]]) -> None:
    assert "BLK403" in codes(text)


READ = {
    "code": "# T\n\n`` {blackout}`x` ``\n",
    "fence": "# T\n\n```markdown\n{blackout}`x`\n```\n",
    "escaped": "# T\n\n\\{blackout}\n",
    "role": "# T\n\n{blackout}`x` and {blackout}``a `y` b``\n",
    "in a heading": "# T\n\n## {blackout}`x`\n",
    "in a sentence": "# T\n\nThe blackout {blackout}.\n",
    "style": "# T\n\n<style>.blackout { color: red }</style>\n",
}


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_read(text: str, codes: Callable[..., list[str]]) -> None:
    assert codes(text) == []


SLIPS = {
    "role": "# T\n\nSo {blakout}`x`.\n",
    "role in a heading": "# T\n\n## {Blackuot}`x`\n",
    "span": "# T\n\nSo [x]{#a .blackot}.\n",
    "span with a class": '# T\n\nSo [x]{class="a blackoud"}.\n',
    "directive": "# T\n\n:::{balckout}\nx\n:::\n",
    "class": "# T\n\n:::{note}\n:class: blackouts\nx\n:::\n",
}


@pytest.mark.parametrize("text", SLIPS.values(), ids=SLIPS)
def test_misspelled(text: str, codes: Callable[..., list[str]]) -> None:
    assert codes(text) == ["BLK404"]


@pytest.mark.parametrize("name", ["blackboard", "black", "out", "layout", "backquote", "blackjack"])
def test_another_word(name: str, codes: Callable[..., list[str]]) -> None:
    assert codes(f"# T\n\nSo {{{name}}}`x` [y]{{.{name}}}.\n") == []


def test_names_of_characters_are_found_in_the_summary(checked: Callable[..., Result]) -> None:
    text = REVIEW.replace("First {", "When Dorothea waits, and Dorothea sleeps, Dorothea dreams. {")
    text = text.replace("a lock keeper finds", "Dorothea finds")
    (found,) = checked({"the-weir.md": text}).findings
    assert found.code == "BLK303"
    place = text[: text.index("Dorothea finds")].rpartition("\n")
    assert (found.line, found.column) == (place[0].count("\n") + 2, len(place[2]) + 1)


def test_other_pages_need_no_sections(codes: Callable[..., list[str]]) -> None:
    assert codes("# T\n\n## Logline\n\nShort. Really.\n\n## Plot Summary\n\nNothing.\n") == []


def test_many_files_are_checked_on_all_processors(checked: Callable[..., Result]) -> None:
    files = {f"p{number:03}.md": "### Deep\n" for number in range(120)}
    result = checked(files)
    assert [finding.code for finding in result.findings] == ["BLK601"] * 120
    assert [f.path for f in result.findings] == sorted(f.path for f in result.findings)
