"""Ways to hide a passage, each as its manual has it."""

from __future__ import annotations

from dataclasses import dataclass

SECRET = "zyxomma"  # noqa: S105 (a word)
"""The word that is hidden: a dragonfly, and in no other text."""
PASSWORD = "correct horse"  # noqa: S105 (of a page that is thrown away)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to hide a passage."""

    name: str
    """As in the tables; the version of `package` is added to it."""
    passage: str
    """Source that hides `SECRET`: reStructuredText, or Markdown where `mkdocs` is given."""
    package: str = ""
    """What is installed for it, by its name on PyPI; none where a browser or Sphinx does it."""
    conf: str = ""
    """Lines of ``conf.py``."""
    mkdocs: str = ""
    """Lines of ``mkdocs.yml``; given where the project is MkDocs'."""
    matter: str = ""
    """Lines at the head of the page."""
    encrypted: bool = False
    """Whether StatiCrypt goes over the pages when they are built."""


def extension(name: str, *more: str) -> str:
    """Return a line of ``conf.py`` that loads an extension, and those it needs."""
    return f"extensions += {[name, *more]!r}\n"


def directive(opening: str) -> str:
    """Return a directive that holds the passage."""
    return f"{opening}\n\n   The culprit is the {SECRET}.\n"


def html(element: str) -> str:
    """Return a passage in HTML, in reStructuredText."""
    return f".. raw:: html\n\n   {element}\n"


PLAIN = (
    Way(
        "`<details>`",
        html(f"<details><summary>Who?</summary><p>The culprit is the {SECRET}.</p></details>"),
    ),
    Way(
        '`hidden="until-found"`',
        html(f'<div hidden="until-found"><p>The culprit is the {SECRET}.</p></div>'),
    ),
    Way(
        "black on black, in CSS",
        f".. role:: black\n\nThe culprit is :black:`the {SECRET}`.\n",
    ),
    Way(
        "Sphinx’s `:collapsible:`",
        directive(".. admonition:: Who?\n   :collapsible: closed"),
        "sphinx",
    ),
)
EXTENSIONS = (
    Way(
        "sphinx-togglebutton",
        directive(".. toggle::"),
        "sphinx-togglebutton",
        extension("sphinx_togglebutton"),
    ),
    Way(
        "sphinx-design, `dropdown`",
        directive(".. dropdown:: Who?"),
        "sphinx-design",
        extension("sphinx_design"),
    ),
    Way(
        "sphinx-exercise, `dropdown`",
        ".. exercise::\n   :label: who\n\n   Who is it?\n\n"
        + directive(".. solution:: who\n   :class: dropdown"),
        "sphinx-exercise",
        extension("sphinx_exercise", "sphinx_togglebutton"),
    ),
    Way(
        "sphinx-collapse",
        directive(".. collapse:: Who?"),
        "sphinx-collapse",
        extension("sphinx_collapse"),
    ),
    Way(
        "sphinx-toolbox, `collapse`",
        directive(".. collapse:: Who?"),
        "sphinx-toolbox",
        extension("sphinx_toolbox.collapse"),
    ),
    Way(
        "sphinx-yaq, `spoiler`",
        f"The culprit is :spoiler:`the {SECRET}`.\n",
        "sphinx-yaq",
        extension("sphinx_yaq"),
    ),
    Way(
        "sphinx-blackout",
        f"The culprit is :blackout:`the {SECRET}`.\n",
        "sphinx-blackout",
        extension("blackout_ext"),
    ),
)
OTHERS = (
    Way(
        "PyMdown, `blocks.details`",
        f"/// details | Who?\nThe culprit is the {SECRET}.\n///\n",
        "pymdown-extensions",
        mkdocs="plugins: [search, {plugins}]\nmarkdown_extensions: [pymdownx.blocks.details]\n",
    ),
    Way(
        "mkdocs-mask-plugin",
        f"The culprit is !mask[the {SECRET}].\n",
        "mkdocs-mask-plugin",
        mkdocs="plugins: [search, mask, {plugins}]\n",
    ),
    Way(
        "mkdocs-encryptcontent-plugin",
        f"The culprit is the {SECRET}.\n",
        "mkdocs-encryptcontent-plugin",
        mkdocs="plugins: [search, encryptcontent, {plugins}]\n",
        matter=f"password: {PASSWORD}",
    ),
    Way("StatiCrypt over Sphinx", f"The culprit is the {SECRET}.\n", encrypted=True),
)
WAYS = (*PLAIN, *EXTENSIONS, *OTHERS)
