"""What the tests of checks share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from blackout_ext.checks.run import Options, check

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from blackout_ext.checks.run import Result


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a function that checks files, given by name, in a project."""
    monkeypatch.chdir(tmp_path)

    def run(
        files: dict[str, str],
        *,
        conf: str = 'language = "en_GB"\n',
        toml: str = "",
        show: bool = False,
    ) -> Result:
        for name, text in {"conf.py": conf, "pyproject.toml": toml, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return check([tmp_path], Options(show=show))

    return run


@pytest.fixture
def codes(checked: Callable[..., Result]) -> Callable[..., list[str]]:
    """Return a function that returns the codes of what is found on a page."""

    def run(text: str, name: str = "the-weir.md", **options: str) -> list[str]:
        return [finding.code for finding in checked({name: text}, **options).findings]

    return run
