"""Pages that show passages to readers without JavaScript.

Each page with passages has one, ``reveals/<docname>``, that shows the one passage
the link asked for (``:target``).  It is written along with its page by whichever
process writes that page, and nothing about it is kept in the environment, so
parallel and incremental builds need no bookkeeping.
"""

from __future__ import annotations

import functools
import os
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import jinja2
from sphinx.locale import get_translation

from blackout_ext.files import remove_others, write
from blackout_ext.locale import direction

from ..nodes import is_inside_passage, numbered
from ..sealing import REVEALS

if TYPE_CHECKING:
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from ..nodes import Passage

_ = get_translation("blackout")


def reveal_page(docname: str) -> str:
    """Return the page name of the reveal page of *docname*."""
    return f"{REVEALS}/{docname}"


@functools.cache
def template(name: str) -> jinja2.Template:
    """Return a template of this part: light, without the theme."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("blackout_ext.spoilers"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(f"{name}.jinja")


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write the reveal page of this page, or remove the one it no longer needs."""
    if doctree is None:
        return
    path = output_path(app, reveal_page(pagename))
    passages = [passage for passage in numbered(doctree) if passage.fragment is not None]
    if passages:
        write(path, render_page(app, pagename, passages).encode())
    elif reveal_page(pagename) not in app.env.all_docs:
        path.unlink(missing_ok=True)


def render_page(app: Sphinx, docname: str, passages: list[Passage]) -> str:
    """Return the HTML of a reveal page.

    Its base is the page itself: the links and assets of a passage work as they
    would there.  E-books have no such base, and other links.
    """
    page, reveal = output_path(app, docname), output_path(app, reveal_page(docname))
    up = relative_url(page, reveal.parent)
    label = escape(str(_("Passage %(number)s")))
    # Translators: heading of a page; {title} becomes the title of another, and must stay.
    before, _mark, after = _("Spoilers: {title}").partition("{title}")
    suffix = ".xhtml" if app.builder.name == "epub" else ".html"
    return template(f"reveal{suffix}").render(
        language=app.config.language.replace("_", "-"),
        direction=direction(app.config.language),
        before=before,
        after=after,
        title=app.env.titles[docname].astext(),
        base=up,
        here=relative_url(reveal, page.parent),
        up=up,
        page="./" if app.builder.name == "dirhtml" else quote(page.name),
        static=relative_url(Path(app.outdir, "_static"), page.parent),
        assets=relative_url(Path(app.outdir, "_static"), reveal.parent),
        passages=[
            (number, label % {"number": number}, passage.fragment, is_inside_passage(passage))
            for passage in passages
            for number in [passage["serial"]]
        ],
        _=_,
    )


def output_path(app: Sphinx, pagename: str) -> Path:
    """Return the file that the builder writes *pagename* to."""
    builder: Any = app.builder
    return Path(builder.get_outfilename(pagename))


def relative_url(path: Path, start: Path) -> str:
    """Return the relative URL of *path* as seen from a page in the folder *start*."""
    return quote(Path(os.path.relpath(path, start)).as_posix())


def on_write_started(app: Sphinx, builder: Builder) -> None:
    """Remove them before an e-book is packed."""
    if builder.name == "epub":
        remove_orphans(app)


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Remove the reveal pages of documents that are gone."""
    if exception is None:
        remove_orphans(app)


def remove_orphans(app: Sphinx) -> None:
    """Remove each reveal page that no document has."""
    folder = Path(app.outdir, REVEALS)
    if app.builder.format != "html" or not folder.is_dir():
        return
    documents = app.env.all_docs
    pages = [reveal_page(name) for name in documents]
    # Documents of authors who have a folder of this name themselves.
    pages += [name for name in documents if name == REVEALS or name.startswith(f"{REVEALS}/")]
    paths = [output_path(app, page) for page in pages]
    suffix = paths[0].suffix if paths else ".html"
    start = len(f"{folder}/")
    remove_others(folder, suffix, (str(path)[start:].replace(os.sep, "/") for path in paths))


def setup_reveal_pages(app: Sphinx) -> None:
    """Listen to pages being written."""
    # Early: the first listener that returns a template name ends the event.
    app.connect("html-page-context", on_html_page_context, priority=101)
    app.connect("write-started", on_write_started)
    app.connect("build-finished", on_build_finished)
