"""The commands of sphinx-blackout, by their own parsers of arguments."""

from __future__ import annotations

import argparse
import functools
import inspect
import re
import textwrap
from typing import TYPE_CHECKING

from blackout_ext.cli.main import COMMANDS, command_line

from .docstrings import sentence
from .entry import Entry, markup

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = "blackout"
WIDTH = 72
"""Characters of a line of usage: it must not depend on the terminal that builds the book."""


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command, by its name; that of all of them by the program's."""
    whole = command_line()
    (commands,) = (a for a in whole._actions if isinstance(a, argparse._SubParsersAction))
    return {PROGRAM: whole, **commands.choices}


def source_of(part: str) -> str:
    """Return the file of code that has a command, or all of them."""
    found = {name_of(module.__name__): module.__file__ for module in COMMANDS}
    return str(found.get(part) or inspect.getfile(command_line))


def statuses() -> dict[str, dict[int, str]]:
    """Return what each exit status of a command says, by its name."""
    return {name_of(command.__name__): command.STATUSES for command in COMMANDS}


def name_of(module: str) -> str:
    """Return the name of the command that a module has."""
    return module.rpartition(".")[2].rstrip("_")


def arguments_of(part: str) -> tuple[Entry, ...]:
    """Return the descriptions of the options and other arguments of a command."""
    return tuple(
        Entry("option", names[0].split()[0], in_myst(sentence(action.help or "")), ", ".join(names))
        for action in parsers()[part]._actions
        if not isinstance(action, argparse._HelpAction | argparse._SubParsersAction)
        for names in [names_of(action)]
    )


def in_myst(text: str) -> str:
    """Return *text*, which is no markup, as MyST; options in it are code."""
    text = re.sub(r"([\\`*_{}\[\]<>|$])", r"\\\1", text)
    return re.sub(r"(?<!\S)(--[\w-]+)", r"`\1`", text)


def names_of(action: argparse.Action) -> list[str]:
    """Return what an argument is called, with what follows it."""
    value = action.metavar or action.dest.upper()
    takes = "" if action.nargs == 0 or not action.option_strings else f" {value}"
    return [f"{name}{takes}" for name in action.option_strings] or [str(value)]


def command(part: str) -> Iterator[str]:
    """Yield the lines of MyST that describe a command."""
    parser = parsers()[part]
    parser.formatter_class = functools.partial(argparse.HelpFormatter, width=WIDTH)
    # Python 3.14 colours it in terminals.
    parser.color = False  # type: ignore[attr-defined]  # Typeshed has it for 3.14 alone.
    usage = textwrap.dedent(parser.format_usage().replace("usage: ", " " * len("usage: ")))
    yield from ["```text", *usage.splitlines(), "```", ""]
    yield from [sentence(parser.description or ""), "", f"```{{program}} {parser.prog}", "```", ""]
    for entry in arguments_of(part):
        yield from markup(entry)
    yield from ["```{program} None", "```", ""]
    if said := statuses().get(part):
        yield from ["| Exit status | Says |", "|---|---|"]
        yield from (f"| {status} | {meaning} |" for status, meaning in said.items())
