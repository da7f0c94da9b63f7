"""``[...]{.blackout}`` as a passage from the moment MyST reads it.

MyST makes an ordinary inline node of a span, and names headings, glossary terms
and slugs after its text before any transform can step in.  It has no hook for
this, so the one method of its renderer that makes spans is wrapped here; where
it is missing, :class:`.transforms.ClassTransform` still seals the span.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .config import mask
from .nodes import blackout

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config


def wrap(render_span: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Return MyST's method *render_span*, with spans of the class ``blackout`` as passages."""

    def render_passage(self: Any, token: Any) -> None:
        classes = str(token.attrs.get("class", "")).split()
        others = [name for name in classes if name.casefold() != "blackout"]
        if len(others) == len(classes) or self.sphinx_env is None:
            render_span(self, token)
            return
        token.attrs["class"] = " ".join(others)
        node = blackout(mask=mask(self.sphinx_env.config))
        self.add_line_and_source_path(node, token)
        self.copy_attributes(token, node, ("class", "id"))
        with self.current_node_context(node, append=True):
            self.render_children(token)
        for part in token.walk():
            if part.token is not None:
                part.token.content = ""  # Slugs are made of what the tokens hold.

    # Functions have no such attribute for mypy; it tells that the method is wrapped already.
    render_passage.wraps_span = True  # type: ignore[attr-defined]
    return render_passage


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Wrap the method, once, if MyST is loaded."""
    if "myst_parser" not in app.extensions:
        return
    from myst_parser.mdit_to_docutils.base import DocutilsRenderer

    method = getattr(DocutilsRenderer, "render_span", None)
    if method is not None and not hasattr(method, "wraps_span"):
        # Replacing a method is what mypy rightly minds; the module says why it is done.
        DocutilsRenderer.render_span = wrap(method)  # type: ignore[assignment,method-assign]


def setup_myst_spans(app: Sphinx) -> None:
    """Wrap when it is known which extensions are loaded."""
    app.connect("config-inited", on_config_inited)
