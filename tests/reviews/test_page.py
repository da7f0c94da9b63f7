"""What a review has on its page besides its prose: snapshots, read before they are accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from blackout_ext.reviews.model import Review
from tests.conftest import CONF as BASE_CONF
from tests.conftest import Project
from tests.reviews.records import FULL, MINIMAL, page

if TYPE_CHECKING:
    from pytest_regressions.file_regression import FileRegressionFixture

    from tests.conftest import Result

CONF = """\
extensions += ["want_to_read", "feedback"]
project = "Shelf"
language = "en_GB"
html_baseurl = "https://shelf.example/"
feedback_issues_url = "https://git.example/new"
"""
ENDS = """
## Want to Read It?

:::{want-to-read}
:::

## Agree? Disagree?

:::{feedback}
:::
"""
NOVEL = {
    "kind": "novel",
    "title": "Pavane & Co.",
    "authors": "Keith Roberts",
    "published": {"year": 1968, "publisher": "Rupert Hart-Davis"},
    "isbn": "9780306406157",
    "divergence": {"year": 1588, "what": "A queen is shot."},
    "themes": "rivers; church",
    "awards": [{"name": "Ditmar", "year": 1969, "result": "nominated"}],
    "rating": 4,
    "reviewed": "2026-11-01",
}
FILM = {
    "kind": "film",
    "title": "It Happened Here",
    "directors": "Kevin Brownlow; Andrew Mollo",
    "cast": "Pauline Murray (Pauline); Sebastian Shaw",
    "published": "1964",
    "minutes": 97,
    "divergence": {"year": 1940, "what": "Britain is invaded."},
    "rating": 3.5,
    "reviewer": "Ann Other",
    "reviewed": "2026-11-02",
    "related": "full",
}
RECORDS: dict[str, dict[str, Any]] = {
    "novel": NOVEL,
    "film": FILM,
    "minimal": MINIMAL,
    # With a cover that is drawn; one of the author's own is elsewhere.
    "full": {key: value for key, value in FULL.items() if not key.startswith("cover")},
}
PARTS = (
    "aside.review-header", ".related-reviews", "dl.want-to-read", "p.feedback", "dl.feedback",
    "head > link[rel=prev]", "head > link[rel=next]",
)  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Return a book of these reviews."""
    project = Project(tmp_path_factory.mktemp("page") / "src")
    toctree = "\n".join(f"reviews/{name}" for name in RECORDS)
    pages = {name: page(record, ENDS, record["title"]) for name, record in RECORDS.items()}
    project.write(
        {
            "conf.py": BASE_CONF + CONF,
            "index.md": f"# Shelf\n\n```{{toctree}}\n{toctree}\n```\n",
            **{f"reviews/{name}.md": text for name, text in pages.items()},
        }
    )
    result = project.build()
    assert result.warnings == ""
    return result


@pytest.mark.parametrize("name", RECORDS)
def test_snapshot_of_a_review(
    shelf: Result, file_regression: FileRegressionFixture, name: str
) -> None:
    soup = BeautifulSoup(shelf.read(f"reviews/{name}.html"), "html.parser")
    parts = [str(part) for selector in PARTS for part in soup.select(selector)]
    file_regression.check("\n\n".join(parts) + "\n", extension=".html")


def test_the_full_record_is_full() -> None:
    assert FULL.keys() == Review.model_fields.keys()


@pytest.mark.parametrize(
    ("builder", "pages"),
    [
        ("html", {name: f"reviews/{name}.html" for name in RECORDS}),
        ("dirhtml", {name: f"reviews/{name}/index.html" for name in RECORDS}),
    ],
)
def test_a_reader_can_go_on(shelf: Result, builder: str, pages: dict[str, str]) -> None:
    """To the reviews before and after, in the order of the book, and to those related."""
    project = Project(shelf.app.srcdir)
    theme = {"html_theme": "furo"}
    outdir = project.build(builder, to=f"furo-{builder}", confoverrides=theme).outdir
    titles = ["Home", *(record["title"] for record in RECORDS.values())]
    for number, (name, page_name) in enumerate(pages.items()):
        path = outdir / page_name
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        steps = soup.select(".related-pages a")
        shown = [step.select_one(".title") for step in steps]
        # Furo has the next before the previous.
        expected = [*titles[number + 2 : number + 3], titles[number]]
        assert [title.get_text() for title in shown if title] == expected, name
        related = soup.select("nav.related-reviews li a:first-child")
        assert bool(related) is (name != "minimal"), name
        for link in (*steps, *related):
            target = path.parent / str(link["href"])
            assert (target / "index.html" if target.is_dir() else target).is_file(), link
        head = {
            str(rel): link["href"]
            for link in soup.select("head > link[rel]")
            for rel in link.get_attribute_list("rel")
            if rel in {"prev", "next"}
        }
        assert [head[rel] for rel in ("next", "prev") if rel in head] == [
            step["href"] for step in steps
        ]
