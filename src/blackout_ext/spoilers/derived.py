"""Roles that black out under another name than ``blackout``.

An author makes them by the directive ``role`` (``.. role:: spoil(blackout)``, or with
the class ``blackout``), in a document, a file that it includes or ``rst_prolog``; an
extension or ``conf.py`` registers them; and ``default-role`` lets backquotes do
without a name.  Where they are read, they make passages of themselves.  Where no parser
reads them, their names are what :mod:`.marks` has to look for.

docutils keeps roles for as long as a process lasts, and a name may be given anew, so
each document notes what the two directives have made while it was read, above and
below the text in question.  They have no hook, so their methods are wrapped here.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import MethodType
from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import roles
from docutils.parsers.rst.directives.misc import Role
from docutils.parsers.rst.languages import en
from sphinx.directives import DefaultRole
from sphinx.domains import Domain

from .marks import PLAIN, marks_of
from .nodes import Passage
from .roles import BlackoutRole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from .marks import Marks

NOTED = "blackout_roles"
"""Key of Sphinx's current document: the names that are known when one of its directives is run."""

MARKS = "blackout_marks"
"""Key of Sphinx's current document: its :class:`.Marks`, once it has been parsed."""

DEFAULT = ""
"""Name of the default role, as docutils has it."""

SOURCES = frozenset({".py", ".pyi", ".pyx"})
"""Suffixes of files that docstrings come from."""


class BlackoutDomain(Domain):
    """What documents make of ``blackout``, for module pages, which belong to no document."""

    name = "blackout"
    label = "Blackouts"
    initial_data: ClassVar = {"roles": {}}
    data_version = 1

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Keep what a document has noted, if it is more than every document knows."""
        noted = noted_names(env)
        if noted - PLAIN.names:
            self.data["roles"][docname] = noted

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        self.data["roles"].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        others: dict[str, frozenset[str]] = otherdata["roles"]
        self.data["roles"].update({name: others[name] for name in others.keys() & docnames})

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return nothing: there is no object here; MyST warns of domains that do not say so."""
        return []


def is_blackout(role: Any) -> bool:
    """Tell whether *role*, as docutils calls it, blacks out, or is made of one that does."""
    while role is not None:
        if isinstance(role, BlackoutRole):
            return True
        if isinstance(role, roles.CustomRole):
            names = (role.supplied_options or {}).get("class", ())
            if any(name.casefold() == "blackout" for name in names):
                return True
            role = role.base_role
        elif isinstance(role, roles.GenericRole):
            return issubclass(role.node_class, Passage)
        elif isinstance(role, partial):
            role = role.func
        elif isinstance(role, MethodType):
            role = role.__self__
        else:
            role = getattr(role, "__wrapped__", None)
    return False


def registered() -> dict[str, Any]:
    """Return docutils' table of roles by name, in small letters."""
    # Sphinx puts another dictionary there at times.
    table: dict[str, Any] = vars(roles)["_roles"]
    return table


def known_names(env: BuildEnvironment) -> set[str]:
    """Return the names, without domain, of all roles of this process that black out."""
    tables = [registered(), vars(roles)["_role_registry"]]
    tables += [domain.roles for domain in env.domains.values()]
    names = {name for table in tables for name, role in table.items() if is_blackout(role)}
    # What is the default role at this moment need not be that of the document.
    return names - {DEFAULT}


def may_black_out(name: str, env: BuildEnvironment) -> bool:
    """Tell whether a role called *name* blacks out, or may be made to, further down."""
    name = name.lower()
    if name in registered():
        return is_blackout(registered()[name])
    prefix, _, short = name.rpartition(":")
    first = env.domains.get(prefix) if prefix else env.current_document.default_domain
    for domain in (first, env.get_domain("std")):
        if domain is not None and short in domain.roles:
            return is_blackout(domain.roles[short])
    return name not in en.roles


def note_names(env: BuildEnvironment, *, is_default: bool) -> None:
    """Note which roles black out now, for the document at hand.

    Args:
        env: the environment.
        is_default: whether its default role has just been set.
    """
    names = known_names(env)
    if is_default and is_blackout(registered().get(DEFAULT)):
        names.add(DEFAULT)
    env.current_document[NOTED] = noted_names(env) | names


def noted_names(env: BuildEnvironment) -> frozenset[str]:
    """Return the names that the document at hand has noted."""
    noted: frozenset[str] = env.current_document.get(NOTED) or frozenset()
    return noted


def marks_in(env: BuildEnvironment) -> Marks:
    """Return the marks that count in the document at hand, once it has been parsed."""
    current = env.current_document
    marks: Marks | None = current.get(MARKS)
    if marks is None:
        noted, names = noted_names(env), known_names(env)
        is_alone = DEFAULT in noted or has_default(env, names)
        marks = marks_of(frozenset(names | noted) - {DEFAULT}, is_alone=is_alone)
        current[MARKS] = marks
    return marks


def marks_in_code(env: BuildEnvironment) -> Marks:
    """Return the marks that count in docstrings, of which nobody can tell who reads them."""
    names, is_alone = known_names(env), False
    for docname, noted in table(env).items():
        names |= noted
        read = (Path(path).suffix for path in env.dependencies.get(docname, ()))
        is_alone = is_alone or (DEFAULT in noted and not SOURCES.isdisjoint(read))
    return marks_of(frozenset(names - {DEFAULT}), is_alone=is_alone or has_default(env, names))


def table(env: BuildEnvironment) -> dict[str, frozenset[str]]:
    """Return the names that each document has made, by document name."""
    found: dict[str, frozenset[str]] = env.get_domain(BlackoutDomain.name).data["roles"]
    return found


def has_default(env: BuildEnvironment, names: Set[str]) -> bool:
    """Tell whether the default role of the project is one of *names*."""
    name = str(env.config.default_role or "").lower()
    return name in names or name.rpartition(":")[2] in names


def wrap(run: Callable[[Any], Sequence[Any]]) -> Callable[[Any], Sequence[Any]]:
    """Return the method *run* of a directive that makes roles, with their names noted."""

    def run_and_note(self: Any) -> Sequence[Any]:
        made = run(self)
        env: BuildEnvironment | None = getattr(self.state.document.settings, "env", None)
        if env is not None and BlackoutDomain.name in env.domains:
            note_names(env, is_default=isinstance(self, DefaultRole) and bool(self.arguments))
        return made

    # Functions have no such attribute for mypy; it tells that the method is wrapped already.
    run_and_note.notes_names = True  # type: ignore[attr-defined]
    return run_and_note


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Wrap the methods, once."""
    directives: tuple[Any, ...] = (Role, DefaultRole)
    for directive in directives:
        if not hasattr(directive.run, "notes_names"):
            directive.run = wrap(directive.run)


def setup_derived(app: Sphinx) -> None:
    """Register the domain, and wrap the methods once there is a project."""
    app.add_domain(BlackoutDomain)
    app.connect("config-inited", on_config_inited)
