"""The low, middle and high third of the scale."""

from fractions import Fraction
from typing import Any

import narwhals as nw
import polars as pl
import pytest

from dashboard.statistics import bands
from tests import reference
from tests.statistics.made_up import SCALES, make_factor


def counts(scores: list[float], scale: tuple[float, float]) -> tuple[int, int, int]:
    factor, frame = make_factor(scale=scale), nw.from_native(pl.DataFrame({"score": scores}))
    value = nw.col("score")
    flags = frame.select(bands.is_low(factor, value).alias("low"), bands.is_high(factor, value).alias("high"))
    low, high = int(flags["low"].sum()), int(flags["high"].sum())
    return low, len(scores) - low - high, high


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("items", [1, 2, 3, 6, 7, 9])
def test_every_possible_score_is_in_the_band_of_the_oracle(scale: tuple[int, int], items: int) -> None:
    possible: list[Any] = [Fraction(total, items) for total in range(items * scale[0], items * scale[1] + 1)]
    assert [counts([float(score)], scale) for score in possible] == [reference.bands([one], scale) for one in possible]


@pytest.mark.parametrize(
    ("scale", "cuts"),
    [((1, 5), (7 / 3, 11 / 3)), ((1, 3), (5 / 3, 7 / 3)), ((0, 10), (10 / 3, 20 / 3)), ((1, 4), (2, 3))],
)
def test_a_score_on_a_cut_is_in_the_middle(scale: tuple[float, float], cuts: tuple[float, float]) -> None:
    assert bands.cuts(make_factor(scale=scale)) == pytest.approx(cuts)
    assert counts(list(cuts), scale) == (0, 2, 0)
    assert counts([cuts[0] - 0.01, cuts[1] + 0.01], scale) == (1, 0, 1)


@pytest.mark.parametrize("n", range(10, 31))
def test_shares_are_told_as_the_oracle_tells_them(n: int) -> None:
    for low in range(n + 1):
        for high in range(n + 1 - low):
            scores = [1.0] * low + [2.5] * (n - low - high) + [4.0] * high
            told = tuple(bands.share_as_text(part, n) for part in (low, n - low - high, high))
            assert told == reference.published_bands(scores, (1, 4))


@pytest.mark.parametrize(
    ("part", "n", "text"),
    [(0, 10, "<10"), (1, 11, "<10"), (1, 10, "10"), (9, 10, "90"), (10, 11, ">90"), (10, 10, ">90"), (25, 200, "13")],
)
def test_shares_near_none_and_near_all_are_told_as_just_that(part: int, n: int, text: str) -> None:
    assert bands.share_as_text(part, n) == text
