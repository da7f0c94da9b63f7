"""The index: made by Pagefind at the end of a build, if anything that it is made of has changed."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blackout_ext.files import remove_others, write
from blackout_ext.reviews.templating import templates

from .engine import ask, find_pagefind
from .facts import facts_of_pages
from .files import DIGEST, ENTRY, FOLDER, SCRIPT
from .pages import text_file
from .settling import settle
from .warnings_ import SearchWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from .engine import Pagefind
    from .settling import Files

PART = re.compile(r"\.pf_\w+$")
"""Ends the paths of files in which the words, filters and pages are."""
UNSEGMENTED = frozenset({"ja", "th", "zh"})
"""Languages without spaces between words, which only Pagefind's extended program takes apart."""


def write_index(app: Sphinx) -> None:
    """Write the index, unless there is one that was made of the same."""
    folder = Path(app.outdir, FOLDER)
    pagefind = find_pagefind()
    requests = list(requests_of(app))
    made_of = json.dumps([pagefind.version, requests], sort_keys=True).encode()
    digest = hashlib.sha256(made_of).hexdigest()
    if is_made_of(folder, digest):
        return
    warn_of_language(primary_language(app), pagefind)
    # It answers that it has written files before it has: they are asked for.
    *_others, answer = ask(pagefind.path, [*requests, {"type": "GetFiles", "index_id": 0}])
    files = {
        file["path"].replace("\\", "/"): base64.b64decode(file["content"])
        for file in answer["files"]
    }
    settle(files)
    publish(files, folder)
    write(folder / DIGEST, digest.encode())


def is_made_of(folder: Path, digest: str) -> bool:
    """Tell whether there is an index that was made of what has this digest."""
    kept = folder / DIGEST
    return (folder / ENTRY).exists() and kept.exists() and kept.read_text("utf-8") == digest


def requests_of(app: Sphinx) -> Iterator[dict[str, Any]]:
    """Yield what Pagefind is asked for: an index, and each page in it."""
    language = primary_language(app)
    yield {"type": "NewIndex", "config": {"force_language": language}}
    template = templates("blackout_ext.search").get_template("indexed.html.jinja")
    for docname, facts in facts_of_pages(app).items():
        kept = text_file(app, docname)
        text = kept.read_text("utf-8") if kept.exists() else ""
        if text:
            yield {
                "type": "AddFile",
                "index_id": 0,
                "url": f"/{app.builder.get_target_uri(docname)}",
                "file_path": None,
                "file_contents": template.render(facts=facts, text=text, language=language),
            }


def primary_language(app: Sphinx) -> str:
    """Return the language of the book without its country: ``pt`` of ``pt_BR`` (BCP 47)."""
    return str(app.config.language or "en").replace("_", "-").partition("-")[0].lower()


def warn_of_language(language: str, pagefind: Pagefind) -> None:
    """Warn of a program that cannot take the words of the book apart."""
    if language in UNSEGMENTED and not pagefind.is_extended:
        warn(
            SearchWarning.LANGUAGE,
            f"Pagefind finds words of the language {language!r} only with its extended program: "
            'pip install "pagefind[extended]"',
        )


def publish(files: Files, folder: Path) -> None:
    """Write the files of an index that a search may ask for, and remove what is left of others.

    Interfaces and workers that come with it are left out: the page of ours needs neither.
    """
    languages = json.loads(files[ENTRY])["languages"].values()
    used = {ENTRY, Path(SCRIPT).name}
    used |= {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}
    used |= {path for path in files if PART.search(path)}
    for path in used:
        write(folder / path, files[path])
    remove_others(folder, "", used)
