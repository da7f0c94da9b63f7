"""Years as authors write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blackout_ext.reviews.years import Span, astronomical, century, parse_span

WRITTEN: dict[int | str, tuple[int, int]] = {
    1962: (1962, 1962),
    -44: (-44, -44),
    "44 BCE": (-44, -44),
    "44 bc": (-44, -44),
    "AD 535": (535, 535),
    "535 CE": (535, 535),
    "1942-43": (1942, 1943),
    "1942\N{EN DASH}1943": (1942, 1943),
    "1999-02": (1999, 2002),
    "535 to 552": (535, 552),
    "1950s": (1950, 1959),
    "49-44 BCE": (-49, -44),
    "49 BCE - 14 CE": (-49, 14),
}


@pytest.mark.parametrize(("written", "years"), WRITTEN.items())
def test_written(written: int | str, years: tuple[int, int]) -> None:
    assert parse_span(written) == Span(*years)


@pytest.mark.parametrize("written", ["about 1824", "c. 1824", "circa 1824", "ca 1824"])
def test_a_guess(written: str) -> None:
    assert parse_span(written) == Span(1824, 1824, is_about=True)


@pytest.mark.parametrize("written", ["", "soon", "0", "1950-1940", "44 BCE - 49 BCE", "1-2-3"])
def test_no_year(written: str) -> None:
    with pytest.raises(ValueError, match=r"year|before it begins"):
        parse_span(written)


years = st.integers(-3000, 2100).filter(bool)


@given(years, st.integers(0, 400), st.booleans())
def test_what_is_shown_can_be_read_again(first: int, length: int, is_about: bool) -> None:
    last = first + length
    span = Span(first, last if last > first and last else first, is_about)
    assert parse_span(str(span)) == span


@given(years)
def test_centuries_have_a_hundred_years(year: int) -> None:
    count = century(year)
    first = (count - 1) * 100 + 1 if count > 0 else count * 100
    assert first <= year < first + 100


def test_there_is_no_year_0() -> None:
    assert astronomical(1) - astronomical(-1) == 1
