"""What the units below one tell together: the oracle's figures, and dots outside the limits as rare as is said."""

import math
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.cells import Cell, Status
from dashboard.comparison import Pair, against_round
from dashboard.mapping import Name
from dashboard.profile import UnitLink
from dashboard.spread import Apart, Below, Measure, Spread, Topic, apart, groups_apart
from tests import reference_progress_spread as oracle
from tests.reference import Side
from tests.statistics.made_up import some_examples
from tests.statistics.simulation import Figures, Programme

S, T = 95, 30
TOPIC = Topic("wellbeing", Name(da="Trivsel"), turned=False, is_comparable=True, within=S, between=T)
cells = st.builds(
    lambda n, groups, points: Cell(Status.SHOWN, n, points, points - 20, points + 20, groups=groups),
    st.integers(5, 600),
    st.integers(0, 30),
    st.integers(350, 650),
)
levels = st.lists(cells, min_size=5, max_size=10)
changes = st.lists(st.tuples(cells, cells), min_size=5, max_size=10)


def link(number: int, kind: str = "institution") -> UnitLink:
    return UnitLink(number, kind, f"Skole {number}", type="school")


def below(told: list[Cell], kind: str = "institution") -> list[Below]:
    return [Below(link(number, kind), cell) for number, cell in enumerate(told, 1)]


def moved(told: list[tuple[Cell, Cell]]) -> list[Below]:
    """Before and now."""
    return [Below(link(number), now, before) for number, (before, now) in enumerate(told, 1)]


def cell(points: int, n: int = 200, groups: int = 10) -> Cell:
    return Cell(Status.SHOWN, n, points, points - 20, points + 20, groups=groups)


def got(told: list[Below], topic: Topic = TOPIC) -> Apart:
    found = apart(told, topic)
    assert found is not None
    return found


def side(one: Cell) -> Side:
    assert one.n
    return Side(one.n, one.groups or 0)


# Every figure


def expect_the_oracles(
    found: Apart, values: list[float], own: list[float], largest: list[float], rounds: int = 1
) -> None:
    between = oracle.paule_mandel(values, own)
    centre = oracle.centre(values, own, between)
    assert found.between.variance == pytest.approx(between, rel=1e-6, abs=1e-6)
    assert found.between.centre == pytest.approx(centre)
    assert found.shares.value == pytest.approx(oracle.share(between, own), abs=1e-6)
    careful = oracle.shrunken(values, own, between)
    assert [one.careful for one in found.places] == pytest.approx(careful, abs=0.5 + 1e-3)
    assert [one.worth for one in found.places] == pytest.approx([rounds * (S + 2.5) ** 2 / one for one in largest])
    far = [abs(value - centre) / math.sqrt(one) for value, one in zip(values, largest, strict=True)]
    assert [one.is_outside for one in found.places] == [distance > 3.09 for distance in far]


@given(levels)
@some_examples
def test_levels_are_the_oracles(told: list[Cell]) -> None:
    own = [oracle.level_variance(side(one), S, T) for one in told]
    largest = [oracle.level_variance(side(one), S + 2.5, T + 2.5) for one in told]
    found = got(below(told))
    expect_the_oracles(found, [float(one.points or 0) for one in told], own, largest)
    assert [(one.low, one.high) for one in found.places] == [(one.low, one.high) for one in told], "as published"


@given(changes)
@some_examples
def test_changes_are_the_oracles(told: list[tuple[Cell, Cell]]) -> None:
    own = [oracle.change_variance(side(now), side(before), S, T) for before, now in told]
    largest = [oracle.change_variance(side(now), side(before), S + 2.5, T + 2.5) for before, now in told]
    found = got(moved(told))
    values = [float((now.points or 0) - (before.points or 0)) for before, now in told]
    expect_the_oracles(found, values, own, largest, rounds=2)
    elsewhere = against_round({place: Pair(now, before, S, T) for place, (before, now) in enumerate(told)})
    assert [(one.low, one.high) for one in found.places] == [(one.low, one.high) for one in elsewhere.values()]
    assert [one.rests_on for one in found.places] == [(before.n, now.n) for before, now in told]


@given(levels)
@some_examples
def test_intervals_hold_what_they_are_about(told: list[Cell]) -> None:
    found = got(below(told))
    assert 0 <= found.shares.low <= found.shares.value <= found.shares.high <= 1
    for one in found.places:
        assert one.careful_low <= one.careful <= one.careful_high
        assert (one.careful - one.value) * (one.careful - found.between.centre) <= 1, "to within rounding"
        assert 0 < one.worth <= sum(one.rests_on), "a figure is worth no more answers than were given"


@given(levels, st.randoms(use_true_random=False))
@some_examples
def test_the_order_of_the_units_makes_no_difference(told: list[Cell], random: Random) -> None:
    units = below(told)
    once, again = got(units), got(random.sample(units, len(units)))
    assert again.between.variance == pytest.approx(once.between.variance, abs=1e-6)
    outside = [{one.unit.unit for one in found.places if one.is_outside} for found in (once, again)]
    assert outside[0] == outside[1]


# Who is in it


def test_fewer_than_five_units_tell_nothing_together() -> None:
    assert apart(below([cell(500)] * 4), TOPIC) is None
    assert apart(below([cell(500)] * 5), TOPIC) is not None


def told(units: list[Below], whole: Below | None = None) -> Spread:
    nothing = Spread("institution", ("institution",), Measure.LEVEL, (TOPIC,), TOPIC)
    return nothing.told(units, whole)


HIDDEN = [
    Cell(Status.FEW),
    Cell(Status.PROTECT),
    Cell(Status.EXTREME, bound=">=590"),
]


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda one: one.status)
def test_a_hidden_figure_takes_no_part_and_is_counted(hidden: Cell) -> None:
    shown = below([cell(470), cell(480), cell(500), cell(520), cell(530)])
    units = [*shown, Below(link(9), hidden)]
    found = told(units, Below(link(1, "municipality"), hidden))
    assert found.apart == got(shown)
    assert found.untold == 1
    assert found.whole is None
    assert told(units[1:]).apart is None, "with four shown it tells nothing at all"


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda one: one.status)
def test_a_change_takes_two_shown_figures(hidden: Cell) -> None:
    units = [*moved([(cell(500), cell(510))] * 5), Below(link(8), hidden, cell(500)), Below(link(9), cell(500), hidden)]
    found = told(units, Below(link(1), cell(505), cell(500)))
    assert found.untold == 2
    assert found.apart is not None
    assert [one.unit.unit for one in found.apart.places] == [1, 2, 3, 4, 5]
    assert found.whole == 5


# What is said of it


def test_clear_is_only_what_is_clear_in_the_figures_told() -> None:
    apart_for_sure = got(below([cell(400), cell(450), cell(500), cell(550), cell(600), cell(430)]))
    assert apart_for_sure.is_clear
    assert not got(below([cell(495), cell(500), cell(505), cell(500), cell(500)])).is_clear
    hardly = replace(apart_for_sure, shares=replace(apart_for_sure.shares, low=0.004))
    assert not hardly.is_clear, "it would be told as from 0 %"
    near = replace(apart_for_sure, between=replace(apart_for_sure.between, low=0.2))
    assert not near.is_clear, "it would be told as from 0 points"


def test_groups_are_said_to_differ_more_only_where_they_surely_do() -> None:
    alike = below([cell(500 + place % 2, n=4000, groups=200) for place in range(30)])
    found = got(alike)
    assert 2 * math.sqrt(found.between.high) < T - 2.5
    assert groups_apart(found, alike, TOPIC) == T
    assert groups_apart(found, alike, replace(TOPIC, between=0)) is None
    assert groups_apart(None, alike, TOPIC) is None
    close = replace(found, between=replace(found.between, high=20**2))
    assert groups_apart(close, alike, TOPIC) is None, "t may itself be less than it is told"
    far = below([cell(400 + 20 * place, n=4000, groups=200) for place in range(10)])
    assert groups_apart(got(far), far, TOPIC) is None
    attached = below([cell(500, n=4000, groups=0)] * 10)
    assert groups_apart(got(attached), attached, TOPIC) is None, "no groups are inside them"
    teams = below([cell(500, n=4000, groups=200)] * 10, "team")
    assert groups_apart(got(teams), teams, TOPIC) is None, "t is about groups of an institution"


def test_a_change_says_nothing_of_a_factor_that_was_asked_in_another_way() -> None:
    broken = replace(TOPIC, is_comparable=False)
    level = Spread("institution", ("institution",), Measure.LEVEL, (broken,), broken)
    assert not level.is_broken
    assert replace(level, measure=Measure.CHANGE).is_broken
    assert not replace(level, measure=Measure.CHANGE, topic=TOPIC).is_broken


def test_answers_that_are_all_alike_still_make_a_funnel() -> None:
    """s and t are told as 0, and may be up to 2.5 points."""
    found = got(below([cell(500)] * 6), replace(TOPIC, within=0, between=0))
    assert all(0 < one.worth < math.inf and not one.is_outside for one in found.places)


# Chance alone


def test_equal_institutions_lie_outside_the_outer_limit_as_rarely_as_is_said() -> None:
    """Two in a thousand, with classes drawn anew each round; s and t are estimated and rounded as in production."""
    outside, number = 0, 0
    for seed in range(6):
        programme = Programme(95, 30, institutions=40, differ=0, seed=seed, smallest=8, largest=26)
        rounds = programme.of_institutions(programme.drawn(40))
        for now, before in zip(_rounds(rounds), [None, *_rounds(rounds)], strict=False):
            topic = _topic(programme)
            for units in (below(now), moved(list(zip(before, now, strict=True))) if before else []):
                found = apart(units, topic)
                outside += sum(one.is_outside for one in found.places) if found else 0
                number += len(found.places) if found else 0
    expected = 0.002 * number
    assert number > 15_000
    assert outside <= expected + 2.33 * math.sqrt(expected)


def test_institutions_that_are_equal_are_seldom_said_to_differ() -> None:
    """The interval leaves nothing out in 39 of 40 rounds."""
    clear = []
    for seed in range(5):
        programme = Programme(95, 30, institutions=15, differ=0, seed=seed)
        rounds = _rounds(programme.of_institutions(programme.drawn(100)))
        clear += [got(below(one), _topic(programme)).is_clear for one in rounds]
    assert np.mean(clear) <= 0.025 + 2.33 * math.sqrt(0.025 * 0.975 / len(clear))


def _topic(programme: Programme) -> Topic:
    return replace(TOPIC, within=programme.constants.within, between=programme.constants.between)


def _rounds(figures: Figures) -> list[list[Cell]]:
    return [figures.of_rounds(slice(number, number + 1)).cells() for number in range(len(figures.n))]
