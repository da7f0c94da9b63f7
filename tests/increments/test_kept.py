"""What is kept from one build to the next, and what is compared."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from blackout_ext.files import files_in, remove_others
from blackout_ext.reviews.collection import Collection
from blackout_ext.reviews.entries import ReviewPage
from blackout_ext.reviews.model import Review
from blackout_ext.reviews.places import same

if TYPE_CHECKING:
    from pathlib import Path


def collection(**fields: object) -> Collection:
    """Return a collection of one review."""
    review = Review.model_validate({"kind": "novel", "title": "A Weir", **fields})
    return Collection({"x": ReviewPage("x", "x", review)}, {})


def test_a_digest_of_a_record_tells_all_of_it() -> None:
    assert collection().records == collection().records
    assert collection().records != collection(authors=[{"name": "A B", "sort": "B"}]).records
    # YAML can say what UTF-8 cannot.
    assert collection().records != collection(title="A Weir\ud800").records


def test_pages_share_their_places() -> None:
    """The environment has as many as differ, and not as many as all pages have."""
    pages = {f"r{number}": (same("review_header", ""),) for number in range(1000)}
    loaded = pickle.loads(pickle.dumps(pages))  # noqa: S301 (made here)
    assert loaded == pages
    assert len({id(place) for places in loaded.values() for place in places}) == 1


def test_others_are_removed_at_any_depth(tmp_path: Path) -> None:
    for name in ("a.png", "b.png", "b.txt", "in/a.png", "in/deep/b.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    remove_others(tmp_path, ".png", ["a.png", "in/deep/b.png", "missing.png"])
    assert sorted(files_in(tmp_path)) == ["a.png", "b.txt", "in/deep/b.png"]
    assert not list(files_in(tmp_path / "missing"))
