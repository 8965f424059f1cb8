"""Numbers are read as they were meant, and those that could be meant in two ways are not guessed at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.indicators.files.numbers import Convention, decimal_signs, plain


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("58", (58.0,)),
        ("58,4", (58.4,)),
        ("58.4", (58.4,)),
        ("58,4 %", (58.4,)),
        ("58.4%", (58.4,)),
        (" -3,5 ", (-3.5,)),
        ("3.667767767767767", (3.667767767767767,)),
        ("0.584", (0.584,)),
        ("1e-05", (1e-05,)),
        ("1.234", (1234.0, 1.234)),
        ("1,234", (1.234, 1234.0)),
        ("1.234,5", (1234.5,)),
        ("1,234.5", (1234.5,)),
        ("1.234.567", (1234567.0,)),
        ("1 234", (1234.0,)),
        ("1\u00a0234,5", (1234.5,)),
        ("1\u2019234.5", (1234.5,)),
        ("12 34", ()),
        ("1,23,456", ()),
        ("1.2.3", ()),
        ("ca. 58", ()),
        ("", ()),
        ("%", ()),
        ("58 % ?", ()),
        ("nan", ()),
        ("inf", ()),
        ("0x10", ()),
        ("1_000", ()),
        ("\u0663", ()),
    ],
)
def test_a_text_is_read_as_every_number_that_it_may_mean(text: str, numbers: tuple[float, ...]) -> None:
    assert Convention(None).readings(text) == numbers


def test_a_known_decimal_sign_leaves_one_meaning() -> None:
    assert Convention(",").readings("1.234") == (1234.0,)
    assert Convention(".").readings("1.234") == (1.234,)
    assert Convention(",").readings("58.4") == ()


def test_a_number_that_came_as_a_number_has_a_decimal_point() -> None:
    assert Convention(None, native=True).readings("1.234") == (1.234,)
    assert Convention(",", native=True).readings("58.4") == (58.4,)
    assert Convention(",", native=True).readings("58,4") == (58.4,)
    assert Convention(",", native=True).readings("1.234") == (1234.0, 1.234)
    assert Convention(None, native=True).readings("25.000") == (25000.0, 25.0)


@pytest.mark.parametrize(
    ("texts", "signs"),
    [
        (["58", "1.234"], set()),
        (["58,4", "1.234"], {","}),
        (["58.4", "1,234"], {"."}),
        (["0,123"], {","}),
        (["1.234.567"], {","}),
        (["58,4", "58.4"], {",", "."}),
        (["*", "ca. 3", "", "1e-05"], set()),
    ],
)
def test_a_column_shows_its_decimal_sign_only_where_nothing_else_is_possible(texts: list[str], signs: set[str]) -> None:
    assert decimal_signs(texts) == signs


@given(
    whole=st.integers(-(10**12), 10**12),
    decimals=st.integers(0, 999_999),
    decimal=st.sampled_from(",."),
    between=st.sampled_from(["", " ", "\u00a0", "'", "other"]),
    per_cent=st.sampled_from(["", "%", " %"]),
)
def test_every_way_of_writing_a_number_gives_the_number_back(
    whole: int, decimals: int, decimal: str, between: str, per_cent: str
) -> None:
    grouped = f"{whole:,}".replace(",", {",": ".", ".": ","}[decimal] if between == "other" else between)
    text = f"{grouped}{decimal}{decimals:06d}{per_cent}"
    sign = -1 if grouped.startswith("-") else 1
    assert Convention(decimal).readings(text) == (pytest.approx(whole + sign * decimals / 1e6),)
    assert plain(text) == plain(plain(text))


@given(st.text())
def test_any_text_is_a_number_or_none(text: str) -> None:
    found = Convention(None).readings(text)
    assert len(found) <= 2
    assert all(isinstance(number, float) for number in found)
