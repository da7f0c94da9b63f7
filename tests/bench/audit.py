"""How fast ``blackout audit`` reads, and how much memory it takes.

Run by ``nox -s bench``: ``python -m tests.bench.audit [MEGABYTES [FOLDER]]``.  A site of
the given size is made, 400 MB if none is: a small project is built with a real theme,
its pages are copied with other text until there are enough, and a search index, an
archive and a text of 40 MB are put beside them.  FOLDER keeps the site for another run.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MEGABYTES = 400
SPEED = 200
"""Megabytes a minute, on two processors, that we are content with."""
MEMORY = 4
"""Largest ratio of the largest process to the largest file that we are content with."""
PAGES = 30
PASSAGES = 12
"""Passages a page."""
LARGEST = 40_000_000
"""Bytes of the largest file."""
CONF = 'extensions = ["myst_parser", "blackout_ext"]\nhtml_theme = "furo"\n'
CONSONANTS = "bdfgklmnprstvz"
SYLLABLES = tuple(consonant + vowel for consonant in CONSONANTS for vowel in "aeiou")
NAMES = tuple(f"{first}{last}" for first in ("Quor", "Xan", "Ych") for last in ("wen", "qua", "jo"))
"""Words that only passages have."""


def vocabulary(chance: random.Random, size: int) -> list[str]:
    """Return *size* different words."""
    found: dict[str, None] = {}
    while len(found) < size:
        found["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4)))] = None
    return list(found)


def prose(chance: random.Random, words: Sequence[str], length: int, turn: int = 2) -> str:
    """Return *length* words, the first in the list more often than the last.

    Words of even and odd place alternate every *turn* words: every two in open text, so
    that no three in a row are those of a passage, where they alternate at each.
    """
    places = (int(len(words) // 2 * chance.random() ** 3) for _ in range(length))
    return " ".join(words[2 * place + at // turn % 2] for at, place in enumerate(places))


def write_project(folder: Path, chance: random.Random, words: list[str]) -> None:
    """Write a project of some hundred passages, in words of which some are in no open text."""
    folder.mkdir(parents=True)
    names = [f"p{number}" for number in range(PAGES)]
    toctree = "\n".join(names)
    index = f"# Index\n\n{' '.join(words)}\n\n```{{toctree}}\n{toctree}\n```\n"
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "index.md").write_text(index, encoding="utf-8")
    for name in names:
        parts = [f"# {prose(chance, words, 4)}"]
        for _ in range(PASSAGES):
            hidden = f"{prose(chance, words, 20, 1)} {prose(chance, NAMES, 3)}"
            parts += [
                f"## {prose(chance, words, 4)}",
                f"{prose(chance, words, 88)} *{prose(chance, words, 8)}* {{blackout}}`{hidden}`.",
            ]
        (folder / f"{name}.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def build(source: Path, output: Path) -> None:
    """Run ``sphinx-build``."""
    with tempfile.TemporaryDirectory() as doctrees:
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "sphinx",
            "-q",
            "-d",
            doctrees,
            source,
            output,
        ]
        subprocess.run(command, check=True)


def enlarge(output: Path, size: int, chance: random.Random, words: list[str]) -> None:
    """Add copies of pages with other text, and some large files, up to *size* bytes in all."""
    (output / "searchindex.js").write_text(search_index(chance, words), encoding="utf-8")
    with (output / "llms-full.txt").open("w", encoding="utf-8") as text:
        while text.tell() < LARGEST:
            text.write(prose(chance, words, 2000) + "\n")
    pages = [path.read_text(encoding="utf-8") for path in sorted(output.glob("p*.html"))]
    with zipfile.ZipFile(output / "book.epub", "w", zipfile.ZIP_DEFLATED) as book:
        for number in range(300):
            book.writestr(f"{number}.xhtml", varied(chance.choice(pages), chance, words))
    filled = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    number = 0
    while filled < size:
        page = varied(chance.choice(pages), chance, words).encode()
        path = output / f"more{number // 500}" / f"page{number}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(page)
        filled += len(page)
        number += 1


def varied(page: str, chance: random.Random, words: list[str]) -> str:
    """Return *page* with other text in its paragraphs, seals and theme as they are."""
    return re.sub(
        r"<p>[^<]*", lambda match: f"<p>{prose(chance, words, len(match[0]) // 24 * 4)} ", page
    )


def search_index(chance: random.Random, words: list[str]) -> str:
    """Return a search index of about half the size of the largest file."""
    terms = {
        f"{word}{number}": sorted(chance.sample(range(9999), 20))
        for word in words
        for number in range(LARGEST // 300 // len(words))
    }
    return f"Search.setIndex({json.dumps({'terms': terms}, separators=(',', ':'))})"


def watch(process: subprocess.Popen[bytes], peaks: list[int]) -> None:
    """Note the most memory of any process of the command, and of all together (Linux only).

    Pages that processes share are counted for each.
    """
    while process.poll() is None:
        now = 0
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                status = (folder / "status").read_text()
                fields = dict(re.findall(r"(Pid|PPid|VmHWM|VmRSS):\s+(\d+)", status))
                if f"{process.pid}" in {fields["Pid"], fields["PPid"]} and "VmHWM" in fields:
                    peaks[0] = max(peaks[0], int(fields["VmHWM"]) * 1024)
                    now += int(fields["VmRSS"]) * 1024
        peaks[1] = max(peaks[1], now)
        time.sleep(0.05)


def main() -> int:
    """Print speed and memory; return 1 if one is out of bounds."""
    megabytes = int(sys.argv[1]) if sys.argv[1:] else MEGABYTES
    chance = random.Random(1)  # noqa: S311 (the same each time)
    words = vocabulary(chance, 4000)
    with tempfile.TemporaryDirectory() as work:
        folder = Path(sys.argv[2] if sys.argv[2:] else work)
        source, output = folder / "source", folder / "output"
        if not output.exists():
            write_project(source, chance, words)
            build(source, output)
            enlarge(output, megabytes * 10**6, chance, words)
        sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
        start = time.perf_counter()
        status, peak, total = audit(output, source)
        seconds = time.perf_counter() - start
    speed = sum(sizes) / 1e6 / seconds * 60
    ratio = peak / max(sizes)
    sys.stdout.write(
        f"{len(sizes)} files, {sum(sizes) / 1e6:.0f} MB in {seconds:.1f} s: "
        f"{speed:.0f} MB a minute (bound {SPEED}); "
        f"largest file {max(sizes) / 1e6:.0f} MB, largest process {peak / 1e6:.0f} MB, "
        f"ratio {ratio:.2f} (bound {MEMORY}), all processes {total / 1e6:.0f} MB\n"
    )
    return int(status != 0 or speed < SPEED or ratio > MEMORY)


def audit(output: Path, source: Path) -> tuple[int, int, int]:
    """Run ``blackout audit``; return its status, and the two numbers of `watch`."""
    options = ("--source", source)
    process = subprocess.Popen([sys.executable, "-m", "blackout_ext", "audit", output, *options])
    peaks = [0, 0]
    watcher = threading.Thread(target=watch, args=(process, peaks))
    watcher.start()
    status = process.wait()
    watcher.join()
    return status, peaks[0], peaks[1]


if __name__ == "__main__":
    sys.exit(main())
