"""The manual says what the code does."""

from __future__ import annotations

from pathlib import Path

from blackout_ext.reviews.model import Review
from blackout_ext.reviews.warnings_ import ReviewWarning
from blackout_ext.spoilers.warnings_ import BlackoutWarning

MANUAL = Path(__file__).parents[2] / "docs" / "extension"
REFERENCE = MANUAL / "reference.md"
REVIEWS = MANUAL / "reviews.md"


def test_every_warning_is_documented() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    documented = {subtype for subtype in BlackoutWarning if f"`blackout.{subtype.value}` |" in text}
    assert documented == set(BlackoutWarning)


def test_every_warning_of_reviews_is_documented() -> None:
    text = REVIEWS.read_text(encoding="utf-8")
    documented = {subtype for subtype in ReviewWarning if f"`review.{subtype.value}` |" in text}
    assert documented == set(ReviewWarning)


def test_every_field_of_a_review_is_documented() -> None:
    text = REVIEWS.read_text(encoding="utf-8")
    assert [name for name in Review.model_fields if f"`{name}`" not in text] == []
