"""The manual says what the code does; what is made from the code, it says anyway."""

from __future__ import annotations

from pathlib import Path

from blackout_ext.reviews.model import Review

REVIEWS = Path(__file__).parents[2] / "docs" / "extension" / "reviews.md"


def test_every_field_of_a_review_is_explained() -> None:
    text = REVIEWS.read_text(encoding="utf-8")
    assert [name for name in Review.model_fields if f"`{name}`" not in text] == []
