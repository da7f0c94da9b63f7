"""Checks files: each on its own, on all processors, and then all of them together."""

from __future__ import annotations

import gc
import os
import re
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from blackout_ext.audit.repetition import repetitions
from blackout_ext.audit.source import Source
from blackout_ext.reviews.suggestions import suggestion

from .errors import UnreadableError
from .examine import Examined, examine
from .finding import Finding, Found, Place
from .project import Projects, files_of
from .reading import text_of
from .rules.links import NO_REVIEW
from .rules.spoilers import REPEATED
from .secrecy import discreet
from .settings import Settings, settings_near
from .suppressions import applied, finding_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .project import Project

SOME = 100
"""Files from which on more than one processor is used: to begin takes as long as 50 files."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a check."""

    findings: tuple[Finding, ...]
    """What was found, by file and line."""
    errors: tuple[str, ...]
    """What could not be read, and why; a line each."""
    files: int
    suppressed: int
    """Number of findings that comments have switched off."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line, over the settings of the project."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    show: bool = False
    """Whether messages may have words of passages in them."""

    def over(self, settings: Settings) -> Settings:
        """Return the settings with these options."""
        return replace(
            settings,
            select=self.select or settings.select,
            ignore=settings.ignore + self.ignore,
            allow=settings.allow + self.allow,
        )


class Job:
    """A file and what there is to know about it."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.projects = Projects()
        self.settings: dict[Path, Settings] = {}

    def project(self, path: Path) -> Project:
        """Return the project of a file."""
        return self.projects.of(path)

    def settings_of(self, path: Path) -> Settings:
        """Return the settings for a file.

        Raises:
            SettingsError: they cannot be used.
        """
        folder = path.resolve().parent
        if folder not in self.settings:
            self.settings[folder] = self.options.over(settings_near(folder))
        return self.settings[folder]


def check(paths: Sequence[Path], options: Options) -> Result:
    """Check files, and what is in folders.

    Raises:
        MissingLibraryError: a library is not installed.
        SettingsError: a setting cannot be used.
        UnreadableError: a path is that of no source.
    """
    with rare_collection():
        return check_all(paths, options)


def check_all(paths: Sequence[Path], options: Options) -> Result:
    """Check files, as :func:`check` does."""
    job = Job(options)
    files = files_of(paths, job.projects)
    tasks = [(path, job.project(path), job.settings_of(path)) for path in files]
    pages = list(mapped(partial(examine_task, show=options.show), tasks))
    by_path: dict[str, list[Finding]] = {str(page.path): list(page.findings) for page in pages}
    read = [page for page in pages if not page.error]
    for finding in (*repeated(read, job), *unresolved(read, job)):
        by_path[finding.path].append(finding)
    found: list[Finding] = []
    suppressed = 0
    for page in read:
        path = str(page.path)
        is_applied = job.settings_of(page.path).applies
        left, count = applied(by_path[path], page.suppressions, path, is_applied)
        found += sorted(left, key=lambda finding: (finding.line, finding.column, finding.code))
        suppressed += count
    errors = tuple(page.error for page in pages if page.error)
    return Result(tuple(found), errors, len(pages), suppressed)


@contextmanager
def rare_collection() -> Iterator[None]:
    """Let the collector of garbage look for cycles seldom, and then as often as before."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def collect_rarely() -> None:
    """Let the collector of garbage look for cycles seldom: it took a quarter of the time."""
    gc.set_threshold(200_000, 20, 20)


def examine_task(task: tuple[Path, Project, Settings], *, show: bool) -> Examined:
    """Examine a file, in another process."""
    return examine(*task, show=show)


def mapped(
    function: Callable[[tuple[Path, Project, Settings]], Examined],
    tasks: list[tuple[Path, Project, Settings]],
) -> Iterable[Examined]:
    """Return what a function makes of tasks, by all processors if there are many."""
    processors = os.cpu_count() or 1
    if len(tasks) < SOME or processors == 1:
        return map(function, tasks)
    with ProcessPoolExecutor(min(processors, 8), initializer=collect_rarely) as pool:
        return list(pool.map(function, tasks, chunksize=len(tasks) // (processors * 4) + 1))


def repeated(pages: list[Examined], job: Job) -> Iterator[Finding]:
    """Yield where pages of a project say in the open what is hidden on one of them."""
    together: dict[tuple[Path | None, tuple[str, ...]], list[Examined]] = {}
    for page in pages:
        settings = job.settings_of(page.path)
        if settings.applies(REPEATED.code):
            together.setdefault((job.project(page.path).root, settings.allow), []).append(page)
    for (_root, allow), those in together.items():
        texts = tuple(text for page in those for text in page.open_texts)
        counts = Counter(chain.from_iterable(text.words for text in texts))
        source = Source(
            secrets=tuple(secret for page in those for secret in page.secrets),
            open_texts=texts,
            counts=counts,
            titles=frozenset(f" {text.text} " for text in texts if text.is_title),
            chrome=frozenset(),
            language=job.project(those[0].path).language or "en",
        )
        for hit in repetitions(source, allow):
            place = place_of(hit.where.document, hit.where.line or 1, hit.phrase)
            said = f": {hit.phrase}" if job.options.show else ""
            message = f"A phrase of the blackout at {hit.secret} stands in the open{said}."
            yield finding_of(REPEATED, Found(place, message), hit.where.document)


def place_of(path: str, line: int, phrase: str) -> Place:
    """Return where a phrase stands in a file, from a line on."""
    try:
        lines = text_of(Path(path)).split("\n")[line - 1 :]
    except UnreadableError:
        return Place(line)
    text = "\n".join(lines)
    match = re.search(r"[\W_]+".join(map(re.escape, phrase.split())), text, re.IGNORECASE)
    if match is None:
        return Place(line)
    before = text[: match.start()]
    return Place(line + before.count("\n"), match.start() - before.rfind("\n"))


def unresolved(pages: list[Examined], job: Job) -> Iterator[Finding]:
    """Yield the references to reviews that there are none of."""
    known: dict[Path | None, set[str]] = {}
    for page in pages:
        names = known.setdefault(job.project(page.path).root, set())
        names |= {page.name} if page.is_review else set()
    for page in pages:
        if not job.settings_of(page.path).applies(NO_REVIEW.code):
            continue
        project = job.project(page.path)
        for name, place in page.references:
            if name in known[project.root] or name in project.review_names:
                continue
            near = suggestion(name, sorted(known[project.root] | project.review_names))
            message = f"There is no review {name!r}{near}."
            quotes = (message.partition("review ")[2],)
            found = discreet(Found(place, message, quotes), NO_REVIEW, page.hidden)
            yield finding_of(NO_REVIEW, found, str(page.path))
