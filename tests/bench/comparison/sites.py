"""Builds a small project that hides a passage, and looks where the passage is."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from tests.bench.comparison.ways import PASSWORD, SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.comparison.ways import Way

END = "colophonmark"
"""A word at the end of the page."""
STYLE = """\
body { padding-top: 3000px }
.black, .masked-text { color: #000; background: #000 }
.black:hover, .masked-text:hover { color: #fff }
"""
"""Moves the page down, so that a browser that finds the passage must scroll to it."""
CONF = """\
project = "Site"
html_theme = "basic"
html_baseurl = ogp_site_url = blog_baseurl = "https://site.example/"
html_static_path = ["_static"]
html_css_files = ["own.css"]
extensions = ["sphinxext.opengraph", "ablog"]
blog_feed_fulltext = True
"""
FEED = "blog/atom.xml"
BUILDERS = ("epub", "latex", "text")
RSS = "rss: {use_git: false, date_from_meta: {as_creation: date}}"
OPEN, APART, ABSENT, NONE, FAILS = "yes", "apart", "no", "—", "fails"
"""What is said of a format: the passage is in the midst of the text, in it but elsewhere, not in
it; there is no such format; there is none with this way, which stops the build."""


def write(folder: Path, files: dict[str, str]) -> None:
    """Write *files*, by their paths, into *folder*."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def run(*command: str) -> bool:
    """Run a command; return whether it was content."""
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode:
        why = done.stderr.decode().strip().splitlines() or [""]
        sys.stderr.write(f"{' '.join(command)}: {max(why, key=len)}\n")
    return not done.returncode


def sphinx(way: Way, folder: Path, builder: str) -> bool:
    """Build with Sphinx; feeds and descriptions belong to pages alone."""
    project = folder / f"source-{builder}"
    conf = CONF if builder == "html" else CONF.replace('"sphinxext.opengraph", "ablog"', "")
    post = ".. post:: Jan 1, 2026\n\n" if builder == "html" else ""
    write(project, {
        "conf.py": conf + way.conf,
        "index.rst": "Home\n====\n\n.. toctree::\n\n   page\n",
        "page.rst": f"The case\n========\n\n{post}At the hall.\n\n{way.passage}\n{END}\n",
        "_static/own.css": STYLE,
    })  # fmt: skip
    return run(
        sys.executable, "-m", "sphinx", "-q", "-b", builder, "-d", str(folder / "doctrees"),
        str(project), str(folder / builder),
    ) and (not way.encrypted or encrypt(folder / builder))  # fmt: skip


def encrypt(folder: Path) -> bool:
    """Let StatiCrypt go over all pages in *folder*."""
    return run(
        os.environ["STATICRYPT"], *map(str, folder.glob("*.html")), "--password", PASSWORD,
        "--short", "--config", "false", "--directory", str(folder),
    )  # fmt: skip


def mkdocs(way: Way, folder: Path) -> bool:
    """Build with MkDocs."""
    write(folder, {
        "mkdocs.yml": "site_name: Site\nsite_url: https://site.example/\nextra_css: [own.css]\n"
        "use_directory_urls: false\n" + way.mkdocs.replace("{plugins}", f"{{{RSS}}}"),
        "docs/index.md": "# Home\n",
        "docs/own.css": STYLE,
        "docs/page.md": f"---\ndate: 2026-01-01\n{way.matter}\n---\n# The case\n\nAt the hall.\n\n"
        f"{way.passage}\n\n{END}\n",
    })  # fmt: skip
    return run(
        sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml"),
        "-d", str(folder / "html"),
    )  # fmt: skip


def where(texts: list[str]) -> str:
    """Return where the passage is in the files of a format."""
    places = [text.find(SECRET) for text in texts]
    if not any(place >= 0 for place in places):
        return ABSENT
    before = (0 <= place < text.find(END) for place, text in zip(places, texts, strict=True))
    return OPEN if any(before) else APART


def readable(markup: str) -> str:
    """Return the text of a page, as programs get it that do not run scripts."""
    return BeautifulSoup(markup, "html.parser").get_text()


def texts(path: Path) -> Iterator[str]:
    """Return the texts in a folder, or in an archive of pages."""
    if path.suffix == ".epub":
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith("html"):
                    yield readable(archive.read(name).decode())
    else:
        yield path.read_text(encoding="utf-8")


def in_pages(folder: Path) -> dict[str, str]:
    """Return where the passage is in a site."""
    pages = [path.read_text(encoding="utf-8") for path in folder.rglob("*.html")]
    page = BeautifulSoup((folder / "page.html").read_text(encoding="utf-8"), "html.parser")
    descriptions = [
        str(meta["content"])
        for meta in page.find_all("meta", content=True)
        if "description" in f"{meta.get('name')} {meta.get('property')}"
    ]
    found = {"page": where([readable(text) for text in pages])}
    for kind, patterns in {
        "search": ("searchindex.js", "search/search_index.json"),
        "feed": (FEED, "feed_rss_created.xml"),
        "sources": ("_sources/page.rst.txt",),
    }.items():
        files = [folder / name for name in patterns if (folder / name).exists()]
        held = any(SECRET in path.read_text(encoding="utf-8") for path in files)
        found[kind] = OPEN if held else ABSENT if files else NONE
    found["description"] = (
        NONE if not descriptions else OPEN if SECRET in "".join(descriptions) else ABSENT
    )
    return found


def places(way: Way, folder: Path) -> dict[str, str]:
    """Build what there is of a project, and return where the passage is, format by format."""
    if way.mkdocs:
        return in_pages(folder / "html") if mkdocs(way, folder) else {"page": FAILS}
    found = in_pages(folder / "html") if sphinx(way, folder, "html") else {"page": FAILS}
    for builder in () if way.encrypted else BUILDERS:
        built = sphinx(way, folder, builder)
        suffix = {"epub": ".epub", "latex": ".tex", "text": ".txt"}[builder]
        files = sorted((folder / builder).glob(f"*{suffix}"))
        found[builder] = where([t for path in files for t in texts(path)]) if built else FAILS
    return found
