"""What reading a project leaves behind."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from blackout_ext.audit.source import read_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..conftest import Project


def test_the_collector_of_garbage_is_as_it_was(project: Callable[..., Project]) -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    source = read_source(project({"index.md": "# Title\n\n{blackout}`secret`\n"}).srcdir, None)
    assert [secret.text for secret in source.secrets] == ["secret"]
    assert (gc.get_threshold(), gc.get_freeze_count()) == before
