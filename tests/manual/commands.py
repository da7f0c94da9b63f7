"""Command lines in the manual, read by the parsers of the commands they call."""

from __future__ import annotations

import ast
import io
import re
import shlex
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.cmd import build as sphinx_build
from sphinx.cmd.make_mode import BUILDERS

from blackout_ext.cli.main import command_line

from .snippets import ROOT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

TARGETS = {name for _platform, name, _description in BUILDERS}
"""What ``sphinx-build -M`` makes; all but a few are builders too."""
OTHERS = frozenset({"cd", "echo", "git", "mkdir", "pre-commit", "python", "python3", "source"})
"""Commands that are none of ours, and that the manual may name."""
SPHINX_BLACKOUT = re.compile(r"(?:sphinx-blackout|\.)\[(?P<extras>[\w,-]+)\]")


@dataclass(frozen=True, slots=True)
class Command:
    """A command with what is given to it."""

    words: tuple[str, ...]
    output: str = ""
    """File that its output goes to."""


def commands_in(text: str) -> Iterator[Command]:
    """Yield the commands of a session in a shell; a prompt ``$`` before them does not count."""
    lines = text.replace("\\\n", " ").splitlines()
    has_prompts = any(line.startswith("$ ") for line in lines)
    for line in lines:
        if has_prompts and not line.startswith("$ "):
            continue
        lexer = shlex.shlex(line.removeprefix("$ "), posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        yield from simple_commands(list(lexer))


def simple_commands(words: list[str]) -> Iterator[Command]:
    """Yield the commands between ``&&``, ``;`` and ``|``."""
    command: list[str] = []
    for word in [*words, ";"]:
        if word not in {"&&", ";", "|", "||"}:
            command.append(word)
        elif command:
            before, _sign, after = split_at(command, ">")
            yield Command(tuple(before), "".join(after))
            command = []


def split_at(words: list[str], sign: str) -> tuple[list[str], str, list[str]]:
    """Return what stands before *sign* and what behind it, like :meth:`str.partition`."""
    at = words.index(sign) if sign in words else len(words)
    return words[:at], sign, words[at + 1 :]


def wrong_in(command: Command) -> str:
    """Return what is wrong with a command; nothing if it would be understood."""
    words = command.words
    if words[0] in {"uvx", "pipx"}:
        words = words[words.index("nox") :] if "nox" in words else words[:1]
    wrong = ""
    match words:
        case ("blackout", *arguments) | ("python" | "python3", "-m", "blackout_ext", *arguments):
            wrong = refused(command_line(), arguments)
        case ("sphinx-build", "-M", target, *arguments):
            wrong = "" if target in TARGETS else f"sphinx-build -M makes no {target}"
            wrong = wrong or refused(sphinx_build.get_parser(), arguments)
        case ("sphinx-build", *arguments):
            wrong = refused(sphinx_build.get_parser(), arguments)
        case ("nox", "-s", session, *_rest) | ("python3", "noxfile.py", "-s", session, *_rest):
            wrong = unknown_session(session)
        case ("nox", "-l"):
            pass
        case ("pip", "install", *requirements) | (_, "-m", "pip", "install", *requirements):
            wrong = unknown_extra(requirements)
        case (name, *_rest) if name not in OTHERS:
            wrong = f"{name} is no command that the manual is known to use"
    return wrong


def refused(parser: argparse.ArgumentParser, arguments: list[str]) -> str:
    """Return why *parser* does not take *arguments*; nothing if it does."""
    said = io.StringIO()
    try:
        with redirect_stderr(said), redirect_stdout(io.StringIO()):
            parser.parse_args(arguments)
    except SystemExit as error:
        return said.getvalue().strip().rpartition("\n")[2] if error.code else ""
    return ""


def unknown_session(name: str) -> str:
    """Return a message where ``noxfile.py``, which is read, not run, has no such session."""
    tree = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    sessions = {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any("nox.session" in ast.unparse(decorator) for decorator in node.decorator_list)
    }
    return "" if name in sessions else f"noxfile.py has no session {name}"


def unknown_extra(requirements: list[str]) -> str:
    """Return a message where the distribution has no such extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for match in filter(None, map(SPHINX_BLACKOUT.fullmatch, requirements)):
        for extra in match["extras"].split(","):
            if extra not in project["optional-dependencies"]:
                return f"sphinx-blackout has no extra {extra}"
    return ""
