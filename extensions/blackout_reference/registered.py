"""What sphinx-blackout registers with Sphinx: its own ``setup()`` is asked.

Sphinx keeps no account of who has registered what.  So each part is set up once more with a
stand-in of the application that writes it down.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives
from sphinx.config import ENUM

from blackout_ext.spoilers.directives import OPTIONS, BlackoutDirective

from .docstrings import docstring_of
from .entry import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PACKAGE = "blackout_ext"
REBUILDS = {
    "env": "A change has all documents read again.",
    "html": "A change has all pages of HTML written again.",
    "": "A change has no document read or written again.",
}
"""What a change of a configuration value does, by its kind of rebuild."""
TYPES: dict[Callable[[str], Any], str] = {
    directives.flag: "no value",
    directives.nonnegative_int: "a whole number",
    directives.positive_int: "a whole number from 1",
    directives.unchanged_required: "text",
}
"""What an option takes, by what reads it."""
INTERNAL = frozenset(
    {
        "add_latex_package", "add_message_catalog", "add_node", "add_post_transform",
        "add_transform", "connect",
    }
)  # fmt: skip
"""What the manual need not describe: nobody writes or sets it."""


@dataclass(frozen=True, slots=True)
class Call:
    """Something that a part registers."""

    part: str
    """Name of the part, such as ``spoilers``."""
    method: str
    """Method of the application, such as ``add_role``."""
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]
    sources: frozenset[str]
    """Files that say what it is."""


class Recorder:
    """Stands in for the application while extensions set themselves up."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.known: list[str] = []
        self.part = ""

    def setup_extension(self, name: str) -> None:
        """Set up an extension, once."""
        if name in self.known:
            return
        self.known.append(name)
        before, self.part = self.part, name.rpartition(".")[2]
        importlib.import_module(name).setup(self)
        self.part = before

    def __getattr__(self, method: str) -> Callable[..., None]:
        """Return a method that notes what it is called with."""

        def note(*arguments: Any, **keywords: Any) -> None:
            files = {sys._getframe(1).f_code.co_filename, *map(source_of, arguments)}
            found = frozenset(filter(None, files))
            self.calls.append(Call(self.part, method, arguments, keywords, found))

        return note


def source_of(thing: Any) -> str | None:
    """Return the file of a class, or of that of an object, if it is in this project."""
    made = thing if isinstance(thing, type) else type(thing)
    return inspect.getsourcefile(made) if made.__module__.startswith(PACKAGE) else None


@functools.cache
def calls() -> tuple[Call, ...]:
    """Return what is registered, in that order."""
    recorder = Recorder()
    recorder.setup_extension(PACKAGE)
    return tuple(recorder.calls)


def config_of(call: Call) -> Iterator[Entry]:
    """Yield a configuration value."""
    if call.method == "add_config_value":
        name, default, rebuild = call.arguments
        text = f"{call.keywords['description']}\n{REBUILDS[rebuild]}"
        options = (("type", type_of(call.keywords["types"])), ("default", code(default)))
        yield Entry("confval", name, text, options=options)


def type_of(types: ENUM | frozenset[type]) -> str:
    """Return what a configuration value can be."""
    if isinstance(types, ENUM):
        # Sphinx gives candidates no public name.
        return one_of(repr(types).removeprefix("ENUM(").removesuffix(")").split(", "))
    return one_of(sorted(kind.__name__ for kind in types))


def code(value: Any) -> str:
    """Return *value* as it is written in ``conf.py``."""
    return f"`{value!r}`".replace("'", '"')


def one_of(words: list[str]) -> str:
    """Return a choice of *words*, as code: ``a``, ``b`` or ``c``."""
    quoted = [f"`{word}`".replace("'", '"') for word in words]
    return " or ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))


def roles_of(call: Call) -> Iterator[Entry]:
    """Yield a role, or those of a domain."""
    if call.method == "add_role":
        yield role(call.arguments[0], call.arguments[1])
    elif call.method == "add_domain":
        (domain,) = call.arguments
        yield from (role(f"{domain.name}:{name}", made) for name, made in domain.roles.items())


def role(name: str, made: Any) -> Entry:
    """Return the description of a role."""
    return Entry("rst:role", name, docstring_of(made).text)


def directives_of(call: Call) -> Iterator[Entry]:
    """Yield a directive with its options."""
    if call.method != "add_directive":
        return
    name, made = call.arguments
    said = docstring_of(made)
    takes = "Content is needed." if made is BlackoutDirective else "It can have content."
    text = [said.text, "", takes if made.has_content else "It has no content.", ""]
    choices = made.choices() if said.arguments else ()
    for argument, meaning in said.arguments.items():
        text += [f"`{argument}`", f": {meaning.removesuffix('.')}: {one_of(list(choices))}."]
    signature = " ".join([f".. {name}::", *said.arguments])
    parts = [option(key, said.options.get(key, ""), kind) for key, kind in read_by(made).items()]
    yield Entry("rst:directive", name, "\n".join(text), signature, parts=tuple(parts))


def read_by(directive: Any) -> dict[str, Callable[[str], Any]]:
    """Return what reads each option of a directive, by its name."""
    if directive is BlackoutDirective:
        return dict.fromkeys(OPTIONS, directives.unchanged_required)
    found: dict[str, Callable[[str], Any]] = directive.option_spec or {}
    return found


def option(name: str, text: str, kind: Callable[[str], Any]) -> Entry:
    """Return the description of an option of a directive."""
    return Entry("rst:directive:option", name, text, options=(("type", TYPES[kind]),))


KINDS = {"config": config_of, "roles": roles_of, "directives": directives_of}
"""What the manual describes, by kind."""
DESCRIBED = frozenset({"add_config_value", "add_directive", "add_domain", "add_role"})
"""Methods of the application of which it describes what they are called with."""


def registered(kind: str, part: str) -> tuple[Entry, ...]:
    """Return the descriptions of what a part registers.

    Args:
        kind: one of :data:`KINDS`.
        part: name of the part.
    """
    return tuple(entry for call in calls() if call.part == part for entry in KINDS[kind](call))


def sources(kind: str, part: str) -> set[str]:
    """Return the files that :func:`registered` is made of."""
    asked = (call for call in calls() if call.part == part and any(KINDS[kind](call)))
    return {source for call in asked for source in call.sources}
