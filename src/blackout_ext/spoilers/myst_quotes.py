"""Markdown's smart quotes, kept from looking into passages.

The rule of markdown-it (``smartquotes`` in ``myst_enable_extensions``) tells opening
marks from closing ones by the characters around them, and these may be the last of the
passage before or the first of the one behind.  It has no hook, so its function for the
tokens of one paragraph is wrapped here.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .derived import may_black_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    Rule = Callable[[list[Token], StateCore], None]

ROLE = re.compile(r"\{\s*([\w.+:-]+)\s*\}\s*`")
"""Beginning of a role inside another."""

MODULE = "markdown_it.rules_core.smartquotes"
RULE = "process_inlines"


def wrap(rule: Rule) -> Rule:
    """Return the function *rule* with passages as words in its eyes, each curled by itself."""

    def process_inlines(tokens: list[Token], state: StateCore) -> None:
        document = state.md.options.get("document")
        env = getattr(document.settings, "env", None) if document is not None else None
        outside, passages = set_apart(tokens, env)
        rule(outside, state)
        for passage in passages:
            process_inlines(passage, state)

    # Functions have no such attribute for mypy; it tells that the rule is wrapped already.
    process_inlines.sets_apart = True  # type: ignore[attr-defined]
    return process_inlines


def set_apart(
    tokens: list[Token], env: BuildEnvironment | None
) -> tuple[list[Token], list[list[Token]]]:
    """Return *tokens* with a letter for each passage, and what the passages consist of.

    A letter, as a passage is mostly words: a mark behind it closes, an apostrophe is one.
    """
    outside: list[Token] = []
    passages: list[list[Token]] = []
    opener: Token | None = None
    for token in tokens:
        if opener is not None:
            if token.nesting < 0 and token.level == opener.level:
                outside.append(token)
                opener = None
            else:
                passages[-1].append(token)
        elif is_passage(token, env) and token.nesting > 0:
            opener = token
            passages.append([])
            outside += [token, letter(token.level + 1)]
        else:
            outside.append(letter(token.level) if is_passage(token, env) else token)
    return outside, passages


def is_passage(token: Token, env: BuildEnvironment | None) -> bool:
    """Tell whether *token* is a passage or begins one: a role, or anything of the class.

    The quotes of a document are curled before its directives are run, so a role that
    nobody knows may be made of ``blackout`` in it.
    """
    if token.type == "myst_role":
        names = [str(token.meta.get("name")), *ROLE.findall(token.content)]
        return "blackout" in names or (
            env is not None and any(may_black_out(name, env) for name in names)
        )
    classes = str(token.attrs.get("class", "")).casefold().split()
    return "blackout" in classes


def letter(level: int) -> Token:
    """Return a token that stands for a passage at this level."""
    from markdown_it.token import Token

    return Token("text", "", 0, content="x", level=level)


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Wrap the function, once, if MyST is loaded."""
    if "myst_parser" not in app.extensions:
        return
    # By its name: the package has a function of the name of the module.
    module: Any = import_module(MODULE)
    rule = getattr(module, RULE, None)
    if rule is not None and not hasattr(rule, "sets_apart"):
        setattr(module, RULE, wrap(rule))


def setup_myst_quotes(app: Sphinx) -> None:
    """Wrap when it is known which extensions are loaded."""
    app.connect("config-inited", on_config_inited)
