"""What blackouts cost: a page with passages against the same page with emphasis.

Run by ``nox -s bench``.  Both projects are built in turns, by ``sphinx-build`` as their
authors do it, and the median of the ratios counts, so that what else the machine does
weighs little.

The whole extension is loaded, as it is by those who follow the manual.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PAGES = 20
WORDS = 2000
PASSAGES = 50
ROUNDS = 11
BOUND = 1.10
"""Largest ratio we are content with."""
CONF = 'extensions = ["myst_parser", {extension}]\nhtml_theme = "furo"\n'
SENTENCE = (
    "In the spring Marjorie goes for a walk by the river with *her* dog and a [book](index.md)."
)
HIDDEN = "the dog comes home alone, and nobody asks"


def page(number: int, markup: str) -> str:
    """Return a page of 2,000 words, 50 stretches of it in *markup*."""
    size = WORDS // PASSAGES - len(HIDDEN.split())
    text = (SENTENCE.split() * 3)[:size]
    paragraphs = [f"{' '.join(text)} {markup.format(HIDDEN)}." for _ in range(PASSAGES)]
    return f"# Page {number}\n\n" + "\n\n".join(paragraphs) + "\n"


def write_project(folder: Path, extension: str, markup: str) -> Path:
    """Write a project; return its source folder."""
    folder.mkdir()
    pages = {f"p{number}.md": page(number, markup) for number in range(PAGES)}
    index = "# Index\n\n```{toctree}\n:glob:\n*\n```\n"
    for name, text in {
        "conf.py": CONF.format(extension=extension),
        "index.md": index,
        **pages,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def seconds(srcdir: Path) -> float:
    """Run ``sphinx-build`` from scratch; return the processor time in seconds."""
    with tempfile.TemporaryDirectory() as work:
        command = [sys.executable, "-m", "sphinx", "-q", "-E", "-d", f"{work}/doctrees"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*command, srcdir, f"{work}/html"], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> int:
    """Print the ratio; return 1 if it is above the bound."""
    with tempfile.TemporaryDirectory() as work:
        plain = write_project(Path(work, "plain"), "", "*{}*")
        sealed = write_project(Path(work, "sealed"), '"blackout_ext"', "{{blackout}}`{}`")
        rounds = [(seconds(plain), seconds(sealed)) for _ in range(ROUNDS)]
    emphasis, blackouts = (statistics.median(times) for times in zip(*rounds, strict=True))
    ratio = statistics.median(dear / cheap for cheap, dear in rounds)
    sys.stdout.write(
        f"{PAGES} pages of {WORDS} words, {PASSAGES} passages each: "
        f"{emphasis:.2f} s in emphasis, {blackouts:.2f} s blacked out, "
        f"ratio {ratio:.3f} (bound {BOUND:.2f})\n"
    )
    return int(ratio > BOUND)


if __name__ == "__main__":
    sys.exit(main())
