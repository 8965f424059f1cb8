"""What is said before a focus area is chosen, held against programmes whose classes are drawn anew in every round."""

import numpy as np
import pytest

from dashboard.cells import Cell, Status
from dashboard.proposals import Seen, seen
from tests.statistics.test_planning import FACTORS, UNITS, Changing, seen_alone


def said(one: Changing, shared_by: int = 1) -> Seen:
    """To each of so many units of the same size that the answers are shared by."""
    drawn = one.told(one.drawn)
    n, groups = int(drawn.n.flat[0]) // shared_by, int(drawn.groups.flat[0]) // shared_by
    found = seen(Cell(Status.SHOWN, n, 500, 480, 520, groups=groups), *spread(one), FACTORS)
    assert found is not None
    return found


def spread(one: Changing) -> tuple[int, int]:
    return one.constants.within, one.constants.between


def factors(unit: str) -> list[Changing]:
    """A form's factors: their s and t lie anywhere between the steps that they are told in."""
    chance = np.random.default_rng(7)
    return [
        Changing(*UNITS[unit], seed, within=chance.uniform(80, 100), between=chance.uniform(15, 35))
        for seed in range(FACTORS)
    ]


@pytest.mark.parametrize("unit", UNITS)
def test_the_change_that_is_said_before_choosing_is_seen_four_times_out_of_five(unit: str) -> None:
    found = [seen_alone(one.pairs(said(one).alone)) for one in factors(unit)]
    assert 0.78 <= np.mean(found) <= 0.82


def test_two_year_groups_together_see_what_was_said_to_each_four_times_out_of_five() -> None:
    found = [seen_alone(one.pairs(said(one, shared_by=2).together)) for one in factors("two classes")]
    assert 0.78 <= np.mean(found) <= 0.82
