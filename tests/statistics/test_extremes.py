"""Means at the ends of the scale, which would tell what everyone answered."""

from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from dashboard.disclosure.extremes import highest_told, lowest_told, too_high, too_low
from tests import reference
from tests.statistics.made_up import SCALES

SIZES = range(5, 41)


@pytest.mark.parametrize("scale", SCALES)
def test_the_bound_itself_is_extreme_and_just_inside_is_not(scale: tuple[float, float]) -> None:
    for n in SIZES:
        top, bottom = highest_told(n, scale), lowest_told(n, scale)
        assert too_high(top, n, scale)
        assert too_low(bottom, n, scale)
        assert not too_high(top - 1e-6, n, scale)
        assert not too_low(bottom + 1e-6, n, scale)


@pytest.mark.parametrize("scale", SCALES)
def test_the_bounds_are_the_oracles(scale: tuple[float, float]) -> None:
    for n in SIZES:
        assert reference.extreme_bound(scale[1], n, scale) == (">=", pytest.approx(float(highest_told(n, scale))))
        assert reference.extreme_bound(scale[0], n, scale) == ("<=", pytest.approx(float(lowest_told(n, scale))))


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("items", [1, 2, 3, 7])
def test_every_mean_near_an_end_is_judged_as_exact_fractions_judge_it(scale: tuple[float, float], items: int) -> None:
    """Scores in thirds and sevenths, and their means, miss the fractions they stand for by the last binary digit."""
    for n, missed in product(SIZES, range(items * int(scale[1] - scale[0]))):
        away = Fraction(missed, items * n)
        assert bool(too_high(mean_of(scale[1], missed, items, n, -1), n, scale)) == is_told(scale[1] - away, n, scale)
        assert bool(too_low(mean_of(scale[0], missed, items, n, +1), n, scale)) == is_told(scale[0] + away, n, scale)


def mean_of(end: float, missed: int, items: int, n: int, direction: int) -> float:
    """Of n scores whose answers together miss the end by `missed`, summed up as the program sums them."""
    shares = [missed // n + (place < missed % n) for place in range(n)]
    return sum((end * items + direction * share) / items for share in shares) / n


def is_told(mean: Any, n: int, scale: tuple[float, float]) -> bool:
    """Whether the oracle tells only a bound of an exact fraction."""
    return reference.extreme_bound(mean, n, scale) is not None
