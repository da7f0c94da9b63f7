"""The page of a draft, by a template that a book can change.

A book that has ``_templates/draft.md.jinja`` in its source folder has its drafts made
by that one.  It can extend ours, by the name ``blackout/draft.md.jinja``, and fill the
blocks ``want_to_read`` and ``feedback`` with directives of its own.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

import jinja2
import yaml

from blackout_ext.checks.project import read_project, translator
from blackout_ext.reviews.front_matter import read_markdown
from blackout_ext.reviews.sections import HEADINGS
from blackout_ext.reviews.validation import validated

from .draft import Draft, DraftError

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from blackout_ext.checks.project import Project

OWN = "draft.md.jinja"
"""The template that a book may have."""
OURS = f"blackout/{OWN}"
SPECIAL = re.compile(r"([!-/:-@\[-`{-~])")
"""Punctuation of ASCII, each of which can be escaped (CommonMark 0.31.2, 2.4)."""
HARMLESS = frozenset("!\"%',-./:;?()")
"""Those among them that mean nothing within a line."""


def page_of(draft: Draft, srcdir: Path, today: dt.date) -> str:
    """Return the page of *draft*, in Markdown.

    Args:
        draft: what is known of the work.
        srcdir: source folder of the book, whose template is used where it has one.
        today: day of the review.

    Raises:
        DraftError: what is known is no front matter of a review, or the template is broken.
    """
    try:
        template = templates(srcdir).get_template(OWN)
        headings = functools.partial(heading, read_project(srcdir))
        page = template.render(draft=draft, today=today, heading=headings)
    except jinja2.TemplateError as error:
        msg = f"the template {OWN} cannot be used: {str(error).partition(chr(10))[0]}"
        raise DraftError(msg) from error
    matter = read_markdown(page)
    review, findings = validated(matter.data if matter else {}, today)
    if findings or review is None:
        why = findings[0].message if findings else "it has no front matter"
        msg = f"no front matter of a review can be made of this: {why}"
        raise DraftError(msg)
    return page


def templates(srcdir: Path) -> jinja2.Environment:
    """Return the templates of the book in *srcdir*, and ours."""
    ours = jinja2.PackageLoader("blackout_ext.drafting")
    environment = jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [
                jinja2.FileSystemLoader(srcdir / "_templates"),
                ours,
                jinja2.PrefixLoader({"blackout": ours}),
            ]
        ),
        autoescape=False,  # noqa: S701 (this is Markdown, escaped by a filter of its own)
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {"yaml": as_yaml, "markdown": as_markdown}
    return environment


def as_yaml(value: Any) -> str:
    """Return *value* as YAML on one line."""
    dumped = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=float("inf")
    )
    return dumped.removesuffix("...\n").strip()


def as_markdown(text: str) -> str:
    """Return plain *text* as Markdown that shows it."""
    return SPECIAL.sub(lambda match: match[1] if match[1] in HARMLESS else f"\\{match[1]}", text)


def heading(project: Project, kind: str, text: str = "", *, choice: int = 0) -> str:
    """Return the heading of a kind of section, as the book would have it.

    Args:
        project: the book, for its language and headings of its own.
        kind: kind, a key of ``HEADINGS``.
        text: what stands for ``*`` in it.
        choice: which of the headings of that kind, from 0; the last where there are fewer.
    """
    names = project.own_headings.get(kind) or [*map(translator(project.language), HEADINGS[kind])]
    return names[min(choice, len(names) - 1)].replace("*", text)
