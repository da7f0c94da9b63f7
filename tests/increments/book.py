"""A small book with all that shows something of other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..conftest import Project

CONF = """\
project = "Shelf"
html_theme = "furo"
html_baseurl = "https://books.example/"
navigation_limit = 3
"""
REVIEW = """\
---
kind: novel
title: {title}
{record}
---
# {title}

It opens.

## Title

About its title.

## Logline

> A miller {{blackout}}`drowns` and a weir.

## Plot Summary

:::{{spoiler-warning}}
:::

### Start

The story. {{blackout}}`He dies.`

### End

More.

## Verdict

Words.
"""
RECORDS = {
    "alpha": """\
authors: Ann Author
published: {year: 1968, publisher: Hart}
divergence: {year: 1824, what: The engines work.}
themes: [rivers]
title_archetypes: [place]
rating: 4
reviewed: 2026-11-01
verdict: Slow.""",
    "beta": """\
authors: Ben Byron
published: 1969
divergence: {year: 1942, what: The dam holds.}
themes: [rivers]
rating: 3
reviewed: 2026-10-01
related: [alpha]""",
    "gamma": """\
authors: Ann Author
published: 1990
themes: [power]
rating: 5
reviewed: 2026-09-01""",
    "delta": """\
authors: Carl Quill
published: 2001
themes: [silence]
reviewed: 2026-08-01""",
    "epsilon": """\
authors: Dora Quill
published: 2002
rating: 2
reviewed: 2026-07-01""",
}
NEW = REVIEW.format(title="Eta", record="authors: Zoe New\npublished: 2010\nreviewed: 2026-12-01")
FILES = {
    "index.md": """\
# Shelf

:::{review-list} latest
:limit: 3
:heading:
:::

```{toctree}
:hidden:
reviews/index
guides/index
catalogue
timeline
plain
```
""",
    "reviews/index.md": "# Reviews\n\n```{toctree}\n:glob:\n*\n```\n",
    "guides/index.md": "# Guides\n\n```{toctree}\ntitles\nloglines\n```\n",
    "guides/titles.md": """\
---
guide: {name: titles, explains: title, topic: titles}
---
# Choosing a title

Text, as {review}`alpha` has it.

:::{collected} titles
:::
""",
    "guides/loglines.md": """\
---
guide: {name: loglines, explains: logline, topic: loglines}
---
# Loglines

Text.

:::{collected} loglines
:::

:::{collected} summaries
:::

:::{collected} divergences
:::
""",
    "catalogue.md": "# Catalogue\n\n:::{catalogue}\n:::\n",
    "timeline.md": "# Timeline\n\n:::{timeline}\n:::\n",
    "plain.md": "# Plain\n\nNothing but {blackout}`a secret`.\n",
    **{
        f"reviews/{name}.md": REVIEW.format(title=name.capitalize(), record=record)
        for name, record in RECORDS.items()
    },
}


def edit(project: Project, name: str, old: str, new: str) -> None:
    """Change a file, or make it (*old* is empty), or remove it (both are)."""
    path = project.srcdir / name
    if not old and not new:
        path.unlink()
    elif not old:
        project.write({name: new})
    else:
        text = path.read_text("utf-8")
        assert old in text, name
        project.write({name: text.replace(old, new, 1)})
