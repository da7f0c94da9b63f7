"""What is uploaded works where nothing else is: ``nox -s package`` builds it and calls these."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import tarfile
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

if "DISTRIBUTIONS" not in os.environ:
    pytest.skip("DISTRIBUTIONS names no folder: run nox -s package", allow_module_level=True)

DISTRIBUTIONS = Path(os.environ["DISTRIBUTIONS"])
SECRET = "the lighthouse was never lit"  # noqa: S105 (of a story)
PROJECT = {
    "conf.py": 'extensions = ["blackout_ext"]\n',
    "index.rst": f"Weir\n====\nIn the end :blackout:`{SECRET}`.\n",
}


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of an environment with the wheel and what it asks for."""
    home = tmp_path_factory.mktemp("empty")
    venv.create(home, with_pip=True)
    found = home / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = DISTRIBUTIONS.glob("*.whl")
    run(found / "python", "-m", "pip", "install", "--quiet", wheel)
    return found


def run(*command: str | Path, status: int = 0) -> str:
    """Return what a command prints, here and to standard error, without our PYTHONPATH."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, env=env, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert done.returncode == status, done.stdout
    return done.stdout


def test_it_asks_for_sphinx_alone(programs: Path) -> None:
    listed = json.loads(run(programs / "python", "-m", "pip", "list", "--format", "json"))
    names = {package["name"].lower() for package in listed}
    assert {"sphinx", "sphinx-blackout"} <= names
    assert names.isdisjoint({"myst-parser", "pydantic", "fonttools", "lxml", "pypdf", "pyyaml"})


def test_three_lines_with_the_role(programs: Path, tmp_path: Path) -> None:
    for name, text in PROJECT.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    out = tmp_path / "_build" / "html"
    run(programs / "sphinx-build", "-M", "html", tmp_path, out.parent, "-W", "-n", "-q")
    html = (out / "index.html").read_text(encoding="utf-8")
    assert SECRET not in html
    (payload,) = re.findall(r'data-blackout="([^"]+)"', html)
    assert SECRET in base64.b64decode(payload).decode()
    for asset in re.findall(r'(?:href|src)="(_static/[^"?]+)', html):
        assert (out / asset).is_file(), asset
    assert "1 passages" in run(programs / "blackout", "audit", out, "--source", tmp_path)


def test_a_command_says_what_more_it_needs(programs: Path) -> None:
    for command in ("schema", "new"):
        said = run(programs / "blackout", command, status=2)
        assert "pip install sphinx-blackout[reviews]" in said


def test_the_source_has_what_packagers_need() -> None:
    (path,) = DISTRIBUTIONS.glob("*.tar.gz")
    with tarfile.open(path) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    needed = {"LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "noxfile.py"}
    needed |= {"tests/conftest.py", "docs/conf.py", "docs/LICENSE", "extensions/feedback.py"}
    assert needed <= names
    assert not [name for name in names if re.search(r"(^|/)(_build|\.nox|__pycache__)(/|$)", name)]


def test_the_wheel_has_nothing_but_the_package() -> None:
    (path,) = DISTRIBUTIONS.glob("*.whl")
    tops = {name.partition("/")[0] for name in ZipFile(path).namelist()}
    package, information = sorted(tops)
    assert (package, information[-10:]) == ("blackout_ext", ".dist-info")
