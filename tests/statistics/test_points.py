"""The standardised scale and the steps its figures are told in."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.points import Constants, on_first_scale, points, rounding, to_step
from tests import reference
from tests.statistics.made_up import some_examples

scores = st.floats(0, 10)
spreads = st.floats(0.01, 5)
persons = st.integers(5, 300)


def make_constants(mean: float = 3.0, deviation: float = 1.0, turned: bool = False) -> Constants:
    return Constants(mean, deviation, within=95, between=20, scale=(1, 5), turned=turned)


@given(scores, scores, spreads, st.booleans())
@some_examples
def test_points_are_the_oracles(score: float, mean: float, deviation: float, turned: bool) -> None:
    expected = reference.points(score, mean, deviation, "worse" if turned else "better")
    assert points(score, make_constants(mean, deviation, turned)) == pytest.approx(expected)


def test_the_mean_of_the_first_round_is_five_hundred_whichever_way_the_factor_points() -> None:
    for turned in (False, True):
        assert points(3, make_constants(3, 0.5, turned)) == 500


def test_where_higher_is_worse_high_scores_have_few_points() -> None:
    assert points([2, 4], make_constants(3, 1, turned=True)).tolist() == [600, 400]


@given(st.floats(-2000, 2000), persons)
@some_examples
def test_published_points_are_the_oracles(exact: float, n: int) -> None:
    assert to_step(exact, rounding(n)) == reference.published_points(exact, n)


@given(st.integers(-300, 300), st.sampled_from([1, 5]))
@some_examples
def test_halves_go_up_below_zero_too(steps: int, step: int) -> None:
    assert to_step((steps + 0.5) * step, step) == (steps + 1) * step == reference.nearest((steps + 0.5) * step, step)


def test_a_hundred_answers_carry_single_points_and_fewer_only_fives() -> None:
    assert rounding([5, 99, 100, 5000]).tolist() == [5, 5, 1, 1]
    assert to_step([503, 503], rounding([99, 100])).tolist() == [505, 503]


@pytest.mark.parametrize("later", [(1, 5), (0, 10), (1, 4), (-2, 2)])
def test_a_later_scale_is_moved_end_to_end_and_middle_to_middle(later: tuple[float, float]) -> None:
    lowest, highest = later
    moved = on_first_scale([lowest, (lowest + highest) / 2, highest], later, (1, 5))
    assert moved.tolist() == pytest.approx([1, 3, 5])


@given(st.lists(scores, min_size=1, max_size=8))
@some_examples
def test_moving_to_another_scale_and_back_changes_nothing(values: list[float]) -> None:
    there = on_first_scale(values, (0, 10), (1, 5))
    assert np.allclose(on_first_scale(there, (1, 5), (0, 10)), values)
