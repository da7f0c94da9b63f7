from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blackout_ext.reviews.isbn import isbn10, parse_isbn


@pytest.mark.parametrize(
    ("isbn13", "expected"),
    [
        ("9781400078776", "1400078776"),
        ("9780571258093", "0571258093"),
        ("9780804429573", "080442957X"),
        ("9780306406157", "0306406152"),
        ("9791032305690", None),
    ],
)
def test_isbn10(isbn13: str, expected: str | None) -> None:
    assert isbn10(parse_isbn(isbn13)) == expected


@given(st.from_regex(r"\A978[0-9]{9}\Z"))
def test_both_check_digits_come_from_the_same_body(body: str) -> None:
    weighted = sum(int(digit) * (1, 3)[i % 2] for i, digit in enumerate(body))
    short = isbn10(parse_isbn(f"{body}{-weighted % 10}"))
    assert short is not None
    assert short[:9] == body[3:]
    values = [10 if digit == "X" else int(digit) for digit in short]
    weights = range(10, 0, -1)
    assert sum(v * weight for v, weight in zip(values, weights, strict=True)) % 11 == 0


@pytest.mark.parametrize(
    "written", ["978-1-4000-7877-6", " 978 1 4000 7877 6 ", "978\u20111\u20134000\u20137877\u20136"]
)
def test_hyphens_and_spaces_do_not_count(written: str) -> None:
    assert parse_isbn(written) == "9781400078776"


def test_ten_digits_become_thirteen() -> None:
    assert parse_isbn("1-4000-7877-6") == "9781400078776"
    assert parse_isbn("080442957x") == "9780804429573"


@pytest.mark.parametrize("digit", "012345789")
def test_wrong_check_digit(digit: str) -> None:
    with pytest.raises(ValueError, match="check digit"):
        parse_isbn(f"978140007877{digit}")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "978140007877",
        "97814000787760",
        "9771400078777",
        "978140007877X",
        "٩٧٨١٤٠٠٠٧٨٧٧٦",
    ],
)
def test_not_an_isbn(written: str) -> None:
    with pytest.raises(ValueError, match="13 digits"):
        parse_isbn(written)
