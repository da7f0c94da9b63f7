from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Result
    from tests.extensions.conftest import Book

ISBNS = ["9781400078776", "9780571258093", "9780804429573", "9780306406157"]
REVIEW = """\
---
kind: novel
title: Book {number}
authors: Author {number}
isbn: "{isbn}"
---

# Review {number}

:::{{want-to-read}}
:::

:::{{feedback}}
:::
"""
FILM = """\
---
kind: film
title: Film {number}
imdb: tt000000{number}
---

# Film {number}

:::{{want-to-see}}
:::
"""
FILES = {
    "index.md": "# Book\n\n```{toctree}\n:glob:\n\nreviews/*\n```\n",
    **{
        f"reviews/r{number}.md": REVIEW.format(number=number, isbn=isbn)
        for number, isbn in enumerate(ISBNS * 3)
    },
    **{f"reviews/f{number}.md": FILM.format(number=number) for number in range(4)},
}
CONF = """
extensions += ["want_to_see"]
feedback_email = "e@book.example"
html_baseurl = "https://book.example/"
"""


def pages(result: Result, suffix: str) -> dict[str, str]:
    return {
        str(path.relative_to(result.outdir)): path.read_text(encoding="utf-8")
        for path in sorted(result.outdir.rglob(f"*.{suffix}"))
    }


@pytest.mark.parametrize(("builder", "suffix"), [("html", "html"), ("text", "txt"), ("xml", "xml")])
def test_same_output_with_two_processes(book: Book, builder: str, suffix: str) -> None:
    made = book(FILES, CONF)
    one = made.build(builder, to="one")
    two = made.build(builder, to="two", parallel=2)
    assert not one.warnings
    # Sphinx says here if an extension does not allow it.
    assert not two.warnings
    assert pages(one, suffix) == pages(two, suffix)


def test_builders_share_what_was_read(book: Book) -> None:
    """The doctrees that one builder leaves are complete for the next."""
    made = book(FILES, CONF)
    fresh = pages(made.build("html", to="fresh"), "html")
    made.build("text", to="shared", parallel=2)
    assert pages(made.build("html", to="shared", parallel=2), "html") == fresh
    assert "Share this page" in fresh["reviews/r0.html"]
