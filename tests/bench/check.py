"""Measure how many reviews ``blackout check`` reads a minute.

The reviews are made of the sentences of the book's own, thrown together: a text that
repeats itself would be checked faster than one that does not.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REVIEWS = Path(__file__).parents[2] / "docs" / "reviews"


def main() -> None:
    """Check reviews and print how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reviews", nargs="?", type=int, default=1000)
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = write_reviews(Path(folder), options.reviews)
        profile = ["-m", "cProfile", "-s", "cumulative"] if options.profile else []
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, *profile, "-m", "blackout_ext", "check", folder],
            check=False, capture_output=True, text=True, env={**os.environ, "COLUMNS": "100"},
        )  # fmt: skip
        seconds = time.perf_counter() - start
    sys.stdout.write("\n".join(done.stdout.splitlines()[-1 if not profile else 0 :][:120]) + "\n")
    sys.stdout.write(done.stderr)
    sys.stdout.write(
        f"{made} words in {options.reviews} reviews: {seconds:.1f} s, "
        f"{options.reviews / seconds * 60:.0f} reviews a minute\n"
    )


def write_reviews(folder: Path, number: int) -> int:
    """Write reviews with all their markup and other words; return the number of words."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(REVIEWS.glob("[!i]*.md"))]
    pool = [word for text in texts for word in WORD.findall(text.split("---", 2)[2])]
    chance = random.Random(0)  # noqa: S311 (no secret depends on it)
    (folder / "conf.py").write_text('language = "en_GB"\n', encoding="utf-8")
    words = 0
    for count in range(number):
        _empty, matter, body = chance.choice(texts).split("---", 2)
        names = f"[review-{chance.randrange(number)}, review-{chance.randrange(number)}]"
        matter = re.sub(r"related: .*", f"related: {names}", matter)
        matter = re.sub(r"review: .*", "review: review-0", matter)
        body = REVIEW.sub(f"{{review}}`review-{chance.randrange(number)}`", body)
        lines = [reworded(line, pool, chance) for line in body.splitlines()]
        made = f"---{matter}---" + "\n".join(lines) + "\n"
        words += len(made.split())
        (folder / f"review-{count}.md").write_text(made, encoding="utf-8")
    return words


WORD = re.compile(r"(?<![{`:\[-])\b[A-Za-z’]+\b(?![}`:\]-])")
REVIEW = re.compile(r"\{review\}`[^`]*`")


def reworded(line: str, pool: list[str], chance: random.Random) -> str:
    """Return a line with other words, drawn as often as the book uses them."""
    if line.startswith(("#", ":", ">")):
        return line
    return WORD.sub(lambda _match: chance.choice(pool), line)


if __name__ == "__main__":
    main()
