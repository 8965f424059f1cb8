"""Whether the items of a factor measure one thing."""

import pandas as pd
import polars as pl
import pytest
from hypothesis import given

from dashboard.mapping import Factor
from dashboard.statistics.reliability import alpha, published
from tests import reference
from tests.statistics.made_up import World, make_factor, some_examples, worlds


def complete(world: World, factor: Factor) -> pd.DataFrame:
    """The answers of those who answered every item, turned."""

    def turned(item: str, answer: float | None) -> float | None:
        return reference.turned(answer, factor.scale) if answer is not None and item in factor.reversed else answer

    rows = [{item: turned(item, row.answers[item]) for item in factor.items} for row in world.rows]
    return pd.DataFrame(rows, columns=factor.items, dtype=float).dropna()


@given(worlds())
@some_examples
def test_alpha_is_the_oracles(world: World) -> None:
    for factor in world.form.factors:
        answers, found = complete(world, factor), alpha(world.frame(), factor)
        if len(factor.items) < 2 or len(answers) < 2 or answers.sum(axis="columns").var() == 0:
            assert found is None
        else:
            assert found == pytest.approx(reference.cronbach_alpha(answers))


def test_items_that_say_the_same_are_wholly_reliable_once_they_are_turned() -> None:
    factor = make_factor(2, reversed=["q1"])
    assert alpha(pl.LazyFrame({"q0": [1.0, 2.0, 5.0], "q1": [5.0, 4.0, 1.0]}), factor) == pytest.approx(1)


@pytest.mark.parametrize("answers", [[], [[3.0, 4.0]], [[3.0, 3.0], [3.0, 3.0]]])
def test_there_is_no_alpha_where_nothing_varies(answers: list[list[float]]) -> None:
    frame = pl.LazyFrame(answers, schema={"q0": pl.Float64, "q1": pl.Float64}, orient="row")
    assert alpha(frame, make_factor(2)) is None


def test_one_item_has_no_alpha() -> None:
    assert alpha(pl.LazyFrame({"q0": [1.0, 2.0, 3.0]}), make_factor(1)) is None


@pytest.mark.parametrize(
    ("exact", "told"),
    [(0.868, 0.85), (0.831, 0.8), (0.62, 0.6), (0.7, 0.7), (0.699, 0.65), (-0.31, -0.35), (None, None)],
)
def test_published_alpha_is_told_in_steps_that_no_single_answer_moves(exact: float | None, told: float | None) -> None:
    assert published(exact) == told
