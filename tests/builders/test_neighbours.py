"""Extensions that stand beside this one in many projects, with passages in all they do."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from blackout_ext.spoilers.seal import outside_seal
from blackout_ext.testing import differences

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..conftest import Project, Result

BODY = """\
First {blackout}`secret one *secret two*`, and a [span of secret]{.blackout}.

## Heading {blackout}`secret heading`

:::{blackout}
Secret block.

- secret item
:::
"""

TOCTREE = "```{toctree}\nother\n```\n"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An extension and what is done with it."""

    module: str
    conf: str = ""
    body: str = BODY
    shows: tuple[str, str] = ("index.html", "First")
    """A file, and text that is there because the extension does its work."""


NEIGHBOURS = {
    "opengraph": Neighbour(
        "sphinxext.opengraph",
        'ogp_site_url = "https://example.org"\nogp_description_length = 300\n'
        'ogp_enable_meta_description = True\nogp_social_cards = {"enable": False}\n'
        'ogp_use_first_image = True\nogp_image = "https://example.org/a.png"\n',
        f"![{{blackout}}`secret alt`](dot.png)\n\n{BODY}\n![a {{blackout}}`secret`](dot.png)\n",
        ("index.html", 'property="og:description"'),
    ),
    "copybutton": Neighbour(
        "sphinx_copybutton",
        body="```python\nopen = 1\n```\n\n"
        f":::{{blackout}}\n```python\nsecret = 1\n```\n:::\n\n{BODY}",
        shows=("index.html", "copybutton.js"),
    ),
    "sitemap": Neighbour(
        "sphinx_sitemap",
        'html_baseurl = "https://example.org/"\nsitemap_show_lastmod = False\n',
        shows=("sitemap.xml", "https://example.org/en/index.html"),
    ),
    "notfound": Neighbour("notfound.extension", shows=("404.html", "Page not found")),
    "togglebutton": Neighbour(
        "sphinx_togglebutton",
        body=":::{admonition} Title {blackout}`secret title`\n:class: dropdown\n"
        f"Body {{blackout}}`secret body`.\n:::\n\n{BODY}\n"
        "::::{blackout}\n:::{note}\n:class: dropdown\nSecret note.\n:::\n::::\n\n"
        "```{toggle}\nOpen {blackout}`secret`.\n```\n",
        shows=("index.html", "togglebutton.js"),
    ),
    "inline tabs": Neighbour(
        "sphinx_inline_tabs",
        body="```{tab} Open {blackout}`secret label`\nText {blackout}`secret text`.\n```\n"
        "```{tab} Two\nText.\n```\n\n"
        f"::::{{blackout}}\n```{{tab}} Secret\nsecret\n```\n::::\n\n{BODY}",
        shows=("index.html", "tab-label"),
    ),
    "design": Neighbour(
        "sphinx_design",
        body=":::::{grid} 2\n::::{grid-item-card} Card {blackout}`secret card`\n:link: other\n"
        ":link-type: doc\nBody {blackout}`secret`\n+++\nFoot {blackout}`secret foot`\n"
        "::::\n:::::\n\n{bdg}`open` {blackout}``{bdg}`secret` ``\n\n"
        ":::{dropdown} Open {blackout}`secret`\n:open:\nText {blackout}`secret`.\n:::\n\n"
        "::::{tab-set}\n:::{tab-item} One {blackout}`secret`\n:sync: a\n{blackout}`secret`\n"
        ":::\n::::\n\n:::::{blackout}\n::::{tab-set}\n:::{tab-item} Secret\nsecret\n"
        f":::\n::::\n:::::\n\n{BODY}",
        shows=("index.html", "sd-card"),
    ),
    "autosectionlabel": Neighbour("sphinx.ext.autosectionlabel"),
    "todo": Neighbour(
        "sphinx.ext.todo",
        "todo_include_todos = True\n",
        "```{todo}\nOpen {blackout}`secret`.\n```\n\n```{todolist}\n```\n\n" + BODY,
        ("index.html", "admonition-todo"),
    ),
    "extlinks": Neighbour(
        "sphinx.ext.extlinks",
        'extlinks = {"issue": ("https://example.org/%s", "issue %s")}\n',
        f"{{issue}}`1` and {{blackout}}``secret {{issue}}`2` ``\n\n{BODY}",
        ("index.html", "https://example.org/1"),
    ),
    "githubpages": Neighbour("sphinx.ext.githubpages", shows=(".nojekyll", "")),
    "ifconfig": Neighbour(
        "sphinx.ext.ifconfig",
        body=":::{ifconfig} True\nShown {blackout}`secret`.\n:::\n\n" + BODY,
        shows=("index.html", "Shown"),
    ),
    "intersphinx": Neighbour("sphinx.ext.intersphinx", "intersphinx_mapping = {}\n"),
    "mathjax": Neighbour(
        "sphinx.ext.mathjax",
        body=f"$open$ {{blackout}}`$secret$`\n\n{BODY}",
        shows=("index.html", "mathjax"),
    ),
    "graphviz": Neighbour(
        "sphinx.ext.graphviz", 'graphviz_output_format = "svg"\nsuppress_warnings = ["*"]\n'
    ),
    "doctest": Neighbour(
        "sphinx.ext.doctest",
        body="```{doctest}\n>>> shown\n1\n```\n\n"
        f":::{{blackout}}\n```{{doctest}}\n>>> secret\n1\n```\n:::\n\n{BODY}",
        shows=("index.html", "shown"),
    ),
}


@pytest.fixture(params=[*NEIGHBOURS.values()], ids=[*NEIGHBOURS])
def neighbour(request: pytest.FixtureRequest) -> Neighbour:
    """Return an extension that is installed."""
    found: Neighbour = request.param
    try:
        importlib.import_module(found.module)
    except ModuleNotFoundError:
        pytest.skip(f"{found.module} is not installed")
    return found


def make(project: Callable[..., Project], neighbour: Neighbour) -> Project:
    """Return a project of two pages that uses the extension."""
    conf = f'extensions += ["{neighbour.module}"]\n{neighbour.conf}'
    pages = {
        "index.md": f"# Title {{blackout}}`secret title`\n\n{neighbour.body}\n{TOCTREE}",
        "other.md": f"# Other {{blackout}}`secret other`\n\n{BODY}",
    }
    made = project(pages, conf)
    made.srcdir.joinpath("dot.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 16)
    return made


def published(result: Result) -> str:
    """Return names and content of all that was written, outside the seal."""
    files = [path for path in sorted(result.outdir.rglob("*")) if path.is_file()]
    names = [path.relative_to(result.outdir).as_posix() for path in files]
    pairs = zip(names, files, strict=True)
    contents = [
        outside_seal(name, path.read_bytes()).decode("utf-8", "replace") for name, path in pairs
    ]
    return "\n".join([name for name in names if not name.startswith("reveals/")] + contents)


def test_sealed(project: Callable[..., Project], neighbour: Neighbour) -> None:
    result = make(project, neighbour).build(parallel=2)
    assert "secret" not in published(result).lower()
    name, text = neighbour.shows
    assert text in result.read(name)
    assert "Traceback" not in result.warnings
    assert any("secret two" in payload for payload in result.payloads())


def test_nothing_depends_on_a_passage(
    project: Callable[..., Project], tmp_path: Path, neighbour: Neighbour
) -> None:
    made = make(project, neighbour)
    pattern = r"(?i:secret[a-z]*)"
    assert differences(made.srcdir, tmp_path / "builds", pattern=pattern) == []


def test_the_sitemap_has_no_reveal_pages(project: Callable[..., Project]) -> None:
    pytest.importorskip("sphinx_sitemap")
    sitemap = make(project, NEIGHBOURS["sitemap"]).build().read("sitemap.xml")
    assert "other.html" in sitemap
    assert "reveals" not in sitemap
