"""How far groups lie apart on an indicator, and whether they have come closer."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.indicators.catalogue import Break
from dashboard.indicators.gap import Gaps, Movement, gaps
from dashboard.indicators.panel import Why
from dashboard.indicators.uncertainty import interval
from dashboard.indicators.values import Value
from dashboard.statistics.verdicts import Verdict
from tests.dashboard.indicator_rows import SHARE, WORDS, value
from tests.statistics.made_up import some_examples

POOR = replace(SHARE, higher_is_better=False)
SHORT, MEDIUM, LONG = "education=short", "education=medium", "education=long"


def rows(year: int, n: int | None = 400, **shares: float | None) -> list[Value]:
    """By the parents' education: short, medium, long."""
    return [value(POOR, year, share, n, group=f"education={key}") for key, share in shares.items()]


def only(found: list[Value]) -> Gaps:
    (one,) = gaps(POOR, found)
    return one


def test_groups_are_told_in_the_order_of_the_catalogue_and_each_pair_once() -> None:
    found = only(rows(2018, long=5, short=20, medium=12))
    assert list(found.groups) == [SHORT, MEDIUM, LONG]
    assert [(one.one, one.other) for one in found.gaps] == [(SHORT, MEDIUM), (SHORT, LONG), (MEDIUM, LONG)]
    assert found.outer == found.gaps[1]


def test_a_clear_gap_says_which_group_has_the_better_results() -> None:
    outer = only(rows(2018, short=20, long=5)).outer
    assert outer is not None
    assert (outer.between.difference, outer.between.verdict) == (15, Verdict.WORSE)  # more poor results


def test_a_gap_between_few_cannot_be_told_from_chance() -> None:
    outer = only(rows(2018, n=20, short=20, long=5)).outer
    assert outer is not None
    assert (outer.between.verdict, outer.between.why) == (Verdict.CHANCE, Why.CHANCE)


def test_a_gap_between_groups_of_unknown_size_is_told_but_not_judged() -> None:
    outer = only(rows(2018, n=None, short=20, long=5)).outer
    assert outer is not None
    assert (outer.between.verdict, outer.between.why) == (None, Why.UNKNOWN_N)


def test_a_hidden_group_is_in_no_gap() -> None:
    found = only(rows(2018, short=None, medium=12, long=5))
    assert [(one.one, one.other) for one in found.gaps] == [(MEDIUM, LONG)]
    assert found.outer is None
    assert found.moved is None


def test_the_newest_year_with_two_groups_is_told() -> None:
    assert only([*rows(2017, short=20, long=5), *rows(2018, short=20, long=None)]).school_year == 2017


def test_where_only_one_group_has_values_there_are_no_gaps() -> None:
    assert gaps(POOR, rows(2018, short=20)) == ()


def test_where_no_two_groups_are_shown_there_is_no_year() -> None:
    found = only(rows(2018, short=None, long=5))
    assert (found.school_year, found.gaps) == (None, ())


def test_nothing_is_judged_by_what_is_no_result() -> None:
    assert gaps(replace(POOR, background=True), rows(2018, short=20, long=5)) == ()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ((12, 8), Movement.CLOSER),
        ((45, 5), Movement.FARTHER),
        ((5, 25), Movement.TURNED),
        ((9, 12), Movement.CLOSER),  # the other way round, but not clearly
        ((24, 6), Movement.CHANCE),
    ],
)
def test_a_gap_comes_closer_grows_or_turns_only_where_chance_is_ruled_out(
    now: tuple[float, float], expected: Movement
) -> None:
    found = only([*rows(2014, n=900, short=28, long=6), *rows(2018, n=900, short=now[0], long=now[1])])
    assert found.moved is not None
    assert (found.moved.movement, found.moved.since) == (expected, 2014)


def test_groups_have_not_changed_places_where_neither_gap_is_clear() -> None:
    """6 percentage points one way and 8 the other: what has moved is clear, which lay higher is not."""
    found = only([*rows(2014, n=800, short=66, long=72), *rows(2018, n=800, short=73, long=65)])
    assert found.outer is not None
    assert found.outer.between.verdict is Verdict.CHANCE
    assert found.moved is not None
    assert found.moved.low > 0
    assert found.moved.movement is Movement.TOWARDS


@given(st.tuples(*[st.integers(0, 100)] * 4), st.integers(50, 3000))
@some_examples
def test_what_is_said_of_a_gap_that_moved_holds_of_the_distances_shown(shares: tuple[int, ...], n: int) -> None:
    found = only([*rows(2014, n=n, short=shares[0], long=shares[1]), *rows(2018, n=n, short=shares[2], long=shares[3])])
    then, now = shares[0] - shares[1], shares[2] - shares[3]
    assert found.moved is not None
    told = found.moved.movement
    assert told is not Movement.CLOSER or abs(now) < abs(then)
    assert told is not Movement.FARTHER or abs(now) > abs(then)
    assert told is not Movement.TURNED or now * then < 0


def test_a_gap_is_not_followed_across_a_break() -> None:
    broken = replace(POOR, breaks=(Break(2018, WORDS),))
    (found,) = gaps(broken, [*rows(2014, short=28, long=6), *rows(2018, short=8, long=6)])
    assert found.outer is not None
    assert found.moved is None


percents = st.tuples(*[st.integers(0, 100)] * 4)


@given(percents, st.integers(5, 900))
@some_examples
def test_the_interval_of_a_gap_that_moved_is_made_of_all_four_values_own(shares: tuple[int, ...], n: int) -> None:
    found = only([*rows(2014, n=n, short=shares[0], long=shares[1]), *rows(2018, n=n, short=shares[2], long=shares[3])])
    limits = [interval(POOR, value(POOR, 2018, share, n)) for share in shares]
    below = [share - limit[0] for share, limit in zip(shares, limits, strict=True) if limit]
    above = [limit[1] - share for share, limit in zip(shares, limits, strict=True) if limit]
    moved = (shares[2] - shares[3]) - (shares[0] - shares[1])
    down = math.sqrt(above[0] ** 2 + below[1] ** 2 + below[2] ** 2 + above[3] ** 2)
    up = math.sqrt(below[0] ** 2 + above[1] ** 2 + above[2] ** 2 + below[3] ** 2)
    assert found.moved is not None
    assert found.moved.difference == moved
    assert (found.moved.low, found.moved.high) == pytest.approx((moved - down, moved + up))
    assert (found.moved.movement is Movement.CHANCE) == (moved - down <= 0 <= moved + up)
