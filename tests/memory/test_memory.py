"""What a build keeps in memory, and how often that is swept."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from sphinx.testing.util import SphinxTestApp

from blackout_ext import memory
from tests.increments.builds import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Project

PAGES = {
    "index.md": "# Pages\n\n```{toctree}\n:glob:\npage*\n```\n",
    **{
        f"page{number:02}.md": f"# Page {number}\n\n[](page{(number + 7) % 40:02}.md)\n"
        for number in range(40)
    },
}
FEW = 16
ALONE = 'extensions = ["myst_parser", "blackout_ext.memory"]\n'
WATCH = """
import gc

def watch(app, *_arguments):
    app.most = max(app.most, len(app.env._write_doc_doctree_cache))
    app.loaded = max(app.loaded, len(app.env._pickled_doctree_cache))
    app.threshold = gc.get_threshold()
    app.frozen = gc.get_freeze_count()

def setup(app):
    app.most = app.loaded = 0
    app.connect("source-read", watch, priority=900)
    app.connect("env-updated", watch, priority=900)
    app.connect("doctree-resolved", watch, priority=900)
"""
FAILING = """
def fail(app, env):
    raise RuntimeError('so it is')

def setup(app):
    app.connect("env-updated", fail)
"""


@pytest.fixture(autouse=True)
def threshold() -> Iterator[tuple[int, int, int]]:
    """Return how often the collector looks, and see that it does so afterwards."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield 700, 10, 10
    gc.set_threshold(*before)


def test_few_documents_are_kept(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "KEPT", FEW)
    app = project(PAGES, ALONE + WATCH).build().app
    assert 0 < app.most <= FEW + 1  # type: ignore[attr-defined]  # Kept there by WATCH.
    assert 0 < app.loaded <= FEW + 1  # type: ignore[attr-defined]


def test_a_small_book_is_kept_whole(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "KEPT", len(PAGES))
    app = project(PAGES, ALONE + WATCH).build().app
    assert app.most == len(PAGES)  # type: ignore[attr-defined]
    assert app.loaded == 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("kept", [FEW, len(PAGES)])
def test_pages_say_the_same(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr(memory, "KEPT", kept)
    made = project(PAGES, ALONE)
    ours = files(made.build(to="ours").outdir).content
    conf = (made.srcdir / "conf.py").read_text("utf-8")
    made.write({"conf.py": conf.replace(', "blackout_ext.memory"', "")})
    assert files(made.build(to="plain").outdir).content == ours


@pytest.mark.parametrize(
    ("before", "wanted", "during"),
    [
        (700, "", memory.THRESHOLD),
        (700, "blackout_gc_threshold = 5000", 5000),
        (700, "blackout_gc_threshold = 0", 700),
        (100_000, "", 100_000),
        (0, "", 0),
    ],
)
def test_the_collector_looks_seldom(
    project: Callable[..., Project], before: int, wanted: str, during: int
) -> None:
    gc.set_threshold(before, 10, 10)
    result = project({"index.md": "# Page\n"}, f"{ALONE}{wanted}\n{WATCH}").build()
    assert result.app.threshold == (during, 10, 10)  # type: ignore[attr-defined]
    assert gc.get_threshold() == (before, 10, 10)


def test_the_collector_passes_over_what_has_been_read(project: Callable[..., Project]) -> None:
    before = gc.get_freeze_count()
    app = project(PAGES, ALONE + WATCH).build().app
    assert app.frozen > before + memory.FROZEN  # type: ignore[attr-defined]
    assert gc.get_freeze_count() == 0


def test_what_a_process_has_set_aside_stays_so(project: Callable[..., Project]) -> None:
    gc.freeze()
    before = gc.get_freeze_count()
    try:
        app = project(PAGES, ALONE + WATCH).build().app
        # Fewer at the most, as what nobody needs any more goes at once.
        assert memory.FROZEN < gc.get_freeze_count() <= before
        assert app.frozen <= before  # type: ignore[attr-defined]
    finally:
        gc.unfreeze()


def test_it_looks_as_before_when_a_build_has_failed(
    project: Callable[..., Project], threshold: tuple[int, int, int]
) -> None:
    made = project({"index.md": "# Page\n"}, ALONE + FAILING)
    with pytest.raises(Exception, match="so it is"):
        made.build()
    assert gc.get_threshold() == threshold


def test_each_build_of_an_application_is_one(
    project: Callable[..., Project], threshold: tuple[int, int, int], tmp_path: Path
) -> None:
    made = project({"index.md": "# Page\n"}, ALONE + WATCH)
    app = SphinxTestApp("html", srcdir=made.srcdir, builddir=tmp_path / "out")
    try:
        assert gc.get_threshold() == threshold
        for _build in range(2):
            app.threshold = threshold  # type: ignore[attr-defined]  # WATCH says what it was.
            app.build(force_all=True)
            assert app.threshold == (memory.THRESHOLD, 10, 10)  # type: ignore[attr-defined]
            assert gc.get_threshold() == threshold
    finally:
        app.cleanup()


def test_a_value_that_is_no_number(project: Callable[..., Project]) -> None:
    warnings = project(PAGES, f"{ALONE}blackout_gc_threshold = 'often'\n").build().warnings
    assert "blackout_gc_threshold" in warnings
