"""Roles made of ``blackout``, where no parser reads them: hidden and reported as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docutils.parsers.rst import roles
from sphinx.cmd.build import main as sphinx_build
from sphinx.util.docutils import docutils_namespace

from .test_escapes import published
from .test_unread import assert_hidden

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..conftest import Project

BUILDERS = ("html", "text", "xml")
PNG = (b"\x89PNG\r\n\x1a\n" + b"\0" * 16).decode("latin-1")
IMAGE = ".. image:: i.png\n   :alt: a {}`secret` b\n"
MD_IMAGE = ":::{image} i.png\n:alt: a {spoil}`secret` b\n:::\n"
PYTHON = "from blackout_ext.spoilers.roles import BlackoutRole\n"

MADE = {
    "before": f".. role:: spoil(blackout)\n\n{IMAGE.format(':spoil:')}",
    "behind": f"{IMAGE.format(':spoil:')}\n.. role:: spoil(blackout)\n",
    "capitals": f".. role:: Spoil(Blackout)\n\n{IMAGE.format(':SPOIL:')}",
    "twice": ".. role:: spoil(blackout)\n   :class: x\n\n.. role:: hush(spoil)\n\n"
    + IMAGE.format(":hush:"),
    "of the class": f".. role:: spoil\n   :class: a blackout\n\n{IMAGE.format(':spoil:')}",
    "in a passage": f".. blackout::\n\n   .. role:: spoil(blackout)\n\n   x\n\n"
    f"{IMAGE.format(':spoil:')}",
    "made anew": f".. role:: spoil(blackout)\n\n{IMAGE.format(':spoil:')}\n"
    ".. role:: spoil(strong)\n",
    "odd name": f".. role:: s.p+oil-x(blackout)\n\n{IMAGE.format(':s.p+oil-x:')}",
    "with a domain": f".. role:: spoil(blackout)\n\n{IMAGE.format(':rst:spoil:')}",
    "with a colon": f".. role:: a:spoil(blackout)\n\n{IMAGE.format(':a:spoil:')}",
    "included": f"{IMAGE.format(':spoil:')}\n.. include:: roles.txt\n",
    "default": f".. default-role:: blackout\n\n{IMAGE.format('')}",
    "default, put back": f".. default-role:: blackout\n\n{IMAGE.format('')}\n.. default-role::\n",
    "default, another": f"{IMAGE.format('')}\n.. default-role:: blackout\n\n"
    ".. default-role:: strong\n",
    "default, made": ".. role:: spoil(blackout)\n\n.. default-role:: spoil\n\n" + IMAGE.format(""),
}
"""Ways in which a document makes a role, and an image with it."""

MADE_MD = {
    "directive": f"```{{role}} spoil(blackout)\n```\n\n{MD_IMAGE}",
    "behind": f"{MD_IMAGE}\n```{{role}} spoil(blackout)\n```\n",
    "eval-rst": f"{MD_IMAGE}\n```{{eval-rst}}\n.. role:: spoil(blackout)\n```\n",
    "image in eval-rst": "```{role} spoil(blackout)\n```\n\n```{eval-rst}\n"
    f"{IMAGE.format(':spoil:')}```\n",
    "default": f"```{{eval-rst}}\n.. default-role:: blackout\n\n{IMAGE.format('')}```\n",
    "spaces": f"```{{role}} spoil(blackout)\n```\n\n{MD_IMAGE.replace('{spoil}', '{ Spoil }')}",
    "picture": "```{role} spoil(blackout)\n```\n\n![a {Spoil}`secret` b](i.png)\n",
}

SETUP = """\
from functools import partial
from docutils.parsers.rst import roles
from blackout_ext.spoilers.nodes import blackout
from blackout_ext.spoilers.roles import BlackoutRole

class Spoil(BlackoutRole):
    pass

def setup(app):
"""
CONFIGURED = {
    "prolog": ("rst_prolog = '.. role:: spoil(blackout)'", ":spoil:"),
    "default role": ("default_role = 'blackout'", ""),
    "add_role": (f"{SETUP}    app.add_role('spoil', BlackoutRole())", ":spoil:"),
    "own class": (f"{SETUP}    app.add_role('spoil', Spoil())", ":spoil:"),
    "partial": (f"{SETUP}    app.add_role('spoil', partial(BlackoutRole()))", ":spoil:"),
    "method": (f"{SETUP}    app.add_role('spoil', partial(Spoil().__call__))", ":spoil:"),
    "generic": (f"{SETUP}    app.add_generic_role('spoil', blackout)", ":spoil:"),
    "local": (f"{SETUP}    roles.register_local_role('Spoil', Spoil())", ":spoil:"),
    "canonical": (f"{SETUP}    roles.register_canonical_role('spoil', Spoil())", ":spoil:"),
    "of a domain": (f"{SETUP}    app.add_role_to_domain('js', 'spoil', Spoil())", ":js:spoil:"),
    "of all": (f"{SETUP}    app.add_role_to_domain('std', 'spoil', Spoil())", ":spoil:"),
    "default of a domain": (
        f"default_role = 'py:spoil'\n{SETUP}    app.add_role_to_domain('py', 'spoil', Spoil())",
        "",
    ),
}
"""Lines of ``conf.py`` that make a role, and how it is written."""

PLACES = {
    "figure": ".. figure:: i.png\n   :alt: a {}`secret`",
    "caption of a toctree": ".. toctree::\n   :caption: a {}`secret`\n\n   other",
    "title in a toctree": ".. toctree::\n\n   a {}`secret` <other>",
    "index entry": ".. index:: a {}`secret`",
    "metadata": ".. meta::\n   :description: a {}`secret`",
    "comment": ".. a {}`secret`",
    "signature": ".. py:function:: ff({}`secret`)",
    "signature, JavaScript": ".. js:function:: ff({}`secret`)",
    "synopsis": ".. py:module:: opn\n   :synopsis: Tells {}`secret`.",
    "cut in two": "Open {}`one\n\nsecret` b",
    "list": "- Open {}`one\n- secret` b",
    "table": ".. list-table::\n\n   * - {}`one\n     - secret` b",
    "heading": "Open {}`one\n\nsecret` b\n---------\n\nsecret",
    "comment cut in two": ".. a {}`one\n\nsecret` b",
}
"""What no parser reads, with a place for the name of a role."""

PLACES_MD = {
    "wrong syntax": "A :spoil:`secret` b.",
    "behind its text": ":::{image} i.png\n:alt: a `secret`:spoil: b\n:::",
    "title of a link": '[a](https://example.org "{spoil}`secret`")',
    "HTML comment": "<!-- a {spoil}`secret` -->",
    "comment": "% a {spoil}`secret`",
    "unclosed": "A {spoil}`secret b.",
    "table": "| a | b |\n|---|---|\n| {spoil}`one | secret` | x |",
    "list": "Open {spoil}`one\n- secret` b\n- c",
    "empty line": "Open {spoil}`one\n\nsecret` b",
    "raw": "```{raw} html\n<p>{spoil}`secret`</p>\n```",
    "caption of a toctree": ":::{toctree}\n:caption: a {spoil}`secret`\nother\n:::",
    "title in a toctree": ":::{toctree}\na {spoil}`secret` <other>\n:::",
    "index entry": ":::{index} a {spoil}`secret`\n:::",
    "field": "- :spoil: `secret`",
}


def build(project: Callable[..., Project], name: str, source: str, conf: str = "") -> Project:
    """Return a project of a page of *source*, with open text behind it."""
    head, behind = "# Title", "## B"
    if name.endswith(".rst"):
        head, behind = "Title\n=====", "B\n-"
    return project(
        {
            name: f"{head}\n\n{source}\n\n{behind}\n\nAFTERWARDS\n",
            "other.rst": ":orphan:\n\nOther\n=====\n",
            "roles.txt": ".. role:: spoil(blackout)\n",
            "i.png": PNG,
        },
        conf,
    )


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("source", MADE.values(), ids=MADE)
def test_made_in_a_document(project: Callable[..., Project], source: str, builder: str) -> None:
    assert_hidden(build(project, "index.rst", source).build(builder))


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("source", MADE_MD.values(), ids=MADE_MD)
def test_made_in_markdown(project: Callable[..., Project], source: str, builder: str) -> None:
    assert_hidden(build(project, "index.md", source).build(builder))


@pytest.mark.parametrize(("conf", "name"), CONFIGURED.values(), ids=CONFIGURED)
def test_configured(
    project: Callable[..., Project], monkeypatch: pytest.MonkeyPatch, conf: str, name: str
) -> None:
    # Sphinx puts back all other tables of docutils after a build.
    monkeypatch.setattr(roles, "_role_registry", dict(vars(roles)["_role_registry"]))
    assert_hidden(build(project, "index.rst", IMAGE.format(name), conf).build())


@pytest.mark.parametrize("role", ["spoil", "default"])
@pytest.mark.parametrize("source", PLACES.values(), ids=PLACES)
def test_places(project: Callable[..., Project], source: str, role: str) -> None:
    make = ".. role:: spoil(blackout)" if role == "spoil" else ".. default-role:: blackout"
    source = source.replace("{}", ":spoil:" if role == "spoil" else "")
    assert_hidden(build(project, "index.rst", f"{make}\n\n{source}").build())


@pytest.mark.parametrize("source", PLACES_MD.values(), ids=PLACES_MD)
def test_places_in_markdown(project: Callable[..., Project], source: str) -> None:
    made = build(project, "index.md", f"```{{role}} spoil(blackout)\n```\n\n{source}")
    with (made.srcdir / "conf.py").open("a") as conf:
        conf.write('myst_enable_extensions += ["fieldlist"]\n')
    assert_hidden(made.build())


@pytest.mark.parametrize("source", [MADE["before"], MADE["default"], PLACES["comment"]])
def test_a_strict_build_fails(
    project: Callable[..., Project],
    tmp_path: Path,
    source: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = f".. role:: spoil(blackout)\n\n{source.replace('{}', ':spoil:')}"
    made = build(project, "index.rst", source)
    command = ["-W", "-q", str(made.srcdir), str(tmp_path / "out"), "-d", str(tmp_path / "trees")]
    with docutils_namespace():
        assert sphinx_build(command) != 0
    assert "blackout.unparsed" in capsys.readouterr().err


FRONT_MATTER = {
    "index.md": "---\nsummary: a {spoil}`secret`\n---\n# T\n\n```{role} spoil(blackout)\n```\n",
    "index.rst": ":summary: x\n:note: a {spoil}`secret`\n\nT\n=\n\n.. role:: spoil(blackout)\n",
}


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_front_matter(project: Callable[..., Project], name: str) -> None:
    made = project({name: f"{FRONT_MATTER[name]}\nAFTERWARDS\n"}, 'html_theme = "furo"\n')
    assert_hidden(made.build())
    assert "secret" not in str(made.build("text", to="text").app.env.metadata["index"])


def test_front_matter_of_a_review(project: Callable[..., Project]) -> None:
    matter = "---\nreview:\n  title: Work\n  logline: a {spoil}`secret`\n---\n"
    role = "```{role} spoil(blackout)\n```\n"
    result = project({"index.md": f"{matter}# T\n\n{role}\nAFTERWARDS\n"}).build()
    assert_hidden(result)
    assert "secret" not in str(result.app.env.get_domain("review").data)


def test_messages_in_the_page(project: Callable[..., Project]) -> None:
    source = ".. role:: spoil(blackout)\n\n.. note::\n   :nosuch: 1\n\n   a :spoil:`secret`"
    text = published(build(project, "index.rst", source, "keep_warnings = True\n").build().outdir)
    assert "nosuch" in text
    assert "secret" not in text


def test_other_documents(project: Callable[..., Project]) -> None:
    """A name counts wherever its role can be read, and a default role in its own document."""
    made = project(
        {
            "index.rst": "T\n=\n\n.. default-role:: blackout\n\n.. role:: spoil(blackout)\n",
            "other.rst": f":orphan:\n\nO\n=\n\n{IMAGE.format('')}\nA :spoil:`x` b.\n\n"
            f"{IMAGE.format(':spoil:')}",
            "i.png": PNG,
        }
    )
    result = made.build()
    assert re.findall(r"(\w+).rst:(\d+): WARNING: Black", result.warnings) == [("other", "11")]
    assert result.payloads("other.html") == ["x"]


FINE = {
    "code": ".. role:: spoil(blackout)\n\n``:spoil:`x``` and ::\n\n   :spoil:`x`",
    "word": ".. role:: spoil(blackout)\n\n.. image:: i.png\n   :alt: how to spoil: `x`",
    "longer name": ".. role:: spoil(blackout)\n\n.. image:: i.png\n   :alt: :xspoil:`x`",
    "not of it": ".. role:: spoil(strong)\n\n.. image:: i.png\n   :alt: :spoil:`x`",
    "escaped": ".. default-role:: blackout\n\nOpen \\`nix and a \\`b\\` c.",
    "other roles": ".. default-role:: blackout\n\n.. a ``b`` :ref:`c <e>`. `f`:kbd: `g`_ `h <i>`__",
    "another default": ".. default-role:: strong\n\n.. image:: i.png\n   :alt: a `x`",
    "script": ".. default-role:: blackout\n\n.. raw:: html\n\n   <script>`x`</script>",
}


@pytest.mark.parametrize("source", FINE.values(), ids=FINE)
def test_nothing_is_wrong(project: Callable[..., Project], source: str) -> None:
    result = build(project, "index.rst", source).build()
    assert result.warnings == ""
    assert "AFTERWARDS" in result.read("index.html")


@pytest.mark.parametrize("role", ["{spoil}", "{Hush}", "{std:spoil}"])
def test_quotes_behind_a_passage(project: Callable[..., Project], role: str) -> None:
    """Quotes are curled before a document's directives make its roles."""
    shown = set()
    for number, end in enumerate(["a", "(", '"', "\u2014"]):
        roles = "```{role} spoil(blackout)\n```\n\n```{role} hush(blackout)\n```\n"
        text = f'# T\n\nShe said {role}`so{end}`"and" no.\n\n{roles}\n'
        conf = (
            'myst_enable_extensions += ["smartquotes"]\nsmartquotes = False\n'
            f"{SETUP}    app.add_role_to_domain('std', 'spoil', Spoil())\n"
        )
        page = project({"index.md": text}, conf).build("text", to=str(number)).read("index.txt")
        shown.add(page.split("Spoilers")[0])
    assert len(shown) == 1, shown
