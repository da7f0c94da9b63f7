"""Texts that are read from end to end keep their passages in an appendix, or leave them out."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from blackout_ext.spoilers.writers.appendix import CURTAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project, Result

PAGE = """\
# Title {blackout}`of a heading`

Open {blackout}``one *inline*, and {blackout}`inner` `` end.

:::{blackout}
A block.

- its list
:::

Note[^a], and {blackout}`another[^b]`.

[^a]: Open {blackout}`in the note`.
[^b]: Sealed.
"""
FORMATS = {"text": "index.txt", "man": "python.1", "texinfo": "python.texi"}
CONF = (
    'man_pages = [("index", "python", "Title", "nobody", 1)]\n'
    'texinfo_documents = [("index", "python", "T", "nobody", "T", "T", "Misc")]\n'
)


def read(project: Callable[..., Project], builder: str, conf: str = "") -> str:
    """Build the page and return the file."""
    result = project({"index.md": PAGE}, CONF + conf).build(builder)
    assert result.warnings == ""
    return result.read(FORMATS[builder])


@pytest.mark.parametrize("builder", FORMATS)
def test_passages_are_behind_the_curtain(project: Callable[..., Project], builder: str) -> None:
    before, passages, after = read(project, builder).split(CURTAIN)
    for words in ("of a heading", "inline", "inner", "A block", "its list", "another", "Sealed"):
        assert words not in before
        assert words in passages
    assert "spoilers" in before.lower()
    assert "in the note" not in before + after


def test_bars_of_one_length_with_the_number_of_the_entry(project: Callable[..., Project]) -> None:
    text = read(project, "text")
    assert "Title █████ [spoiler 1]" in text
    assert "Open █████ [spoiler 2] end." in text
    assert "\n1. of a heading\n" in text
    assert "\n2. one *inline*, and █████ [spoiler 7]\n" in text
    assert "\n7. inner\n" in text
    assert "\n3. A block.\n\n   * its list\n" in text
    numbers = [int(number) for number in re.findall(r"\[spoiler (\d+)\]", text)]
    assert sorted(numbers) == list(range(1, 8)), "each passage has one bar"


@pytest.mark.parametrize("builder", FORMATS)
def test_redaction(project: Callable[..., Project], builder: str) -> None:
    text = read(project, builder, "blackout_appendix = False\n")
    assert "[spoiler]" in text
    for words in ("inline", "A block", "Sealed", "in the note", "Spoilers", CURTAIN):
        assert words not in text


def test_no_appendix_without_passages(project: Callable[..., Project]) -> None:
    text = project({"index.md": "# T\n\nOpen.\n"}).build("text").read("index.txt")
    assert text == "T\n*\n\nOpen.\n"


def test_the_label_is_that_of_the_book(project: Callable[..., Project]) -> None:
    text = read(project, "text", 'blackout_label = "Ende"\n')
    assert "█████ [Ende 2]" in text


def book(project: Callable[..., Project], builder: str) -> Result:
    """Build a book of two pages, with a link, a note and an image within passages."""
    files = {
        "index.md": "# Book\n\n{blackout}`front`\n\n```{toctree}\na\nb\n```\n",
        "a.md": "# A\n\n(here)=\n## Part\n\n{blackout}``see {ref}`here` and [^n]``\n\n[^n]: NOTE\n",
        "b.md": "# B\n\n:::{blackout}\n![alt](murderer.png)\n:::\n",
    }
    made = project(files, CONF)
    png = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
    made.srcdir.joinpath("murderer.png").write_bytes(png)
    return made.build(builder)


def test_entries_are_grouped_by_page(project: Callable[..., Project]) -> None:
    appendix = book(project, "texinfo").read("python.texi").split(CURTAIN)[1]
    headings = re.findall(r"@subheading (.*)", appendix)
    assert headings == ["Book", "A", "B"]
    assert re.findall(r"@enumerate (\d)", appendix) == ["1", "2", "4"]


def test_notes_in_texinfo_entries(project: Callable[..., Project]) -> None:
    before, appendix, _after = book(project, "texinfo").read("python.texi").split(CURTAIN)
    assert "@footnote{" in appendix
    assert "NOTE" in appendix
    assert "NOTE" not in before


@pytest.mark.parametrize("builder", ["latex", "texinfo"])
def test_images_have_neutral_names(project: Callable[..., Project], builder: str) -> None:
    result = book(project, builder)
    names = {path.name for path in result.outdir.rglob("*.png")}
    assert names == {"spoiler-4-1.png"}
    assert "murderer" not in "".join(
        path.read_text("utf-8") for path in result.outdir.iterdir() if path.suffix == ".texi"
    )


def test_info(project: Callable[..., Project]) -> None:
    """``makeinfo`` reads what the Texinfo builder writes, and its links lead somewhere."""
    if shutil.which("makeinfo") is None:
        pytest.skip("makeinfo is not installed: the package texinfo has it")
    result = book(project, "texinfo")
    command = ["makeinfo", "--no-split", "--error-limit=0", "python.texi"]
    done = subprocess.run(command, cwd=result.outdir, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    before, appendix, after = result.read("python.info").split(CURTAIN)
    assert "front" in appendix
    assert "front" not in before + after
    assert "█████ *note spoiler 1:" in before
