"""Fixing what a factor's points are measured with."""

import polars as pl
import pytest
from hypothesis import given

from dashboard.mapping import Factor
from dashboard.publication.constants import completed
from dashboard.publication.sums import Sums, from_atoms
from dashboard.statistics import atoms
from dashboard.statistics.points import Constants
from tests import reference
from tests.statistics.made_up import UNITS, Row, World, make_factor, make_form, some_examples, worlds
from tests.statistics.trees import make_tree

TREE = make_tree("school . institution", *(f"{code} school child_group" for code in UNITS[1:]))


def sums_of(world: World) -> Sums:
    counted = atoms.of(world.frame(), world.form).collect("polars").to_native()
    return from_atoms(counted, world.form, TREE)


def fixed(world: World, before: dict[str, Constants] | None = None) -> dict[str, Constants]:
    return completed(world.form, sums_of(world), before or {})


def scores_by_unit(world: World, factor: Factor) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for row in world.rows:
        score = row.score(factor)
        if score is not None:
            found.setdefault(row.unit, []).append(score)
    return found


@given(worlds(most=80))
@some_examples
def test_constants_are_the_oracles(world: World) -> None:
    found = fixed(world)
    for factor in world.form.factors:
        groups = scores_by_unit(world, factor)
        everyone = [score for scores in groups.values() for score in scores]
        if len(set(everyone)) < 2:
            assert factor.key not in found
            continue
        mu, sigma = reference.constants(everyone)
        in_points = {unit: [reference.points(score, mu, sigma) for score in scores] for unit, scores in groups.items()}
        told = found[factor.key]
        assert (told.mean, told.deviation) == (pytest.approx(mu), pytest.approx(sigma))
        assert (told.within, told.between) == reference.spread({"school": in_points})


def test_constants_fixed_before_stand_whatever_the_answers_say() -> None:
    before = Constants(2.0, 0.5, 90, 15, (0, 10), turned=True)
    world = World(make_form([make_factor().model_dump()]), [Row("4a", {"q0": value}) for value in (1.0, 5.0)])
    assert fixed(world, {"wellbeing": before}) == {"wellbeing": before}


@pytest.mark.parametrize("score", [1.0, 10 / 3, 11 / 3, 2.2, 4.1, 4.6])
@pytest.mark.parametrize("persons", [30, 300, 3000])
def test_a_factor_that_everyone_answers_alike_has_no_scale(score: float, persons: int) -> None:
    """Sums of thirds and tenths leave a spread of their own, a hundred-millionth of a step; it means nothing."""
    rows = [Row(UNITS[place % 3], {"q0": score}) for place in range(persons)]
    assert fixed(World(make_form([make_factor().model_dump()]), rows)) == {}


def test_one_different_answer_in_a_whole_country_is_a_scale() -> None:
    form, country = make_form([make_factor(20).model_dump()]), 700_000
    answers = pl.LazyFrame({item: [3.0] * country for item in form.item_keys[1:]})
    answers = answers.with_columns(pl.lit("4a").alias("unit"), (3.0 + (pl.row_index() == 0)).alias(form.item_keys[0]))
    counted = atoms.of(answers, form).collect("polars").to_native()
    assert completed(form, from_atoms(counted, form, TREE), {})["wellbeing"].deviation > 0
