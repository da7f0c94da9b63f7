"""What is read and written after an edit: what it touches, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blackout_ext.reviews import browse
from blackout_ext.reviews.covers import pixels, typesetting
from blackout_ext.reviews.publishing import feeds

from ..conftest import CONF as BASIC
from ..conftest import Project
from .book import CONF, FILES, NEW, edit
from .builds import State, increment, state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .builds import Increment

TOC = "reviews/index"
BETA_FEEDS = {"feed.atom", "by/author/ben-byron.atom", "by/theme/rivers.atom"}
GAMMA_FEEDS = {"feed.atom", "by/author/ann-author.atom", "by/theme/power.atom"}
GAMMA_SHELVES = {"by/author/ann-author", "by/theme/power", "by/year/1990"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, State]:
    """Return the book, built once for all."""
    made = Project(tmp_path_factory.mktemp("increments") / "src")
    made.write({"conf.py": BASIC + CONF, **FILES})
    return made, state(made)


@pytest.fixture
def book(built: tuple[Project, State]) -> Iterator[Project]:
    """Return the book as it was, whatever the test before has done to it."""
    made, _before = built
    yield made
    for path in made.srcdir.rglob("*.md"):
        if path.relative_to(made.srcdir).as_posix() not in FILES:
            path.unlink()
    made.write(
        {
            name: text
            for name, text in {**FILES, "conf.py": BASIC + CONF}.items()
            if not (made.srcdir / name).exists() or (made.srcdir / name).read_text("utf-8") != text
        }
    )


def after_edit(book: Project, name: str, old: str, new: str) -> Increment:
    """Return what a build does after an edit."""
    before = state(book)
    edit(book, name, old, new)
    return increment(before, state(book))


def test_nothing_changed_nothing_is_done(book: Project) -> None:
    before = state(book)
    done = increment(before, state(book))
    assert (done.read, done.written, done.kept) == (set(), set(), set())


def test_nothing_changed_nothing_is_made(book: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even to see that it is the same: fonts, feeds and shelves take their time."""
    state(book)

    def made(*_arguments: object, **_options: object) -> None:
        raise AssertionError

    for module in (pixels, typesetting):
        monkeypatch.setattr(module, "face", made)
    monkeypatch.setattr(feeds, "atom", made)
    monkeypatch.setattr(browse, "shelf_html", made)
    state(book)
    edit(book, "reviews/beta.md", "`He dies.`", "`She lives.`")
    state(book)


@pytest.mark.parametrize(
    ("old", "new", "others"),
    [
        ("Words.", "Other words.", BETA_FEEDS),
        ("`He dies.`", "`She lives.`", {"reveals/reviews/beta.html"}),
        ("## Verdict", "## Verdict at last", BETA_FEEDS),
    ],
    ids=["prose", "blackout", "heading"],
)
def test_an_edit_of_prose(book: Project, old: str, new: str, others: set[str]) -> None:
    done = after_edit(book, "reviews/beta.md", old, new)
    assert done.read == {"reviews/beta"}
    page = {"reviews/index.html"} if "##" in new else set()
    assert done.written == {"reviews/beta.html"} | others | page


def test_prose_that_is_shown_elsewhere(book: Project) -> None:
    """The length of a plot summary, in the guide; the first paragraph, on shelves."""
    done = after_edit(book, "reviews/beta.md", "The story.", "The longer story.")
    assert done.pages == {"reviews/beta", "guides/loglines"}
    done = after_edit(book, "reviews/beta.md", "It opens.", "It begins.")
    shelves = {"by/author/ben-byron", "by/theme/rivers", "by/year/1969"}
    assert done.pages == {"reviews/beta"} | shelves


@pytest.mark.parametrize(
    ("old", "new", "pages"),
    [
        ("rating: 5", "rating: 5\nsetting: A mill", set()),
        ("rating: 5", "rating: 5\nverdict: Good.", GAMMA_SHELVES),
        ("rating: 5", "rating: 4.5", GAMMA_SHELVES | {"index", "catalogue"}),
        ("[power]", "[power, rivers]", {"by/theme/rivers", "catalogue", "reviews/beta"}),
        (
            "1990",
            "1991",
            {
                "by/author/ann-author", "by/theme/power", "by/year/1990", "by/year/1991",
                "catalogue", "index", "reviews/alpha", "guides/titles", "guides/loglines",
            },
        ),
        (
            "title: Gamma",
            "title: Gamma Rays",
            GAMMA_SHELVES
            | {
                "catalogue", "index", "reviews/alpha", "guides/titles", "guides/loglines",
            },
        ),
        ("authors: Ann Author", "authors: {name: Ann Author, sort: Ann}", {"catalogue"}),
    ],
    ids=["setting", "verdict", "rating", "themes", "year", "title", "sort"],
)  # fmt: skip
def test_an_edit_of_a_record(book: Project, old: str, new: str, pages: set[str]) -> None:
    done = after_edit(book, "reviews/gamma.md", old, new)
    assert done.read == {"reviews/gamma"}
    assert done.pages == {"reviews/gamma"} | pages


def test_what_only_the_page_shows_is_in_its_feeds_too(book: Project) -> None:
    done = after_edit(book, "reviews/gamma.md", "rating: 5", "rating: 5\nsetting: A mill")
    assert done.written == {"reviews/gamma.html"} | GAMMA_FEEDS


def test_a_related_review(book: Project) -> None:
    done = after_edit(book, "reviews/delta.md", "reviewed:", "related: [beta]\nreviewed:")
    assert done.pages == {"reviews/delta", "reviews/beta"}


def test_a_new_title_of_a_page_is_on_its_neighbours(book: Project) -> None:
    done = after_edit(book, "reviews/beta.md", "# Beta", "# Beta again")
    assert done.read == {"reviews/beta"}
    assert done.pages == {"reviews/alpha", "reviews/beta", "reviews/delta", TOC}
    # The last of its list: the guides have it as the page before them.
    done = after_edit(book, "reviews/gamma.md", "# Gamma", "# Gamma again")
    assert done.pages == {"reviews/epsilon", "reviews/gamma", "guides/index", TOC}


def test_a_new_title_of_a_section_is_on_all_pages_that_show_it(book: Project) -> None:
    done = after_edit(book, "reviews/index.md", "# Reviews", "# The reviews")
    assert done.pages >= {"reviews/index", "reviews/beta", "by/author/ben-byron", "by/year/1990"}
    # It is near the end of the sections, of which it shows three.
    assert "plain" not in done.pages


def test_a_shelf_without_a_day_has_no_feed(book: Project) -> None:
    done = after_edit(book, "reviews/epsilon.md", "reviewed: 2026-07-01", "pages: 100")
    assert done.written >= {"by/author/dora-quill.html", "by/author/dora-quill.atom"}
    page = book.srcdir.parent / "build" / "html" / "by/author/dora-quill.html"
    assert "dora-quill.atom" not in page.read_text("utf-8")


def test_a_guide(book: Project) -> None:
    done = after_edit(book, "guides/titles.md", "Text,", "Some text,")
    assert (done.read, done.written) == (
        {"guides/titles"},
        {"guides/titles.html"},
    )
    done = after_edit(book, "guides/titles.md", "topic: titles", "topic: good titles")
    reviews = {name.removesuffix(".md") for name in FILES if name.startswith("reviews/")}
    assert done.pages == {"guides/titles"} | reviews - {TOC}
    assert done.written >= {"llms.txt"}
    assert not [name for name in done.written if name.startswith("reveals/")]


def test_a_review_is_added(book: Project) -> None:
    done = after_edit(book, "reviews/eta.md", "", NEW)
    assert done.read == {"reviews/eta", TOC}
    lists = {"index", "catalogue", "guides/titles", "guides/loglines"}
    shelves = {"by/author/zoe-new", "by/year/2010"}
    # Of the reviews, those that have it in their navigation.
    neighbours = {"reviews/epsilon", "reviews/gamma"}
    assert done.pages == {"reviews/eta", TOC} | lists | shelves | neighbours
    assert done.written >= {
        "sitemap.xml", "llms.txt", "feed.atom", "_images/cover-eta.svg",
        "_images/cards/reviews/eta.png", "reveals/reviews/eta.html",
    }  # fmt: skip


def test_a_review_is_removed(book: Project) -> None:
    """With its page, its cover and its shelves, of which Sphinx would leave the first."""
    before = state(book)
    edit(book, "reviews/delta.md", "", "")
    after = state(book)
    assert after.output.content.keys() - before.output.content.keys() == set()
    assert before.output.content.keys() - after.output.content.keys() == {
        "reviews/delta.html", "reveals/reviews/delta.html", "_images/cover-delta.svg",
        "_images/cards/reviews/delta.png", "by/author/carl-quill.html",
        "by/author/carl-quill.atom", "by/theme/silence.html", "by/theme/silence.atom",
        "by/year/2001.html",
    }  # fmt: skip
    left = [name for name in after.doctrees.content if "delta" in name]
    # Sphinx's own, which it leaves.
    assert left == ["reviews/delta.doctree"]


def test_a_build_of_some_files_leaves_the_others_to_the_next(book: Project) -> None:
    before = state(book)
    edit(book, "reviews/gamma.md", "rating: 5", "rating: 4.5")
    some = state(book, filenames=[book.srcdir / "plain.md"])
    assert increment(before, some).pages == {"plain"} | GAMMA_SHELVES
    assert increment(some, state(book)).pages == {"reviews/gamma", "catalogue", "index"}


def test_a_setting_that_no_page_shows(book: Project) -> None:
    conf = BASIC + CONF
    done = after_edit(book, "conf.py", conf, f"{conf}\nreview_feed_limit = 2\n")
    assert (done.read, done.written) == (set(), {"feed.atom"})


def test_a_setting_that_all_pages_show(book: Project) -> None:
    conf = BASIC + CONF
    done = after_edit(book, "conf.py", conf, f'{conf}\nhtml_title = "Mine"\n')
    assert done.read == set()
    assert done.pages >= {"index", "plain", "reviews/beta", "by/year/1990", "by/theme/rivers"}
    assert done.pages == {name for name in done.pages if not name.startswith("reveals/")}
    assert not [name for name in done.written if not name.endswith(".html")]
