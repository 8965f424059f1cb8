"""What it takes to see a change: held against an implementation that integrates and counts."""

import pytest

from dashboard.cells import Cell, Status
from dashboard.mapping import Name
from dashboard.planned import (
    ANSWERS,
    BANDS,
    CHANCES,
    Plan,
    Reach,
    Spread,
    basis,
    below,
    floor,
    needed,
    of_factor,
    sizes,
)
from dashboard.planning import Errors, detectable, errors, needed_groups, power, with_endless_answers
from dashboard.profile import Participation
from dashboard.statistics.uncertainty import Basis
from tests import reference_progress_plan as reference

UNITS = [(7, 0), (20, 1), (41, 2), (150, 9), (2300, 125)]
SPREADS = [(95, 25), (85, 50), (100, 0)]
NAME = ("wellbeing", Name(da="Trivsel"), False)


def shown(n: int, groups: int) -> Cell:
    return Cell(Status.SHOWN, n, 500, 480, 520, None, groups)


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


def test_a_fall_is_seen_as_often_as_a_rise() -> None:
    assert power(-60, 20) == power(60, 20)


def test_a_change_that_is_one_of_many_is_seen_more_seldom() -> None:
    found = [power(60, Errors(20, 21), figures) for figures in (1, 2, 12, 500)]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 4


def test_a_plain_error_is_both_errors() -> None:
    assert power(60, 20, 12) == power(60, Errors(20, 20), 12)


def test_without_any_chance_every_change_is_seen() -> None:
    assert power(1, 0) == 1.0
    assert power(0, 0) == 0.0


@pytest.mark.parametrize(("s", "t"), SPREADS)
@pytest.mark.parametrize("each", [1, 9, 20])
def test_as_many_groups_are_asked_for_as_counting_finds(s: int, t: int, each: int) -> None:
    assert needed_groups(50, each, s, t) == reference.groups_needed(50, each, s, t)


@pytest.mark.parametrize("groups", [1, 2, 18])
def test_the_floor_is_where_endless_answers_end(groups: int) -> None:
    assert with_endless_answers(groups, 25) == pytest.approx(reference.floor(groups, 95, 25), abs=0.05)


@pytest.mark.parametrize("unit", UNITS)
def test_a_factor_is_planned_for_as_many_answers_again_and_for_everybodys(unit: tuple[int, int]) -> None:
    n, groups = unit
    found = of_factor(NAME, shown(*unit), Spread(95, 25), 11, Participation(n, 2 * n))
    assert found.change == pytest.approx(reference.detectable(unit, unit, 95, 25), abs=0.01)
    assert found.full == pytest.approx(reference.detectable(unit, (2 * n, groups), 95, 25), abs=0.01)
    assert found.among == pytest.approx(reference.power(found.change, unit, unit, 95, 25, 11), abs=1e-6)
    assert found.full < found.change


@pytest.mark.parametrize("participation", [Participation(), Participation(41), Participation(41, 41)])
def test_nothing_is_said_of_everybodys_answers_where_nobody_is_known_to_be_missing(
    participation: Participation,
) -> None:
    assert of_factor(NAME, shown(41, 2), Spread(95, 25), 11, participation).full is None


@pytest.mark.parametrize("status", [Status.FEW, Status.PROTECT, Status.EXTREME])
def test_of_a_hidden_figure_nothing_is_worked_out(status: Status) -> None:
    hidden = Cell(status, bound=">=640" if status is Status.EXTREME else None)
    found = of_factor(NAME, hidden, Spread(95, 25), 11, Participation(41, 52))
    assert (found.change, found.among, found.full) == (None, None, None)
    assert floor([(hidden, Spread(95, 25))]) is None
    assert below(None, [[(hidden, Spread(95, 25))]]).units == 0
    plan = Plan((found,), Participation(41, 52), sizes([Spread(95, 25)]), ())
    assert plan.shown == ()
    assert plan.like_here is None


def test_the_table_holds_every_number_of_answers_from_few_and_from_many_groups() -> None:
    spreads = [Spread(95, 25), Spread(85, 40)]
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
    found = needed([Spread(95, 25), Spread(85, 40)], [shown(60, 3), shown(40, 2), Cell(Status.FEW)])
    assert {one.per_group for one in found} == {20}
    for one in found:
        groups = [reference.groups_needed(one.aim, 20, s, t) for s, t in ((95, 25), (85, 40))]
        assert one.groups == Reach(min(groups), max(groups))
        assert one.answers == Reach(20 * min(groups), 20 * max(groups))


def test_where_every_figure_is_hidden_the_groups_are_taken_to_be_ordinary() -> None:
    assert {one.per_group for one in needed([Spread(95, 25)], [Cell(Status.FEW)])} == {20}


@pytest.mark.parametrize(("unit", "like"), [((41, 2), (50, 2)), ((20, 0), (20, 1)), ((110, 8), (100, 9))])
def test_the_row_that_is_like_the_unit_is_marked(unit: tuple[int, int], like: tuple[int, int]) -> None:
    spread = Spread(95, 25)
    factor = of_factor(NAME, shown(*unit), spread, 1, Participation())
    found = Plan((factor,), Participation(), sizes([spread]), ()).like_here
    assert found is not None
    assert (found.answers, found.groups) == like


@pytest.mark.parametrize("unit", [(5, 1), (100, 40), (9000, 400)])
def test_no_row_is_marked_for_a_unit_that_is_like_none_of_them(unit: tuple[int, int]) -> None:
    factor = of_factor(NAME, shown(*unit), Spread(95, 25), 1, Participation())
    assert Plan((factor,), Participation(), sizes([Spread(95, 25)]), ()).like_here is None


def test_units_below_are_counted_by_size_as_the_oracle_counts_them() -> None:
    spreads = [Spread(95, 10), Spread(85, 40)]
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
    unit = [(shown(3000, 250), Spread(95, 10)), (Cell(Status.PROTECT), Spread(95, 90))]
    found = below(None, [unit])
    assert (found.figures, found.small, found.large) == (1, 1, 1)
    assert found.bands[0].large == (1, 1)


def test_a_basis_without_groups_is_drawn_anew_as_one() -> None:
    assert basis(shown(20, 0)).drawn == 1
