"""Bounds in place of the means that would tell what everyone answered."""

import numpy as np
import pytest

from dashboard.publication.cells import bounds
from dashboard.statistics.points import Constants


def bound(score: float, n: int, mean: float = 3.0, deviation: float = 1.0, turned: bool = False) -> str | None:
    constants = Constants(mean, deviation, within=95, between=20, scale=(1, 5), turned=turned)
    return bounds(np.array([score]), np.array([n]), constants)[0]


@pytest.mark.parametrize(("n", "told"), [(5, ">=660"), (20, ">=690"), (99, ">=695"), (100, ">=698"), (400, ">=699")])
def test_the_bound_is_rounded_down_so_that_it_stays_true(n: int, told: str) -> None:
    """The highest told mean is 5 - 2/n: at n = 99 that is 697.98 points, told in fives."""
    assert bound(5, n) == told


@pytest.mark.parametrize(("n", "told"), [(5, "<=340"), (20, "<=310"), (99, "<=305"), (100, "<=302")])
def test_the_bound_at_the_bottom_is_rounded_up(n: int, told: str) -> None:
    assert bound(1, n) == told


def test_where_higher_is_worse_the_best_answer_is_the_lowest() -> None:
    assert bound(1, 20, turned=True) == ">=690"
    assert bound(5, 20, turned=True) == "<=310"


def test_between_the_ends_there_is_no_bound() -> None:
    assert bound(4.5, 20) is None
    assert bound(1.5, 20, turned=True) is None


def test_a_bound_at_nought_has_no_sign() -> None:
    """The lowest told mean is 1.1 here, two points below nought."""
    assert bound(1, 20, mean=4.865, deviation=0.75) == "<=0"
