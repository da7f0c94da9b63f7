"""What axe-core and the Nu HTML Checker say of pages; of the book's own, and of others' work.

No style or template of the book can mend what furo and sphinx-design make.  It is listed here
by name, and counted apart.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}
AXE_FOREIGN = {
    ("region", ".back-to-top > span"): "furo: the link to the top of the page is in no landmark"
}
"""By axe-core's rule and place: whose it is."""
NU_FOREIGN = {
    "The “aria-controls” attribute must not be used on any “label” element": (
        "sphinx-design: the labels of tabs say what they control"
    )
}
"""By the beginning of the checker's message: whose it is."""
JAR, JAVA = os.environ.get("VNU_JAR"), shutil.which("java")


class Findings(NamedTuple):
    """What a checker found."""

    ours: list[str]
    theirs: list[str]
    """Whose each of the others is, and what it is."""


def axe(page: Page) -> Findings:
    """Run axe-core in *page*; each finding has rule, place and reason."""
    return sort(
        (
            f"{found['id']}: {node['target']}: {node['failureSummary']}",
            AXE_FOREIGN.get((found["id"], node["target"][0])),
        )
        for found in Axe().run(page, options=OPTIONS).response["violations"]
        for node in found["nodes"]
    )


def nu(*pages: Path) -> Findings:
    """Run the Nu HTML Checker on *pages*, or folders of pages; each finding has file and line."""
    assert JAR
    assert JAVA
    command = [JAVA, "-jar", JAR, "--format", "json", "--errors-only", "--skip-non-html"]
    # It says nothing of how many pages it has read, and exits with 1 if there are errors.
    done = subprocess.run([*command, *map(str, pages)], capture_output=True, text=True, check=False)
    return sort(
        (
            f"{found.get('url')}:{found.get('lastLine')}: {found['message']}",
            next(
                (who for start, who in NU_FOREIGN.items() if found["message"].startswith(start)),
                None,
            ),
        )
        for found in json.loads(done.stderr)["messages"]
    )


def sort(found: Iterable[tuple[str, str | None]]) -> Findings:
    """Part findings, each with whose it is, into ours (``None``) and theirs."""
    pairs = list(found)
    return Findings(
        [what for what, whose in pairs if whose is None],
        [whose for _what, whose in pairs if whose is not None],
    )
