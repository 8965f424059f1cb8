"""From answers to one score per factor."""

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given

from dashboard.mapping import Factor
from dashboard.statistics.scores import score
from tests.statistics.made_up import World, make_factor, some_examples, worlds

Answers = dict[str, float | None]


def scores(frame: pl.LazyFrame, factor: Factor) -> list[float | None]:
    return nw.from_native(frame).select(score(factor).alias("score")).collect()["score"].to_list()


def of_one(factor: Factor, answers: Answers) -> float | None:
    return scores(pl.LazyFrame([answers], schema=dict.fromkeys(factor.items, pl.Float64)), factor)[0]


@given(worlds())
@some_examples
def test_every_score_is_the_oracles(world: World) -> None:
    for factor in world.form.factors:
        expected = [row.score(factor) for row in world.rows]
        assert scores(world.frame(), factor) == [None if one is None else pytest.approx(one) for one in expected]


@pytest.mark.parametrize("items", range(1, 9))
def test_half_of_the_items_is_enough_and_one_fewer_is_not(items: int) -> None:
    factor = make_factor(items)
    needed = (items + 1) // 2
    for given_answers in range(items + 1):
        answers = {item: 4.0 if place < given_answers else None for place, item in enumerate(factor.items)}
        assert of_one(factor, answers) == (4.0 if given_answers >= needed else None)


def test_a_reversed_item_is_mirrored_on_the_factors_own_scale() -> None:
    factor = make_factor(2, scale=(0, 10), reversed=["q1"])
    assert of_one(factor, {"q0": 7, "q1": 3}) == 7
    assert of_one(factor, {"q0": 10, "q1": 10}) == 5


def test_missing_answers_leave_the_mean_of_the_others() -> None:
    assert of_one(make_factor(4), {"q0": 5, "q1": None, "q2": 2, "q3": None}) == 3.5
