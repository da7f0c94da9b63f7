"""Pagefind's program: where it is, whether it is new enough, and how to talk to it.

It is talked to as its own Python package does, in base64 of JSON over its standard input
and output (``pagefind --service``; types in ``pagefind.service.types``).  That package
waits a tenth of a second before it reads each answer, which is minutes for two thousand
pages, and waits for ever if the program has died; hence :func:`ask`.  The command
line would read a folder in whatever order the file system has it, and so make another
index on another machine.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NEEDED = (1, 5, 2)
"""Oldest release that names the files of equal indexes alike."""
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
BLOCK = 1 << 20
"""Bytes at the most that are read at a time."""


class Pagefind(NamedTuple):
    """Pagefind's program."""

    path: Path
    version: tuple[int, ...]
    """Its release, such as ``(1, 5, 2)``."""

    @property
    def is_extended(self) -> bool:
        """Whether it takes apart languages without spaces between words."""
        return "extended" in self.path.name


def find_pagefind() -> Pagefind:
    """Return the program.

    Raises:
        sphinx.errors.ExtensionError: it is not installed, cannot be run, or is too old.
    """
    try:
        from pagefind.service import get_executable

        program = get_executable()
    except (ImportError, FileNotFoundError):
        program = None
    if program is None:
        raise ExtensionError(needs("finds none"))
    if find_spec("cbor2") is None:
        raise ExtensionError(needs("finds no cbor2, which reads its files"))
    version = version_of(program)
    if version < NEEDED:
        found = ".".join(map(str, version))
        raise ExtensionError(needs(f"finds {found} ({program})"))
    return Pagefind(program, version)


def needs(what_is_found: str) -> str:
    """Return an error message that says how to get Pagefind."""
    oldest = ".".join(map(str, NEEDED))
    return (
        f'blackout_search = "pagefind" needs Pagefind {oldest} or newer, and {what_is_found}: '
        'pip install --upgrade "sphinx-blackout[search]"'
    )


def version_of(program: Path) -> tuple[int, ...]:
    """Return the release of Pagefind's program.

    Raises:
        sphinx.errors.ExtensionError: it cannot be run, or says no version.
    """
    try:
        ran = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)  # noqa: S603 (a program of the environment)
    except (OSError, subprocess.CalledProcessError) as error:
        raise ExtensionError(needs(f"cannot run {program}: {error}")) from error
    match = VERSION.search(ran.stdout)
    if match is None:
        raise ExtensionError(needs(f"{program} is something else"))
    return tuple(map(int, match.groups()))


def ask(program: Path, requests: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the answers of Pagefind's *program* to *requests*, in their order.

    Raises:
        sphinx.errors.ExtensionError: Pagefind refuses one, or ends before the last.
    """
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(  # noqa: S603 (a program of the environment)
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said
        ) as process,
    ):
        assert process.stdin is not None  # noqa: S101 (for mypy)
        assert process.stdout is not None  # noqa: S101
        answers = []
        try:
            # Read by a thread of the program's own: it never waits for us to read.
            for number, request in enumerate(requests):
                process.stdin.write(encoded({"message_id": number, "payload": request}))
            process.stdin.flush()
            for answer in messages(process.stdout):
                answers.append(answer)
                if len(answers) == len(requests) or answer["payload"]["type"] == "Error":
                    break
        except OSError:
            pass  # What it has said is told below.
        process.kill()  # It goes on waiting for requests.
        with suppress(OSError):  # Of what it has not read.
            process.stdin.close()
        said.seek(0)
        trouble = said.read().decode(errors="replace").strip()
    if answers and answers[-1]["payload"]["type"] == "Error":
        trouble = answers.pop()["payload"]["message"]
    if len(answers) < len(requests):
        raise ExtensionError(f"Pagefind has failed to make the search index: {trouble}")
    return [answer["payload"] for answer in answers]


def encoded(message: dict[str, Any]) -> bytes:
    """Return a message as the program reads it."""
    return base64.b64encode(json.dumps(message).encode()) + b","


def messages(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Yield the messages that the program writes, until it ends."""
    begun = bytearray()
    while block := stream.read1(BLOCK):  # type: ignore[attr-defined]  # Pipes have it.
        *ends, rest = block.split(b",")
        for end in ends:
            yield json.loads(base64.b64decode(begun + end))
            begun.clear()
        begun += rest
