"""What gives a passage away."""

from __future__ import annotations

import pytest

from blackout_ext.audit.phrases import stemmers_of


@pytest.mark.parametrize("language", ["en", "de", "pt_BR"])
def test_stems_are_those_of_all_searches(language: str) -> None:
    """The one that Pagefind has knows an open "neatly" by "neat", whichever Sphinx has."""
    stemmers = stemmers_of(language)
    assert len(stemmers) > 1
    if language == "en":
        assert "neat" in {stem("neatly") for stem in stemmers}


def test_a_language_that_snowball_does_not_know() -> None:
    (stem,) = stemmers_of("zh")
    assert stem("river") == "river"
