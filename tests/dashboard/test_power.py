"""What it takes to see a change: held against an implementation that integrates and counts."""

import pytest

from dashboard.statistics.power import Errors, detectable, errors, needed_groups, power, with_endless_answers
from dashboard.statistics.uncertainty import Basis
from tests import reference as contract
from tests import reference_progress_plan as reference

UNITS = [(7, 0), (20, 1), (41, 2), (150, 9), (2300, 125)]
SPREADS = [(95, 25), (85, 50), (100, 0)]
ERRORS = Errors(20, 21)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(("s", "t"), SPREADS)
@pytest.mark.parametrize("figures", [1, 11, 140])
def test_power_and_the_detectable_change_are_those_of_the_oracle(
    unit: tuple[int, int], s: int, t: int, figures: int
) -> None:
    now = Basis(*unit)
    error = errors(now, now, s, t)
    for change in (0, 20, 60, 150):
        assert power(change, error, figures) == pytest.approx(
            reference.power(change, unit, unit, s, t, figures), abs=1e-6
        )
    assert detectable(error, figures) == pytest.approx(reference.detectable(unit, unit, s, t, figures), abs=0.01)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(("s", "t"), SPREADS)
def test_it_is_the_contracts_figure_and_what_the_stricter_verdict_adds(unit: tuple[int, int], s: int, t: int) -> None:
    now = Basis(*unit)
    error = errors(now, now, s, t)
    plain = reference.error(unit, unit, s, t)
    assert detectable(Errors(plain, plain)) == pytest.approx(contract.detectable_change(plain))
    added = 1.96 * (reference.error(unit, unit, s + 2.5, t + 2.5) - plain)
    assert added > 0
    assert detectable(error) == pytest.approx(contract.detectable_change(plain) + added)


def test_a_fall_is_seen_as_often_as_a_rise() -> None:
    assert power(-60, ERRORS) == power(60, ERRORS)


def test_a_change_that_is_one_of_many_is_seen_more_seldom() -> None:
    found = [power(60, ERRORS, figures) for figures in (1, 2, 12, 500)]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 4


def test_without_any_chance_every_change_is_seen() -> None:
    assert power(1, Errors(0, 0)) == 1.0
    assert power(0, Errors(0, 0)) == 0.0


@pytest.mark.parametrize(("s", "t"), SPREADS)
@pytest.mark.parametrize("each", [1, 9, 20])
def test_as_many_groups_are_asked_for_as_counting_finds(s: int, t: int, each: int) -> None:
    assert needed_groups(50, each, s, t) == reference.groups_needed(50, each, s, t)


@pytest.mark.parametrize("groups", [1, 2, 18])
def test_the_floor_is_where_endless_answers_end(groups: int) -> None:
    assert with_endless_answers(groups, 25) == pytest.approx(reference.floor(groups, 95, 25), abs=0.05)
