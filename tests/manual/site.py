"""The projects that the snippets of a page make, as a reader would who follows the page."""

from __future__ import annotations

import ast
import io
import re
import shutil
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import yaml
from sphinx.cmd import build as sphinx_build

from blackout_ext.cli.main import main as blackout
from tests.conftest import CONF, Project

from .commands import commands_in
from .snippets import PARSER, ROOT, Snippet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.conftest import Result

    from .commands import Command

SUPPORT = Path(__file__).parent / "support"
"""What the snippets of a page refer to and need not show, in a folder named after the page."""
SOURCE = "docs"
"""Folder of sources, where no snippet is the ``conf.py`` of another."""
OURS = f'{CONF}html_theme = "basic"\n'
"""Beginning of a ``conf.py`` that the page gives parts of, and not as a whole."""
ADDED = """

def _added(kept, names):
    for name, old in kept.items():
        new = names[name]
        if isinstance(old, list):
            names[name] = [*old, *(value for value in new if value not in old)]
        elif isinstance(old, dict):
            names[name] = {**old, **new}
"""
PART = """
_kept = {name: value for name, value in globals().items() if isinstance(value, (list, dict))}
_kept = {name: value for name, value in _kept.items() if not name.startswith("_")}
PART
_added(_kept, globals())
"""
"""A part of it; what is a list or a dictionary is added to what was there."""
INDEX = "# Snippets\n"
TOCTREE = "\n```{toctree}\n:glob:\n\n**\n```\n"
PARSED = frozenset({"markdown", "md", "rst"})
WARNING = re.compile(
    r"(?:(?P<file>[^\n:]+?)(?::\d+)?: )?(?:WARNING|ERROR|CRITICAL|SEVERE): (?P<message>.*?)"
    r"(?: \[(?P<type>[\w.-]+)\])?"
)
RST_TITLE = re.compile(r"^(?:([=~#*-])\1+\n)?\S.*\n([=~#*-])\2{2,}$", re.MULTILINE)


@dataclass
class Site:
    """A folder in which the snippets of a page are put one after the other."""

    root: Path
    page: Path
    sources: list[str]
    """Folders with a ``conf.py``; the first takes in what names no folder."""
    origins: dict[Path, Snippet] = field(default_factory=dict)
    """The snippet that each file is, by its path."""
    parts: list[Snippet] = field(default_factory=list)
    """Configuration that is to be added to what there is."""
    printed: str = ""
    """What the last commands have printed."""
    wrong: list[str] = field(default_factory=list)
    """What went wrong, with the place in the manual."""

    @property
    def source(self) -> Path:
        """The first source folder."""
        return self.root / self.sources[0]

    def add(self, snippet: Snippet) -> None:
        """Put a snippet where it belongs, and run it if it says so."""
        if is_part_of_conf(snippet):
            self.parts.append(snippet)
            self.origins[self.source / "conf.py"] = snippet
        elif snippet.path:
            self.write(self.place_of(snippet.path), snippet, snippet.text)
        elif snippet.language in PARSED or snippet.is_front_matter:
            suffix = "rst" if snippet.language == "rst" else "md"
            path = self.source / f"snippet-{snippet.line}.{suffix}"
            self.write(path, snippet, as_page(snippet))
        elif "run" in snippet.marks:
            self.finish()
            self.run(snippet)
        elif "output" in snippet.marks and snippet.text.strip() not in self.printed:
            self.wrong.append(f"{snippet}: what is printed is\n{self.printed}")

    def place_of(self, path: str) -> Path:
        """Return where a file belongs that a caption names, as seen from the project's folder."""
        first = PurePosixPath(path).parts[0]
        of_source = first.startswith("_") or PurePosixPath(path).suffix in {".md", ".rst"}
        return (self.source if of_source and first not in self.sources else self.root) / path

    def write(self, path: Path, snippet: Snippet, text: str) -> None:
        """Write a file; configuration comes behind what is there."""
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() and is_conf(path.name) else ""
        path.write_text(f"{before}{text}", encoding="utf-8")
        self.origins[path] = snippet

    def finish(self) -> None:
        """Write what the page leaves out: the rest of the configuration, and a first page."""
        conf = self.source / "conf.py"
        conf.parent.mkdir(parents=True, exist_ok=True)
        if not conf.exists():
            conf.write_text(OURS, encoding="utf-8")
        while self.parts:
            part = PART.replace("PART", self.parts.pop(0).text)
            text = conf.read_text(encoding="utf-8")
            conf.write_text(f"{text}{ADDED}{part}", encoding="utf-8")
        index = self.source / "index.md"
        if not index.with_suffix(".rst").exists() and index not in self.origins:
            pages = {*self.source.rglob("*.md"), *self.source.rglob("*.rst")} - {index}
            index.write_text(f"{INDEX}{TOCTREE if pages else ''}", encoding="utf-8")

    def run(self, snippet: Snippet) -> None:
        """Run commands of ours and of Sphinx; what else is called is passed over."""
        self.printed = ""
        status = 0
        with chdir(self.root):
            for command in commands_in(snippet.text):
                said = io.StringIO()
                with redirect_stdout(said):
                    status = status_of(command)
                if command.output:
                    Path(command.output).write_text(said.getvalue(), encoding="utf-8")
                self.printed += said.getvalue()
        if status != int(snippet.marks["run"] or 0):
            self.wrong.append(f"{snippet}: exits with {status}:\n{self.printed}")

    def build(self) -> Iterator[str]:
        """Build all projects as HTML; yield what went wrong."""
        self.finish()
        yield from self.wrong
        for source in self.sources:
            project = Project(self.root / source)
            result = project.build(to=source, confoverrides={"nitpicky": True})
            yield from self.unexpected(result)
            yield from self.unregistered(result)

    def unexpected(self, result: Result) -> Iterator[str]:
        """Yield the warnings of a build that no snippet announces, and those that are missing."""
        found = dict(warnings_by_file(result.warnings, result.app.confdir / "conf.py"))
        here = {p: s for p, s in self.origins.items() if p.is_relative_to(result.app.srcdir)}
        for path in here.keys() | found.keys():
            origin = self.origins.get(path)
            expected = origin.marks.get("warns", "").replace(",", " ").split() if origin else []
            types = {kind for kind, _message in found.get(path, [])}
            place = str(origin or path)
            for kind, message in found.get(path, []):
                if kind not in expected:
                    yield f"{place}: {message} [{kind}]"
            for kind in set(expected) - types:
                yield f"{place}: there is no warning [{kind}]"

    def unregistered(self, result: Result) -> Iterator[str]:
        """Yield what is set in ``conf.py`` and known to no extension."""
        for snippet in self.origins.values():
            if snippet.language == "python" and is_conf(snippet.path or "conf.py"):
                for name in assigned(snippet.text):
                    if name not in result.app.config and name != "extensions":
                        yield f"{snippet}: there is no value {name}"


def sites_of(snippets: Iterable[Snippet], folder: Path) -> Iterator[Site]:
    """Yield the projects that the snippets of a page make, each in a folder below *folder*."""
    groups: list[list[Snippet]] = [[]]
    for snippet in snippets:
        if "new project" in snippet.marks:
            groups.append([])
        if not snippet.is_skipped:
            groups[-1].append(snippet)
    for number, group in enumerate(groups):
        if not any(map(is_built, group)):
            continue
        confs = [PurePosixPath(s.path).parent.as_posix() for s in group if is_conf(s.path)]
        folders = [name for name in dict.fromkeys(confs) if name != "."]
        site = Site(folder / str(number), group[0].page, folders or [SOURCE])
        support = SUPPORT / site.page.stem.lower()
        if support.is_dir():
            shutil.copytree(support, site.root)
        for snippet in group:
            site.add(snippet)
        yield site


def is_built(snippet: Snippet) -> bool:
    """Tell whether a snippet is something to build, or to build something with."""
    return (
        snippet.language in PARSED
        or snippet.is_front_matter
        or is_part_of_conf(snippet)
        or is_conf(snippet.path)
        or "run" in snippet.marks
    )


def is_conf(path: str) -> bool:
    """Tell whether a file is the configuration of a project."""
    return PurePosixPath(path).name == "conf.py"


def is_part_of_conf(snippet: Snippet) -> bool:
    """Tell whether a snippet is configuration to be added to what a page needs besides."""
    return snippet.path == "conf.py"


def as_page(snippet: Snippet) -> str:
    """Return a snippet as a page, in no toctree, with a title if it has none."""
    title = f"Line {snippet.line}"
    if snippet.language == "rst":
        head = "" if RST_TITLE.search(snippet.text) else f"{title}\n{'=' * len(title)}\n\n"
        fields = re.match(r"(?::[\w-]+:.*\n(?:[ ]+.*\n)*)*", snippet.text)
        end = fields.end() if fields else 0
        return f":orphan:\n{snippet.text[:end]}\n{head}{snippet.text[end:]}"
    tokens = PARSER.parse(snippet.text)
    matter = tokens[0].content if tokens and tokens[0].type == "front_matter" else ""
    lines = snippet.text.splitlines(keepends=True)
    end = tokens[0].map[1] if matter and tokens[0].map else 0
    has_title = any(token.type == "heading_open" and token.tag == "h1" for token in tokens)
    record = yaml.safe_load(matter) or {}
    head = "" if has_title else f"# {record.get('title', title)}\n\n"
    return f"---\norphan: true\n{matter}\n---\n\n{head}{''.join(lines[end:])}"


def assigned(conf: str) -> Iterator[str]:
    """Yield the names that configuration sets, short of those that it uses itself."""
    tree = ast.parse(conf)
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    used = {node.id for node in names if isinstance(node.ctx, ast.Load)}
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            targets = [node.id for node in statement.targets if isinstance(node, ast.Name)]
            yield from (name for name in targets if name not in used)


def status_of(command: Command) -> int:
    """Run a command of ours or of Sphinx, and return its exit status."""
    match command.words:
        case ("blackout", *arguments):
            return blackout(arguments)
        case ("sphinx-build", *arguments):
            return sphinx_build.main(["-q", *arguments] if "-M" not in arguments else arguments)
        case ("mkdir", *arguments):
            for name in arguments:
                if not name.startswith("-"):
                    Path(name).mkdir(parents=True, exist_ok=True)
    return 0


def warnings_by_file(text: str, conf: Path) -> Iterator[tuple[Path, list[tuple[str, str]]]]:
    """Yield files with type and message of each warning about them; *conf* for no file."""
    found: dict[Path, list[tuple[str, str]]] = {}
    for line in filter(None, text.splitlines()):
        if match := WARNING.fullmatch(line):
            path = Path(match["file"]) if match["file"] else conf
            found.setdefault(path, []).append((match["type"] or "", match["message"]))
        elif found:
            path = list(found)[-1]
            kind, message = found[path][-1]
            found[path][-1] = (kind, f"{message}\n{line}")
    yield from found.items()


def manual() -> list[Path]:
    """Return the pages of the manual, and those that say how to begin."""
    pages = (ROOT / "docs" / "extension").rglob("*.md")
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(pages)]
