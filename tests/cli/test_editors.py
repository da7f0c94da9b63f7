"""What the repository gives to editors: a schema, snippets, a task that finds warnings."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from blackout_ext.cli.main import main
from blackout_ext.reviews.domain import review_domain
from blackout_ext.reviews.front_matter import read_markdown
from blackout_ext.reviews.terms import AwardResult, Basis, Kind, TitleArchetype
from blackout_ext.reviews.validation import validated
from tests.reviews.records import FULL, MINIMAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Project

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / "review.schema.json"
REVIEWS = sorted((ROOT / "docs" / "reviews").glob("[!i]*.md"))
TODAY = dt.date(2026, 11, 25)


def read(name: str) -> Any:
    """Return a file of the folder ``.vscode``."""
    return json.loads((ROOT / ".vscode" / name).read_text(encoding="utf-8"))


def validator() -> Draft202012Validator:
    """Return what checks data by the schema in the repository."""
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def as_editors_see_it(text: str) -> Any:
    """Return the front matter of a page as JSON, in which there are no dates."""
    return json.loads(json.dumps(yaml.safe_load(text.split("---")[1]), default=str))


def test_the_schema_in_the_repository_is_that_of_the_model(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["schema"]) == 0
    printed = capsys.readouterr().out
    assert SCHEMA.read_text(encoding="utf-8") == printed, (
        "write it again: blackout schema > docs/review.schema.json"
    )


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(validator().schema)


@pytest.mark.parametrize("record", [FULL, MINIMAL])
def test_it_takes_what_the_model_takes(record: dict[str, Any]) -> None:
    assert [error.message for error in validator().iter_errors(record)] == []


@pytest.mark.parametrize("path", REVIEWS, ids=lambda path: str(path.stem))
def test_it_takes_the_reviews_of_the_book(path: Path) -> None:
    data = as_editors_see_it(path.read_text(encoding="utf-8"))
    assert [error.message for error in validator().iter_errors(data)] == []


@pytest.mark.parametrize(
    "mistake",
    [
        {"kind": "nove"},
        {"rating": 4.4},
        {"divergence": {"yaer": 1933, "what": "x"}},
        {"awards": [{"name": "Hugo", "year": 1963, "result": "one"}]},
        {"pages": "many"},
    ],
)
def test_it_finds_mistakes(mistake: dict[str, Any]) -> None:
    assert list(validator().iter_errors(MINIMAL | mistake))


def test_a_modeline_is_a_comment(project: Callable[..., Project]) -> None:
    """The line by which language servers for YAML find the schema."""
    text = (
        "---\n# yaml-language-server: $schema=../review.schema.json\n"
        "kind: novel\ntitle: Pavane\nrating: 9\n---\n\n# Pavane\n"
    )
    result = project({"index.md": text}).build()
    # The lines of messages count it.
    assert "index.md:5: WARNING: rating is '9'" in result.warnings
    assert result.warnings.count("WARNING") == 1
    assert review_domain(result.app.env).pages["index"].review.title == "Pavane"
    assert "yaml-language-server" not in result.read("index.html")


SNIPPETS = read("review.code-snippets")


def expanded(name: str) -> str:
    """Return a snippet of which every default is accepted, as Visual Studio Code makes it."""
    text = "\n".join(SNIPPETS[name]["body"])
    text = text.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", TODAY.isoformat())
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    return re.sub(r"\$\{\d+:([^}]*)\}|\$0", r"\1", text)


def choices(name: str, key: str) -> list[str]:
    """Return what a snippet offers for a key."""
    text = "\n".join(SNIPPETS[name]["body"])
    match = re.search(rf"\b{key}: \[?\$\{{\d+\|([^|]*)\|\}}", text)
    assert match is not None
    return match[1].split(",")


@pytest.mark.parametrize("name", ["Review of a book", "Review of a film or series"])
def test_a_snippet_is_front_matter_without_a_mistake(name: str) -> None:
    matter = read_markdown(expanded(name))
    assert matter is not None
    assert matter.data.keys() <= FULL.keys()
    review, findings = validated(matter.data, TODAY)
    assert review is not None
    # Nobody is to leave the ISBN of another book there.
    assert {finding.path[0] for finding in findings} <= {"isbn"}


@pytest.mark.parametrize(
    ("name", "key"),
    [("Prize", "awards"), ("Adaptation", "adaptations"), ("Slots of a logline", "logline")],
)
def test_a_snippet_is_a_part_of_front_matter_without_a_mistake(name: str, key: str) -> None:
    value = yaml.safe_load(expanded(name))
    data = MINIMAL | (value if isinstance(value, dict) else {key: value})
    review, findings = validated(data, TODAY)
    assert findings == []
    assert getattr(review, key)


def test_snippets_offer_what_the_model_knows() -> None:
    books, films = "Review of a book", "Review of a film or series"
    assert {*choices(books, "kind"), *choices(films, "kind")} == set(Kind)
    assert set(choices(films, "kind")) == {kind for kind in Kind if kind.is_screen}
    for name in (books, films):
        assert choices(name, "title_archetypes") == list(TitleArchetype)
        assert choices(name, "basis") == list(Basis)
    assert choices("Prize", "result") == list(AwardResult)
    assert choices("Adaptation", "kind") == list(Kind)


def test_the_task_finds_warnings(project: Callable[..., Project]) -> None:
    result = project({"index.md": "---\nkind: novel\ntitle: T\nrating: 9\n---\n\n# T\n"}).build()
    task = next(task for task in read("tasks.json")["tasks"] if "book" in task["label"])
    pattern = task["problemMatcher"]["pattern"]
    match = re.match(pattern["regexp"], result.warnings.splitlines()[0])
    assert match is not None
    assert Path(match[pattern["file"]]) == result.app.srcdir / "index.md"
    assert match[pattern["line"]] == "4"
    assert match[pattern["message"]].startswith("rating is '9'")
