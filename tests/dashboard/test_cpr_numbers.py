"""Which numbers could be somebody's CPR number: those that begin with a day and a month."""

import pytest

from dashboard.logged import cleaned, holds_cpr


@pytest.mark.parametrize(
    "text",
    ["010112-1234", "3112121234", "31 12 12 1234", "610112-1234", "911212 1234", "99010112-12349", "٠١٠١١٢-١٢٣٤"],
)
def test_a_day_or_that_of_a_replacement_number_and_a_month_are_the_beginning_of_one(text: str) -> None:
    assert holds_cpr(f"Det er {text}.")


@pytest.mark.parametrize(
    "text",
    [
        "10.1111/j.1467-8624.2010.01564.x",
        "320112-1234",
        "000112-1234",
        "600112-1234",
        "920112-1234",
        "011312-1234",
        "010012-1234",
        "12345678",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert not holds_cpr(text)


def test_the_log_masks_every_number_of_that_length() -> None:
    assert cleaned("320112-1234") == "······-····"
