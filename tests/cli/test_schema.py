"""``blackout schema``: editors know what front matter may hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from blackout_ext.cli.main import main
from blackout_ext.reviews.model import Review

if TYPE_CHECKING:
    import pytest

REVIEWS = Path(__file__).parents[2] / "docs" / "reviews"


def schema(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return what the command prints."""
    assert main(["schema"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_every_field_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    printed = schema(capsys)
    assert printed["$schema"].endswith("2020-12/schema")
    assert printed["properties"].keys() == Review.model_fields.keys()
    assert printed["required"] == ["kind", "title"]
    for record in (printed, *printed["$defs"].values()):
        for name, field in record.get("properties", {}).items():
            assert field.get("description"), name


def test_the_reviews_of_the_book_keep_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    known = schema(capsys)["properties"].keys()
    for path in REVIEWS.glob("*.md"):
        text = path.read_text("utf-8")
        if text.startswith("---"):
            front = yaml.safe_load(text.split("---")[1])
            assert front.keys() <= known, path
