"""What is wrong with a snippet is found: invented pages, each with one mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .languages import wrong_with
from .site import sites_of
from .snippets import ROOT, Snippet, snippets_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = ROOT / "docs" / "extension" / "invented.md"
BARE = "# conf.py\nblackout_label = 'hidden'"
WHOLE = "# docs/conf.py\nextensions = ['myst_parser', 'blackout_ext']"


def fence(language: str, text: str, mark: str = "") -> str:
    """Return a fence, with a mark before it."""
    before = f"% snippet: {mark}\n" if mark else ""
    return f"{before}````{language}\n{text}\n````\n\n"


def read(text: str) -> list[Snippet]:
    """Return the snippets of an invented page."""
    return list(snippets_in(text, PAGE, 1))


@pytest.fixture
def built(tmp_path: Path) -> Callable[[str], list[str]]:
    """Return a function that builds a page, and returns what went wrong."""

    def build(text: str) -> list[str]:
        return [message for site in sites_of(read(text), tmp_path) for message in site.build()]

    return build


def test_fences_are_found_wherever_they_stand() -> None:
    page = (
        ":::::{tab-set}\n::::{tab-item} One\n:sync: one\n\n```md\n*a*\n```\n::::\n:::::\n\n"
        "1. An item:\n\n   ```{code-block} python\n   :caption: docs/conf.py\n\n   x = 1\n   ```\n"
    )
    found = [(s.line, s.language, s.path, s.text) for s in read(page)]
    assert found == [(5, "md", "", "*a*\n"), (13, "python", "docs/conf.py", "x = 1\n")]


@pytest.mark.parametrize("mark", ["skip", "skip ()", "sikp (why)"])
def test_a_mark_has_to_be_known_and_a_reason_given(mark: str) -> None:
    with pytest.raises(ValueError, match=r"invented\.md:1: .* is no mark"):
        read(fence("md", "text", mark))


def test_a_mark_needs_a_snippet() -> None:
    with pytest.raises(ValueError, match="no snippet behind the mark"):
        read("% snippet: skip (why)\n\nA paragraph.\n")


@pytest.mark.parametrize(
    ("language", "text", "message"),
    [
        ("shell", "balckout check", "balckout is no command"),
        ("shell", "blackout check --fxi", "unrecognized arguments: --fxi"),
        ("shell", "cd docs && blackout forget", "invalid choice: 'forget'"),
        ("console", "$ sphinx-build --fast docs out", "unrecognized arguments"),
        ("shell", "sphinx-build -M paper docs out", "makes no paper"),
        ("shell", "python3 noxfile.py -s bok", "no session bok"),
        ("shell", "uvx nox -s bok", "no session bok"),
        ("shell", 'pip install "sphinx-blackout[al]"', "no extra al"),
        ("python", "from blackout_ext.testing import difference", "has no difference"),
        ("python", "x = ", "SyntaxError"),
        ("css", "a { color red }", "line 1"),
        ("js", "let = ;", "SyntaxError"),
        ("html", "<p><b></p>", "ParseError"),
        ("yaml", "a: [", "ParserError"),
        ("toml", "a = ", "TOMLDecodeError"),
        ("json", "{,}", "JSONDecodeError"),
        ("jinja", "{% block %}", "TemplateSyntaxError"),
        ("cobol", "STOP RUN.", "nobody knows how to check 'cobol'"),
    ],
)
def test_mistakes_are_found_without_a_build(language: str, text: str, message: str) -> None:
    (snippet,) = read(fence(language, text))
    (wrong,) = wrong_with(snippet)
    assert message in wrong


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (fence("md", "{doc}`nowhere`"), "invented.md:1: unknown document: 'nowhere'"),
        (fence("rst", ".. blackuot:: x"), 'invented.md:1: Unknown directive type "blackuot"'),
        (fence("md", ":::{blackout}\n:::"), "[blackout.empty]"),
        (fence("md", "text", "warns blackout.empty"), "there is no warning [blackout.empty]"),
        (fence("yaml", "---\nkind: nove\n---"), "[review.front_matter]"),
        (fence("python", "# conf.py\nblackout_lable = ''"), "there is no value blackout_lable"),
        (fence("python", "# conf.py\nblackout_label = 1"), "`blackout_label' has type `int'"),
        (fence("python", WHOLE) + fence("md", ":::{blackout}\nx\n:::"), "[blackout.unparsed]"),
        (fence("shell", "blackout check docs", "run 1"), "invented.md:2: exits with 0"),
        (
            fence("shell", "blackout check docs", "run") + fence("text", "2 files", "output"),
            "what is printed is\n0 findings in 1 file.",
        ),
    ],
)
def test_mistakes_are_found_by_a_build(
    page: str, message: str, built: Callable[[str], list[str]]
) -> None:
    assert message in "\n".join(built(page))


@pytest.mark.parametrize(
    "page",
    [
        fence("md", ":::{blackout}\n:::", "warns blackout.empty"),
        fence("md", "## A section\n\ntext") + fence("rst", ":kind: novel\n\nText."),
        fence("python", BARE) + fence("python", "# conf.py\nmyst_enable_extensions = ['tasklist']")
        + fence("md", ":::{blackout}\nx\n:::"),
        fence("python", WHOLE) + fence("python", "# conf.py\nmyst_enable_extensions = ['deflist']")
        + fence("md", "<!-- docs/reviews/a.md -->\n# A\n\n{blackout}`x`"),
        fence("python", "# conf.py\nextensions = ['blackout_ext.navigation']")
        + fence("python", "# conf.py\nreview_reviewer = 'Ann'", "new project"),
        fence("shell", "mkdir -p docs/reviews\nblackout check docs > report.txt", "run"),
        fence("cobol", "STOP RUN.", "skip (nobody has a compiler)"),
    ],
)  # fmt: skip
def test_what_is_right_builds(page: str, built: Callable[[str], list[str]]) -> None:
    assert built(page) == []
