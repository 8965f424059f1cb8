"""What a unit can see in its next round: held against an implementation that integrates and counts."""

import pytest

from dashboard.cells import Cell, Status
from dashboard.mapping import Name
from dashboard.planning import (
    ANSWERS,
    BANDS,
    CHANCES,
    Deviations,
    Plan,
    Reach,
    basis,
    below,
    floor,
    needed,
    of_factor,
    sizes,
)
from dashboard.profile import Participation
from tests import reference_progress_plan as reference

UNITS = [(7, 0), (20, 1), (41, 2), (150, 9), (2300, 125)]
SPREADS = [(95, 25), (85, 50), (100, 0)]
NAME = ("wellbeing", Name(da="Trivsel"), False)


def shown(n: int, groups: int) -> Cell:
    return Cell(Status.SHOWN, n, 500, 480, 520, None, groups)


@pytest.mark.parametrize("unit", UNITS)
def test_a_factor_is_planned_for_as_many_answers_again_and_for_everybodys(unit: tuple[int, int]) -> None:
    n, groups = unit
    found = of_factor(NAME, shown(*unit), Deviations(95, 25), 11, Participation(n, 2 * n))
    assert found.change == pytest.approx(reference.detectable(unit, unit, 95, 25), abs=0.01)
    assert found.full == pytest.approx(reference.detectable(unit, (2 * n, groups), 95, 25), abs=0.01)
    assert found.among == pytest.approx(reference.power(found.change, unit, unit, 95, 25, 11), abs=1e-6)
    assert found.full < found.change


@pytest.mark.parametrize("participation", [Participation(), Participation(41), Participation(41, 41)])
def test_nothing_is_said_of_everybodys_answers_where_nobody_is_known_to_be_missing(
    participation: Participation,
) -> None:
    assert of_factor(NAME, shown(41, 2), Deviations(95, 25), 11, participation).full is None


@pytest.mark.parametrize("status", [Status.FEW, Status.PROTECT, Status.EXTREME])
def test_of_a_hidden_figure_nothing_is_worked_out(status: Status) -> None:
    hidden = Cell(status, bound=">=640" if status is Status.EXTREME else None)
    found = of_factor(NAME, hidden, Deviations(95, 25), 11, Participation(41, 52))
    assert (found.change, found.among, found.full) == (None, None, None)
    assert floor([(hidden, Deviations(95, 25))]) is None
    assert below(None, [[(hidden, Deviations(95, 25))]]).units == 0
    plan = Plan((found,), Participation(41, 52), sizes([Deviations(95, 25)]), ())
    assert plan.shown == ()
    assert plan.chances == ()


def test_the_table_holds_every_number_of_answers_from_few_and_from_many_groups() -> None:
    spreads = [Deviations(95, 25), Deviations(85, 40)]
    found = sizes(spreads)
    assert {one.answers for one in found} == set(ANSWERS)
    assert all(1 <= one.groups <= one.answers for one in found)
    for one in found:
        pairs = [(one.answers, one.groups)] * 2
        changes = [reference.detectable(*pairs, of.within, of.between) for of in spreads]
        assert (one.change.lowest, one.change.highest) == pytest.approx((min(changes), max(changes)), abs=0.01)
        for change, reach in zip(CHANCES, one.chances, strict=True):
            chances = [reference.power(change, *pairs, of.within, of.between) for of in spreads]
            assert (reach.lowest, reach.highest) == pytest.approx((min(chances), max(chances)), abs=1e-6)


def test_without_factors_there_is_no_table() -> None:
    assert sizes([]) == needed([], []) == ()


def test_what_is_needed_supposes_groups_as_large_as_here() -> None:
    found = needed([Deviations(95, 25), Deviations(85, 40)], [shown(60, 3), shown(40, 2), Cell(Status.FEW)])
    assert {one.per_group for one in found} == {20}
    for one in found:
        groups = [reference.groups_needed(one.aim, 20, s, t) for s, t in ((95, 25), (85, 40))]
        assert one.groups == Reach(min(groups), max(groups))
        assert one.answers == Reach(20 * min(groups), 20 * max(groups))


def test_where_every_figure_is_hidden_the_groups_are_taken_to_be_ordinary() -> None:
    assert {one.per_group for one in needed([Deviations(95, 25)], [Cell(Status.FEW)])} == {20}


def test_the_chances_here_reach_over_the_factors_as_the_oracle_finds_them() -> None:
    spreads, units = (Deviations(95, 25), Deviations(85, 40)), ((41, 2), (20, 0))
    factors = [of_factor(NAME, shown(*unit), of, 2, Participation()) for unit, of in zip(units, spreads, strict=True)]
    found = Plan((*factors, of_factor(NAME, Cell(Status.FEW), spreads[0], 2, Participation())), Participation(), (), ())
    for points, chance in zip(CHANCES, found.chances, strict=True):
        each = [
            reference.power(points, unit, unit, of.within, of.between) for unit, of in zip(units, spreads, strict=True)
        ]
        assert (chance.lowest, chance.highest) == pytest.approx((min(each), max(each)), abs=1e-4)


def test_units_below_are_counted_by_size_as_the_oracle_counts_them() -> None:
    spreads = [Deviations(95, 10), Deviations(85, 40)]
    figures = [(18, 1), (19, 2), (60, 3), (99, 12), (150, 9), (240, 20), (3000, 250)]
    units = [[(shown(*one), spread) for spread in spreads] for one in figures]
    found = below(None, [*units, [(Cell(Status.FEW), spreads[0])], []])
    assert (found.units, found.silent, found.figures) == (len(figures), 2, 2 * len(figures))
    for band in found.bands:
        inside = [one for one in figures if band.least <= one[0] <= (band.most or 10**9)]
        assert band.units == len(inside)
        for aim, told in ((20, band.small), (50, band.large)):
            changes = [[reference.detectable(one, one, of.within, of.between) for of in spreads] for one in inside]
            assert told == (sum(min(one) <= aim for one in changes), sum(max(one) <= aim for one in changes))
    assert sum(band.units for band in found.bands) == len(figures)
    assert [band.least for band in found.bands] == sorted(band.least for band in found.bands)
    assert {band.least for band in found.bands} <= set(BANDS)
    together = [
        any(reference.detectable(one, one, of.within, of.between, 2 * len(figures)) <= 50 for of in spreads)
        for one in figures
    ]
    assert found.together == sum(together)


def test_a_hidden_figure_beside_a_shown_one_is_left_out_of_the_counts() -> None:
    unit = [(shown(3000, 250), Deviations(95, 10)), (Cell(Status.PROTECT), Deviations(95, 90))]
    found = below(None, [unit])
    assert (found.figures, found.small, found.large) == (1, 1, 1)
    assert found.bands[0].large == (1, 1)


def test_a_basis_without_groups_is_drawn_anew_as_one() -> None:
    assert basis(shown(20, 0)).drawn == 1
